"""Memory-augmented networks: least recently used access against the paper's formulas in numpy; float64."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.controller import Controller
from workbench.algorithms.external_memory import Access, Memory, access, empty, least_used
from workbench.algorithms.insight import Attention, Insight, Stage
from workbench.algorithms.mann import Mann, MemoryHead
from workbench.algorithms.memory_watch import held, origins
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, LENGTH, SLOTS, WIDTH, DECAY = 2, 9, 12, 3, 0.9
Array = NDArray[np.float64]


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


class Driven(NamedTuple):
    """What a controller asks of the memory over a sequence: twice (T, LENGTH, R, W), twice (T, LENGTH, R)."""

    keys: Tensor
    contents: Tensor
    gates: Tensor
    strengths: Tensor


def driven(heads: int, apart: bool = False) -> Driven:
    """What is written is what is looked for, as in the paper, or something ``apart``."""
    shape = TASKS, LENGTH, heads
    keys = drawn(*shape, WIDTH)
    return Driven(
        keys,
        drawn(*shape, WIDTH, seed=4) if apart else keys,
        drawn(*shape, seed=1).sigmoid(),
        1 + drawn(*shape, seed=2).square(),
    )


def run(asked: Driven, decay: float = DECAY) -> tuple[list[Memory], list[Access]]:
    memory, memories, done = empty((TASKS,), SLOTS, WIDTH, asked.keys.shape[2], asked.keys), [], []
    for t in range(LENGTH):
        memory, each = access(
            memory, asked.keys[:, t], asked.contents[:, t], asked.gates[:, t], asked.strengths[:, t], decay
        )
        memories.append(memory)
        done.append(each)
    return memories, done


def by_the_paper(
    keys: Array, contents: Array, gates: Array, strengths: Array
) -> list[tuple[Array, Array, Array, Array, Array]]:
    """Of one task: M_t, w^r_t, w^u_t, w^w_t and r_t after every step, number by number."""
    heads = keys.shape[1]
    slots, read, usage = np.zeros((SLOTS, WIDTH)), np.zeros((heads, SLOTS)), np.zeros(SLOTS)
    steps = []
    for t in range(LENGTH):
        n_smallest = sorted(range(SLOTS), key=lambda i, u=usage: (u[i], i))[:heads]
        written = np.zeros((heads, SLOTS))
        for h in range(heads):
            for i in range(SLOTS):
                least = 1.0 if i == n_smallest[h] else 0.0
                written[h, i] = gates[t, h] * read[h, i] + (1 - gates[t, h]) * least
        slots = slots.copy()
        slots[n_smallest] = 0
        for h in range(heads):
            for i in range(SLOTS):
                slots[i] += written[h, i] * contents[t, h]
        read = np.zeros((heads, SLOTS))
        for h in range(heads):
            k = keys[t, h]
            lengths = [max(float(np.linalg.norm(m)), 1e-6) for m in slots]
            cosines = [k @ m / (np.linalg.norm(k) * length) for m, length in zip(slots, lengths, strict=True)]
            powers = np.exp(strengths[t, h] * np.array(cosines))
            read[h] = powers / powers.sum()
        usage = DECAY * usage + read.sum(0) + written.sum(0)
        steps.append((slots, read, usage, written, read @ slots))
    return steps


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("heads", [1, 2, 4])
def test_the_memory_is_used_by_the_papers_formulas(heads: int, apart: bool) -> None:
    """Nine examples with four heads: every slot is written, and the least used ones are written over."""
    asked = driven(heads, apart)
    memories, done = run(asked)
    for task in range(TASKS):
        expected = by_the_paper(*(each[task].numpy() for each in asked))
        for memory, each, (slots, read, usage, written, found) in zip(memories, done, expected, strict=True):
            pairs = [(memory.slots, slots), (memory.read, read), (memory.usage, usage)]
            for ours, theirs in [*pairs, (each.written, written), (each.found, found)]:
                torch.testing.assert_close(ours[task], torch.from_numpy(theirs), **EXACT)


def test_of_slots_used_alike_the_first_is_taken_and_each_head_has_its_own() -> None:
    usage = torch.tensor([[0.0, 0.0, 0.0, 0.0], [3.0, 1.0, 2.0, 1.0]]).double()
    found = least_used(usage, 2)
    assert found.argmax(-1).tolist() == [[0, 1], [1, 3]] and found.sum(-1).eq(1).all()


def test_a_closed_gate_writes_to_the_least_used_slot_alone_and_an_open_one_to_what_was_read_last() -> None:
    asked = driven(1)
    memories, closed = run(asked._replace(gates=torch.full_like(asked.gates, -torch.inf).sigmoid()))
    for before, each in zip(memories, closed[1:], strict=False):
        assert torch.equal(each.written, least_used(before.usage, 1))
    memories, opened = run(asked._replace(gates=torch.full_like(asked.gates, torch.inf).sigmoid()))
    for before, each in zip(memories, opened[1:], strict=False):
        assert torch.equal(each.written, before.read)


def test_the_least_used_slot_is_emptied_before_it_is_written() -> None:
    """With the gate closed, a slot holds one key and nothing of what it held before."""
    asked = driven(1)
    memories, done = run(asked._replace(gates=torch.zeros_like(asked.gates)))
    for t, (memory, each) in enumerate(zip(memories, done, strict=True)):
        for task in range(TASKS):
            place = int(each.written[task, 0].argmax())
            torch.testing.assert_close(memory.slots[task, place], asked.keys[task, t, 0], **EXACT)


def test_usage_fades_by_the_decay() -> None:
    for decay in (0.0, 0.5, 1.0):
        memories, done = run(driven(2), decay)
        total = torch.zeros(TASKS, SLOTS).double()
        for memory, each in zip(memories, done, strict=True):
            total = decay * total + memory.read.sum(1) + each.written.sum(1)
            torch.testing.assert_close(memory.usage, total, **EXACT)


def test_without_key_strengths_a_read_can_hardly_single_out_a_slot() -> None:
    """Cosines lie in -1..1, so their softmax over N slots gives one at most e² / (e² + N - 1): 5.5 % of 128. With a
    strength of 8 it can be all."""
    slots, key = -torch.ones(1, 128, WIDTH).double(), torch.ones(1, 1, WIDTH).double()
    slots[0, 7] = 1
    memory = Memory(slots, torch.zeros(1, 1, 128).double(), torch.arange(128.0).double()[None])
    gate = torch.ones(1, 1).double()  # writes nothing new; what is used least, slot 0, is emptied
    plain, sharp = (
        access(memory, key, key, gate, torch.full_like(gate, each), DECAY)[0].read[0, 0] for each in (1.0, 8.0)
    )
    opposite, emptied = math.exp(-2), math.exp(-1)
    assert plain[7].item() == pytest.approx(1 / (1 + 126 * opposite + emptied), abs=1e-10)
    assert plain[7] <= math.e**2 / (math.e**2 + 127) < 0.0551 and sharp[7] > 0.999


def controller(sharp: bool = False, direct: bool = False) -> Controller:
    torch.manual_seed(0)
    return Controller(5, 4, 7, SLOTS, WIDTH, 2, DECAY, sharp=sharp, direct=direct).double()


@pytest.mark.parametrize(("sharp", "direct"), [(False, False), (True, False), (True, True)])
def test_the_controller_is_an_lstm_beside_the_memory(sharp: bool, direct: bool) -> None:
    """Queries too are the next position of the sequence, each with a memory of its own."""
    net, x = controller(sharp, direct), drawn(TASKS, 6, 5)
    labels, queries = F.one_hot(torch.arange(6).remainder(4), 4).double().expand(TASKS, -1, -1), drawn(TASKS, 3, 5)
    *_, (state, _) = net.read(x, labels)
    found = MemoryHead(net, state, torch.arange(4))(queries)
    for q in range(3):
        sequence = [*x.unbind(1), queries[:, q]]
        entered = [torch.zeros(TASKS, 4).double(), *labels.unbind(1)]
        hidden = cell = torch.zeros(TASKS, 7).double()
        memory, read = empty((TASKS,), SLOTS, WIDTH, 2, x), torch.zeros(TASKS, 2 * WIDTH).double()
        for features, label in zip(sequence, entered, strict=True):
            gates = torch.cat([label, features, read], -1) @ net.cell.weight_ih.T + net.cell.bias_ih
            i, f, g, o = (gates + hidden @ net.cell.weight_hh.T + net.cell.bias_hh).chunk(4, -1)
            cell = f.sigmoid() * cell + i.sigmoid() * g.tanh()
            hidden = o.sigmoid() * cell.tanh()
            keys = written = net.keys(hidden).reshape(TASKS, 2, WIDTH)
            if net.direct is not None:
                keys = keys + (features @ net.direct.sought.weight.T)[:, None]
                seen = torch.cat([label, features, hidden], -1)
                written = (seen @ net.direct.written.weight.T + net.direct.written.bias).reshape(TASKS, 2, WIDTH)
            strengths = (
                torch.ones(TASKS, 2).double() if net.strengths is None else 1 + F.softplus(net.strengths(hidden))
            )
            gates = torch.sigmoid(net.gates(hidden))
            memory, done = access(memory, keys.tanh(), written.tanh(), gates, strengths, DECAY)
            read = done.found.reshape(TASKS, -1)
        expected = net.output(torch.cat([hidden, read], -1))
        torch.testing.assert_close(found[:, q], expected, **EXACT)


@pytest.mark.parametrize("direct", [False, True])
def test_labels_come_one_step_late(direct: bool) -> None:
    """The last label is not in the memory yet, but enters with the query; the first one changes the memory."""
    net, x, y = controller(direct=direct), drawn(TASKS, 4, 5), torch.tensor([0, 1, 2, 3]).expand(TASKS, -1)

    def after(classes: Tensor) -> MemoryHead:
        *_, (state, _) = net.read(x, F.one_hot(classes, 4).double())
        return MemoryHead(net, state, torch.arange(4))

    last, first = y.clone(), y.clone()
    last[:, 3], first[:, 0] = 0, 3
    query = drawn(TASKS, 2, 5, seed=3)
    assert torch.equal(after(last).slots, after(y).slots) and torch.equal(after(last).hidden, after(y).hidden)
    assert not torch.allclose(after(last)(query), after(y)(query))
    assert not torch.allclose(after(first).slots, after(y).slots)


def test_a_query_changes_nothing_that_is_remembered() -> None:
    net = controller()
    *_, (state, _) = net.read(drawn(TASKS, 4, 5), torch.zeros(TASKS, 4, 4).double())
    head = MemoryHead(net, state, torch.arange(4))
    before = {name: each.clone() for name, each in head.named_buffers()}
    answers = head(drawn(TASKS, 2, 5, seed=3))
    assert all(torch.equal(each, before[name]) for name, each in head.named_buffers())
    assert torch.equal(head(drawn(TASKS, 2, 5, seed=3)), answers)


def test_what_is_found_is_the_sum_of_what_was_written_by_its_origins() -> None:
    """With one head, whose keys are what is written: found = Σ share · key, up to the sum of the coefficients."""
    asked = driven(1)
    memories, done = run(asked)
    one = Access(*(each[:, None] for each in done[-1]))
    shares = origins(memories[-1].read[:, None], one, held(done[:-1]))[:, 0, 0]
    keys = asked.keys[:, :, 0]
    own = 1 - shares.sum(-1, keepdim=True)
    mixed = (torch.cat([shares, own], -1)[:, None] @ keys)[:, 0]
    weights = F.cosine_similarity(mixed, done[-1].found[:, 0], dim=-1)
    torch.testing.assert_close(weights, torch.ones(TASKS).double(), **EXACT)
    assert (shares >= 0).all() and (own > 0).all()


def mann(**settings: Any) -> Mann:
    torch.manual_seed(0)
    made = build_algorithm("mann", Conv4(Preprocessing(size=16), 4), 3, settings)
    assert isinstance(made, Mann)
    return made.double().eval()


def support() -> Support:
    y = torch.tensor([0, 0, 1, 1, 2, 2]).expand(TASKS, -1)
    return Support(drawn(TASKS, 6, 1, 16, 16).abs() * 50, y, 3)


def adapted(**settings: Any) -> tuple[Mann, list[Insight], Tensor]:
    """A learner, what its trace was told, and its answers to three queries."""
    algorithm, told = mann(**settings), list[Insight]()
    predictor = algorithm.adapt(support(), generator=torch.Generator().manual_seed(5), trace=told.append)
    return algorithm, told, predictor(drawn(TASKS, 3, 1, 16, 16, seed=3))


def test_the_trace_tells_of_every_example_and_of_what_is_written_and_read() -> None:
    _, told, _ = adapted(heads=2)
    stages = [each for each in told if isinstance(each, Stage)]
    assert [(each.axis, each.number, each.last) for each in stages] == [("example read", n, 6) for n in range(1, 7)]
    order = torch.randperm(6, generator=torch.Generator().manual_seed(5))
    assert [each.example for each in stages] == order.tolist()
    attention = {(each.name, each.of, each.over): each.weights for each in told if isinstance(each, Attention)}
    assert {which: tuple(weights.shape) for which, weights in attention.items()} == {
        **{(f"write head {n}", "examples", "memory slots"): (TASKS, 6, 128) for n in (1, 2)},
        **{(f"read head {n}", "questions", "memory slots"): (TASKS, 3, 128) for n in (1, 2)},
        **{(f"read head {n}", "questions", "examples"): (TASKS, 3, 6) for n in (1, 2)},
    }
    read = attention["read head 1", "questions", "memory slots"].sum(-1)
    torch.testing.assert_close(read, torch.ones(TASKS, 3).double(), **EXACT)


def test_writes_are_shown_in_the_order_in_which_the_examples_were_given() -> None:
    """The example that was read first is the one whose writes went to the first, still empty slot alone."""
    _, told, _ = adapted(heads=1)
    (written,) = [each.weights for each in told if isinstance(each, Attention) and each.of == "examples"]
    first = torch.randperm(6, generator=torch.Generator().manual_seed(5))[0]
    alone = (written > 0).sum(-1) == 1
    assert alone[:, first].all() and alone.sum() == TASKS


def test_pictures_and_labels_reach_the_memory_directly_from_the_first() -> None:
    """Before any practice: the first head writes the picture as keys look for it, the second the label that came."""
    net = controller(direct=True)
    assert net.direct is not None
    x, label, hidden = drawn(TASKS, 5), F.one_hot(torch.tensor([2, 0]), 4).double(), drawn(TASKS, 7, seed=1)
    sought, written = net.direct(hidden, x, label)
    torch.testing.assert_close(written[:, 0], sought[:, 0], **EXACT)
    assert torch.equal(written[:, 1], net.direct(drawn(TASKS, 7, seed=2), drawn(TASKS, 5, seed=3), label)[1][:, 1])
    assert not torch.allclose(written[0, 1], written[1, 1])


@pytest.mark.parametrize(("sharp", "direct", "steps"), [(True, True, 60), (True, False, 400), (False, True, 200)])
def test_it_learns_to_bind_pictures_to_labels_that_come_late(sharp: bool, direct: bool, steps: int) -> None:
    """Of three things never seen before; without the direct way, or without key strengths, it takes longer."""
    torch.manual_seed(0)
    net = Controller(8, 3, 32, 8, 8, 2, DECAY, sharp=sharp, direct=direct)
    optimizer, generator = torch.optim.Adam(net.parameters(), 1e-2), torch.Generator().manual_seed(0)
    for _ in range(steps):
        accuracy, loss = one_of_three(net, generator)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert accuracy > 0.75


def one_of_three(net: Controller, generator: torch.Generator) -> tuple[float, Tensor]:
    """Share of right answers, and the loss, on 64 tasks of three random things in a random order."""
    x = 3 * F.normalize(torch.randn(64, 3, 8, generator=generator), dim=-1)
    y = torch.rand(64, 3, generator=generator).argsort(-1)
    *_, (state, _) = net.read(x, F.one_hot(y, 3).float())
    logits = MemoryHead(net, state, torch.arange(3))(x + 0.1 * torch.randn(x.shape, generator=generator))
    return (logits.argmax(-1) == y).float().mean().item(), F.cross_entropy(logits.flatten(0, 1), y.flatten())
