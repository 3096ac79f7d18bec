"""What networks leave to chance: their first weights, and what dropout leaves out in training."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.config import NetConfig
from workbench.nets import build_net, preprocessing_for
from workbench.nets.backbone import Backbone
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.resnet12 import ResNet12, Stage
from workbench.nets.task_pass import TaskPass
from workbench.sections.net import OWN, PRETRAINED

SMALL = {"koch": 65, "resnet12": 32, "resnet18": 32, "mobilenet_v3_small": 32, "convnext_tiny": 32, "vit_b_16": 32}


def config(backbone: str, dropout: float = 0.0) -> NetConfig:
    """A network that takes the smallest of images."""
    return NetConfig(backbone=backbone, filters=16, hidden=512, image_size=SMALL.get(backbone, 0), dropout=dropout)


def build(backbone: str, dropout: float = 0.0, seed: int = 0) -> Backbone:
    torch.manual_seed(seed)
    asked = config(backbone, dropout)
    return build_net(asked, preprocessing_for(asked))


def pictures(made: Backbone) -> Tensor:
    size, channels = made.preprocessing.size, made.preprocessing.channels
    return torch.rand(2, 3, channels, size, size, generator=torch.Generator().manual_seed(1)) * 255


@pytest.mark.parametrize("backbone", OWN + PRETRAINED)
def test_a_seed_gives_the_first_weights_and_a_net_without_values_takes_them(backbone: str) -> None:
    made, again, other = build(backbone), build(backbone), build(backbone, seed=1)
    with torch.device("meta"):
        empty = build(backbone)
    assert all(each.is_meta for each in empty.state_dict().values())
    empty.load_state_dict({name: each.clone() for name, each in made.state_dict().items()}, assign=True)
    x = pictures(made)[0]
    with torch.no_grad():
        answers = [net.eval()(x) for net in (made, again, empty, other)]
    assert torch.equal(answers[0], answers[1])
    assert torch.equal(answers[0], answers[2])
    assert not torch.equal(answers[0], answers[3])


@pytest.mark.parametrize("backbone", ["conv4", "koch", "mlp", "resnet18"])
def test_dropout_leaves_out_its_share_of_the_features_in_training_only(backbone: str) -> None:
    made, plain = build(backbone, dropout=0.25), build(backbone)
    x = pictures(made)
    with torch.no_grad():
        whole, trained = plain.features(x)[0], made.train().features(x)[0]
        assert torch.equal(made.eval().features(x)[0], whole)
    kept = trained != 0
    torch.testing.assert_close(trained[kept], whole[kept] / 0.75)
    of_those_that_were = (~kept & (whole != 0)).sum() / (whole != 0).sum()
    assert of_those_that_were.item() == pytest.approx(0.25, abs=0.1)


@pytest.mark.parametrize("shared", [True, False])
def test_dropblock_leaves_out_whole_squares_of_its_share(shared: bool) -> None:
    torch.manual_seed(0)
    stage = Stage("stage", 3, 30, dropout=0.2, squares=True)
    own = {f"stage.{name}": p.expand(2, *p.shape) for name, p in stage.named_parameters()}
    x = torch.rand(2, 4, 3, 48, 48)
    run = TaskPass(2, None if shared else own, None)
    with torch.no_grad():
        out = stage.train().of_tasks(run.pack(x), run)
    missing = (out == 0).double()
    eroded = -F.max_pool2d(-missing, 5, stride=1)  # 1 where a whole 5×5 square is missing
    squares = F.max_pool2d(F.pad(eroded, [4] * 4), 5, stride=1)
    assert torch.equal(squares, missing)
    assert missing.mean().item() == pytest.approx(0.2, abs=0.04)
    with torch.no_grad():
        assert (stage.eval().of_tasks(run.pack(x), TaskPass(2, run.weights, None)) == 0).sum() == 0


@pytest.mark.parametrize("size", [28, 32, 84])
def test_resnet12_leaves_out_something_in_training_only(size: int) -> None:
    torch.manual_seed(0)
    made, plain = (ResNet12(Preprocessing(size, 3), share, filters=(4, 4, 4, 40)) for share in (0.3, 0.0))
    plain.load_state_dict(made.state_dict())
    x = pictures(made)
    with torch.no_grad():
        first, second = (made.train().features(x)[0] for _ in range(2))
        assert not torch.equal(first, second)
        whole = made.eval().features(x)[0]
        assert torch.equal(whole, plain.features(x)[0])
