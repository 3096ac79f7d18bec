"""The Baseline of Chen, Liu, Kira, Wang & Huang 2019, A Closer Look at Few-shot Classification (1904.04232).

No learning to learn: the network is practised as a plain classifier of all its classes. When a task comes, the network
is kept as it is, and a new linear classifier is trained on the features of the support set.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from workbench.algorithms.as_classifier import AsClassifier
from workbench.algorithms.base import BASELINE, Card, Paper
from workbench.algorithms.head_descent import HeadConfig, trained_head
from workbench.algorithms.heads import LinearHead
from workbench.algorithms.inner_loop import linear
from workbench.algorithms.inner_rules import Tensors
from workbench.algorithms.insight import Trace
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


class Baseline(AsClassifier):
    """A plain classifier, and a new linear one for each task.

    The new classifier begins at zero, where the authors draw it at random: its loss has one minimum, and no answer
    depends on chance, nor on the slot that a class is given.
    """

    Config = HeadConfig
    card = Card(
        name="baseline",
        title="Baseline",
        family=BASELINE,
        summary="Practises as an ordinary classifier of all its classes, without any thought of tasks. "
        "For a new task it trains a new final layer on the examples.",
        advice="What every method of learning to learn has to beat. Practice is fast; learning a task takes a "
        "hundred small steps.",
        paper=Paper("Chen, Liu, Kira, Wang & Huang", 2019, "A Closer Look at Few-shot Classification", "1904.04232"),
        presets={
            "fast": {
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 500,
            },
            # miniImageNet: 400 passes over 38,400 pictures. On Omniglot the authors make 5 passes.
            "paper": {
                "batch": 16,
                "head_batch": 4,
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
        self.classifier = nn.Linear(net.feature_dim, ways)

    def fit(
        self,
        features: torch.Tensor,
        support: Support,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> LinearHead:
        """See `OnFeatures.fit`: a linear classifier for each task."""
        tasks, _, width = features.shape
        start = {
            "weight": features.new_zeros(tasks, support.way, width),
            "bias": features.new_zeros(tasks, support.way),
        }
        return _head(
            trained_head(
                start,
                lambda z, head: linear(z, head["weight"], head["bias"]),
                features,
                support,
                self.config,
                generator,
                trace,
                _head,
            )
        )


def _head(tensors: Tensors) -> LinearHead:
    return LinearHead(tensors["weight"], tensors["bias"])
