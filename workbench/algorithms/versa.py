"""VERSA (Gordon, Bronskill, Bauer, Nowozin & Turner 2019, 1805.09921): amortised variational inference of a classifier.

A network looks at the mean of a class's features and writes down, in one go, how that class is to be recognised: not
one weight vector and bias, but a normal distribution of them. Several classifiers are drawn from it, and the answer
is the mean of their probabilities; practice minimises −log of that mean. Where examples leave open what the class is
like, the classifiers disagree, and the answer is less certain. (The authors' code draws the logits of every query
anew, which comes to the same mean; here all queries of a task meet the same classifiers, which can be looked at.)

Some articles call it VERML.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import AMORTISED, Card, Paper
from workbench.algorithms.heads import class_means
from workbench.algorithms.inner_loop import cross_entropy
from workbench.algorithms.insight import SAMPLED, Stage, Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.algorithms.sampled_head import SampledHead, drawn_around, noise_of_classes
from workbench.algorithms.watching import accuracy
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support

# Log-variance where practice begins. The authors begin around 0; with nearly certain classifiers it gets on faster.
START = -6.0


@dataclass(frozen=True)
class VersaConfig:
    """The knobs of VERSA."""

    samples: int = knob(
        10,
        low=1,
        high=1000,
        label="Sampled classifiers",
        term="samples L",
        help="How many classifiers are drawn for a task; the answer is the mean of their probabilities.",
    )
    train_samples: int = knob(
        0,
        low=0,
        high=1000,
        advanced=True,
        label="Sampled classifiers in practice",
        term="training samples L",
        zero="same",
        help="How many classifiers are drawn for each practice task; 0 means the same number.",
    )
    feature_width: int = knob(
        256,
        low=0,
        high=4096,
        advanced=True,
        label="Feature width",
        term="d_θ",
        zero="as it is",
        help="How many numbers a picture is described with. Where the network gives another number, a learned layer "
        "brings it to this one; 0 means as the network gives them.",
    )


class Versa(OnFeatures):
    """Versatile and efficient amortisation of few-shot learning. Adapting is one pass; there is no inner loop."""

    Config = VersaConfig
    card = Card(
        name="versa",
        title="VERSA (VERML)",
        family=AMORTISED,
        summary="A network reads a class's examples and says which classifiers fit them, and how surely. "
        "Several are drawn, and the answer is the mean of what they say.",
        advice="When it matters how sure an answer is: where the drawn classifiers disagree, it is less sure. For "
        "accuracy alone, prototypes do slightly better for less. Some articles call it VERML.",
        paper=Paper(
            "Gordon, Bronskill, Bauer, Nowozin & Turner",
            2019,
            "Meta-Learning Probabilistic Inference for Prediction",
            "1805.09921",
        ),
        paper_note="The authors leave out a tenth of the features after every block, here only after the last one. "
        "Practice begins with surer classifiers than theirs.",
        presets={
            "fast": {
                "downsample": "pool-up",
                "train_ways": 20,
                "train_queries": 5,
                "meta_batch": 1,
                "episodes": 2000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 250,
            },
            # Omniglot with five classes and one example: 80,000 steps of 16 tasks. The authors' code normalises
            # questions together, also in tests.
            "paper": {
                "samples": 10,
                "feature_width": 256,
                "downsample": "pool-up",
                "dropout": 0.1,
                "train_queries": 15,
                "meta_batch": 16,
                "episodes": 1280000,
                "outer_lr": 1e-4,
                "clip": 0.0,
                "rotations": True,
                "batch_norm": "transductive",
                "validate_every": 16000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        width = config.feature_width or net.feature_dim
        self.reader = nn.Identity() if width == net.feature_dim else nn.Linear(net.feature_dim, width)
        self.amortiser = AmortisationNetwork(width)

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> SampledHead:
        """See `OnFeatures.fit`: classifiers drawn from what the amortisation network says of every class."""
        classes = class_means(self.reader(features), support.y, support.way)
        mean, log_variance = self.amortiser(classes)
        noise = noise_of_classes(classes, self.samples(), mean.shape[-1], generator)
        drawn = drawn_around(mean, log_variance, noise)
        head = SampledHead(drawn[..., :-1].contiguous(), drawn[..., -1].contiguous(), self.reader)
        if trace is not None:
            with torch.no_grad():
                spread = (0.5 * log_variance[..., :-1]).exp().mean((1, 2))
                _tell(trace, head, features, support.y, spread)
        return head

    def samples(self) -> int:
        """How many classifiers are drawn, in practice or in use."""
        used: int = self.config.samples
        return self.config.train_samples or used if self.training else used


class AmortisationNetwork(nn.Module):
    """From the mean of a class's features to the distribution of its weights and its bias.

    Four networks of three layers, as in the authors' code: for the mean and the log-variance of weights and of bias.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight_mean, self.bias_mean = _layers(width, width), _layers(width, 1)
        self.weight_log_variance, self.bias_log_variance = _layers(width, width, START), _layers(width, 1, START)

    def forward(self, classes: Tensor) -> tuple[Tensor, Tensor]:
        """(T, way, D) → mean and log-variance, (T, way, D + 1) each; the last is the bias."""
        mean = torch.cat([self.weight_mean(classes), self.bias_mean(classes)], -1)
        return mean, torch.cat([self.weight_log_variance(classes), self.bias_log_variance(classes)], -1)


def _layers(width: int, out: int, start: float = 0.0) -> nn.Sequential:
    """Three linear layers with ELU between; the last one's output begins around ``start``."""
    last = nn.Linear(width, out)
    nn.init.constant_(last.bias, start)
    return nn.Sequential(nn.Linear(width, width), nn.ELU(), nn.Linear(width, width), nn.ELU(), last)


def _tell(trace: Trace, head: SampledHead, features: Tensor, labels: Tensor, spread: Tensor) -> None:
    """Tell of every sampled classifier, alone."""
    count = head.weight.shape[1]
    for sample in range(count):
        logits = head.only(sample)(features)
        values = {"loss": cross_entropy(logits, labels), "accuracy": accuracy(logits, labels)}
        trace(
            Stage(
                SAMPLED, sample + 1, count, {**values, "spread of the weights": spread}, head=partial(head.only, sample)
            )
        )
