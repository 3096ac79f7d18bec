"""Heads that several methods share: what turns the features of T tasks into logits."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.inner_loop import linear


class LinearHead(nn.Module):
    """A linear classifier per task: weight (T, way, D), bias (T, way)."""

    weight: Tensor
    bias: Tensor

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        return linear(features, self.weight, self.bias)


class CentreHead(nn.Module):
    """Compares features with one centre per class: centres (T, way, D).

    ``distance`` is "euclidean" (minus the squared distance) or "cosine" (the cosine times ``scale``).
    """

    centres: Tensor

    def __init__(self, centres: Tensor, distance: str = "euclidean", scale: float = 1.0) -> None:
        super().__init__()
        self.distance, self.scale = distance, scale
        self.register_buffer("centres", centres)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        if self.distance == "cosine":
            return self.scale * F.normalize(features, dim=-1) @ F.normalize(self.centres, dim=-1).transpose(1, 2)
        return minus_squared_distances(features, self.centres)


def minus_squared_distances(features: Tensor, others: Tensor) -> Tensor:
    """−‖z − c‖² of features (T, Q, D) and others (T, N, D) → (T, Q, N)."""
    # Written out: a matrix product is faster than the differences. It is as exact only where lengths are not much
    # larger than distances, so all is seen from the middle of the others: little practice leaves features that hardly
    # differ, and of squares near 1 nothing would be left of what tells them apart.
    middle = others.mean(1, keepdim=True).detach()
    features, others = features - middle, others - middle
    inner = features @ others.transpose(1, 2)
    return 2 * inner - others.square().sum(-1)[:, None] - features.square().sum(-1, keepdim=True)


def class_means(features: Tensor, labels: Tensor, way: int) -> Tensor:
    """The mean of every class's features: (T, S, D), labels (T, S) → (T, way, D). Classes may differ in size."""
    members = F.one_hot(labels, way).to(features.dtype).transpose(1, 2)
    return members @ features / members.sum(2, keepdim=True)
