"""An adapted predictor as a module of stock operations alone, which other programs have as well."""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import Predictor
from workbench.algorithms.exemplars import NearestHead
from workbench.algorithms.relation import RelationHead
from workbench.algorithms.relation_module import PairBlock
from workbench.algorithms.siamese import WeightedHead
from workbench.fewshot.prepare import is_blank
from workbench.nets.backbone import Backbone


class PlainClassifier(nn.Module):
    """The predictor of one task: (N, C, H, W) uint8 → probabilities (N, way) and, where the model has learned to tell,
    how likely each picture is of any of the classes at all, (N,).

    Args:
        predictor: of T = 1 tasks, inductive; it is copied, to the CPU.

    Raises:
        ValueError: the predictor is of several tasks, or normalises queries with their own statistics.
    """

    def __init__(self, predictor: Predictor) -> None:
        super().__init__()
        made = copy.deepcopy(predictor).cpu().eval().requires_grad_(False)
        self.net: Backbone = made.body.frozen(0)
        self.head, self.rejector = plain_head(made.head), made.rejector
        self.temperature = made.meta.temperature

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        """See the class."""
        features = self.net(x)[None]
        logits = self.head(features)
        scores = (logits[0] / self.temperature).softmax(-1)
        if self.rejector is None:
            return (scores,)
        return scores, self.rejector(features, logits)[0] * ~is_blank(x)


def plain_head(head: nn.Module) -> nn.Module:
    """The head of one task by stock operations: itself, where it is made of them already."""
    return PLAIN[type(head)](head) if type(head) in PLAIN else head


class PlainRelation(nn.Module):
    """A relation head that puts each pair's maps on each other, as the paper has it, in place of what is faster."""

    maps: Tensor

    def __init__(self, head: RelationHead) -> None:
        super().__init__()
        if head.transductive:
            raise ValueError("the relation module normalises queries with their own statistics")
        self.relation = head.relation
        self.register_buffer("maps", head.maps)

    def forward(self, features: Tensor) -> Tensor:
        """(1, Q, D) → (1, Q, way)."""
        relation, way = self.relation, self.maps.shape[1]
        shown, asked = (each.reshape(1, -1, *relation.map_shape) for each in (self.maps, features))
        asked = asked.transpose(0, 1).expand(-1, way, -1, -1, -1)
        pairs = torch.cat([shown.expand_as(asked), asked], 2).flatten(0, 1)
        z: Tensor = relation.second(_first(relation.first, pairs))
        scores: Tensor = relation.linear2(F.relu(relation.linear1(z.flatten(1))))
        return scores.reshape(1, -1, way)


def _first(block: PairBlock, pairs: Tensor) -> Tensor:
    """What `PairBlock` makes of pairs of maps, (N, 2C, h, w)."""
    z = F.relu(block.normalised(F.conv2d(pairs, block.kernel, padding=block.padding)))
    return F.max_pool2d(z, 2) if block.pool else z


class PlainWeighted(NearestHead):
    """Koch's weighted differences as they are written, which takes more memory than two city-block distances."""

    def __init__(self, head: WeightedHead) -> None:
        super().__init__(head.examples, head.labels, head.way)
        self.weighting = head.weighting

    def scores(self, features: Tensor) -> Tensor:
        """See `NearestHead.scores`."""
        scores: Tensor = self.weighting(features[:, :, None], self.examples[:, None])
        return scores


PLAIN: dict[type[nn.Module], Callable[..., nn.Module]] = {RelationHead: PlainRelation, WeightedHead: PlainWeighted}
