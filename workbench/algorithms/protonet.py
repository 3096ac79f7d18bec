"""Prototypical networks (Snell, Swersky & Zemel 2017, 1703.05175).

A class is the mean of its support images' features, its *prototype*; a query belongs to the class whose
prototype is nearest. With squared Euclidean distance that is a linear classifier with weights 2c and bias −‖c‖².
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.base import METRIC, Card, Paper
from workbench.algorithms.heads import CentreHead, class_means
from workbench.algorithms.insight import Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.config import knob
from workbench.tasks.labelled import LabelledTask, Support
from workbench.tasks.turns import Turn, in_roles, turns

COSINE_SCALE = 10.0  # cosines lie in [−1, 1], too narrow for a confident softmax


@dataclass(frozen=True)
class ProtoNetConfig:
    """The knobs of prototypical networks."""

    distance: str = knob(
        "euclidean",
        choices=("euclidean", "cosine"),
        advanced=True,
        label="Distance",
        help="How a picture is compared with a class: by squared distance, as in the paper, or by angle.",
    )
    take_turns: bool = knob(
        False,
        advanced=True,
        label="Pictures take turns",
        help="In practice every picture of a task is an example in its turn, and a question otherwise, so that more is "
        "learned from the same pictures.",
    )


class ProtoNet(OnFeatures):
    """Prototypical networks. Adapting is one pass through the network; there is no inner loop."""

    Config = ProtoNetConfig
    card = Card(
        name="protonet",
        title="Prototypical networks",
        family=METRIC,
        summary="Averages the features of a class's examples into a prototype. "
        "A new picture belongs to the class whose prototype is nearest.",
        advice="Fast and strong with any number of classes: a good first choice.",
        paper=Paper("Snell, Swersky & Zemel", 2017, "Prototypical Networks for Few-shot Learning", "1703.05175"),
        presets={
            "fast": {
                "train_ways": 20,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 250,
            },
            "paper": {
                "train_ways": 60,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 20000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "schedule": "step",
                "schedule_every": 2000,
                "schedule_factor": 0.5,
                "rotations": True,
            },
        },
    )

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `OnFeatures.meta_loss`. Where pictures take turns, the loss is the mean over all of them, close to that
        of Laenen & Bertinetto 2021 (2012.09831), who compare every picture of a batch with every other."""
        if not (self.training and self.config.take_turns):
            return super().meta_loss(task, generator)
        features = torch.cat(self.practice_features(task), 1)
        losses, metrics = zip(*(self._turn(task, each, features) for each in turns(task)), strict=True)
        found = {name: torch.stack([each[name] for each in metrics]).mean(0) for name in metrics[0]}
        return torch.stack(losses).mean(), found

    def _turn(self, task: LabelledTask, turn: Turn, features: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """The loss and the metrics of one turn, from the features (T, S + Q, D) of all images."""
        support, asked = in_roles(task, turn)
        logits = self.fit(_rows(features, turn.shown), support)(_rows(features, turn.asked))
        return self.query_losses(asked, logits).mean(), asked.metrics(logits.detach())

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> CentreHead:
        """See `OnFeatures.fit`: the prototypes; there is no randomness and nothing to trace."""
        return CentreHead(class_means(features, support.y, support.way), self.config.distance, COSINE_SCALE)


def _rows(features: Tensor, places: Tensor) -> Tensor:
    """Of features (T, N, D) those at places (T, M) → (T, M, D)."""
    return features.gather(1, places[..., None].expand(-1, -1, features.shape[2]))
