"""One cell of a table: train the recipe within its budget, or go on where it was left, and measure it on the test."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.config import RunConfig
from workbench.data.splits import Split
from workbench.engine.checkpoints import LAST, PREVIOUS
from workbench.engine.control import Control
from workbench.engine.ending import to_the_end
from workbench.engine.events import Event, RunFinished, RunStarted, Validated
from workbench.engine.model import load_model
from workbench.engine.question import Question
from workbench.engine.train import train
from workbench.reproduce.cells import FAILED, Cell, Point
from workbench.reproduce.plan import within
from workbench.reproduce.published import Column, Table
from workbench.runs.answers import REPRODUCE
from workbench.runs.asking import asked
from workbench.runs.continuing import continued
from workbench.runs.errors import RunError
from workbench.runs.lock import is_held
from workbench.runs.log import Curve, RunLog, RunState
from workbench.runs.record import record
from workbench.runs.store import load_log, read_config

Said = Callable[[str], None]


# All of ours, each one sentence, and what a device or a disk may do: the other cells go on.
FAILURES = (ValueError, ArithmeticError, RuntimeError, OSError, MemoryError)


class StoppedError(Exception):
    """The user stopped the training of a cell; what there is of it will be gone on with."""


@dataclass(frozen=True)
class Order:
    """A cell that is asked for.

    Attributes:
        table, method, column: which.
        config: the paper's settings for it.
        minutes: what it may take, or None for as long as in the paper.
        test_episodes: on how many tasks it is measured.
    """

    table: Table
    method: str
    column: Column
    config: RunConfig
    minutes: float | None
    test_episodes: int

    @property
    def name(self) -> str:
        return f"{self.method}-{self.column.name}"

    @property
    def training(self) -> dict[str, Any]:
        """What determines the training, wherever the data lies."""
        return {"config": {**self.config.to_json(), "data": ""}, "minutes": self.minutes}

    @property
    def asked(self) -> dict[str, Any]:
        """What determines the cell."""
        return {**self.training, "test_episodes": self.test_episodes}

    def run_dir(self, out: Path) -> Path:
        """The folder of its run: another one for other settings or another budget."""
        mark = hashlib.sha256(json.dumps(self.training, sort_keys=True).encode()).hexdigest()[:8]
        return out / "runs" / f"{self.name}-{mark}"


def run_cell(order: Order, out: Path, control: Control, said: Said) -> Cell:
    """Train what is missing, measure, and return the cell; one that cannot be run says why.

    Raises:
        StoppedError: ``control`` was asked to stop.
    """
    try:
        run_dir = order.run_dir(out)
        log = _trained(order, run_dir, control, said)
        if control.stopping:
            raise StoppedError
        said(f"testing on {order.test_episodes:,} tasks")
        return _measured(order, run_dir, log, control)
    except FAILURES as error:
        return _failed(order, next(iter(str(error).splitlines()), type(error).__name__))


def _trained(order: Order, run_dir: Path, control: Control, said: Said) -> RunLog:
    """The run's log, after all of its practice. Raises ValueError when it fails."""
    resume = _can_go_on(run_dir)
    if resume and load_log(run_dir).state == RunState.COMPLETED:
        said("trained already")
        return load_log(run_dir)
    # the data may have moved since
    config = replace(read_config(run_dir), data=order.config.data) if resume else _planned(order, said)
    events = (continued if resume else train)(config, run_dir, control)
    for event in to_the_end(record(to_the_end(events), run_dir, config)):
        _tell(event, said)
        if isinstance(event, RunFinished) and event.status == "failed":
            raise TrainingFailedError(event.reason)
    return load_log(run_dir)


class TrainingFailedError(ValueError):
    """The training of a cell ended early; the message is the run's own."""


def _can_go_on(run_dir: Path) -> bool:
    """Whether a run was begun there and has a checkpoint; one that was killed before its first is thrown away.

    Raises RunError where another process trains there.
    """
    if any((run_dir / "checkpoints" / name).is_file() for name in (LAST, PREVIOUS)):
        return True
    if is_held(run_dir):
        raise RunError(f"The run folder {run_dir} is in use by another process.")
    if run_dir.exists():
        shutil.rmtree(run_dir)
    return False


def _planned(order: Order, said: Said) -> RunConfig:
    if order.minutes is None:
        return order.config
    said("finding out how fast it goes")
    return within(order.config, order.minutes)


def _tell(event: Event, said: Said) -> None:
    if isinstance(event, RunStarted):
        said(f"{event.planned_episodes:,} practice tasks on {event.device}")
    elif isinstance(event, Validated):
        name, value = next(iter(event.metrics.items()))
        said(f"{event.episodes:,} tasks: {name} {100 * value.value:.1f} ± {100 * value.ci95:.1f} % in validation")


def _measured(order: Order, run_dir: Path, log: RunLog, control: Control) -> Cell:
    config = read_config(run_dir)
    question = Question(
        data=order.config.data,
        episodes=order.test_episodes,
        within_group=config.task.within_group,
        device=config.train.device,
    )
    found = asked(str(run_dir), question, halted=lambda: control.stopping, by=REPRODUCE).answer
    if control.stopping:
        raise StoppedError
    model = load_model(str(run_dir))
    split = Split.from_json(model.info["split"])
    return Cell(
        order.table.name,
        order.method,
        order.column.name,
        order.asked,
        config={**config.to_json(), "data": ""},
        episodes=log.finished.episodes if log.finished else 0,
        seconds=log.seconds,
        accuracy=100 * found["accuracy"],
        ci95=100 * found["ci95"],
        test_episodes=order.test_episodes,
        badges=tuple(found["badges"]),
        curve=_curve(log),
        classes={
            "all": len(split.class_names),
            "training": len({*split.train, *split.validation}),
            "test": len(split.test),
        },
        test_names=tuple(split.class_names[index] for index in split.test),
        device=log.started.device if log.started else "",
        versions={name: str(value) for name, value in model.info["versions"].items() if name != "system"},
    )


def _curve(log: RunLog) -> tuple[Point, ...]:
    """The validations, by the task's first metric."""
    curve = next(iter(log.val_metrics.values()), Curve())
    points = zip(curve.x.tolist(), curve.y.tolist(), curve.ci.tolist(), strict=True)
    return tuple(Point(int(x), 100 * y, 100 * ci) for x, y, ci in points)


def _failed(order: Order, reason: str) -> Cell:
    return Cell(order.table.name, order.method, order.column.name, order.asked, FAILED, reason)
