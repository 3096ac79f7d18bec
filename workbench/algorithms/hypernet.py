"""A hypernetwork for few-shot tasks, after CNAPs (Requeima, Gordon, Bronskill, Nowozin & Turner 2019, 1906.07697).

There are two networks. The *task network* recognises pictures: the features of a body, and a linear classifier. The
*meta-parameter network* reads the examples of a task and emits parameters of the task network, in one go: how every
normalising layer of the body is modulated (FiLM), and the classifier. What it does not emit is shared by all tasks.

In the paper the body had learned ImageNet and stayed as it was; here both networks practise together. A body that is
kept fixed is not modulated at all, as each picture's features are computed only once, so that the classifier alone is
emitted; the same holds for bodies that do not normalise. The paper's penalty on the modulation, and its variant in
which a layer's modulation depends on the layers before, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.base import AMORTISED, Algorithm, Card, Paper, Predictor, PredictorMeta
from workbench.algorithms.body import Body
from workbench.algorithms.heads import LinearHead, class_means
from workbench.algorithms.inner_loop import cross_entropy
from workbench.algorithms.insight import Stage, Trace
from workbench.algorithms.meta_parameters import MetaParameterNetwork
from workbench.algorithms.modulation import Changes, affine_layers, modulated, summary, unchanged
from workbench.algorithms.watching import accuracy
from workbench.config import knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support

MODULATION = "modulation step"


@dataclass(frozen=True)
class HypernetConfig:
    """The knobs of the hypernetwork."""

    encoder_filters: int = knob(
        32,
        low=1,
        high=512,
        advanced=True,
        label="Width of the set encoder",
        help="The filters per layer of the network that looks at all examples together.",
    )


class Hypernet(Algorithm):
    """A meta-parameter network beside the task network. Adapting is one pass through both; there is no inner loop."""

    Config = HypernetConfig
    card = Card(
        name="hypernet",
        title="Hypernetwork (after CNAPs)",
        family=AMORTISED,
        summary="Two networks: a meta-parameter network reads the examples and writes parameters of a task network. "
        "It sets how strongly each layer of the task network answers, and its final classifier.",
        advice="When tasks are unlike each other, such as different kinds of pictures. Where they are alike, as with "
        "handwriting, it writes nearly the same for each, and prototypes do as well for less. With a network that is "
        "kept fixed it writes only the final classifier.",
        paper=Paper(
            "Requeima, Gordon, Bronskill, Nowozin & Turner",
            2019,
            "Fast and Flexible Multi-Task Classification Using Conditional Neural Adaptive Processes",
            "1906.07697",
        ),
        paper_note="The rate, the number of tasks and the set encoder are those of the authors' code. Their tasks "
        "were those of Meta-Dataset, and their network a ResNet-18 that had learned ImageNet and was kept as it "
        "was.",
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
                "encoder_filters": 64,
                "meta_batch": 16,
                "episodes": 110000,
                "outer_lr": 5e-4,
                "clip": 0.0,
                "validate_every": 10000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        layers = affine_layers(net)
        self.meta_network = MetaParameterNetwork(layers, net.preprocessing, net.feature_dim, config.encoder_filters)

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """See `Algorithm.adapt`; there is no randomness, and there are no inner steps."""
        changes = self.meta_network.modulation(support.x)
        predictor = self.predictor(support, changes)
        if trace is not None and changes:
            with torch.no_grad():
                self._tell(trace, support, changes)
        return predictor

    def predictor(self, support: Support, changes: Changes) -> Predictor:
        """The task network with the parameters that were emitted for T tasks."""
        body = self._body(len(support.y), changes)
        head = self.classifier(body(support.x), support)
        meta = PredictorMeta(way=support.way, badges=self.badges(support.way), notes=self._notes())
        return Predictor(body, head, meta)

    def classifier(self, features: Tensor, support: Support) -> LinearHead:
        """The classifier that is emitted, from modulated features of the support set (T, S, D)."""
        return LinearHead(*self.meta_network.classifier(class_means(features, support.y, support.way)))

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`. In practice, a task's images are normalised together, and the running
        statistics, with which the network is used later, follow."""
        if not self.training:
            return super().meta_loss(task, generator)
        own, shown = modulated(self.net, self.meta_network.modulation(task.support.x)), task.support.x.shape[1]
        features, used = self.net.features(torch.cat([task.support.x, task.query_x], 1), own)
        self.net.update_running(used)
        logits = self.classifier(features[:, :shown], task.support)(features[:, shown:])
        return self.query_losses(task, logits).mean(), task.metrics(logits.detach())

    def _notes(self) -> tuple[str, ...]:
        return () if self.meta_network.layers else ("only the final classifier is written",)

    def _body(self, tasks: int, changes: Changes) -> Body:
        transductive = self.batch_norm == "transductive"
        statistics = None if transductive else self.net.running_statistics(tasks)
        return Body(self.net, modulated(self.net, changes) if changes else None, statistics)

    def _tell(self, trace: Trace, support: Support, changes: Changes) -> None:
        """Tell of the task network without modulation, and as it was emitted."""
        for number, shown in enumerate([unchanged(changes), changes]):
            made = self.predictor(support, shown)
            logits = made(support.x)
            values = {"loss": cross_entropy(logits, support.y), "accuracy": accuracy(logits, support.y)}
            trace(Stage(MODULATION, number, 1, values, summary(shown), predictor=partial(_itself, made)))


def _itself(predictor: Predictor) -> Predictor:
    return predictor
