"""Every network of our own, for many tasks at once, gives exactly what stock operations give for each task alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.nets.backbone import Backbone
from workbench.nets.conv4 import Conv4
from workbench.nets.koch import Koch
from workbench.nets.mlp import MLP
from workbench.nets.norm import Norm
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.resnet12 import ResNet12

TASKS, IMAGES = 3, 4
Weights = dict[str, Tensor]
Moments = Sequence[tuple[Tensor, Tensor]] | None


class Stock:
    """One task's weights and statistics, used by stock operations in the order of the layers."""

    def __init__(self, weights: Weights, statistics: Moments) -> None:
        self.weights, self.statistics, self.layer = weights, statistics, 0

    def norm(self, z: Tensor, name: str) -> Tensor:
        scale, shift = self.weights[f"{name}.scale"], self.weights[f"{name}.shift"]
        if self.statistics is None:
            return F.batch_norm(z, None, None, scale, shift, training=True)
        mean, variance = self.statistics[self.layer]
        self.layer += 1
        mean, variance, scale, shift = (each.view(-1, *[1] * (z.dim() - 2)) for each in (mean, variance, scale, shift))
        return (z - mean) / (variance + 1e-5).sqrt() * scale + shift

    def conv(self, z: Tensor, name: str, stride: int = 1, padding: int = 1) -> Tensor:
        return self.norm(F.conv2d(z, self.weights[f"{name}.kernel"], stride=stride, padding=padding), name)


def stock_conv4(x: Tensor, s: Stock) -> Tensor:
    for i in range(4):
        x = F.max_pool2d(F.relu(s.conv(x, f"blocks.{i}")), 2)
    return x.flatten(1)


def stock_pooled_up(x: Tensor, s: Stock) -> Tensor:
    for i in range(4):
        x = F.max_pool2d(F.relu(s.conv(x, f"blocks.{i}")), 2, ceil_mode=True)
    return x.flatten(1)


def stock_strided(x: Tensor, s: Stock) -> Tensor:
    """As in MAML's code: stride 2 everywhere, and the mean over what remains."""
    for i in range(4):
        x = F.relu(s.conv(x, f"blocks.{i}", stride=2))
    return x.mean((2, 3))


def stock_deep(x: Tensor, s: Stock) -> Tensor:
    """Five blocks, of which two halve."""
    for i in range(5):
        x = F.relu(s.conv(x, f"blocks.{i}"))
        x = F.max_pool2d(x, 2) if i < 2 else x
    return x.flatten(1)


def stock_koch(x: Tensor, s: Stock) -> Tensor:
    for i in range(4):
        x = F.relu(F.conv2d(x, s.weights[f"convolutions.{i}.weight"], s.weights[f"convolutions.{i}.bias"]))
        x = F.max_pool2d(x, 2) if i < 3 else x
    return torch.sigmoid(F.linear(x.flatten(1), s.weights["dense.weight"], s.weights["dense.bias"]))


def stock_resnet12(x: Tensor, s: Stock) -> Tensor:
    for i in range(4):
        z = F.leaky_relu(s.conv(x, f"stages.{i}.layers.0"), 0.1)
        z = F.leaky_relu(s.conv(z, f"stages.{i}.layers.1"), 0.1)
        z = s.conv(z, f"stages.{i}.layers.2") + s.conv(x, f"stages.{i}.shortcut", padding=0)
        x = F.max_pool2d(F.leaky_relu(z, 0.1), 2)
    return x.mean((2, 3))


def stock_mlp(x: Tensor, s: Stock) -> Tensor:
    x = x.flatten(1)
    for i in range(3):
        x = F.relu(s.norm(F.linear(x, s.weights[f"layers.{i}.weight"]), f"layers.{i}"))
    return x


@dataclass(frozen=True)
class Case:
    """A narrow network, and the same in stock operations for one task."""

    made: Callable[[Preprocessing], Backbone]
    stock: Callable[[Tensor, Stock], Tensor]
    size: int
    channels: int

    def net(self) -> Backbone:
        """A float64 network whose batch-norm has scales of both signs, as none at its beginning has."""
        torch.manual_seed(0)
        made = self.made(Preprocessing(self.size, self.channels)).double()
        with torch.no_grad():
            for layer in (module for module in made.modules() if isinstance(module, Norm)):
                for each in (layer.scale, layer.shift, layer.mean):
                    each.copy_(torch.randn(each.shape))
                layer.variance.copy_(torch.rand(layer.variance.shape) + 0.5)
        return made

    def pictures(self) -> Tensor:
        shape = (TASKS, IMAGES, self.channels, self.size, self.size)
        return torch.rand(shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64) * 255

    def of_each_task(self, made: Backbone, x: Tensor, weights: Weights | None, statistics: Moments = None) -> Tensor:
        """Features (T, N, D), one task after the other, by stock operations."""
        done = []
        for t in range(len(x)):
            own = dict(made.named_parameters()) if weights is None else {name: w[t] for name, w in weights.items()}
            given = None if statistics is None else [(mean[t], variance[t]) for mean, variance in statistics]
            done.append(self.stock(1 - x[t] / 255, Stock(own, given)))
        return torch.stack(done)


KINDS: dict[str, tuple[Callable[[Preprocessing], Backbone], Callable[[Tensor, Stock], Tensor]]] = {
    "conv4": (lambda p: Conv4(p, 5), stock_conv4),
    "pooled-up": (lambda p: Conv4(p, 4, downsample="pool-up"), stock_pooled_up),
    "strided": (lambda p: Conv4(p, 5, downsample="stride"), stock_strided),
    "deep": (lambda p: Conv4(p, 4, depth=5, poolings=2), stock_deep),
    "resnet12": (lambda p: ResNet12(p, filters=(3, 4, 5, 6)), stock_resnet12),
    "mlp": (lambda p: MLP(p, hidden=7, depth=3), stock_mlp),
    "koch": (lambda p: Koch(p, filters=(3, 4, 5, 6), units=7), stock_koch),
}
INPUTS = {name: [(28, 1), (84, 3)] for name in KINDS} | {"koch": [(84, 3), (105, 1)], "pooled-up": [(28, 1), (35, 3)]}
CASES = [
    pytest.param(Case(*KINDS[name], size, channels), id=f"{name}-{size}x{size}x{channels}")
    for name, inputs in INPUTS.items()
    for size, channels in inputs
]
SMALL = [each for each in CASES if str(each.id).endswith("x1")]
every_network = pytest.mark.parametrize("case", CASES)
one_of_each = pytest.mark.parametrize("case", SMALL)
both_layouts = pytest.mark.parametrize("shared", [True, False], ids=["shared", "per task"])
EXACT = {"rtol": 1e-10, "atol": 1e-10}


def own_weights(made: Backbone) -> Weights:
    """Every task's weights: the network's, a little changed."""
    generator = torch.Generator().manual_seed(2)
    return {
        name: (p + 0.3 * torch.randn(TASKS, *p.shape, generator=generator, dtype=p.dtype)).detach().requires_grad_()
        for name, p in made.adaptable().items()
    }


@both_layouts
@every_network
def test_batch_statistics_are_those_of_each_task(case: Case, shared: bool) -> None:
    made, x = case.net(), case.pictures()
    weights = None if shared else own_weights(made)
    features, statistics = made.features(x, weights)
    assert features.shape == (TASKS, IMAGES, made.feature_dim)
    torch.testing.assert_close(features, case.of_each_task(made, x, weights), **EXACT)
    again = case.of_each_task(made, x[:, :2], weights, statistics)
    torch.testing.assert_close(again, features[:, :2], **EXACT)


@both_layouts
@every_network
def test_given_statistics_are_used(case: Case, shared: bool) -> None:
    made, x = case.net(), case.pictures()
    weights, running = None if shared else own_weights(made), made.running_statistics(TASKS)
    features, used = made.features(x, weights, running)
    torch.testing.assert_close(features, case.of_each_task(made, x, weights, running), **EXACT)
    assert all(a is b for ours, theirs in zip(used, running, strict=True) for a, b in zip(ours, theirs, strict=True))


@both_layouts
@every_network
def test_first_and_second_derivatives_are_those_of_stock_operations(case: Case, shared: bool) -> None:
    made, x = case.net(), case.pictures()
    own = None if shared else own_weights(made)
    sources = list(made.parameters() if own is None else own.values())
    ours = _derivatives(made.features(x, own)[0], sources)
    theirs = _derivatives(case.of_each_task(made, x, own), sources)
    _assert_close(ours, theirs)


@every_network
def test_scales_and_shifts_alone_may_be_the_tasks_own(case: Case) -> None:
    """Feature-wise modulation: values and derivatives are those of tasks that have all weights of their own."""
    made, x = case.net(), case.pictures()
    own = {name: each for name, each in own_weights(made).items() if name.endswith((".scale", ".shift"))}
    shared = {name: each for name, each in made.named_parameters() if name not in own}
    whole = {name: each.expand(TASKS, *each.shape) for name, each in shared.items()} | own
    sources = [*shared.values(), *own.values()]
    for statistics in (None, made.running_statistics(TASKS)):
        features, expected = made.features(x, own, statistics)[0], case.of_each_task(made, x, whole, statistics)
        torch.testing.assert_close(features, expected, **EXACT)
        _assert_close(_derivatives(features, sources), _derivatives(expected, sources))


@both_layouts
@one_of_each
def test_derivatives_by_given_statistics_are_those_of_stock_operations(case: Case, shared: bool) -> None:
    made, x = case.net(), case.pictures()
    own = None if shared else own_weights(made)
    statistics = [tuple(each.clone().requires_grad_() for each in pair) for pair in made.running_statistics(TASKS)]
    sources = [x.requires_grad_(), *(each for pair in statistics for each in pair)]
    ours = _derivatives(made.features(x, own, tuple(statistics))[0], sources)  # type: ignore[arg-type]
    theirs = _derivatives(case.of_each_task(made, x, own, statistics), sources)
    _assert_close(ours, theirs)


def _derivatives(features: Tensor, sources: list[Tensor]) -> list[Tensor]:
    """The gradient of the features' square, and the gradient of that gradient's square."""
    first = torch.autograd.grad(features.square().sum(), sources, create_graph=True)
    norm = torch.stack([each.square().sum() for each in first]).sum()
    return [*first, *torch.autograd.grad(norm, sources)]


def _assert_close(ours: list[Tensor], theirs: list[Tensor]) -> None:
    for a, b in zip(ours, theirs, strict=True):
        assert 0 < b.abs().max() < torch.inf
        assert (a - b).abs().max() <= 1e-10 * b.abs().max()


@both_layouts
@one_of_each
def test_a_batch_of_tasks_gives_what_single_tasks_give(case: Case, shared: bool) -> None:
    made, x = case.net(), case.pictures()
    weights = None if shared else own_weights(made)
    whole, _ = made.features(x, weights)
    for t in range(TASKS):
        single = None if weights is None else {name: each[t : t + 1] for name, each in weights.items()}
        torch.testing.assert_close(made.features(x[t : t + 1], single)[0], whole[t : t + 1], **EXACT)


@every_network
def test_the_stock_path_uses_the_running_statistics(case: Case) -> None:
    made, x = case.net(), case.pictures()
    features, _ = made.features(x, statistics=made.running_statistics(TASKS))
    torch.testing.assert_close(made(x.flatten(0, 1)), features.flatten(0, 1), **EXACT)


@one_of_each
def test_a_frozen_copy_answers_for_its_task_and_leaves_the_network(case: Case) -> None:
    made, x = case.net(), case.pictures()
    before = {name: value.clone() for name, value in made.state_dict().items()}
    weights = own_weights(made)
    features, statistics = made.features(x, weights)
    torch.testing.assert_close(made.frozen(1, weights, statistics)(x[1]), features[1], **EXACT)
    assert all(torch.equal(value, before[name]) for name, value in made.state_dict().items())


@one_of_each
def test_running_statistics_follow_the_mean_over_tasks(case: Case) -> None:
    made, x = case.net(), case.pictures()
    before = [tuple(each.clone() for each in pair) for pair in made.running_statistics(1)]
    _, statistics = made.features(x)
    made.update_running(statistics)
    for old, new, used in zip(before, made.running_statistics(1), statistics, strict=True):
        for a, b, each in zip(old, new, used, strict=True):
            torch.testing.assert_close(b, 0.9 * a + 0.1 * each.detach().mean(0, keepdim=True), **EXACT)


@one_of_each
def test_an_image_of_another_size_is_refused(case: Case) -> None:
    expected = f"{case.channels}×{case.size}×{case.size}, but they are 3×10×10"
    with pytest.raises(ValueError, match=expected):
        case.net().features(torch.zeros(1, 2, 3, 10, 10))
