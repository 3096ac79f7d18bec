"""One step of the outer loop, and what several of them come to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from workbench.algorithms.base import Algorithm
from workbench.engine.memory import MemoryShortError, Moment, unless_short
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


def whole_step(setup: Setup, episodes: int) -> MetaStep:
    """`meta_step`, or nothing at all.

    Raises:
        MemoryShortError: the step needs more memory than there is.
    """
    before = Moment.of(setup)
    changing: list[bool] = []
    hook = setup.optimizer.register_step_pre_hook(lambda *_: changing.append(True))
    try:
        return unless_short(lambda: meta_step(setup, episodes))
    except MemoryShortError as error:
        before.put_back(setup)
        error.half_done = bool(changing)
        raise
    finally:
        hook.remove()


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


def summary(steps: Sequence[MetaStep], step: int, kept: int = -1) -> tuple[float, dict[str, float]]:
    """The mean loss and metrics of ``steps``, the last of which is number ``step``. The last checkpoint is from after
    step ``kept``; below 0 there is none.

    Raises:
        DivergedError: a loss or a gradient is not finite. An infinite gradient of a finite loss has spoilt the
            weights as well, and they must not be saved.
    """
    losses, norms = torch.stack([each.loss for each in steps]), torch.stack([each.norm for each in steps])
    loss, norm = torch.stack([losses.mean(), norms.max()]).tolist()
    for what, value in (("loss", loss), ("gradient", norm)):
        if not math.isfinite(value):
            raise diverged(f"The {what} became {value}", step, kept)
    return loss, {name: torch.cat([each.metrics[name] for each in steps]).mean().item() for name in steps[0].metrics}


def check_finite(algorithm: Algorithm, step: int, kept: int) -> None:
    """Raises DivergedError where a weight is not finite after ``step``, so that it is not saved; see `summary`."""
    for name, each in algorithm.state_dict().items():
        if each.is_floating_point() and not bool(each.isfinite().all()):
            raise diverged(f"The weights {name} are no longer finite numbers", step, kept)


def diverged(what: str, step: int, kept: int) -> DivergedError:
    """``what`` happened at ``step``, and from where one can go on; see `summary`."""
    way = f"The last checkpoint, from step {kept:,}, is from before" if kept >= 0 else "Nothing was saved yet"
    return DivergedError(f"{what} at step {step:,}; try a smaller learning rate. {way}.")
