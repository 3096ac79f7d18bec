"""One step of the outer loop, and what several of them come to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from workbench.engine.schedule import outer_lr
from workbench.engine.setup import Setup


class DivergedError(ArithmeticError):
    """The loss or its gradient is no longer a finite number."""


@dataclass(frozen=True)
class MetaStep:
    """What a step says of its ``tasks``; the tensors stay on the device, where reading them would make it wait.

    Attributes:
        loss: scalar.
        norm: scalar, the length of the gradient before it was clipped.
        metrics: name → (tasks,).
    """

    tasks: int
    loss: Tensor
    norm: Tensor
    metrics: Mapping[str, Tensor]


def meta_step(setup: Setup, episodes: int) -> MetaStep:
    """Change the model by one batch of tasks, after ``episodes`` tasks so far."""
    train, algorithm, optimizer = setup.config.train, setup.algorithm, setup.optimizer
    tasks = min(train.meta_batch, train.episodes - episodes)
    for group in optimizer.param_groups:
        group["lr"] = outer_lr(train, episodes)
    algorithm.train()
    algorithm.progress = episodes / train.episodes
    optimizer.zero_grad(set_to_none=True)
    loss, metrics = algorithm.meta_gradient(setup.training.sample(tasks), setup.training.generator)
    norm = torch.nn.utils.clip_grad_norm_(algorithm.parameters(), train.clip or math.inf)
    optimizer.step()
    return MetaStep(tasks, loss, norm, metrics)


def summary(steps: Sequence[MetaStep], step: int) -> tuple[float, dict[str, float]]:
    """The mean loss and metrics of ``steps``, the last of which is number ``step``.

    Raises:
        DivergedError: a loss or a gradient is not finite. An infinite gradient of a finite loss has spoilt the
            weights as well, and they must not be saved.
    """
    losses, norms = torch.stack([each.loss for each in steps]), torch.stack([each.norm for each in steps])
    loss, norm = torch.stack([losses.mean(), norms.max()]).tolist()
    for what, value in (("loss", loss), ("gradient", norm)):
        if not math.isfinite(value):
            raise DivergedError(
                f"The {what} became {value} at step {step}; try a smaller learning rate. What was saved is from before."
            )
    return loss, {name: torch.cat([each.metrics[name] for each in steps]).mean().item() for name in steps[0].metrics}
