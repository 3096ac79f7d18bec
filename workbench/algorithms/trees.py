"""Decision trees as tensors, so that they are batched, saved and moved to a device like any other head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

LEAST_PROBABILITY = 1e-6  # of a class that no tree votes for, as the logarithm needs one


class TreesHead(nn.Module):
    """E decision trees of at most N nodes for each of T tasks; the answer is the mean of what their leaves say.

    A node sends a sample on to ``left`` where the sample's ``feature`` is at most ``threshold``, and to ``right``
    otherwise; a leaf sends it to itself.

    Args:
        feature, left, right: (T, E, N) int64.
        threshold: (T, E, N) float32.
        value: (T, E, N, way), the share of each class among the training samples that came to the node.
    """

    feature: Tensor
    left: Tensor
    right: Tensor
    threshold: Tensor
    value: Tensor

    def __init__(self, feature: Tensor, left: Tensor, right: Tensor, threshold: Tensor, value: Tensor) -> None:
        super().__init__()
        tables = {"feature": feature, "left": left, "right": right, "threshold": threshold, "value": value}
        for name, each in tables.items():
            self.register_buffer(name, each)

    def forward(self, features: Tensor) -> Tensor:
        """Logarithms of the class probabilities: (T, Q, D) → (T, Q, way)."""
        tasks, trees, nodes = self.feature.shape
        seen = features.float()  # as scikit-learn sees them
        at = torch.zeros(tasks, trees, features.shape[1], dtype=torch.int64, device=features.device)
        for _ in range((nodes - 1) // 2):  # no tree of so many nodes is deeper
            column = seen.gather(2, self.feature.gather(2, at).transpose(1, 2)).transpose(1, 2)
            low = column <= self.threshold.gather(2, at)
            at = torch.where(low, self.left.gather(2, at), self.right.gather(2, at))
        said = self.value.gather(2, at[..., None].expand(-1, -1, -1, self.value.shape[-1]))
        return said.mean(1).clamp(min=LEAST_PROBABILITY).log()


def trees_head(forests: Sequence[Sequence[Any]], like: Tensor) -> TreesHead:
    """A head from T tasks' fitted scikit-learn tree classifiers, equally many each, of ``like``'s type and device."""
    nodes = max(tree.tree_.node_count for forest in forests for tree in forest)
    read = [[_tables(tree.tree_, nodes) for tree in forest] for forest in forests]
    columns = (np.array([[tree[i] for tree in forest] for forest in read]) for i in range(5))
    *tables, value = (torch.from_numpy(each) for each in columns)
    # first to the type, as Apple's GPUs have no float64
    return TreesHead(*(each.to(like.device) for each in (*tables, value.to(like.dtype))))


def _tables(tree: Any, nodes: int) -> tuple[NDArray[Any], ...]:
    """feature, left, right, threshold and value of one tree, each filled up to ``nodes`` rows."""
    leaf, here = tree.children_left < 0, np.arange(tree.node_count)
    feature = np.where(leaf, 0, tree.feature)
    left, right = np.where(leaf, here, tree.children_left), np.where(leaf, here, tree.children_right)
    value = tree.value[:, 0] / tree.value[:, 0].sum(1, keepdims=True)
    whole = (feature, left, right, _rounded_down(tree.threshold), value)
    return tuple(np.pad(each, [(0, nodes - len(each)), *[(0, 0)] * (each.ndim - 1)]) for each in whole)


def _rounded_down(thresholds: NDArray[np.float64]) -> NDArray[np.float32]:
    """The largest float32 not above: a float32 is at most the one exactly where it is at most the other."""
    nearest = thresholds.astype(np.float32)
    return np.where(nearest > thresholds, np.nextafter(nearest, np.float32(-np.inf)), nearest)
