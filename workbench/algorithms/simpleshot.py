"""SimpleShot (Wang, Chao, Weinberger & van der Maaten 2019, 1911.04623).

A network practised as a plain classifier is enough, if its features are treated well: subtract the mean feature of
practice, bring every feature to length one, and go to the class with the nearest mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.as_classifier import AsClassifier
from workbench.algorithms.base import BASELINE, Card, Paper
from workbench.algorithms.heads import CentreHead, class_means
from workbench.algorithms.insight import Trace
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support

MEMORY = 100  # batches that the mean feature is kept over: the network changes, and older ones mislead


@dataclass(frozen=True)
class SimpleShotConfig:
    """The knobs of SimpleShot."""

    transform: str = knob(
        "centred",
        choices=("none", "l2", "centred"),
        advanced=True,
        label="Treat features",
        term="UN, L2N, CL2N",
        help="Leave features as they are (none), bring them to length one (l2), or subtract the mean of practice "
        "before (centred).",
    )
    batch: int = knob(
        64, low=2, high=4096, advanced=True, label="Pictures per batch", help="How many pictures a step looks at."
    )


class SimpleShot(AsClassifier):
    """SimpleShot. Adapting is one pass through the network; there is no inner loop."""

    Config = SimpleShotConfig
    card = Card(
        name="simpleshot",
        title="SimpleShot",
        family=BASELINE,
        summary="Practises as an ordinary classifier of all its classes. "
        "A new picture then belongs to the class whose mean feature is nearest, after the features are centred.",
        advice="The simplest method that is hard to beat. Practice is fast, and learning a task costs one look.",
        paper=Paper(
            "Wang, Chao, Weinberger & van der Maaten",
            2019,
            "SimpleShot: Revisiting Nearest-Neighbor Classification for Few-Shot Learning",
            "1911.04623",
        ),
        paper_note="The learning rate is lowered once, after half of practice, where the paper lowers it a second "
        "time after three quarters.",
        presets={
            "fast": {
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 500,
            },
            # miniImageNet: 90 passes in batches of 256, the rate lowered after 45 (in the paper also after 67). Weight
            # decay is that of the authors' code, and the variety of pictures is like theirs.
            "paper": {
                "batch": 256,
                "flip": True,
                "crop": True,
                "colour_jitter": 0.4,
                "meta_batch": 1,
                "episodes": 13500,
                "outer_optimizer": "sgd",
                "outer_lr": 0.1,
                "momentum": 0.9,
                "weight_decay": 1e-4,
                "clip": 0.0,
                "schedule": "step",
                "schedule_every": 6750,
                "schedule_factor": 0.1,
                "validate_every": 600,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.classifier = nn.Linear(net.feature_dim, ways)
        self.treatment = Treatment(net.feature_dim, config.transform)

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> TreatedHead:
        """See `OnFeatures.fit`: the classes' means; there is no randomness and nothing to trace."""
        return TreatedHead(class_means(self.treatment(features), support.y, support.way), self.treatment)

    def practised_on(self, features: Tensor) -> None:
        """See `AsClassifier.practised_on`: the mean feature follows."""
        self.treatment.follow(features)


class Treatment(nn.Module):
    """What features go through before they are compared, with the mean feature of practice.

    Args:
        width: D.
        kind: "none", "l2" (z / ‖z‖) or "centred" ((z − m) / ‖z − m‖).
    """

    mean: Tensor
    batches: Tensor

    def __init__(self, width: int, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("batches", torch.zeros((), dtype=torch.int64))

    def forward(self, features: Tensor) -> Tensor:
        """(…, D) → (…, D)."""
        if self.kind == "none":
            return features
        return F.normalize(features - self.mean if self.kind == "centred" else features, dim=-1)

    @torch.no_grad()
    def follow(self, features: Tensor) -> None:
        """Let the mean follow features (B, D): the plain mean of the first batches, later mostly of the newest."""
        self.batches += 1
        self.mean.lerp_(features.mean(0), 1 / self.batches.clamp(max=MEMORY).to(self.mean))


class TreatedHead(CentreHead):
    """Minus the squared distance of treated features to each class's mean.

    Args:
        centres: (T, way, D), means of treated features.
        treatment: shared by all tasks.
    """

    def __init__(self, centres: Tensor, treatment: Treatment) -> None:
        super().__init__(centres)
        self.treatment = treatment

    def forward(self, features: Tensor) -> Tensor:
        """(T, Q, D) → (T, Q, way)."""
        return super().forward(self.treatment(features))
