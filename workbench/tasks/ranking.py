"""Areas under the ROC curve of several classes: one against the rest, and one against one.

The second is the M of Hand & Till (2001, Machine Learning 45, 171–186): A(i|j) is the chance that a random picture of
class i is given a higher probability of class i than a random one of class j, ties counting one half, and M the mean
of A(i|j) over all ordered pairs. With as many questions of every class, the mean over the classes of one against the
rest is the same number.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

AT_ONCE = 2**16  # comparisons: their temporaries stay in a processor's cache


def areas_under_curves(scores: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Macro-averaged areas for each of T tasks, all of them at once.

    Args:
        scores: (T, Q, way), probabilities.
        labels: (T, Q) int64; every class occurs.

    Returns:
        One against the rest (T,), and Hand and Till's M (T,), in float64.
    """
    way = scores.shape[2]
    members = F.one_hot(labels, way).double()
    won = _won(scores, labels, members)
    won = won * (1 - torch.eye(way, dtype=won.dtype, device=won.device))
    count = members.sum(1)
    rest = won.sum(2) / (count * (labels.shape[1] - count))
    one = won / (count[:, :, None] * count[:, None])
    return rest.mean(1), one.sum((1, 2)) / (way * (way - 1))


def _won(scores: Tensor, labels: Tensor, members: Tensor) -> Tensor:
    """(T, way, way): how often a query of class i has more of class i than one of class j; ties count one half."""
    tasks, queries, way = scores.shape
    won = members.new_zeros(tasks, way, way)
    size = max(1, AT_ONCE // (tasks * queries))
    for part in torch.split(torch.arange(queries, device=scores.device), size):
        # every query's score of the class that the query `part` belongs to: (T, part, Q)
        of_class = scores.transpose(1, 2).gather(1, labels[:, part, None].expand(-1, -1, queries))
        own = of_class.gather(2, part[None, :, None].expand(tasks, -1, 1))
        compared = (own > of_class).double() + (own == of_class).double() / 2
        won += members[:, part].transpose(1, 2) @ compared @ members
    return won
