"""A predictor of gradients: a meta-learner g_ψ sees the last gradients h of a task, and says what the next will be.

Gradients along an inner loop resemble each other: on a quadratic loss with Hessian A, g_{t+1} = (I − αA) g_t. So
between two computed gradients the loop moves by predicted ones, which need no pass through the network. The start of
the loop and g_ψ are learned together, with the task's loss + λ‖∇L − g_ψ(h)‖².

No single paper has this form; what comes nearest are synthetic gradients (Jaderberg et al. 2017, 1608.05343), which
are also predicted by a module that is taught with the true ones. They predict a layer's gradient from its activations;
seeing a task's history, learning the start as MAML does, and computing a gradient now and then are of this workbench.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.base import OPTIMISER, Card, Paper, Predictor
from workbench.algorithms.gradient_based import Features, GradientBased, Tensors
from workbench.algorithms.inner_config import InnerConfig, rate_knob, steps_knob
from workbench.algorithms.inner_loop import Losses, Point, rows_in_turn, slope
from workbench.algorithms.insight import Trace, length
from workbench.algorithms.predicted_gradients import (
    FORMS,
    History,
    angle,
    is_predicted,
    path_with_predictions,
    predicted_of,
    prediction,
    prediction_errors,
)
from workbench.config import ConfigError, knob
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class GradientPredictorConfig(InnerConfig):
    """The knobs of the gradient predictor; without predicted steps it is MAML."""

    inner_lr: float = rate_knob(0.1)
    inner_steps: int = steps_knob(4)
    predicted_steps: int = knob(
        1,
        low=0,
        high=10,
        label="Predicted steps",
        zero="none",
        help="How many inner steps in a row go by a predicted gradient before the next one is computed; 0 means none.",
    )
    history: int = knob(
        2,
        low=1,
        high=20,
        advanced=True,
        label="Gradients looked back at",
        term="history h",
        help="How many of the last gradients a prediction is made from.",
    )
    prediction_form: str = knob(
        "linear",
        choices=FORMS,
        advanced=True,
        label="Form of the prediction",
        term="g_ψ",
        help="A learned factor for every weight and each of its last gradients (linear), or one small network for all "
        "weights, which has far fewer numbers to learn and takes longer (network).",
    )
    prediction_weight: float = knob(
        3.0,
        low=0.0,
        high=1000.0,
        advanced=True,
        label="Weight of the prediction's error",
        term="λ",
        help="How much it counts in practice that a prediction is like the true gradient, beside what it does for the "
        "task; 0 means not at all.",
    )


class GradientPredictor(GradientBased):
    """MAML of which a part of the inner gradients is predicted.

    The second term of the practice loss is λ times the mean over tasks and predicted steps of ‖∇L − ĝ‖² / ‖∇L_0‖², over
    all weights together, with ∇L_0 the task's first gradient: of the size of the task's loss, however long gradients
    are and however many weights there are. (Not in units of ∇L itself: one step may take a loss to nearly 0, and the
    tasks whose gradients vanish would rule the sum; it was 17 at once.) It teaches g_ψ alone: the history and ∇L count
    as constants in it, as true gradients do for synthetic ones, so that no start is preferred because its gradients are
    easily guessed. With λ = 3 both terms matter to g_ψ: on Omniglot, 5-way 1-shot, their gradients are as 1 : 0.2 at
    first, and as 1 : 1.4 after 1,700 tasks.

    Practice computes a gradient at predicted steps too, for that term, but no way back through it: with every second
    gradient of four predicted, a step of practice takes 0.86 of the time that it takes with none. Use computes none
    there. With one starting point (Omniglot, 5-way 1-shot, 1,500 tasks of practice) four steps with two gradients
    predicted were right in 90.6 % of 300 tasks' questions, with all four computed in 91.6 %, and the two computed ones
    alone in 90.8 %, at a loss of 0.34, 0.34 and 0.37. The network predicts better from the first and is no more
    accurate; on one small picture a class it takes nearly as long as a gradient. So the default is linear.

    Attributes:
        prediction: g_ψ, or None without predicted steps.
    """

    Config = GradientPredictorConfig
    card = Card(
        name="gradient_predictor",
        title="Gradient predictor",
        family=OPTIMISER,
        summary="Finds a starting point for learning a new task, as MAML does. "
        "It also learns to guess the next steps from the last ones, so that only some of them have to be worked out.",
        advice="With half of the gradients predicted, a new task is learned 1.8 times as fast as with all of them "
        "computed; in short trials that cost about one percent of the answers, and was no better than leaving out the "
        "predicted steps.",
        paper=Paper(
            "Jaderberg, Czarnecki, Osindero, Vinyals, Graves, Silver & Kavukcuoglu",
            2017,
            "Decoupled Neural Interfaces using Synthetic Gradients",
            "1608.05343",
        ),
        paper_note="There is no paper to follow: these are MAML's settings for Omniglot with twenty classes, with "
        "every second gradient predicted.",
        presets={
            "fast": {
                "inner_lr": 0.1,
                "inner_steps": 4,
                "predicted_steps": 1,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 4000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            "paper": {
                "ways": 20,
                "inner_lr": 0.1,
                "inner_steps": 5,
                "predicted_steps": 1,
                "train_queries": 1,
                "meta_batch": 16,
                "episodes": 960000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "rotations": True,
                "batch_norm": "transductive",
                "downsample": "stride",
                "validate_every": 16000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        if config.predicted_steps and config.inner_steps < 2:
            raise ConfigError(
                f"With --inner-steps {config.inner_steps} there is nothing to predict a gradient from; "
                f"take at least 2, or --predicted-steps 0 instead of {config.predicted_steps}."
            )
        moving = {name: each[0] for name, each in self.start(1, ways).items()}
        known = config.predicted_steps > 0
        self.prediction = prediction(config.prediction_form, moving, config.history) if known else None

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """See `GradientBased.rows`."""
        return rows_in_turn(learned, way)

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """See `Algorithm.adapt`."""
        predictor = super().adapt(support, steps=steps, generator=generator, trace=trace)
        taken = self.steps() if steps is None else steps
        if predicted := predicted_of(taken, self.config.predicted_steps):
            predictor.meta = replace(predictor.meta, notes=(f"{predicted} of {taken} gradients predicted",))
        return predictor

    def path(
        self,
        support: Support,
        steps: int,
        still: Features | None = None,
        order: Tensor | None = None,
    ) -> Iterator[Point]:
        """See `GradientBased.path`."""
        return path_with_predictions(
            self.start(len(support.y), support.way),
            self.losses(support, still, order),
            self.rule(support.way),
            partial(self._predicted, support.way),
            steps,
            between=self.config.predicted_steps,
            places=self.config.history,
            differentiable=self.differentiable,
        )

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`; in practice with the second term, which is among the metrics without its λ."""
        if not self.training or self.prediction is None:
            return super().meta_loss(task, generator)
        support, steps, still = task.support, self.steps(), self.still(task.support)
        points = list(self.path(support, steps, still))
        weights = self.final(points[-1].weights, steps)
        statistics = self.query_statistics(support, weights, steps, still)
        logits = self.predictor(weights, statistics, support.way)(task.query_x)
        predict, between = partial(self._predicted, support.way), self.config.predicted_steps
        errors = prediction_errors(points, self.losses(support, still), predict, between, self.config.history)
        loss = self.query_losses(task, logits) + self.config.prediction_weight * errors
        return loss.mean(), {**task.metrics(logits.detach()), "prediction error": errors.detach()}

    def _watched(
        self, points: Iterator[Point], support: Support, steps: int, still: Features | None, trace: Trace
    ) -> Iterator[Point]:
        """See `GradientBased._watched`: true gradients are computed for whoever looks."""
        return super()._watched(self._compared(points, self.losses(support, still)), support, steps, still, trace)

    def _compared(self, points: Iterator[Point], losses: Losses) -> Iterator[Point]:
        """The same points, whose values say what was computed and predicted so far, and how well."""
        before = next(points)
        yield before._replace(values=self._counts(0, before.weights))
        for step, point in enumerate(points):
            true = slope(before.weights, losses, step, False, False)[2] if self._is_predicted(step) else point.gradients
            with torch.no_grad():
                seen = {"length of the true gradient": length(list(true.values()))}
                if self._is_predicted(step):
                    seen["length of the predicted gradient"] = length(list(point.gradients.values()))
                    seen["angle to the true gradient"] = angle(point.gradients, true)
            yield point._replace(values={**seen, **self._counts(step + 1, point.weights)})
            before = point

    def _counts(self, steps: int, weights: Tensors) -> dict[str, Tensor]:
        predicted = predicted_of(steps, self.config.predicted_steps)
        each = weights["head.bias"].detach()[:, 0]  # for the number of tasks, and where they are
        return {
            "gradients computed": torch.full_like(each, steps - predicted),
            "gradients predicted": torch.full_like(each, predicted),
        }

    def _is_predicted(self, step: int) -> bool:
        return is_predicted(step, self.config.predicted_steps)

    def _predicted(self, way: int, history: History) -> dict[str, Tensor]:
        assert self.prediction is not None  # steps are predicted only where there is something to predict with
        found: dict[str, Tensor] = self.prediction(history, way)
        return found
