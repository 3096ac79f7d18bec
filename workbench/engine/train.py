"""The training engine: a plain generator of frozen events. The command line prints them, the window draws them.

    for event in train(config, run_dir, control): ...

Control (pause, stop) takes effect between steps. The last event is exactly one RunFinished; what goes wrong is
raised, and `ending.to_the_end` turns it into a RunFinished at the edge of the process.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from workbench.config import RunConfig, Value
from workbench.engine.calibrate import calibrate_run
from workbench.engine.checkpoints import Checkpoints, misfit
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
from workbench.engine.memory import MemoryShortError, adjust, unless_short
from workbench.engine.provenance import write_provenance
from workbench.engine.question import mixture_badges, network_badges, practice_badges, split_badges
from workbench.engine.remedies import differences
from workbench.engine.setup import Progress, Setup, set_up
from workbench.engine.shortage import Shortage
from workbench.engine.step import MetaStep, check_finite, summary, whole_step
from workbench.engine.stopwatch import Stopwatch
from workbench.nets.allocator import give_back_freed_pages
from workbench.tasks.labelled import LabelledTask

# Reading a number makes a GPU wait for all that was asked of it.
STEPS_PER_REPORT = {"cpu": 1}


def train(
    config: RunConfig,
    run_dir: Path,
    control: Control,
    *,
    resume: bool = False,
    seconds: float = 0.0,
    progress: Progress | None = None,
    download: bool = False,
) -> Iterator[Event]:
    """Train ``config`` into ``run_dir``, or go on from its last checkpoint with ``resume``.

    ``seconds`` is how long it had been in training when it last ended, which may be after that checkpoint: its time
    goes on from there. ``progress`` hears of the data being opened, which may use the network only with ``download``.

    Raises:
        ConfigError, DataError, TaskError, CheckpointError: the run cannot begin.
        DivergedError: the loss or its gradient became infinite or not a number; checkpoints are from before.
        MemoryShortError: a step needs more memory than there is, and nobody is there to choose what to do about it.
    """
    trainer = _Trainer(set_up(config, progress, download, begun=run_dir if resume else None), run_dir, control, seconds)
    if resume:
        trainer.restore()
        yield Resumed(trainer.step, trainer.episodes, trainer.changes, trainer.checkpoints.note)
    else:
        yield trainer.started()
    write_provenance(trainer.s, run_dir, begins=not resume)
    yield from trainer.run()


class _Trainer:
    """The state of one run between two events."""

    def __init__(self, setup: Setup, run_dir: Path, control: Control, seconds: float = 0.0) -> None:
        self.s = setup
        self.config = setup.config
        self.control = control
        self.folder = run_dir / "checkpoints"
        self.checkpoints = Checkpoints(self.folder)
        self.shortage = Shortage(run_dir)
        self.changes: dict[str, Value] = {}  # settings that are others than when the last checkpoint was saved
        self.step = 0
        self.episodes = 0
        self.validated = 0  # the episodes at the last validation that went to its end
        self.best: dict[str, Interval] = {}
        self.without_gain = 0
        self.watch = Stopwatch(seconds)
        self.saved_at = time.monotonic()
        self.saved_step = -1
        self.report_every = STEPS_PER_REPORT.get(setup.device.type, 10)

    def started(self) -> RunStarted:
        return RunStarted(
            0,
            0,
            planned_episodes=self.config.train.episodes if self.s.trainable else 0,
            device=describe_device(self.s.device),
            parameters=sum(p.numel() for p in self.s.algorithm.parameters()),
            config=self.config.to_json(),
            guessing=LabelledTask.guessing(self.config.task.ways),
            badges=self._badges(),
        )

    def _badges(self) -> tuple[str, ...]:
        task = self.config.task
        told = {
            **split_badges(self.config),
            **practice_badges(self.config, task),
            "transductive batch-norm": task.batch_norm == "transductive",
            **mixture_badges(self.config),
            **network_badges(self.config),
        }
        return tuple(words for words, holds in told.items() if holds)

    def run(self) -> Iterator[Event]:
        """Steps and validations until the planned episodes are used up, a stop, or early stopping.

        What comes next depends on nothing but what a checkpoint holds, so that a continued run does the same.
        """
        self.watch.start(self.episodes)
        while self._validation_due() or not (sentence := self._end_sentence()):
            yield from self._pause_if_asked()
            if self.control.stopping:
                yield from self._end("stopped", "Stopped by the user.")
                return
            if self._validation_due():
                yield from self._validate()
            else:
                yield from self._steps()
                yield from self._save_in_time()
        yield from self._end("completed", sentence)

    def _validation_due(self) -> bool:
        train = self.config.train
        if self.s.validation is None:
            return False
        if not self.s.trainable:
            return not self.best
        passed = self.episodes // train.validate_every > self.validated // train.validate_every
        return passed or self.episodes >= train.episodes > self.validated

    def _end_sentence(self) -> str:
        """Why the run is complete, or nothing while it is not."""
        train = self.config.train
        if not self.s.trainable:
            return "There is nothing to practise: this method learns only when it meets a task."
        if self.episodes >= train.episodes:
            return f"All {self.episodes} practice tasks are done."
        if train.patience and self.without_gain >= train.patience:
            return f"Stopped early: {self.without_gain} validations in a row brought nothing better."
        return ""

    def _end(self, status: str, reason: str) -> Iterator[Event]:
        if self.saved_step != self.step:
            yield from self._save()
        note = "" if self.control.leaving else self._calibrate()  # who leaves may be killed, and tells its end first
        yield RunFinished(self.step, self.episodes, status, f"{reason}{note}", self.watch.seconds, self.best)
        if self.control.leaving:
            self._calibrate()

    def _calibrate(self) -> str:
        try:
            unless_short(lambda: calibrate_run(self.s, self.folder, lambda: self.control.stopping))
        except MemoryShortError:  # what was learned is saved; only how sure answers are is not known as well
            return " There was not enough memory to calibrate the model."
        return ""

    def _pause_if_asked(self) -> Iterator[Event]:
        if not self.control.paused:
            return
        yield from self._save()
        yield from self._wait()

    def _wait(self) -> Iterator[Event]:
        """Until somebody says to go on, perhaps with other settings, or to stop."""
        yield Paused(self.step, self.episodes)
        self.watch.stop()
        self.control.wait_while_paused()
        self.watch.start(self.episodes)
        if not self.control.stopping:
            changes = self.control.take_changes()
            adjust(self.s, changes)
            self.config = self.s.config
            yield Resumed(self.step, self.episodes, changes)

    def _steps(self) -> Iterator[Event]:
        """Meta-steps up to the next report; their numbers are read from the device once."""
        steps: list[MetaStep] = []
        short: MemoryShortError | None = None
        for _ in range(self.report_every):
            try:
                done = whole_step(self.s, self.episodes)
            except MemoryShortError as error:
                short = error
                break
            self.step, self.episodes = self.step + 1, self.episodes + done.tasks
            steps.append(done)
            if self._interrupted():
                break
        if steps:
            yield self._reported(steps)
        if short:
            yield from self._run_short(f"Step {self.step + 1:,}", short.half_done)

    def _run_short(self, what: str, half_done: bool = False) -> Iterator[Event]:
        """``what`` did not find room, and was not done: somebody chooses what to do about it, or the run ends."""
        if half_done:
            self.restore()
        yield from self._save()
        told = self.shortage.told(what, self.s, self.step, self.episodes)
        yield told
        if not self.control.can_choose:
            raise MemoryShortError(self.shortage.way_on(told))
        self.control.pause()
        yield from self._wait()

    def _reported(self, steps: list[MetaStep]) -> StepDone:
        loss, metrics = summary(steps, self.step, self.saved_step)
        return StepDone(
            self.step,
            self.episodes,
            loss=loss,
            metrics=metrics,
            outer_lr=self.s.optimizer.param_groups[0]["lr"],
            episodes_per_s=self.watch.rate(self.episodes),
            seconds=self.watch.seconds,
            seconds_left=self.watch.left(self.episodes, self.config.train.episodes),
        )

    def _interrupted(self) -> bool:
        """Whether something other than a meta-step comes next."""
        done = self.episodes >= self.config.train.episodes or self._validation_due()
        return done or self.control.stopping or self.control.paused

    def _validate(self) -> Iterator[Event]:
        if self.s.validation is None:
            return
        planned, options = self.config.train.validation_episodes, self.config.adapt
        sampler, halted = self.s.validation(), lambda: self.control.stopping
        # what steps have freed is kept for the next one, in pieces of other sizes than a validation needs
        give_back_freed_pages()
        try:
            measured = unless_short(lambda: measure(self.s.algorithm, sampler, planned, options, halted=halted))
        except MemoryShortError:
            yield from self._run_short(f"The validation after step {self.step:,}")
            return
        if measured.episodes < planned:
            return  # stopped half-way: too few tasks to compare; a continued run validates here again
        best = self._is_best(measured)
        self.validated = self.episodes
        self.without_gain = 0 if best else self.without_gain + 1
        self.best = measured.metrics if best else self.best
        yield Validated(self.step, self.episodes, measured.loss, measured.metrics, best, self.watch.seconds)
        yield from self._save(best)

    def _is_best(self, measured: Measured) -> bool:
        name, value = next(iter(measured.metrics.items()))
        return not self.best or value.value > self.best[name].value

    def _save_in_time(self) -> Iterator[Event]:
        """A checkpoint if the last one is too old; a validation that comes next brings its own."""
        old = time.monotonic() - self.saved_at > self.config.train.checkpoint_seconds
        if old and not self._validation_due():
            yield from self._save()

    def _save(self, best: bool = False) -> Iterator[Event]:
        check_finite(self.s.algorithm, self.step, self.saved_step)
        self.checkpoints.save(self.s, self._info(), best)
        self.saved_at, self.saved_step = time.monotonic(), self.step
        yield CheckpointSaved(self.step, self.episodes, str(self.checkpoints.last), best)

    def _info(self) -> dict[str, object]:
        """What the run needs, beside its tensors, to go on."""
        return {
            "step": self.step,
            "episodes": self.episodes,
            "seconds": self.watch.seconds,
            "validated": self.validated,
            "best": {name: [each.value, each.ci95] for name, each in self.best.items()},
            "without_gain": self.without_gain,
        }

    def restore(self) -> None:
        """Put back the last checkpoint. Raises CheckpointError when it is missing, damaged or of another run."""
        info = self.checkpoints.restore(self.s)
        try:
            self.step, self.episodes = info["step"], info["episodes"]
            self.validated, self.without_gain = info["validated"], info["without_gain"]
            self.best = {name: Interval(*pair) for name, pair in info["best"].items()}
            self.watch = Stopwatch(max(info["seconds"], self.watch.seconds))
            self.changes = differences(info["config"], self.config, info["device"])
        except (KeyError, TypeError) as error:
            raise misfit(self.checkpoints.last, error) from error
        self.saved_step = self.step
