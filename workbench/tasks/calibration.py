"""The expected calibration error: how far confidence is from being right (Guo et al. 2017, 1706.04599)."""

from __future__ import annotations

import torch
from torch import Tensor

BINS = 15


class Calibration:
    """Gathers answers in bins of equal width by their confidence, the probability of the class that is answered.

    Bin m of M holds the confidences in ((m − 1)/M, m/M]. Only sums are kept, so that memory does not grow.
    """

    def __init__(self, bins: int = BINS) -> None:
        self._edges = torch.linspace(0, 1, bins + 1, dtype=torch.float64)[1:-1]
        self._sums = torch.zeros(3, bins, dtype=torch.float64)  # answers, right answers, confidence

    def add(self, probabilities: Tensor, labels: Tensor) -> None:
        """More answers: probabilities (N, way) in float64, labels (N,)."""
        confidence, answer = probabilities.max(1)
        where = torch.bucketize(confidence, self._edges)
        values = torch.stack([torch.ones_like(confidence), (answer == labels).double(), confidence])
        self._sums.index_add_(1, where, values)

    def error(self) -> float:
        """The mean over all answers of |share of right answers − mean confidence| of their bin, a fraction of 1."""
        answers, right, confidence = self._sums
        return float((right - confidence).abs().sum() / answers.sum())
