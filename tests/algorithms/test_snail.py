"""SNAIL: one query at a time equals the whole causal network by stock operations; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.insight import Attention, Insight, Stage
from workbench.algorithms.snail import Layers, Snail, SnailConfig
from workbench.algorithms.temporal import AttentionBlock, DenseBlock, temporal_blocks
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support, TaskError

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, SLOTS, WIDTH, HORIZON = 2, 4, 5, 8


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def layers(horizon: int = HORIZON, filters: int = 3) -> Layers:
    torch.manual_seed(0)
    return Layers(WIDTH, SLOTS, SnailConfig(horizon=horizon, time_filters=filters, embedding=6)).double()


def snail(**settings: Any) -> Snail:
    torch.manual_seed(0)
    made = build_algorithm("snail", Conv4(Preprocessing(size=16), WIDTH), 3, settings)
    assert isinstance(made, Snail)
    return made.double()


def examples(count: int, seed: int = 1) -> tuple[Tensor, Tensor]:
    labels = torch.arange(count).remainder(SLOTS).expand(TASKS, -1)
    return drawn(TASKS, count, WIDTH, seed=seed), F.one_hot(labels, SLOTS).double()


def whole(net: Layers, features: Tensor, labels: Tensor) -> tuple[Tensor, list[Tensor]]:
    """The logits at every position of sequences (T, N, D), by stock operations, and what each layer gives."""
    x, seen = torch.cat([labels, net.embed(features)], -1), []
    for block in net.blocks:
        if isinstance(block, AttentionBlock):
            q, k, v = block.query(x), block.key(x), block.value(x)
            added = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:
            assert isinstance(block, DenseBlock)
            conv = nn.Conv1d(x.shape[-1], len(block.conv.bias), 2, dilation=block.dilation).double()
            conv.load_state_dict(block.conv.state_dict())
            content, gate = conv(F.pad(x.transpose(1, 2), (block.dilation, 0))).transpose(1, 2).chunk(2, -1)
            added = torch.tanh(content) * torch.sigmoid(gate)
        x = torch.cat([x, added], -1)
        seen.append(x)
    return net.output(x), seen


@pytest.mark.parametrize("shown", [1, 3, 7, 12])
def test_a_query_is_the_last_position_of_the_whole_network(shown: int) -> None:
    """Sequences shorter and longer than what the convolutions span."""
    net, (features, labels), queries = layers(), examples(shown), drawn(TASKS, 4, WIDTH, seed=2)
    found, _ = net.answer(queries, net.read(features, labels))
    for q in range(4):
        sequence = torch.cat([features, queries[:, q, None]], 1)
        expected, _ = whole(net, sequence, F.pad(labels, (0, 0, 0, 1)))
        torch.testing.assert_close(found[:, q], expected[:, -1], **EXACT)


def test_no_position_feels_a_later_one() -> None:
    net, (features, labels) = layers(), examples(9)
    changed = features.clone()
    changed[:, 6:] += 1
    x, other = (torch.cat([labels, net.embed(each)], -1) for each in (features, changed))
    for block in net.blocks:
        x, other = block.read(x)[0], block.read(other)[0]
        assert torch.equal(x[:, :6], other[:, :6])
    assert not torch.equal(x[:, 6:], other[:, 6:])


@pytest.mark.parametrize(("horizon", "blocks"), [(2, 1), (5, 3), (8, 3), (26, 5), (32, 5)])
def test_the_convolutions_span_the_horizon_and_no_more(horizon: int, blocks: int) -> None:
    torch.manual_seed(0)
    made = nn.ModuleList(temporal_blocks(3, 2, horizon)).double()
    assert [block.dilation for block in made] == [2**level for level in range(blocks)]
    x = drawn(1, 70, 3).requires_grad_()
    outputs = x
    for block in made:
        outputs = block.read(outputs)[0]
    (slope,) = torch.autograd.grad(outputs[0, -1].sum(), x)
    felt = slope[0].abs().sum(-1) > 0
    assert felt[-(2**blocks) :].all() and not felt[: -(2**blocks)].any()
    assert 2**blocks >= horizon


def test_the_network_is_the_papers() -> None:
    """attention(64, 32), TC(T, 128), attention(256, 128), TC(T, 128), attention(512, 256), linear."""
    blocks = list(layers(26, 128).blocks)
    attention = [each for each in blocks if isinstance(each, AttentionBlock)]
    assert [(each.key.out_features, each.value.out_features) for each in attention] == [
        (64, 32),
        (256, 128),
        (512, 256),
    ]
    assert [blocks.index(each) for each in attention] == [0, 6, 12] and len(blocks) == 13
    assert all(each.conv.out_channels == 2 * 128 for each in blocks if isinstance(each, DenseBlock))
    assert blocks[-1].width == SLOTS + 6 + 32 + 5 * 128 + 128 + 5 * 128 + 256


def test_attention_is_shared_out_between_the_examples_and_oneself() -> None:
    net, (features, labels), queries = layers(), examples(6), drawn(TASKS, 3, WIDTH, seed=2)
    _, attention = net.answer(queries, net.read(features, labels))
    sequence = torch.cat([features, queries[:, 1, None]], 1), F.pad(labels, (0, 0, 0, 1))
    inputs = [torch.cat([sequence[1], net.embed(sequence[0])], -1), *whole(net, *sequence)[1]]
    places = [number for number, block in enumerate(net.blocks) if isinstance(block, AttentionBlock)]
    assert len(attention) == len(places) == 3
    for found, place in zip(attention, places, strict=True):
        block, x = net.blocks[place], inputs[place]
        assert isinstance(block, AttentionBlock)
        scores = block.query(x[:, -1, None]) @ block.key(x).transpose(1, 2) / block.key.out_features**0.5
        shares = torch.softmax(scores, -1)
        torch.testing.assert_close(shares.sum(-1), torch.ones(TASKS, 1).double(), **EXACT)
        torch.testing.assert_close(found[:, 1, None], shares[..., :-1], **EXACT)


def support(shots: int = 2, way: int = 3) -> Support:
    y = torch.arange(way).repeat_interleave(shots).expand(TASKS, -1)
    return Support(drawn(TASKS, way * shots, 1, 16, 16).abs() * 50, y, way)


def test_attention_is_shown_in_the_order_in_which_the_examples_were_given() -> None:
    """Whoever takes the pictures in the order of reading, and reads them in that order, sees the same shares."""
    algorithm, told = snail().eval(), list[Insight]()
    given, query = support(), drawn(TASKS, 1, 1, 16, 16, seed=3)
    order = torch.randperm(6, generator=torch.Generator().manual_seed(5))
    predictor = algorithm.adapt(given, generator=torch.Generator().manual_seed(5), trace=told.append)
    told.clear()
    predictor(query)
    features, labels = predictor.embed(given.x)[:, order], F.one_hot(given.y[:, order], algorithm.slots).double()
    _, expected = algorithm.layers.answer(predictor.embed(query), algorithm.layers.read(features, labels))
    assert len(told) == 3
    for number, (shown, shares) in enumerate(zip(told, expected, strict=True), 1):
        assert isinstance(shown, Attention) and shown.name == f"layer {number}"
        assert (shown.of, shown.over) == ("questions", "examples") and not shown.weights.requires_grad
        torch.testing.assert_close(shown.weights[..., order], shares.detach(), **EXACT)


def test_every_example_is_a_stage_that_knows_the_examples_so_far() -> None:
    algorithm, told, query = snail().eval(), list[Insight](), drawn(TASKS, 2, 1, 16, 16, seed=3)
    answers = []

    def look(insight: Insight) -> None:
        told.append(insight)
        if isinstance(insight, Stage):
            assert insight.predictor is not None
            answers.append(insight.predictor()(query))

    predictor = algorithm.adapt(support(), generator=torch.Generator().manual_seed(5), trace=look)
    assert [(each.axis, each.number, each.last) for each in told] == [("example read", n, 6) for n in range(1, 7)]
    torch.testing.assert_close(answers[-1], predictor(query), **EXACT)
    assert not torch.allclose(answers[0], answers[-1])


def test_in_practice_classes_take_slots_at_random_and_in_use_the_first_ones() -> None:
    algorithm, features = snail(label_slots=7), drawn(TASKS, 6, WIDTH)
    algorithm.eval()
    used = [algorithm.fit(features, support(), torch.Generator().manual_seed(n)).slots.tolist() for n in range(3)]
    assert used == [[0, 1, 2]] * 3
    algorithm.train()
    taken = [algorithm.fit(features, support(), torch.Generator().manual_seed(n)).slots.tolist() for n in range(40)]
    assert {slot for each in taken for slot in each} == set(range(7))
    assert all(len(set(each)) == 3 for each in taken)


def test_more_classes_than_slots_are_refused_with_both_numbers() -> None:
    algorithm = snail(label_slots=4).eval()
    told: list[Insight] = []
    badges = ("trained for 3 classes, used with 4",)
    assert algorithm.adapt(support(way=4), trace=told.append).meta.badges == badges
    stages = [each for each in told if isinstance(each, Stage)]
    assert stages and all(each.predictor and each.predictor().meta.badges == badges for each in stages)
    assert algorithm.adapt(support(way=3)).meta.badges == ()
    with pytest.raises(TaskError, match=r"has 5 classes.* at most 4 apart"):
        algorithm.adapt(support(way=5))
