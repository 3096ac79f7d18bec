"""Matching networks: attention over the support set, against plain loops; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.exemplars import class_logsumexp, class_max
from workbench.algorithms.insight import Attention, Insight
from workbench.algorithms.matching import AttentionHead, Matching, QueryReader, SupportReader
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, WAY, WIDTH = 3, 3, 4
LABELS = torch.tensor([[2, 0, 1, 1, 0, 1], [0, 1, 2, 0, 1, 2], [1, 1, 1, 1, 2, 0]])


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def attention(queries: Tensor, examples: Tensor, distance: str) -> Tensor:
    """Of one task, by the paper's formula: (Q, D), (S, D) → (Q, S)."""
    if distance == "cosine":
        return F.cosine_similarity(queries[:, None], examples[None], dim=-1).softmax(-1)
    return (-(queries[:, None] - examples[None]).square().sum(-1)).softmax(-1)


def matching(**settings: Any) -> Matching:
    torch.manual_seed(0)
    made = build_algorithm("matching", Conv4(Preprocessing(size=16), 4), WAY, settings)
    assert isinstance(made, Matching)
    return made.double()


@pytest.mark.parametrize("distance", ["cosine", "l2"])
def test_probabilities_are_labels_weighted_by_attention(distance: str) -> None:
    z, examples = drawn(TASKS, 5, WIDTH), drawn(TASKS, 6, WIDTH, seed=1)
    probabilities = AttentionHead(examples, LABELS, WAY, distance, None)(z).softmax(-1)
    for t in range(TASKS):
        weights = attention(z[t], examples[t], distance)
        torch.testing.assert_close(weights.sum(-1), torch.ones(5).double(), **EXACT)
        torch.testing.assert_close(probabilities[t], weights @ F.one_hot(LABELS[t], WAY).double(), **EXACT)


def test_with_one_shot_it_is_a_softmax_over_cosines() -> None:
    z, examples = drawn(1, 5, WIDTH), drawn(1, WAY, WIDTH, seed=1)
    head = AttentionHead(examples, torch.tensor([[1, 2, 0]]), WAY, "cosine", None)
    cosines = F.cosine_similarity(z[0][:, None], examples[0][None], dim=-1)
    torch.testing.assert_close(head(z)[0].softmax(-1), cosines.softmax(-1)[:, [2, 0, 1]], **EXACT)


@pytest.mark.parametrize("full_context", [False, True])
@pytest.mark.parametrize("distance", ["cosine", "l2"])
def test_the_attention_that_is_shown_is_what_decides(distance: str, full_context: bool) -> None:
    algorithm, told = matching(distance=distance, full_context=full_context), list[Insight]()
    z, examples = drawn(TASKS, 5, 4).requires_grad_(), drawn(TASKS, 6, 4, seed=1)
    head = AttentionHead(examples, LABELS, WAY, distance, algorithm.query_reader, told.append)
    probabilities = head(z).softmax(-1)
    seen = z if algorithm.query_reader is None else algorithm.query_reader(z, examples)
    (shown,) = told
    assert isinstance(shown, Attention) and (shown.of, shown.over) == ("questions", "examples")
    assert not shown.weights.requires_grad
    for t in range(TASKS):
        torch.testing.assert_close(shown.weights[t], attention(seen[t], examples[t], distance).detach(), **EXACT)
        of_classes = shown.weights[t] @ F.one_hot(LABELS[t], WAY).double()
        torch.testing.assert_close(probabilities[t].detach(), of_classes, **EXACT)


def test_a_class_far_away_keeps_a_finite_logit_and_gradient() -> None:
    z = torch.tensor([[[0.0]]], dtype=torch.float64, requires_grad=True)
    examples = torch.tensor([[[0.0], [100.0]]]).double()
    logits = AttentionHead(examples, torch.tensor([[0, 1]]), 2, "l2", None)(z)
    torch.testing.assert_close(logits, torch.tensor([[[0.0, -1e4]]]).double(), **EXACT)
    (gradient,) = torch.autograd.grad(logits[0, 0, 1], z)
    torch.testing.assert_close(gradient, torch.tensor([[[200.0]]]).double(), **EXACT)


def test_scores_of_images_become_scores_of_classes() -> None:
    scores = drawn(TASKS, 2, 6).requires_grad_()
    largest, together = class_max(scores, LABELS, WAY), class_logsumexp(scores, LABELS, WAY)
    for t in range(TASKS):
        for k in range(WAY):
            own = scores[t][:, LABELS[t] == k]
            torch.testing.assert_close(largest[t, :, k], own.amax(-1), **EXACT)
            torch.testing.assert_close(together[t, :, k], own.logsumexp(-1), **EXACT)
    ours = torch.autograd.grad(together.square().sum(), scores)[0]
    plain = torch.stack(
        [torch.stack([scores[t][:, LABELS[t] == k].logsumexp(-1) for k in range(WAY)], -1) for t in range(TASKS)]
    )
    torch.testing.assert_close(ours, torch.autograd.grad(plain.square().sum(), scores)[0], **EXACT)


def test_without_context_there_are_no_lstm_parameters() -> None:
    assert all(name.startswith("net.") for name, _ in matching().named_parameters())
    own = {name.split(".")[0] for name, _ in matching(full_context=True).named_parameters()}
    assert own == {"net", "support_reader", "query_reader"}


def test_the_support_set_is_read_in_both_directions() -> None:
    torch.manual_seed(0)
    reader, x = SupportReader(WIDTH).double(), drawn(1, 4, WIDTH)
    forth, back = (torch.nn.LSTM(WIDTH, WIDTH, batch_first=True).double() for _ in range(2))
    for name, value in reader.lstm.named_parameters():
        one = back if name.endswith("_reverse") else forth
        one.load_state_dict({**one.state_dict(), name.removesuffix("_reverse"): value.detach()})
    expected = x + forth(x)[0] + back(x.flip(1))[0].flip(1)
    torch.testing.assert_close(reader(x), expected, **EXACT)


def test_queries_are_read_as_the_paper_writes_it() -> None:
    """f(x, S) = attLSTM(f'(x), g(S), K), one query of one task after the other."""
    torch.manual_seed(0)
    reader = QueryReader(WIDTH, reads=3).double()
    queries, examples = drawn(TASKS, 2, WIDTH), drawn(TASKS, 6, WIDTH, seed=1)
    of_input, of_state = reader.cell.weight_ih, reader.cell.weight_hh
    bias = reader.cell.bias_ih + reader.cell.bias_hh
    found = reader(queries, examples)
    for t in range(TASKS):
        for q in range(2):
            x = queries[t, q]
            h, c = x, torch.zeros(WIDTH).double()
            for _ in range(3):
                r = (examples[t] @ h).softmax(0) @ examples[t]
                i, f, g, o = (of_input @ torch.cat([x, r]) + of_state @ h + bias).chunk(4)
                c = f.sigmoid() * c + i.sigmoid() * g.tanh()
                h = o.sigmoid() * c.tanh() + x
            torch.testing.assert_close(found[t, q], h, **EXACT)


@pytest.mark.parametrize("distance", ["cosine", "l2"])
def test_in_context_a_query_does_not_feel_the_other_queries(distance: str) -> None:
    algorithm = matching(full_context=True, distance=distance)
    features, queries = drawn(1, WAY, 4), drawn(1, 6, 4, seed=1)
    head = AttentionHead(
        algorithm.support_reader(features), torch.arange(WAY)[None], WAY, distance, algorithm.query_reader
    )
    torch.testing.assert_close(head(queries)[:, 2:3], head(queries[:, 2:3]), **EXACT)
