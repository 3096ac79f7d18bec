"""Comparing queries with every support image: how scores of images become scores of classes, and the nearest image."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.heads import minus_squared_distances


def class_max(scores: Tensor, labels: Tensor, way: int) -> Tensor:
    """The largest score among each class's images: (T, Q, S), labels (T, S) → (T, Q, way); −∞ without images."""
    index = labels[:, None].expand(scores.shape)
    empty = scores.new_full((*scores.shape[:2], way), -torch.inf)
    return empty.scatter_reduce(2, index, scores, "amax")


def class_logsumexp(scores: Tensor, labels: Tensor, way: int) -> Tensor:
    """log Σ exp over each class's images: (T, Q, S), labels (T, S) → (T, Q, way); every class has an image."""
    # relative to the class's own largest score: relative to all, a class far away would vanish
    largest = class_max(scores.detach(), labels, way)
    relative = scores - largest.gather(2, labels[:, None].expand(scores.shape))
    members = F.one_hot(labels, way).to(scores.dtype)
    return largest + (relative.exp() @ members).log()


class NearestHead(nn.Module):
    """The logit of a class is minus the squared distance of its nearest example.

    Args:
        examples: (T, S, D), the support images' features.
        labels: (T, S) in [0, way).
        way: number of classes.
    """

    examples: Tensor
    labels: Tensor

    def __init__(self, examples: Tensor, labels: Tensor, way: int) -> None:
        super().__init__()
        self.way = way
        self.register_buffer("examples", examples)
        self.register_buffer("labels", labels.contiguous())

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        return class_max(self.scores(features), self.labels, self.way)

    def scores(self, features: Tensor) -> Tensor:
        """How alike queries and examples are: (T, Q, D) → (T, Q, S)."""
        return minus_squared_distances(features, self.examples)
