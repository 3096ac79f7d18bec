"""What methods share whose adapting is an inner loop of gradient steps, on the network and a linear head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import Algorithm, Predictor, PredictorMeta
from workbench.algorithms.body import Body
from workbench.algorithms.heads import LinearHead
from workbench.algorithms.inner_loop import (
    Losses,
    Point,
    cross_entropy,
    end,
    for_tasks,
    head_rows,
    linear,
    mean_row,
    path,
    with_prefix,
)
from workbench.algorithms.inner_rules import Rule, constant, rule_named
from workbench.algorithms.insight import INNER_STEP, Trace
from workbench.algorithms.watching import Shown, Watch, watched
from workbench.nets.backbone import Backbone, Statistics
from workbench.tasks.labelled import Support

TASKS_AT_ONCE, OF_SIDE = 4, 28  # pixels a side; on a processor, larger groups fall out of its cache
Tensors = Mapping[str, Tensor]
Features = tuple[Tensor, Statistics]


class GradientBased(Algorithm):
    """An inner loop on T tasks at once. Weights are named ``net.…`` and ``head.…``.

    Subclasses say which weights move (`start`), by which rule, and what is normalised with what.
    """

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.head = nn.Linear(net.feature_dim, ways)

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """See `Algorithm.adapt`."""
        steps = self.steps() if steps is None else steps
        order = self.order(support, steps, generator)  # once, as all tasks share it
        parts = support.split((trace is None and self.tasks_at_once()) or len(support.y))
        found = [self.learn(part, steps, order, trace) for part in parts]
        weights = {name: torch.cat([each[0][name] for each in found]) for name in found[0][0]}
        statistics = _joined([each[1] for each in found])
        return self.predictor(weights, statistics, support.way)

    def predictor(self, weights: Tensors, statistics: Statistics | None, way: int) -> Predictor:
        """The predictor of adapted ``weights``; without statistics it is transductive."""
        body = Body(self.net, with_prefix(weights, "net."), statistics, self.tasks_at_once())
        head = LinearHead(weights["head.weight"], weights["head.bias"])
        return Predictor(body, head, PredictorMeta(way=way, badges=self.badges(way)))

    def tasks_at_once(self) -> int:
        """See `Algorithm.tasks_at_once`. On a processor, large pictures go one task at a time: with 84×84 MAML is a
        quarter faster than with four together, in a third of the memory."""
        if self.head.weight.device.type != "cpu":
            return 0
        fitting = TASKS_AT_ONCE * OF_SIDE**2 // self.net.preprocessing.size**2
        return min(max(fitting, 1), TASKS_AT_ONCE)

    def steps(self) -> int:
        """How many inner steps there are, in practice or in use."""
        practised: int = self.config.inner_steps
        return practised if self.training else self.config.test_steps or practised

    def order(self, support: Support, steps: int, generator: torch.Generator | None) -> Tensor | None:
        """Which support images each step learns from, (steps, B), the same for all tasks; None for all of them."""
        return None

    def learn(
        self, support: Support, steps: int, order: Tensor | None = None, trace: Trace | None = None
    ) -> tuple[dict[str, Tensor], Statistics | None]:
        """The adapted weights of the tasks, and the statistics for their queries (None: their own)."""
        still = self.still(support)
        points = self.path(support, steps, still, order)
        weights = end(points if trace is None else self._watched(points, support, steps, still, trace))
        return self.final(weights, steps), self.query_statistics(support, weights, steps, still)

    def path(
        self,
        support: Support,
        steps: int,
        still: Features | None = None,
        order: Tensor | None = None,
    ) -> Iterator[Point]:
        """The weights before the first inner step, and after each; ``still`` is what `still` gives."""
        return path(
            self.start(len(support.y), support.way),
            self.losses(support, still, order),
            self.rule(support.way),
            steps,
            differentiable=self.differentiable,
            second_order=self.second_order,
        )

    def _watched(
        self, points: Iterator[Point], support: Support, steps: int, still: Features | None, trace: Trace
    ) -> Iterator[Point]:
        """The same points, each of which the trace is told of."""

        def logits(weights: Tensors, step: int) -> Tensor:
            known = still[0] if still else self.examples_seen(support, self.final(dict(weights), step), step)
            return linear(known, weights["head.weight"], weights["head.bias"])

        def predictor(weights: dict[str, Tensor], step: int) -> Predictor:
            statistics = self.query_statistics(support, weights, step, still)
            return self.predictor(self.final(weights, step), statistics, support.way)

        watch = Watch(trace, INNER_STEP, steps, logits, support.y, predictor=predictor, shown=self.shown)
        return watched(points, watch)

    def examples_seen(self, support: Support, final: Tensors, steps: int) -> Tensor:
        """Features (T, S, D) of the support set, as the predictor of the weights after ``steps`` steps has them."""
        return self.net.features(support.x, with_prefix(final, "net.") or None)[0]

    def shown(self, weights: Tensors, step: int) -> Shown:
        """What to look at of single weights after step number ``step``, from 0, beside what the rule shows."""
        return {}

    @property
    def second_order(self) -> bool:
        """Whether the outer gradient goes through the inner gradients."""
        return True

    @property
    def differentiable(self) -> bool:
        """Whether the outer loop needs the way back through the inner one."""
        return self.training and torch.is_grad_enabled()

    def start(self, tasks: int, way: int) -> dict[str, Tensor]:
        """Where T tasks start from: those weights that the inner loop moves."""
        of_net = for_tasks(self.net.adaptable().items(), tasks, "net.")
        return of_net | for_tasks(head_rows(self.head, way, self.rows).items(), tasks, "head.")

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """What belongs to the trained classes, (ways, …) → what tasks of ``way`` classes start from, (way, …)."""
        return mean_row(learned, way)

    def final(self, weights: dict[str, Tensor], steps: int) -> dict[str, Tensor]:
        """The weights that the predictor uses, from those after the last step."""
        return weights

    def rule(self, way: int) -> Rule:
        """How gradients become steps, in tasks of ``way`` classes."""
        return rule_named(self.config.inner_optimizer, constant(self.config.inner_lr))

    def still(self, support: Support) -> Features | None:
        """The support set's features and statistics where the inner loop does not move the body: they stay the same
        at every step. None where it does."""
        moves = any(name.startswith("net.") for name in self.start(1, self.ways))
        return None if moves else self.features(support.x, {}, 0)

    def losses(self, support: Support, still: Features | None = None, order: Tensor | None = None) -> Losses:
        """What the inner loop descends on: the cross-entropy of the support set, or of what ``order`` says of it."""

        def losses(weights: Tensors, step: int) -> Tensor:
            shown = slice(None) if order is None else order[step]
            known = self.features(support.x[:, shown], weights, step)[0] if still is None else still[0][:, shown]
            return cross_entropy(linear(known, weights["head.weight"], weights["head.bias"]), support.y[:, shown])

        return losses

    def features(self, x: Tensor, weights: Tensors, step: int) -> Features:
        """Features (T, N, D) of the support set under the weights after ``step`` steps, and the statistics used."""
        return self.net.features(x, with_prefix(weights, "net.") or None)

    def query_statistics(
        self, support: Support, weights: dict[str, Tensor], steps: int, still: Features | None = None
    ) -> Statistics | None:
        """What queries are normalised with: the support set's statistics, or None for their own."""
        if self.batch_norm == "transductive" and not self.net.fixed:
            return None
        _, used = still or self.net.features(support.x, with_prefix(self.final(weights, steps), "net.") or None)
        return used

    def badges(self, way: int) -> tuple[str, ...]:
        """See `Algorithm.badges`."""
        return (*self.ways_badge(way), *super().badges(way))


def _joined(parts: list[Statistics | None]) -> Statistics | None:
    """Statistics of parts of the tasks → of all."""
    known = [part for part in parts if part is not None]
    if not known:
        return None
    return tuple(
        (torch.cat([mean for mean, _ in layer]), torch.cat([variance for _, variance in layer]))
        for layer in zip(*known, strict=True)
    )
