"""One meta-step of a run and one part of a validation, gone through to see what memory they take.

With fake tensors, which have a shape and a device but no contents, nothing is allocated, computed or drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode

from workbench.algorithms.base import Algorithm
from workbench.config import RunConfig, TaskConfig
from workbench.engine.model import build
from workbench.engine.streams import augmentation_of
from workbench.engine.tally import Tally
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.class_batches import ClassBatch
from workbench.tasks.labelled import LabelledTask, Support
from workbench.tasks.pairs import PairBatch

VALIDATED_AT_ONCE = 4  # tasks, as `measure` has it
STEPS_IN_USE = 2  # without a way back, memory does not grow with their number
MANY = 8  # tasks at a time of which no more are gone through
EMBEDDED_AT_ONCE = 64  # pictures, as `CachedFeatures` has it


@dataclass(frozen=True)
class Demand:
    """Bytes. ``held`` are weights and the optimiser's state, for as long as a run lasts; ``passing`` is what comes on
    top at the peak of a meta-step, gradients included, or of a validation. ``shapes`` are those of the learner's
    tensors by name."""

    held: int
    passing: int
    shapes: Mapping[str, torch.Size] = field(default_factory=dict)

    @property
    def whole(self) -> int:
        return self.held + self.passing


@dataclass(frozen=True)
class Stage:
    """Where a rehearsal takes place. ``classes`` are those that are practised on, which matters where the learner
    tells all of them apart."""

    preprocessing: Preprocessing
    device: torch.device
    classes: int = 0

    def built(self, config: RunConfig) -> Algorithm:
        with self.device:
            return build(config, self.preprocessing, self.classes)

    def pictures(self, *shape: int) -> Tensor:
        """(…, C, H, W) uint8."""
        size = self.preprocessing.size
        whole = (*shape, self.preprocessing.channels, size, size)
        return torch.randint(0, 256, whole, generator=self.generator(), dtype=torch.uint8, device=self.device)

    def generator(self) -> torch.Generator:
        return torch.Generator(self.device).manual_seed(0)


def rehearse(config: RunConfig, stage: Stage, tasks: int, answer: bool = True) -> Demand:
    """What a run takes whose meta-steps are of ``tasks`` tasks; for ``answer`` see `Tally`.

    Raises:
        ArithmeticError: a solver does not come to an end with this answer.
        RuntimeError: fake tensors do not suffice for such a step, as where shapes depend on what they would contain.
    """
    with FakeTensorMode():
        algorithm = stage.built(config)
        with Tally(answer) as tally:
            tally.note([*algorithm.parameters(), *algorithm.buffers()])
            held = tally.now + _of_optimiser(algorithm, config)
            before = tally.now
            peaks = [_peak_of_practice(tally, algorithm, config, stage, tasks, each) for each in _progress(config)]
            tally.peak = tally.now
            _validate(algorithm, config.task, stage)
            shapes = {name: t.shape for name, t in algorithm.state_dict().items()}
            return Demand(held, max(*peaks, tally.peak) - before, shapes)


def _peak_of_practice(
    tally: Tally, algorithm: Algorithm, config: RunConfig, stage: Stage, tasks: int, progress: float
) -> int:
    """The most bytes that live during a meta-step. With many tasks at a time, memory grows with each as much as with
    the one before, and a rehearsal of all of them would take long."""
    asked, at_once = algorithm.asked_at_once, algorithm.asked_at_once or algorithm.tasks_at_once() or tasks
    at_once = min(at_once, tasks)
    peaks = []
    for count in (at_once,) if at_once <= MANY else (MANY // 2, MANY):
        algorithm.zero_grad(set_to_none=True)
        algorithm.asked_at_once, tally.peak = count, tally.now
        _practise(algorithm, config, stage, tasks, progress)
        peaks.append(tally.peak)
    algorithm.asked_at_once = asked
    return peaks[-1] if at_once <= MANY else peaks[0] + (peaks[1] - peaks[0]) * (at_once - MANY // 2) // (MANY // 2)


def _progress(config: RunConfig) -> tuple[float, ...]:
    """When to look: a method that goes over to second order on the way takes most memory at its end."""
    return (0.0, 1.0) if "first_order_share" in config.settings else (0.0,)


def _practise(algorithm: Algorithm, config: RunConfig, stage: Stage, tasks: int, progress: float) -> None:
    """A meta-step, short of the optimiser. Of several parts it is one that finds the gradients of others."""
    algorithm.train()
    algorithm.zero_grad(set_to_none=True)
    algorithm.progress = progress
    # the pictures of all are drawn at once; a part that follows another shows what any part takes
    first, *others = algorithm.parts(_batch(algorithm, config, stage, tasks, min(tasks, 2 * algorithm.asked_at_once)))
    if others:
        for each in algorithm.parameters():
            each.grad = torch.zeros_like(each) if each.requires_grad else None
    if algorithm.stream != "nothing":
        algorithm.meta_gradient(first, stage.generator())
        torch.nn.utils.clip_grad_norm_(algorithm.parameters(), 1.0)


@torch.no_grad()
def _validate(algorithm: Algorithm, task: TaskConfig, stage: Stage) -> None:
    algorithm.eval()
    algorithm.zero_grad(set_to_none=True)
    shape = task.ways, task.shots, task.queries
    shown = _task(stage, shape, VALIDATED_AT_ONCE, VALIDATED_AT_ONCE, None, algorithm)
    for part in shown.split(algorithm.asked_at_once or shown.tasks):
        algorithm.adapt(part.support, steps=STEPS_IN_USE, generator=stage.generator())(part.query_x)


def _batch(algorithm: Algorithm, config: RunConfig, stage: Stage, tasks: int, kept: int) -> Any:
    """The first ``kept`` tasks of a batch of the stream, as the samplers draw it."""
    if algorithm.stream == "class_batches":
        x = _seen(stage, config, tasks * algorithm.config.batch, algorithm)[: kept * algorithm.config.batch]
        return ClassBatch(x, torch.arange(len(x), device=x.device) % stage.classes, stage.classes, kept)
    if algorithm.stream == "pairs":
        count = kept * algorithm.config.pairs
        x1, x2 = (_seen(stage, config, tasks * algorithm.config.pairs, algorithm)[:count] for _ in range(2))
        return PairBatch(x1, x2, torch.arange(count, device=stage.device) % 2 == 0, kept)
    task = config.task
    shape = task.train_ways or task.ways, task.train_shots or task.shots, task.train_queries or task.queries
    return _task(stage, shape, tasks, kept, config, algorithm)


def _task(
    stage: Stage, shape: tuple[int, int, int], tasks: int, kept: int, config: RunConfig | None, algorithm: Algorithm
) -> LabelledTask:
    """The first ``kept`` of ``tasks`` tasks of (ways, shots, queries)."""
    ways, shots, queries = shape
    shown, asked = ways * shots, ways * queries
    x = _seen(stage, config, tasks * (shown + asked), algorithm)
    x = x.reshape(tasks, shown + asked, *x.shape[1:])[:kept]
    slots = torch.arange(ways, device=stage.device)
    support = Support(x[:, :shown], slots.repeat_interleave(shots).expand(kept, -1), ways)
    return LabelledTask(support, x[:, shown:], slots.repeat_interleave(queries).expand(kept, -1))


def _seen(stage: Stage, config: RunConfig | None, count: int, algorithm: Algorithm) -> Tensor:
    """``count`` pictures as a sampler gives them, varied where ``config`` says so; of a fixed network, features."""
    varied = augmentation_of(config.task) if config else None
    if algorithm.net.fixed and not varied:
        with torch.no_grad():
            algorithm.net.features(stage.pictures(1, EMBEDDED_AT_ONCE))
        return torch.zeros(count, algorithm.net.feature_dim, 1, 1, device=stage.device)
    return varied(stage.pictures(count), stage.generator()) if varied else stage.pictures(count)


def _of_optimiser(algorithm: Algorithm, config: RunConfig) -> int:
    """Bytes of the outer optimiser's state: two numbers for each weight with Adam, one with momentum."""
    weights = sum(p.numel() * p.element_size() for p in algorithm.parameters() if p.requires_grad)
    if config.train.outer_optimizer == "sgd":
        return weights if config.train.momentum else 0
    return 2 * weights
