"""Conv4 for many tasks at once gives exactly what stock operations give for each task alone."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.config import ConfigError, NetConfig
from workbench.nets import build_net
from workbench.nets.channels_last import as_channels_last
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

TASKS, IMAGES = 3, 6
Weights = dict[str, Tensor]


def net(size: int = 28, channels: int = 1, filters: int = 5) -> Conv4:
    """A float64 network whose batch-norm has scales of both signs, as none at its beginning has."""
    torch.manual_seed(0)
    made = Conv4(Preprocessing(size=size, channels=channels), filters).double()
    with torch.no_grad():
        for block in made.blocks:
            block.scale.copy_(torch.randn(filters))
            block.shift.copy_(torch.randn(filters))
            block.mean.copy_(torch.randn(filters))
            block.variance.copy_(torch.rand(filters) + 0.5)
    return made


def pictures(size: int = 28, channels: int = 1, images: int = IMAGES) -> Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.rand(TASKS, images, channels, size, size, generator=generator, dtype=torch.float64) * 255


def own_weights(made: Conv4) -> Weights:
    """Every task's weights: the network's, a little changed."""
    generator = torch.Generator().manual_seed(2)
    return {
        name: (p + 0.3 * torch.randn(TASKS, *p.shape, generator=generator, dtype=p.dtype)).detach().requires_grad_()
        for name, p in made.named_parameters()
    }


def stock(made: Conv4, x: Tensor, weights: Weights, statistics: list[tuple[Tensor, Tensor]] | None = None) -> Tensor:
    """One task by stock operations: x (N, C, H, W), weights name → its own shape → (N, D)."""
    z = made.preprocessing.normalise(x)
    for i in range(4):
        z = F.conv2d(z, weights[f"blocks.{i}.kernel"], padding=1)
        mean, variance = (None, None) if statistics is None else statistics[i]
        batch = statistics is None
        z = F.batch_norm(z, mean, variance, weights[f"blocks.{i}.scale"], weights[f"blocks.{i}.shift"], batch)
        z = F.max_pool2d(F.relu(z), 2)
    return z.flatten(1)


@pytest.mark.parametrize(("size", "channels"), [(28, 1), (84, 3)])
@pytest.mark.parametrize("shared", [True, False])
def test_batch_statistics_are_those_of_each_task(size: int, channels: int, shared: bool) -> None:
    made, x = net(size, channels), pictures(size, channels)
    weights = None if shared else own_weights(made)
    features, _ = made.features(x, weights)
    for t in range(TASKS):
        own = dict(made.named_parameters()) if weights is None else {k: w[t] for k, w in weights.items()}
        torch.testing.assert_close(features[t], stock(made, x[t], own), rtol=1e-10, atol=1e-10)


def test_given_statistics_normalise_other_images() -> None:
    made, x = net(), pictures()
    weights = own_weights(made)
    _, statistics = made.features(x, weights)
    again, _ = made.features(x[:, :2], weights, statistics)
    whole, _ = made.features(x, weights)
    torch.testing.assert_close(again, whole[:, :2], rtol=1e-10, atol=1e-10)


def test_stock_forward_uses_the_running_statistics() -> None:
    made, x = net(), pictures()
    features, _ = made.features(x, statistics=made.running_statistics(TASKS))
    torch.testing.assert_close(made(x.flatten(0, 1)), features.flatten(0, 1), rtol=1e-10, atol=1e-10)


def test_a_frozen_copy_answers_for_its_task_and_leaves_the_network() -> None:
    made, x = net(), pictures()
    before = {name: value.clone() for name, value in made.state_dict().items()}
    weights = own_weights(made)
    features, statistics = made.features(x, weights)
    copy = made.frozen(1, weights, statistics)
    torch.testing.assert_close(copy(x[1]), features[1], rtol=1e-10, atol=1e-10)
    assert all(torch.equal(value, before[name]) for name, value in made.state_dict().items())


def test_second_derivatives_are_those_of_stock_operations() -> None:
    made, x = net(), pictures()
    fast, slow = own_weights(made), own_weights(made)
    ours = _gradient_of_gradient_norm(fast, lambda w: made.features(x, w)[0].square().sum())
    theirs = _gradient_of_gradient_norm(
        slow, lambda w: sum(stock(made, x[t], {k: v[t] for k, v in w.items()}).square().sum() for t in range(TASKS))
    )
    for name, ours_of_name in ours.items():
        scale = theirs[name].abs().max()
        assert (ours_of_name - theirs[name]).abs().max() <= 1e-10 * scale, name


def _gradient_of_gradient_norm(weights: Weights, value) -> Weights:  # type: ignore[no-untyped-def]
    first = torch.autograd.grad(value(weights), list(weights.values()), create_graph=True)
    second = torch.autograd.grad(sum(g.square().sum() for g in first), list(weights.values()))
    return dict(zip(weights, second, strict=True))


def test_running_statistics_follow_the_mean_over_tasks() -> None:
    made, x = net(), pictures()
    before = made.blocks[0].mean.clone()
    _, statistics = made.features(x)
    made.update_running(statistics)
    expected = 0.9 * before + 0.1 * statistics[0][0].mean(0)
    torch.testing.assert_close(made.blocks[0].mean, expected.detach(), rtol=1e-12, atol=1e-12)


def test_whole_numbers_and_floating_values_are_alike() -> None:
    made = net().float()
    x = pictures().round()
    whole, floating = (made.features(each)[0] for each in (x.to(torch.uint8), x.float()))
    torch.testing.assert_close(whole, floating)


def test_one_channel_has_its_channels_last() -> None:
    x = as_channels_last(torch.rand(4, 1, 6, 5))
    assert x.stride() == (30, 1, 5, 1)
    assert F.conv2d(x, torch.rand(2, 1, 3, 3)).is_contiguous(memory_format=torch.channels_last)


def test_unfit_sizes_are_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match="at least 16 pixels a side, but they have 12"):
        Conv4(Preprocessing(size=12))
    with pytest.raises(ValueError, match="1×28×28, but they are 3×28×28"):
        net().features(pictures(channels=3))


def test_networks_are_built_by_name() -> None:
    made = build_net(NetConfig(filters=7), Preprocessing())
    assert made.feature_dim == 7
    assert made(torch.zeros(2, 1, 28, 28)).shape == (2, 7)
    with pytest.raises(ConfigError, match="no network named lenet"):
        build_net(NetConfig(backbone="lenet"), Preprocessing())
