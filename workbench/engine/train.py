"""The training engine: a plain generator of frozen events. The command line prints them, the window draws them.

    for event in train(config, run_dir, control): ...

Control (pause, stop) takes effect between steps. The last event is exactly one RunFinished; what goes wrong is
raised, and `to_the_end` turns it into a RunFinished at the edge of the process.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import torch

from workbench.config import RunConfig
from workbench.engine.checkpoint import load_checkpoint, save_checkpoint
from workbench.engine.control import Control
from workbench.engine.device import describe_device
from workbench.engine.evaluate import Measured, measure
from workbench.engine.events import (
    CheckpointSaved,
    Event,
    Interval,
    Paused,
    Resumed,
    RunFinished,
    RunStarted,
    StepDone,
    Validated,
)
from workbench.engine.schedule import outer_lr
from workbench.engine.setup import Progress, Setup, set_up, validation_sampler
from workbench.engine.snapshot import put_back, snapshot
from workbench.engine.stopwatch import Stopwatch
from workbench.tasks.labelled import LabelledTask


class DivergedError(ArithmeticError):
    """The loss is no longer a finite number."""


def train(
    config: RunConfig,
    run_dir: Path,
    control: Control,
    *,
    resume: bool = False,
    progress: Progress | None = None,
    download: bool = False,
) -> Iterator[Event]:
    """Train ``config`` into ``run_dir``, or go on from its last checkpoint with ``resume``.

    ``progress`` hears of the data being opened, which may use the network only with ``download``.

    Raises:
        ConfigError, DataError, TaskError, CheckpointError: the run cannot begin.
        DivergedError: the loss became infinite or not a number; the last checkpoint is from before.
    """
    trainer = _Trainer(set_up(config, progress, download), run_dir, control)
    if resume:
        trainer.restore()
        yield Resumed(trainer.step, trainer.episodes)
    else:
        yield trainer.started()
    yield from trainer.run()


def to_the_end(events: Iterator[Event]) -> Iterator[Event]:
    """Pass events on, and turn an exception into the RunFinished that every run ends with."""
    last = Event(0, 0)
    began = time.monotonic()
    try:
        for event in events:
            last = event
            yield event
    except Exception as error:
        if isinstance(last, RunFinished):
            raise
        seconds = time.monotonic() - began
        reason = str(error) or type(error).__name__
        yield RunFinished(last.step, last.episodes, "failed", reason, seconds, details=traceback.format_exc())


class _Trainer:
    """The state of one run between two events."""

    def __init__(self, setup: Setup, run_dir: Path, control: Control) -> None:
        self.s = setup
        self.config = setup.config
        self.control = control
        self.folder = run_dir / "checkpoints"
        self.step = 0
        self.episodes = 0
        self.best: dict[str, Interval] = {}
        self.without_gain = 0
        self.watch = Stopwatch()
        self.saved_at = time.monotonic()
        self.report_every = 1 if setup.device.type == "cpu" else 10

    def started(self) -> RunStarted:
        return RunStarted(
            0,
            0,
            planned_episodes=self.config.train.episodes,
            device=describe_device(self.s.device),
            parameters=sum(p.numel() for p in self.s.algorithm.parameters()),
            config=self.config.to_json(),
            guessing=LabelledTask.guessing(self.config.task.ways),
            badges=self._badges(),
        )

    def _badges(self) -> tuple[str, ...]:
        task = self.config.task
        if task.train_ways and task.train_ways != task.ways:
            return (f"practised with {task.train_ways} ways, tested with {task.ways}",)
        return ()

    def run(self) -> Iterator[Event]:
        """Steps until the planned episodes are used up, a stop, or early stopping."""
        train = self.config.train
        self.watch.start(self.episodes)
        while self.episodes < train.episodes:
            yield from self._pause_if_asked()
            if self.control.stopping:
                yield from self._save()
                yield self._finished("stopped", "Stopped by the user.")
                return
            before = self.episodes
            yield from self._steps()
            if before // train.validate_every != self.episodes // train.validate_every:
                yield from self._validate()
                if train.patience and self.without_gain >= train.patience:
                    yield from self._save()
                    yield self._finished("completed", self._early_sentence())
                    return
            elif time.monotonic() - self.saved_at > train.checkpoint_seconds:
                yield from self._save()
        if self.episodes % train.validate_every:
            yield from self._validate()
        yield from self._save()
        yield self._finished("completed", f"All {self.episodes} practice tasks are done.")

    def _early_sentence(self) -> str:
        return f"Stopped early: {self.without_gain} validations in a row brought nothing better."

    def _pause_if_asked(self) -> Iterator[Event]:
        if not self.control.paused:
            return
        yield from self._save()
        yield Paused(self.step, self.episodes)
        self.watch.stop()
        self.control.wait_while_paused()
        self.watch.start(self.episodes)
        if not self.control.stopping:
            yield Resumed(self.step, self.episodes)

    def _steps(self) -> Iterator[Event]:
        """Meta-steps up to the next report; their numbers are read from the device once."""
        losses: list[torch.Tensor] = []
        metrics: list[dict[str, torch.Tensor]] = []
        for _ in range(self.report_every):
            loss, each = self._meta_step()
            losses.append(loss)
            metrics.append(each)
            if self.episodes >= self.config.train.episodes or self.control.stopping or self.control.paused:
                break
        loss_value = torch.stack(losses).mean().item()
        if not torch.isfinite(torch.tensor(loss_value)):
            raise DivergedError(
                f"The loss became {loss_value} at step {self.step}; try a smaller learning rate. "
                "The last checkpoint is from before."
            )
        means = {name: torch.cat([m[name] for m in metrics]).mean().item() for name in metrics[0]}
        yield StepDone(
            self.step,
            self.episodes,
            loss=loss_value,
            metrics=means,
            outer_lr=self.s.optimizer.param_groups[0]["lr"],
            episodes_per_s=self.watch.rate(self.episodes),
            seconds=self.watch.seconds,
            seconds_left=self.watch.left(self.episodes, self.config.train.episodes),
        )

    def _meta_step(self) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
        train, s = self.config.train, self.s
        count = min(train.meta_batch, train.episodes - self.episodes)
        for group in s.optimizer.param_groups:
            group["lr"] = outer_lr(train, self.episodes)
        s.algorithm.train()
        s.optimizer.zero_grad(set_to_none=True)
        loss, metrics = s.algorithm.meta_gradient(s.training.sample(count), s.training.generator)
        if train.clip:
            torch.nn.utils.clip_grad_norm_(s.algorithm.parameters(), train.clip)
        s.optimizer.step()
        self.step += 1
        self.episodes += count
        return loss, metrics

    def _validate(self) -> Iterator[Event]:
        if self.s.validation_images is None:
            return
        sampler = validation_sampler(self.config, self.s.validation_images)
        measured = measure(
            self.s.algorithm,
            sampler,
            self.config.train.validation_episodes,
            halted=lambda: self.control.stopping,
        )
        if measured.episodes < self.config.train.validation_episodes:
            return  # stopped half-way: too few tasks to compare with the other validations
        best = self._is_best(measured)
        self.without_gain = 0 if best else self.without_gain + 1
        self.best = measured.metrics if best else self.best
        yield Validated(self.step, self.episodes, measured.loss, measured.metrics, best, self.watch.seconds)
        yield from self._save(best)

    def _is_best(self, measured: Measured) -> bool:
        name, value = next(iter(measured.metrics.items()))
        return not self.best or value.value > self.best[name].value

    def _save(self, best: bool = False) -> Iterator[Event]:
        last = snapshot(self.s, self._info())
        save_checkpoint(self.folder / "last.safetensors", last)
        if best:
            save_checkpoint(self.folder / "best.safetensors", last.model_only())
        self.saved_at = time.monotonic()
        yield CheckpointSaved(self.step, self.episodes, str(self.folder / "last.safetensors"), best)

    def _info(self) -> dict[str, object]:
        """What the run needs, beside its tensors, to go on."""
        return {
            "step": self.step,
            "episodes": self.episodes,
            "seconds": self.watch.seconds,
            "best": {name: [each.value, each.ci95] for name, each in self.best.items()},
            "without_gain": self.without_gain,
        }

    def restore(self) -> None:
        """Put back the last checkpoint. Raises CheckpointError when it is missing or damaged."""
        checkpoint = load_checkpoint(self.folder / "last.safetensors")
        put_back(self.s, checkpoint)
        info = checkpoint.info
        self.step, self.episodes = info["step"], info["episodes"]
        self.best = {name: Interval(*pair) for name, pair in info["best"].items()}
        self.without_gain = info["without_gain"]
        self.watch = Stopwatch(info["seconds"])

    def _finished(self, status: str, reason: str) -> RunFinished:
        return RunFinished(self.step, self.episodes, status, reason, self.watch.seconds, self.best)
