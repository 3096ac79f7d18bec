"""The hypernetwork: what the meta-parameter network emits, and the task network that is given it; float64."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.adaptation import tuned
from workbench.algorithms.hypernet import Hypernet
from workbench.algorithms.insight import Stage
from workbench.algorithms.modulation import Change, affine_layers, modulated, unchanged
from workbench.algorithms.set_encoder import SetEncoder
from workbench.nets.backbone import Backbone
from workbench.nets.conv4 import Conv4
from workbench.nets.koch import Koch
from workbench.nets.mlp import MLP
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.pretrained import Pretrained
from workbench.nets.resnet12 import ResNet12
from workbench.tasks.labelled import LabelledTask, Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, WAY, SHOWN, QUERIES, SIZE, WIDTH = 2, 3, 6, 4, 16, 5
LABELS = torch.tensor([[0, 1, 2, 2, 1, 1], [2, 0, 1, 0, 0, 2]])


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def pictures(count: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return 255 * torch.rand(TASKS, count, 1, SIZE, SIZE, generator=generator, dtype=torch.float64)


def task() -> LabelledTask:
    return LabelledTask(Support(pictures(SHOWN), LABELS, WAY), pictures(QUERIES, seed=1), LABELS[:, :QUERIES])


def hypernet(net: Backbone | None = None, **settings: Any) -> Hypernet:
    torch.manual_seed(0)
    net = net or Conv4(Preprocessing(size=SIZE), WIDTH)
    made = build_algorithm("hypernet", net, WAY, {"encoder_filters": 4, **settings})
    assert isinstance(made, Hypernet)
    return loud(made.double())


def loud(made: Hypernet) -> Hypernet:
    """What begins near nothing is made large, so that it cannot hide."""
    meta = made.meta_network
    for layers in (*meta.emitters, meta.weight, meta.bias):
        nn.init.normal_(layers[-1].weight, std=0.3)
        nn.init.normal_(layers[-1].bias, std=0.3)
    return made


def test_what_is_emitted_does_not_depend_on_the_order_of_the_examples() -> None:
    algorithm, shown, order = hypernet().eval(), task().support, torch.tensor([4, 0, 5, 3, 1, 2])
    turned = replace(shown, x=shown.x[:, order], y=shown.y[:, order])
    with torch.no_grad():
        first, second = (dict(algorithm.adapt(each).named_buffers()) for each in (shown, turned))
    assert {"body.blocks__0__scale", "body.blocks__3__shift", "head.weight", "head.bias"} <= set(first)
    for name, value in first.items():
        torch.testing.assert_close(second[name], value, **EXACT)


def test_tasks_are_modulated_apart_and_by_their_own_examples() -> None:
    algorithm, shown = hypernet().eval(), task().support
    changes = algorithm.meta_network.modulation(shown.x)
    other = torch.cat([shown.x[:1], pictures(SHOWN, seed=5)[1:]])
    for name, each in algorithm.meta_network.modulation(other).items():
        for now, before in zip(each, changes[name], strict=True):
            torch.testing.assert_close(now[0], before[0], **EXACT)
            assert (now[1] - before[1]).abs().max() > 1e-3


NETS = {
    "conv4": lambda: Conv4(Preprocessing(size=SIZE), WIDTH),
    "resnet12": lambda: ResNet12(Preprocessing(size=SIZE), filters=(3, 4, 5, 6)),
    "mlp": lambda: MLP(Preprocessing(size=SIZE), hidden=7, depth=3),
    "resnet18": lambda: Pretrained("resnet18", Preprocessing(size=SIZE)),
}


@pytest.mark.parametrize("name", NETS)
def test_without_modulation_it_is_the_network_itself(name: str) -> None:
    net = NETS[name]().double()
    layers = affine_layers(net)
    assert len(layers) == {"conv4": 4, "resnet12": 16, "mlp": 3, "resnet18": 20}[name]
    nothing = {name: Change(*torch.zeros(2, TASKS, each.channels).double()) for name, each in layers.items()}
    something = {name: Change(*drawn(2, TASKS, each.channels)) for name, each in layers.items()}
    plain = net.features(pictures(3))[0]
    torch.testing.assert_close(net.features(pictures(3), modulated(net, nothing))[0], plain, **EXACT)
    assert not torch.allclose(net.features(pictures(3), modulated(net, something))[0], plain, atol=1e-3)


def test_a_modulated_block_is_gamma_times_batch_norm_plus_beta() -> None:
    """FiLM, of one task after the other, by stock operations; scales of both signs."""
    net, x = Conv4(Preprocessing(size=SIZE), WIDTH, depth=1).double(), pictures(3)
    block = net.blocks[0]
    nn.init.normal_(block.scale)
    nn.init.normal_(block.shift)
    change = Change(drawn(TASKS, WIDTH), drawn(TASKS, WIDTH, seed=1))
    features, _ = net.features(x, modulated(net, {"blocks.0": change}))
    for t in range(TASKS):
        z = F.conv2d(1 - x[t] / 255, block.kernel, padding=1)
        normal = F.batch_norm(z, None, None, training=True)
        gamma, beta = block.scale * (1 + change.scale[t]), block.shift + change.shift[t]
        expected = F.max_pool2d(F.relu(gamma[:, None, None] * normal + beta[:, None, None]), 2)
        torch.testing.assert_close(features[t], expected.flatten(1), **EXACT)


def test_a_class_is_written_from_the_mean_of_its_own_examples() -> None:
    algorithm, shown = hypernet(), task().support
    features = drawn(TASKS, SHOWN, WIDTH)
    head, meta = algorithm.classifier(features, shown), algorithm.meta_network
    for t in range(TASKS):
        for k in range(WAY):
            mean = features[t, LABELS[t] == k].mean(0)
            torch.testing.assert_close(head.weight[t, k], 2 * mean + meta.weight(mean), **EXACT)
            torch.testing.assert_close(head.bias[t, k], meta.bias(mean)[0] - mean @ mean, **EXACT)
    torch.testing.assert_close(
        algorithm.classifier(features + (LABELS == 1)[..., None], shown).weight[:, [0, 2]],
        head.weight[:, [0, 2]],
        **EXACT,
    )


def test_where_the_networks_emit_nothing_it_is_prototypical_networks() -> None:
    algorithm, given = hypernet().eval(), task()
    meta = algorithm.meta_network
    for layers in (*meta.emitters, meta.weight, meta.bias):
        nn.init.zeros_(layers[-1].weight)
        nn.init.zeros_(layers[-1].bias)
    prototypes = build_algorithm("protonet", algorithm.net, WAY, {}).eval()
    found, expected = (each.adapt(given.support)(given.query_x).softmax(-1) for each in (algorithm, prototypes))
    torch.testing.assert_close(found, expected, **EXACT)


def test_practice_begins_near_the_network_itself() -> None:
    torch.manual_seed(0)
    made = build_algorithm("hypernet", Conv4(Preprocessing(size=SIZE), WIDTH), WAY, {})
    assert isinstance(made, Hypernet)
    for change in made.meta_network.modulation(pictures(SHOWN).float()).values():
        assert all(0 < each.abs().max() < 0.1 for each in change)


def test_practice_moves_both_networks() -> None:
    algorithm = hypernet().train()
    algorithm.meta_gradient(task())
    of_both = {name.split(".")[0] for name, _ in algorithm.named_parameters()}
    assert of_both == {"net", "meta_network"}
    for name, each in algorithm.named_parameters():
        assert each.grad is not None and each.grad.abs().max() > 0, name


def test_practice_normalises_a_task_together_and_its_gradient_is_that_of_stock_operations() -> None:
    """The loss of one task after the other, every task with all weights of its own."""
    algorithm, given = hypernet().train(), task()
    sources = list(algorithm.parameters())
    loss, _ = algorithm.meta_loss(given)
    ours = torch.autograd.grad(loss, sources)
    changes, losses = algorithm.meta_network.modulation(given.support.x), []
    for t in range(TASKS):
        z = 1 - torch.cat([given.support.x[t], given.query_x[t]]) / 255
        for i, block in enumerate(algorithm.net.blocks):
            change = changes[f"blocks.{i}"]
            gamma, beta = block.scale * (1 + change.scale[t]), block.shift + change.shift[t]
            z = F.batch_norm(F.conv2d(z, block.kernel, padding=1), None, None, gamma, beta, training=True)
            z = F.max_pool2d(F.relu(z), 2)
        z = z.flatten(1)
        means = torch.stack([z[:SHOWN][LABELS[t] == k].mean(0) for k in range(WAY)])
        weight, bias = (each[0] for each in algorithm.meta_network.classifier(means[None]))
        losses.append(F.cross_entropy(F.linear(z[SHOWN:], weight, bias), given.query_y[t]))
    torch.testing.assert_close(loss, torch.stack(losses).mean(), **EXACT)
    for a, b in zip(ours, torch.autograd.grad(torch.stack(losses).mean(), sources), strict=True):
        torch.testing.assert_close(a, b, **EXACT)


def test_the_running_statistics_follow_practice_on_examples_and_questions() -> None:
    """By a tenth of the way to the mean of the tasks' own, as with torch's batch-norm; here of the first layer."""
    algorithm, given = hypernet().train(), task()
    block, own = algorithm.net.blocks[0], []
    before = block.mean.clone(), block.variance.clone()
    for t in range(TASKS):
        x = 1 - torch.cat([given.support.x[t], given.query_x[t]]) / 255
        z = F.conv2d(x, block.kernel.detach(), padding=1)
        own.append((z.mean((0, 2, 3)), z.var((0, 2, 3), correction=0)))
    algorithm.meta_gradient(given)
    for found, old, new in zip((block.mean, block.variance), before, zip(*own, strict=True), strict=True):
        torch.testing.assert_close(found, 0.9 * old + 0.1 * torch.stack(new).mean(0), **EXACT)


def test_further_tuning_of_all_weights_starts_from_the_modulated_network() -> None:
    algorithm, given = hypernet().eval(), task()
    predictor = algorithm.adapt(given.support)
    same, moved = (tuned(predictor, given.support, steps, 0.01, "all") for steps in (0, 1))
    torch.testing.assert_close(same(given.query_x), predictor(given.query_x), **EXACT)
    names = {f"body.{name.replace('.', '__')}" for name in algorithm.net.adaptable()} | {"head.weight", "head.bias"}
    before, after = dict(same.named_buffers()), dict(moved.named_buffers())
    assert {name for name in before if not torch.equal(before[name], after[name])} == names


def test_a_fixed_network_is_given_its_classifier_alone() -> None:
    net = Conv4(Preprocessing(size=SIZE), WIDTH).double()
    net.fix()
    algorithm, given = hypernet(net).eval(), task()
    assert all(
        name.startswith(("meta_network.weight", "meta_network.bias", "net."))
        for name, _ in algorithm.named_parameters()
    )
    told: list[Any] = []
    predictor = algorithm.adapt(given.support, trace=told.append)
    assert predictor.meta.notes == ("only the final classifier is written",) and not told
    known = [net.features(each)[0][..., None, None] for each in (given.support.x, given.query_x)]
    from_features = algorithm.adapt(replace(given.support, x=known[0]))(known[1])
    torch.testing.assert_close(from_features, predictor(given.query_x), **EXACT)


def test_a_network_that_does_not_normalise_is_given_its_classifier_alone() -> None:
    net = Koch(Preprocessing(size=65), filters=(2, 2, 2, 2), units=WIDTH)
    algorithm = hypernet(net).eval()
    support = Support(torch.zeros(1, 2, 1, 65, 65), torch.tensor([[0, 1]]), 2)
    assert algorithm.meta_network.modulation(support.x) == {}
    assert algorithm.adapt(support).meta.notes == ("only the final classifier is written",)


def test_an_impression_of_the_set_is_the_mean_over_places_and_pictures() -> None:
    torch.manual_seed(0)
    encoder, x = SetEncoder(Preprocessing(size=20), 3).double(), drawn(TASKS, SHOWN, 1, 20, 20).sigmoid() * 255
    found = encoder(x)
    for t in range(TASKS):
        z = 1 - x[t] / 255
        for block in encoder.net.blocks:
            z = F.batch_norm(F.conv2d(z, block.kernel, padding=1), None, None, block.scale, block.shift, training=True)
            z = F.max_pool2d(F.relu(z), 2, ceil_mode=True)
        assert z.shape == (SHOWN, 3, 2, 2)
        torch.testing.assert_close(found[t], z.mean((0, 2, 3)), **EXACT)


def test_large_pictures_are_shrunk_for_an_impression_of_the_set() -> None:
    torch.manual_seed(0)
    encoder = SetEncoder(Preprocessing(size=168), 3).double()
    x = 255 * torch.rand(1, 2, 1, 84, 84).double()
    alone = SetEncoder(Preprocessing(size=84), 3).double()
    alone.load_state_dict(encoder.state_dict())
    enlarged = x.repeat_interleave(2, -1).repeat_interleave(2, -2)
    torch.testing.assert_close(encoder(enlarged), alone(x), **EXACT)


def test_what_is_shown_is_the_network_before_and_after_modulation() -> None:
    algorithm, given, stages = hypernet().eval(), task(), []

    def look(stage: Any) -> None:
        assert isinstance(stage, Stage) and stage.predictor is not None
        stages.append((stage, stage.predictor()(given.query_x)))

    with torch.no_grad():
        predictor = algorithm.adapt(given.support, trace=look)
        changes = algorithm.meta_network.modulation(given.support.x)
        plain = algorithm.predictor(given.support, unchanged(changes))(given.query_x)
    (before, without), (after, final) = stages
    assert [(each.axis, each.number, each.last) for each in (before, after)] == [
        ("modulation step", 0, 1),
        ("modulation step", 1, 1),
    ]
    torch.testing.assert_close(without, plain, **EXACT)
    torch.testing.assert_close(final, predictor(given.query_x), **EXACT)
    for name, change in changes.items():
        for part, of_it in zip(("scale", "shift"), change, strict=True):
            shown = [after.layers[f"{what} of {part}"][name] for what in ("change", "spread")]
            torch.testing.assert_close(shown[0], of_it.mean(1), **EXACT)
            torch.testing.assert_close(shown[1], of_it.var(1, correction=0).sqrt(), **EXACT)
            assert not before.layers[f"spread of {part}"][name].any()
