"""Siamese networks (Koch, Zemel & Salakhutdinov 2015; contrastive loss: Hadsell, Chopra & LeCun 2006).

The same network looks at two pictures, and practice teaches it whether they show the same class: by pulling pairs of
one class together and pushing the others a margin apart (Hadsell), or by a logistic regression on the differences of
their features, with a learned weight for each (Koch). A new picture belongs to the class of its most similar example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import METRIC, Card, Paper
from workbench.algorithms.exemplars import NearestHead
from workbench.algorithms.insight import Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support
from workbench.tasks.pairs import PairBatch


@dataclass(frozen=True)
class SiameseConfig:
    """The knobs of Siamese networks."""

    loss: str = knob(
        "contrastive",
        choices=("contrastive", "weighted-l1"),
        advanced=True,
        label="Loss",
        help="What practice asks of two pictures: to lie close together or a margin apart (contrastive), or whether "
        "they are the same, by weighing how their features differ (weighted-l1).",
    )
    margin: float = knob(
        5.0,
        low=1e-3,
        high=1e3,
        log=True,
        advanced=True,
        needs="loss=contrastive",
        label="Margin",
        term="m",
        help="How far apart the features of pictures of different classes have to be.",
    )
    pairs: int = knob(
        64,
        low=2,
        high=4096,
        advanced=True,
        label="Pairs per batch",
        help="How many pairs of pictures are compared at once in practice; half of them are of one class.",
    )


class Siamese(OnFeatures):
    """Siamese networks, practised on pairs; adapting keeps the features of the support images."""

    stream: ClassVar[str] = "pairs"
    Config = SiameseConfig
    card = Card(
        name="siamese",
        title="Siamese networks",
        family=METRIC,
        summary="Learns to tell whether two pictures show the same thing. "
        "A new picture belongs to the class of the example that is most like it.",
        advice="The oldest of these methods, and the basis of face recognition. It practises on pairs instead of whole "
        "tasks, and is usually less accurate than prototypes.",
        paper=Paper(
            "Koch, Zemel & Salakhutdinov",
            2015,
            "Siamese Neural Networks for One-shot Image Recognition",
            url="https://www.cs.cmu.edu/~rsalakhu/papers/oneshot1.pdf",
        ),
        paper_note="The paper tuned rates, momentum and weight decay for each layer. Here all layers have one value "
        "from its ranges, without weight decay.",
        presets={
            "fast": {
                "pairs": 64,
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 250,
            },
            # Rates are lowered by 1 % after each pass over 150,000 pairs.
            "paper": {
                "loss": "weighted-l1",
                "pairs": 128,
                "backbone": "koch",
                "split": "group",
                "distort": True,
                "meta_batch": 1,
                "episodes": 234000,
                "outer_optimizer": "sgd",
                "outer_lr": 1e-2,
                "momentum": 0.5,
                "clip": 0.0,
                "schedule": "step",
                "schedule_every": 1172,
                "schedule_factor": 0.99,
                "validate_every": 1172,
                "patience": 20,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.weighting = Weighting(net.feature_dim) if config.loss == "weighted-l1" else None

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> NearestHead:
        """See `OnFeatures.fit`: the support images; there is no randomness and nothing to trace."""
        if self.weighting is None:
            return NearestHead(features, support.y, support.way)
        return WeightedHead(features, support.y, support.way, self.weighting)

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`: of pairs, each batch normalised as a whole; of tasks, as `OnFeatures` has it."""
        if not isinstance(task, PairBatch):
            return super().meta_loss(task, generator)
        first, second = (x.reshape(task.tasks, -1, *x.shape[1:]) for x in (task.x1, task.x2))
        features = self.normalised_together(torch.cat([first, second], 1))
        one, other = (half.flatten(0, 1) for half in features.chunk(2, 1))
        losses, scores = self.compare(one, other, task.same)
        return losses.mean(), task.metrics(scores.detach())

    def compare(self, one: Tensor, other: Tensor, same: Tensor) -> tuple[Tensor, Tensor]:
        """The losses of pairs (B,), and scores (B,) above 0 where a pair is taken for the same; features (B, D)."""
        smoothing = self.label_smoothing if self.training else 0.0
        different = (~same).to(one.dtype) * (1 - smoothing) + smoothing / 2
        if self.weighting is None:
            distances = torch.linalg.vector_norm(one - other, dim=-1)
            return contrastive(distances, different, self.config.margin), self.config.margin / 2 - distances
        scores = self.weighting(one, other)
        return F.binary_cross_entropy_with_logits(scores, 1 - different, reduction="none"), scores


def contrastive(distances: Tensor, different: Tensor, margin: float) -> Tensor:
    """½(1 − y)d² + ½y·max(0, m − d)², where y = 1 for pairs of *different* classes; all (B,)."""
    apart = (margin - distances).clamp(min=0)
    return ((1 - different) * distances.square() + different * apart.square()) / 2


class Weighting(nn.Module):
    """Koch's score of a pair: Σ_j α_j |f1_j − f2_j| + β, whose sigmoid is the probability that both are the same.

    The α are learned, and begin alike and below zero: at first, what differs least is most similar.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.alpha = nn.Parameter(torch.full((width,), -1 / width))
        self.beta = nn.Parameter(torch.zeros(()))

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Features (B, D) and (B, D) → (B,)."""
        return (one - other).abs() @ self.alpha + self.beta

    def all_pairs(self, queries: Tensor, examples: Tensor) -> Tensor:
        """Features (T, Q, D) and (T, S, D) → (T, Q, S).

        As α|a − b| = ±|αa − αb|, two city-block distances suffice, and (T, Q, S, D) numbers are never held at once.
        """
        near, far = self.alpha.clamp(min=0), self.alpha.clamp(max=0)
        like, unlike = (torch.cdist(queries * each, examples * each, p=1) for each in (near, far))
        return like - unlike + self.beta


class WeightedHead(NearestHead):
    """The logit of a class is the score of the pair of a query and its most similar example.

    Args:
        examples, labels, way: as in `NearestHead`.
        weighting: scores pairs; shared by all tasks.
    """

    def __init__(self, examples: Tensor, labels: Tensor, way: int, weighting: Weighting) -> None:
        super().__init__(examples, labels, way)
        self.weighting = weighting

    def scores(self, features: Tensor) -> Tensor:
        """See `NearestHead.scores`."""
        return self.weighting.all_pairs(features, self.examples)
