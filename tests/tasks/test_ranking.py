"""Areas under the curve: worked out by hand, by their definition, and against scikit-learn."""

from __future__ import annotations

import itertools

import pytest
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor

from workbench.tasks import ranking
from workbench.tasks.ranking import areas_under_curves


def drawn(way: int, counts: list[int], tasks: int = 3, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Probabilities (T, Q, way) with many ties, and labels (T, Q) in random order."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(way).repeat_interleave(torch.tensor(counts))
    labels = torch.stack([labels[torch.randperm(len(labels), generator=generator)] for _ in range(tasks)])
    logits = torch.randint(0, 3, (tasks, labels.shape[1], way), generator=generator).double()
    return (logits + 0.5 * torch.nn.functional.one_hot(labels, way)).softmax(-1), labels


def hand_till(scores: Tensor, labels: Tensor) -> float:
    """M of one task by its definition: scores (Q, way), labels (Q,)."""
    way, total = scores.shape[1], 0.0
    for i, j in itertools.permutations(range(way), 2):
        of_i, of_j = scores[labels == i, i], scores[labels == j, i]
        total += sum((a > b) + (a == b) / 2 for a in of_i.tolist() for b in of_j.tolist()) / (len(of_i) * len(of_j))
    return total / (way * (way - 1))


def test_a_tiny_case_worked_out_by_hand() -> None:
    scores = torch.tensor([[[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.4, 0.4, 0.2], [0.3, 0.3, 0.4]]], dtype=torch.float64)
    labels = torch.tensor([[0, 0, 1, 2]])
    # A(0|1): 0.6 > 0.4, 0.2 < 0.4 → 1/2; A(0|2): 0.6 > 0.3, 0.2 < 0.3 → 1/2; A(1|0): 0.4 > 0.3, 0.4 < 0.5 → 1/2;
    # A(1|2): 0.4 > 0.3 → 1; A(2|0): 0.4 > 0.1, 0.4 > 0.3 → 1; A(2|1): 0.4 > 0.2 → 1
    rest, pairs = areas_under_curves(scores, labels)
    assert pairs.item() == pytest.approx((0.5 + 0.5 + 0.5 + 1 + 1 + 1) / 6, abs=1e-12)
    # against the rest: class 0 wins 2 of 4 comparisons, class 1 wins 2 of 3, class 2 all
    assert rest.item() == pytest.approx((2 / 4 + 2 / 3 + 1) / 3, abs=1e-12)


@pytest.mark.parametrize(("way", "counts"), [(3, [4, 4, 4]), (5, [1, 7, 3, 2, 9]), (7, [3] * 7)])
def test_both_areas_are_scikit_learns(way: int, counts: list[int]) -> None:
    scores, labels = drawn(way, counts)
    rest, pairs = areas_under_curves(scores, labels)
    for t in range(3):
        given = (labels[t].numpy(), scores[t].numpy())
        assert rest[t].item() == pytest.approx(roc_auc_score(*given, multi_class="ovr", average="macro"), abs=1e-12)
        assert pairs[t].item() == pytest.approx(roc_auc_score(*given, multi_class="ovo", average="macro"), abs=1e-12)
        assert pairs[t].item() == pytest.approx(hand_till(scores[t], labels[t]), abs=1e-12)


def test_two_classes_have_one_curve() -> None:
    scores, labels = drawn(2, [6, 9])
    rest, pairs = areas_under_curves(scores, labels)
    expected = [roc_auc_score(labels[t].numpy(), scores[t, :, 1].numpy()) for t in range(3)]
    assert rest.tolist() == pytest.approx(expected, abs=1e-12)
    assert pairs.tolist() == pytest.approx(expected, abs=1e-12)


def test_both_agree_where_every_class_has_as_many_questions() -> None:
    scores, labels = drawn(4, [5] * 4)
    rest, pairs = areas_under_curves(scores, labels)
    assert torch.allclose(rest, pairs, rtol=0, atol=1e-12)
    rest, pairs = areas_under_curves(*drawn(4, [2, 9, 5, 4]))
    assert not torch.allclose(rest, pairs, rtol=0, atol=1e-4)


def test_comparing_in_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scores, labels = drawn(4, [5, 2, 3, 7])
    whole = areas_under_curves(scores, labels)
    monkeypatch.setattr(ranking, "AT_ONCE", 160)  # three rows of 17 comparisons for each of 3 tasks
    parts = areas_under_curves(scores, labels)
    assert all(torch.allclose(a, b, rtol=0, atol=1e-12) for a, b in zip(whole, parts, strict=True))
