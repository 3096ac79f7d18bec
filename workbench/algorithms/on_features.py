"""What methods share that leave the network as it is, and fit a head to the features of the support set."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import Algorithm, Predictor, PredictorMeta
from workbench.algorithms.body import Body
from workbench.algorithms.insight import Insight, Stage, Trace
from workbench.tasks.labelled import LabelledTask, Support


class OnFeatures(Algorithm):
    """One pass through the network, then `fit`. No inner loop goes through the network."""

    @abstractmethod
    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> nn.Module:
        """A head for T tasks, (T, Q, D) → (T, Q, way), from their support features (T, S, D).

        In practice (``self.training``) it must be differentiable in the features and in what the method learns.
        """

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """See `Algorithm.adapt`; there are no inner steps through the network."""
        body = self.body(len(support.y))
        meta = PredictorMeta(way=support.way, badges=self.badges(support.way))
        return Predictor(body, self.fit(body(support.x), support, generator, _with(body, meta, trace)), meta)

    def body(self, tasks: int) -> Body:
        """The network as it is, normalising with what was kept from practice, or transductively."""
        transductive = self.batch_norm == "transductive"
        return Body(self.net, statistics=None if transductive else self.net.running_statistics(tasks))

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`. In practice, a task's images are normalised together, and the running
        statistics, with which the network is used later, follow."""
        if not self.training:
            return super().meta_loss(task, generator)
        support, queries = self.practice_features(task)
        logits = self.fit(support, task.support, generator)(queries)
        return self.query_losses(task, logits).mean(), task.metrics(logits.detach())

    def practice_features(self, task: LabelledTask) -> tuple[Tensor, Tensor]:
        """Features of the support sets (T, S, D) and of the queries (T, Q, D), normalised together."""
        shown = task.support.x.shape[1]
        features = self.normalised_together(torch.cat([task.support.x, task.query_x], 1))
        return features[:, :shown], features[:, shown:]

    def normalised_together(self, x: Tensor) -> Tensor:
        """(T, N, C, H, W) → (T, N, D), normalised with each task's own statistics, which the running ones follow."""
        features, used = self.net.features(x)
        self.net.update_running(used)
        return features


def _with(body: Body, meta: PredictorMeta, trace: Trace | None) -> Trace | None:
    """A trace whose stages have a predictor wherever they have a head."""
    if trace is None:
        return None

    def told(insight: Insight) -> None:
        if isinstance(insight, Stage) and insight.head is not None:
            head = insight.head
            insight = replace(insight, predictor=lambda: Predictor(body, head(), meta))
        trace(insight)

    return told
