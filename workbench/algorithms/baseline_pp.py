"""Baseline++ of Chen, Liu, Kira, Wang & Huang 2019, A Closer Look at Few-shot Classification (1904.04232).

As the Baseline, but both classifiers compare by angle: the logit of a class is the cosine between its weights and the
features, times a scale. That draws the features of a class together in practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.as_classifier import AsClassifier
from workbench.algorithms.base import BASELINE, Card, Paper
from workbench.algorithms.head_descent import HeadConfig, trained_head
from workbench.algorithms.heads import CentreHead
from workbench.algorithms.inner_rules import Tensors
from workbench.algorithms.insight import Trace
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class BaselinePPConfig(HeadConfig):
    """The knobs of Baseline++."""

    cosine_scale: float = knob(
        10.0,
        low=0.1,
        high=1000.0,
        log=True,
        advanced=True,
        label="Scale of cosines",
        help="What cosines are multiplied with before they become probabilities; more makes the model surer.",
    )


class BaselinePP(AsClassifier):
    """A plain classifier by cosines, and a new one for each task.

    The authors' code lets every class learn a length beside its direction, and draws new weights at random. Here
    cosines are as in the paper, and all weights of a task begin as the mean direction of its features: no answer
    depends on chance, nor on the slot that a class is given.
    """

    Config = BaselinePPConfig
    card = Card(
        name="baseline_pp",
        title="Baseline++",
        family=BASELINE,
        summary="Practises as an ordinary classifier that compares by angle. "
        "For a new task it trains a new final layer of the same kind on the examples.",
        advice="Often level with methods that learn to learn, above all with large networks. Practice is fast; "
        "learning a task takes a hundred small steps.",
        paper=Paper("Chen, Liu, Kira, Wang & Huang", 2019, "A Closer Look at Few-shot Classification", "1904.04232"),
        paper_note="The scale is that of the authors' code for up to 200 classes; for more they take 10. Their "
        "classes learn a length beside their direction, which is left out here, as in the paper.",
        presets={
            "fast": {
                "meta_batch": 1,
                "episodes": 1500,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 500,
            },
            # miniImageNet, as the Baseline; on Omniglot, with a scale of 10, the authors make 5 passes.
            "paper": {
                "batch": 16,
                "head_batch": 4,
                "cosine_scale": 2.0,
                "flip": True,
                "crop": True,
                "colour_jitter": 0.4,
                "meta_batch": 1,
                "episodes": 960000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "validate_every": 24000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.classifier = CosineClassifier(net.feature_dim, ways, config.cosine_scale)

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> CentreHead:
        """See `OnFeatures.fit`: a classifier by cosines for each task."""
        direction = F.normalize(F.normalize(features.detach(), dim=-1).mean(1, keepdim=True), dim=-1)
        start = {"centres": direction.repeat(1, support.way, 1)}
        found = trained_head(
            start, lambda z, head: self._head(head)(z), features, support, self.config, generator, trace, self._head
        )
        return self._head(found)

    def _head(self, tensors: Tensors) -> CentreHead:
        return CentreHead(tensors["centres"], "cosine", self.config.cosine_scale)


class CosineClassifier(nn.Linear):
    """Cosines between features and the weights of each class, times ``scale``."""

    def __init__(self, width: int, ways: int, scale: float) -> None:
        super().__init__(width, ways, bias=False)
        self.scale = scale

    def forward(self, features: Tensor) -> Tensor:
        """(B, D) → (B, ways)."""
        return self.scale * F.linear(F.normalize(features, dim=-1), F.normalize(self.weight, dim=-1))
