"""R2-D2: ridge regression differentiable discriminator (Bertinetto, Henriques, Torr & Vedaldi 2019, 1805.08136).

The classifier of a task is ridge regression from features to labels, 1 for the right class and 0 for the others. Its
weights are computed in closed form, and the outer gradient goes through that computation; the penalty λ and the scale
α of the logits are learned along with the network. (The paper also adds a learned number β to all logits. It makes no
difference between classes, and none to their probabilities, so that it is left out.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import CLOSED_FORM, Card, Paper
from workbench.algorithms.closed_form import ridge
from workbench.algorithms.heads import LinearHead
from workbench.algorithms.insight import Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class R2D2Config:
    """The knobs of R2-D2."""

    ridge_penalty: float = knob(
        1.0,
        low=1e-6,
        high=1e6,
        log=True,
        label="Penalty",
        term="λ",
        help="How strongly large weights of the classifier are held back, for each example shown; where practice "
        "begins, if it is learned.",
    )
    learn_penalty: bool = knob(
        True, advanced=True, label="Learn the penalty", help="Let practice find the penalty along with the network."
    )
    logit_scale: float = knob(
        10.0,
        low=1e-6,
        high=1e6,
        log=True,
        advanced=True,
        label="Logit scale",
        term="α",
        help="What the classifier's answers are multiplied with before they become probabilities; learned from here.",
    )


class R2D2(OnFeatures):
    """Ridge regression on the features, with a bias. Adapting solves one small linear system."""

    log_penalty: Tensor
    Config = R2D2Config
    card = Card(
        name="r2d2",
        title="R2-D2 (ridge regression)",
        family=CLOSED_FORM,
        summary="Computes the best linear classifier of the examples' features at once, by ridge regression. "
        "Practice shapes the features so that this classifier is right on new pictures.",
        advice="As fast as prototypes and often more exact with several examples per class.",
        paper=Paper(
            "Bertinetto, Henriques, Torr & Vedaldi",
            2019,
            "Meta-learning with differentiable closed-form solvers",
            "1805.08136",
        ),
        paper_note="The authors draw the number of examples anew for each task, and as many questions as make ten "
        "pictures of a class together. Here there are five of each.",
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
            # The authors' script for Omniglot, with their smaller network.
            "paper": {
                "ridge_penalty": 50.0,
                "learn_penalty": False,
                "logit_scale": 10.0,
                "train_ways": 60,
                "train_shots": 5,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 120000,
                "outer_lr": 5e-3,
                "clip": 0.0,
                "schedule": "step",
                "schedule_every": 2000,
                "schedule_factor": 0.5,
                "validate_every": 1000,
                "patience": 30,
                "rotations": True,
            },
        },
    )

    def __init__(self, net: Backbone, config: R2D2Config, ways: int) -> None:
        super().__init__(net, config, ways)
        # the logarithm, so that a step of the optimiser leaves it positive
        log_penalty = torch.tensor(math.log(config.ridge_penalty))
        if config.learn_penalty:
            self.log_penalty = nn.Parameter(log_penalty)
        else:
            self.register_buffer("log_penalty", log_penalty)
        self.scale = nn.Parameter(torch.tensor(config.logit_scale))

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> LinearHead:
        """See `OnFeatures.fit`: the ridge solution; there is no randomness and nothing to trace."""
        targets = F.one_hot(support.y, support.way).to(features.dtype)
        with_one = torch.cat([features, torch.ones_like(features[..., :1])], -1)
        # the penalty is for each example, so that it means the same however many there are
        weights = self.scale * ridge(with_one, targets, self.log_penalty.exp() * features.shape[1]).transpose(1, 2)
        return LinearHead(weights[..., :-1].contiguous(), weights[..., -1].contiguous())
