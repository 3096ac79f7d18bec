"""Networks of torchvision as backbones, against torchvision's own modules; small ones of their kind, in float64."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torchvision import models
from torchvision.models.convnext import CNBlockConfig, ConvNeXt
from torchvision.models.resnet import BasicBlock, ResNet
from torchvision.models.vision_transformer import VisionTransformer

from workbench.config import NetConfig
from workbench.nets import build_net, preprocessing_for, pretrained
from workbench.nets.backbone import Backbone
from workbench.sections.net import PRETRAINED

TASKS, IMAGES, SIZE = 2, 3, 32
SMALL: dict[str, Callable[[], nn.Module]] = {
    "resnet18": lambda: ResNet(BasicBlock, [1, 1, 1, 1]),
    "mobilenet_v3_small": models.mobilenet_v3_small,
    "convnext_tiny": lambda: ConvNeXt([CNBlockConfig(8, 16, 1), CNBlockConfig(16, None, 1)], 0.5),
    "vit_b_16": lambda: VisionTransformer(SIZE, 16, num_layers=2, num_heads=2, hidden_dim=8, mlp_dim=16),
}
WIDTHS = {"resnet18": 512, "mobilenet_v3_small": 576, "convnext_tiny": 16, "vit_b_16": 8}
EXACT = {"rtol": 1e-10, "atol": 1e-10}


@pytest.fixture(params=PRETRAINED)
def net(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Backbone:
    """A backbone around a small network of each kind, whose batch-norm has learned something."""
    monkeypatch.setattr(models, "get_model", lambda name, weights, **size: SMALL[name]())
    monkeypatch.setattr(pretrained, "FEATURES", WIDTHS)
    return new_net(request.param)


def new_net(backbone: str, colour: str = "auto", dropout: float = 0.0) -> Backbone:
    torch.manual_seed(0)
    config = NetConfig(backbone=backbone, image_size=SIZE, colour=colour, dropout=dropout)
    made = build_net(config, preprocessing_for(config)).double()
    for module in made.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.running_mean, std=0.1)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    return made


def stock(made: Backbone, values: dict[str, Tensor] | None = None) -> nn.Module:
    """torchvision's module with the backbone's weights, or with other ``values``, and no head; in evaluation mode."""
    body = SMALL[made.backbone]().double().eval()
    *path, last = pretrained.HEADS[made.backbone].split(".")
    setattr(body.get_submodule(".".join(path)), last, nn.Identity())
    state = made.body.state_dict()
    body.load_state_dict({**state, **{name.removeprefix("body."): each for name, each in (values or {}).items()}})
    return body


def pictures(channels: int = 3) -> Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.rand(TASKS, IMAGES, channels, SIZE, SIZE, generator=generator, dtype=torch.float64) * 255


def as_imagenet(x: Tensor) -> Tensor:
    mean, std = (x.new_tensor(each)[:, None, None] for each in ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))
    return (x / 255 - mean) / std


def own_weights(made: Backbone) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(2)
    return {
        name: (p + 0.01 * torch.randn(TASKS, *p.shape, generator=generator, dtype=p.dtype)).detach().requires_grad_()
        for name, p in made.adaptable().items()
    }


@pytest.mark.parametrize("mode", [True, False], ids=["training", "in use"])
def test_shared_features_are_those_of_torchvision(net: Backbone, mode: bool) -> None:
    x = pictures()
    features, statistics = net.train(mode).features(x)
    expected = stock(net)(as_imagenet(x).flatten(0, 1))
    assert statistics == net.running_statistics(TASKS) == ()
    torch.testing.assert_close(features.flatten(0, 1), expected, **EXACT)
    torch.testing.assert_close(net(x[0]), features[0], **EXACT)


def test_features_and_derivatives_with_weights_per_task_are_those_of_torchvision(net: Backbone) -> None:
    x, weights = pictures(), own_weights(net)
    features, _ = net.features(x, weights)
    ours = _derivatives(features, list(weights.values()))
    for t in range(TASKS):
        body = stock(net, {name: each[t] for name, each in weights.items()})
        torch.testing.assert_close(features[t], body(as_imagenet(x[t])), **EXACT)
        with sdpa_kernel(SDPBackend.MATH):
            alone = _twice_differentiable(body)(as_imagenet(x[t]))
        for a, b in zip(ours, _derivatives(alone, list(body.parameters())), strict=True):
            assert (a[t] - b).abs().max() <= 1e-10 * b.abs().max()


def _twice_differentiable(body: nn.Module) -> nn.Module:
    """With the hard sigmoid, of which torch knows no second derivative, written out."""
    for module in body.modules():
        if isinstance(module, nn.Hardsigmoid):
            module.forward = lambda x: (x + 3).clamp(0, 6) / 6  # type: ignore[method-assign]
    return body


def _derivatives(features: Tensor, sources: list[Tensor]) -> list[Tensor]:
    first = torch.autograd.grad(features.square().sum(), sources, create_graph=True)
    norm = torch.stack([each.square().sum() for each in first]).sum()
    return [*first, *torch.autograd.grad(norm, sources, retain_graph=True)]


def test_a_frozen_copy_answers_for_its_task_and_leaves_the_network(net: Backbone) -> None:
    x, weights = pictures(), own_weights(net)
    before = {name: value.clone() for name, value in net.state_dict().items()}
    features, statistics = net.features(x, weights)
    torch.testing.assert_close(net.frozen(1, weights, statistics)(x[1]), features[1], **EXACT)
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())


def test_a_fixed_one_takes_its_features_again(net: Backbone) -> None:
    features, _ = net.features(pictures())
    net.fix()
    assert torch.equal(net.features(features[..., None, None])[0], features)
    assert net.adaptable() == {}


def test_grey_pictures_enter_in_all_channels(net: Backbone) -> None:
    grey, x = new_net(net.backbone, colour="grey"), pictures(channels=1)
    torch.testing.assert_close(grey.features(x)[0], net.features(x.expand(-1, -1, 3, -1, -1))[0], **EXACT)


def test_tasks_are_computed_in_turn(net: Backbone) -> None:
    assert not net.one_computation
    assert net.map_shape == (net.feature_dim, 1, 1)


@pytest.mark.parametrize("backbone", PRETRAINED)
def test_the_true_ones_have_the_features_that_they_say(backbone: str) -> None:
    config = NetConfig(backbone=backbone, image_size=64)
    with torch.device("meta"):
        made = build_net(config, preprocessing_for(config))
        assert made.features(torch.zeros(1, 2, 3, 64, 64))[0].shape == (1, 2, made.feature_dim)
        whole = models.get_model(backbone, **({"image_size": 64} if backbone == "vit_b_16" else {}))
    head = pretrained.HEADS[backbone] + "."
    assert set(made.body.state_dict()) == {name for name in whole.state_dict() if not name.startswith(head)}
