"""Linear classifiers drawn at random for each task, whose probabilities are averaged."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


class SampledHead(nn.Module):
    """L linear classifiers per task. Softmax of the logits gives the mean of their probabilities back.

    Args:
        weight: (T, L, way, D).
        bias: (T, L, way).
        reader: what features go through first, (…, F) → (…, D); shared by all tasks.
    """

    weight: Tensor
    bias: Tensor

    def __init__(self, weight: Tensor, bias: Tensor, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, F) → (T, Q, way): the logarithm of the mean probability."""
        return log_mean_probability(self.reader(features), self.weight, self.bias)

    def only(self, sample: int) -> SampledHead:
        """The classifier of that number, from 0, alone."""
        one = slice(sample, sample + 1)
        return SampledHead(self.weight[:, one], self.bias[:, one], self.reader)


def log_mean_probability(features: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """log 1/L Σ p(y | x, ψ_l): features (T, Q, D), weight (T, L, way, D), bias (T, L, way) → (T, Q, way)."""
    logits = features[:, None] @ weight.transpose(2, 3) + bias[:, :, None]
    return logits.log_softmax(-1).logsumexp(1) - math.log(weight.shape[1])


def drawn_around(mean: Tensor, log_variance: Tensor, noise: Tensor) -> Tensor:
    """μ + σ ε: mean and log_variance (T, way, …), noise (T, L, way, …) → (T, L, way, …)."""
    return mean[:, None] + (0.5 * log_variance).exp()[:, None] * noise


def noise_of_classes(classes: Tensor, samples: int, width: int, generator: torch.Generator | None = None) -> Tensor:
    """Standard normal noise for every class of T tasks, drawn once for all of them.

    The noise belongs to the class, not to its place among the others, so that numbering the classes differently gives
    the same answers: the class whose statistics have the smallest sum receives what was drawn first, and so on. That
    order depends on the examples alone and not on the noise, which therefore stays independent and normal.

    Args:
        classes: (T, way, D), statistics by which classes differ.
        samples: L.
        width: numbers per class and sample.
        generator: draws, on the device of ``classes``.

    Returns:
        (T, L, way, width).
    """
    shape = (classes.shape[1], samples, width)
    drawn = torch.randn(shape, generator=generator, dtype=classes.dtype, device=classes.device)
    rank = classes.detach().sum(-1).argsort(-1).argsort(-1)
    return drawn[rank].transpose(1, 2)
