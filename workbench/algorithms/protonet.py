"""Prototypical networks (Snell, Swersky & Zemel 2017, 1703.05175).

A class is the mean of its support images' features, its *prototype*; a query belongs to the class whose
prototype is nearest. With squared Euclidean distance that is a linear classifier with weights 2c and bias −‖c‖².
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.base import Algorithm, Card, Paper, Predictor, PredictorMeta, Trace
from workbench.config import knob
from workbench.nets.backbone import Backbone, Statistics
from workbench.tasks.labelled import LabelledTask, Support

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


def prototypes(features: Tensor, labels: Tensor, way: int) -> Tensor:
    """Class means: features (T, S, D), labels (T, S) → (T, way, D). Classes may differ in size."""
    members = F.one_hot(labels, way).to(features.dtype).transpose(1, 2)
    return members @ features / members.sum(2, keepdim=True)


def scores(features: Tensor, centres: Tensor, distance: str) -> Tensor:
    """Logits of features (T, Q, D) against prototypes (T, way, D) → (T, Q, way)."""
    if distance == "cosine":
        return COSINE_SCALE * F.normalize(features, dim=-1) @ F.normalize(centres, dim=-1).transpose(1, 2)
    # ‖z − c‖² written out: a matrix product is faster than the differences, and as exact here.
    inner = features @ centres.transpose(1, 2)
    return 2 * inner - centres.square().sum(-1)[:, None] - features.square().sum(-1, keepdim=True)


class ProtoNetPredictor(Predictor):
    """Compares queries with the prototypes (T, way, D) of T tasks."""

    prototypes: Tensor

    def __init__(self, net: Backbone, centres: Tensor, distance: str, transductive: bool, meta: PredictorMeta) -> None:
        super().__init__()
        self.net, self.distance, self.transductive, self.meta = net, distance, transductive, meta
        self.register_buffer("prototypes", centres)

    def embed(self, x: Tensor) -> Tensor:
        """See `Predictor.embed`."""
        return _embed(self.net, x, self.transductive)

    def forward(self, x: Tensor) -> Tensor:
        """See `Predictor.forward`."""
        return scores(self.embed(x), self.prototypes, self.distance)


class ProtoNet(Algorithm):
    """Prototypical networks. Adapting is one pass through the network; there is no inner loop."""

    Config = ProtoNetConfig
    card = Card(
        name="protonet",
        title="Prototypical networks",
        family="Metric-based",
        summary="Compares each picture with the average of every class.",
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
                "schedule": "step",
                "schedule_every": 2000,
                "schedule_factor": 0.5,
                "rotations": True,
            },
        },
    )

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> ProtoNetPredictor:
        """See `Algorithm.adapt`; there are no steps, no randomness and nothing to trace."""
        transductive = self.batch_norm == "transductive"
        features = _embed(self.net, support.x, transductive)
        centres = prototypes(features, support.y, support.way)
        meta = PredictorMeta(way=support.way, badges=self.badges())
        return ProtoNetPredictor(self.net, centres, self.config.distance, transductive, meta)

    def meta_loss(
        self, task: LabelledTask, generator: torch.Generator | None = None
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`. In training, a task's images are normalised together, and the running
        statistics, with which the network is used later, follow."""
        if not self.training:
            return super().meta_loss(task, generator)
        shown = task.support.x.shape[1]
        features, statistics = self.net.features(torch.cat([task.support.x, task.query_x], 1))
        self.net.update_running(statistics)
        centres = prototypes(features[:, :shown], task.support.y, task.support.way)
        logits = scores(features[:, shown:], centres, self.config.distance)
        return task.loss(logits).mean(), task.metrics(logits.detach())


def _embed(net: Backbone, x: Tensor, transductive: bool) -> Tensor:
    """Features (T, N, D), normalised with their own batch's statistics or with those kept from training."""
    statistics: Statistics | None = None if transductive else net.running_statistics(len(x))
    return net.features(x, statistics=statistics)[0]
