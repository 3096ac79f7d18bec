"""How sure answers are: the entropy of their probabilities, and that by how many examples a class had."""

from __future__ import annotations

from collections import defaultdict

import torch
from torch import Tensor
from torch.nn import functional as F


def entropy(probabilities: Tensor) -> Tensor:
    """In nats: (…, way) → (…). 0 where one class is certain, log(way) where all are as likely."""
    each: Tensor = torch.special.entr(probabilities)
    return each.sum(-1)


class ByShots:
    """Accuracy and entropy of the answers, by the number of examples that the question's own class had."""

    def __init__(self) -> None:
        self._sums: dict[int, Tensor] = defaultdict(lambda: torch.zeros(3, dtype=torch.float64))

    def add(self, probabilities: Tensor, labels: Tensor, support_labels: Tensor) -> None:
        """The answers to T tasks: probabilities (T, Q, way), labels (T, Q), support_labels (T, S)."""
        shots = F.one_hot(support_labels, probabilities.shape[-1]).sum(1).gather(1, labels)
        right = probabilities.argmax(-1) == labels
        each = torch.stack([torch.ones_like(labels), right, entropy(probabilities)], -1).double()
        for count in torch.unique(shots).tolist():
            self._sums[count] += each[shots == count].sum(0)

    def means(self) -> dict[int, dict[str, float | int]]:
        """Number of examples → accuracy, entropy in nats, and the number of questions."""
        found: dict[int, dict[str, float | int]] = {}
        for count, (questions, right, nats) in sorted((count, each.tolist()) for count, each in self._sums.items()):
            found[count] = {"accuracy": right / questions, "entropy": nats / questions, "questions": round(questions)}
        return found
