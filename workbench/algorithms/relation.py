"""Relation networks (Sung, Yang, Zhang, Xiang, Torr & Hospedales 2018, 1711.06025).

The distance is learned as well: a second small network is shown the feature maps of a class and of a query, one above
the other, and scores from 0 to 1 how well they belong together. Practice brings the score of the right class to 1 and
of all others to 0, by the squared error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import METRIC, Card, Paper
from workbench.algorithms.heads import class_means
from workbench.algorithms.insight import Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.algorithms.relation_module import RelationModule
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import LabelledTask, Support


@dataclass(frozen=True)
class RelationConfig:
    """The knobs of relation networks."""

    class_map: str = knob(
        "mean",
        choices=("mean", "sum"),
        advanced=True,
        label="Map of a class",
        help="How the examples of a class are put together: their mean, which suits any number of examples, or their "
        "sum, as in the paper.",
    )


class Relation(OnFeatures):
    """Relation networks. Adapting is one pass through the network; there is no inner loop.

    Logits are the scores before the sigmoid. If each score r_k were the chance that class k is the right one, and
    they were independent, then, exactly one being right, class k would have the probability r_k / (1 − r_k) over the
    sum of all: that is the softmax of these logits.
    """

    Config = RelationConfig
    card = Card(
        name="relation",
        title="Relation networks",
        family=METRIC,
        summary="Learns how to compare as well: a second small network looks at a picture and a class side by side. "
        "It scores how well they belong together.",
        advice="When distances are too simple a comparison. It compares coarse maps of the pictures, so its "
        "settings halve them less often; practice takes about twice the time of prototypes.",
        paper=Paper(
            "Sung, Yang, Zhang, Xiang, Torr & Hospedales",
            2018,
            "Learning to Compare: Relation Network for Few-Shot Learning",
            "1711.06025",
        ),
        paper_note="The authors turn whole tasks at random, where turned classes count as others here. Their limit "
        "on gradients is for each of the two networks, here for both together.",
        presets={
            "fast": {
                "poolings": 3,
                "train_ways": 20,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 250,
            },
            # Omniglot with five classes.
            "paper": {
                "class_map": "sum",
                "poolings": 2,
                "train_queries": 19,
                "meta_batch": 1,
                "episodes": 1000000,
                "outer_lr": 1e-3,
                "schedule": "step",
                "schedule_every": 100000,
                "schedule_factor": 0.5,
                "clip": 0.5,
                "rotations": True,
                "validate_every": 5000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.relation = RelationModule(net.map_shape)

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> RelationHead:
        """See `OnFeatures.fit`: the maps of the classes; there is no randomness and nothing to trace."""
        return RelationHead(self._class_maps(features, support), self.relation, self.batch_norm == "transductive")

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `OnFeatures.meta_loss`; the running statistics of the relation module follow as well."""
        if not self.training:
            return super().meta_loss(task, generator)
        support, queries = self.practice_features(task)
        logits, used = self.relation(self._class_maps(support, task.support), queries)
        self.relation.update_running(used)
        return self.query_losses(task, logits).mean(), task.metrics(logits.detach())

    def query_losses(self, task: LabelledTask, logits: Tensor) -> Tensor:
        """See `Algorithm.query_losses`: the mean squared error of the scores, whose targets are 1 and 0."""
        smoothing = self.label_smoothing if self.training else 0.0
        right = F.one_hot(task.query_y, task.support.way).to(logits.dtype)
        wanted = (1 - smoothing) * right + smoothing / task.support.way
        return (logits.sigmoid() - wanted).square().mean((1, 2))

    def _class_maps(self, features: Tensor, support: Support) -> Tensor:
        """(T, S, D) → (T, way, D)."""
        if self.config.class_map == "mean":
            return class_means(features, support.y, support.way)
        return F.one_hot(support.y, support.way).to(features.dtype).transpose(1, 2) @ features


class RelationHead(nn.Module):
    """Scores each query against the map of each class.

    Args:
        maps: (T, way, D).
        relation: the relation module, shared by all tasks.
        transductive: whether pairs are normalised with their own statistics.
    """

    maps: Tensor

    def __init__(self, maps: Tensor, relation: RelationModule, transductive: bool) -> None:
        super().__init__()
        self.relation, self.transductive = relation, transductive
        self.register_buffer("maps", maps)

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        statistics = None if self.transductive else self.relation.running_statistics(len(features))
        logits: Tensor = self.relation(self.maps, features, statistics)[0]
        return logits
