"""Go on with a run from its folder, wherever it was broken off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.config import RunConfig
from workbench.engine.checkpoints import LAST, PREVIOUS
from workbench.engine.control import Control
from workbench.engine.events import CheckpointSaved, Event, Resumed, RunFinished, RunStarted
from workbench.engine.train import train
from workbench.runs.changing import keep_config
from workbench.runs.errors import RunError
from workbench.runs.reading import read_config, read_events


def continued(config: RunConfig, run_dir: Path, control: Control, **options: Any) -> Iterator[Event]:
    """As `train`, with ``resume`` or, where the run was killed before its first checkpoint, from its beginning.

    Nothing is looked at before the first event is asked for: by then, `record` has the folder for itself.
    """
    resume = has_checkpoint(run_dir)
    if not resume and config != read_config(run_dir):
        keep_config(run_dir, config)
    seconds = _seconds(run_dir) if resume else 0.0
    yield from train(config, run_dir, control, resume=resume, seconds=seconds, **options)


def completed(run_dir: Path) -> RunFinished | None:
    """The end of a run that has nothing left to go on with. Raises RunError: the events cannot be read."""
    *_, last = None, *read_events(run_dir, RunStarted, Resumed, RunFinished)
    return last if isinstance(last, RunFinished) and last.status == "completed" else None


def _seconds(run_dir: Path) -> float:
    """How long a run had been in training when it ended; 0 where no end is on record."""
    seconds = 0.0
    for event in read_events(run_dir, RunStarted, RunFinished):
        seconds = event.seconds if isinstance(event, RunFinished) else 0.0
    return seconds


def has_checkpoint(run_dir: Path) -> bool:
    """Whether there is something to go on from.

    Raises:
        RunError: there was, and it is gone; or the events cannot be read.
    """
    folder = run_dir / "checkpoints"
    if any((folder / name).exists() for name in (LAST, PREVIOUS)):
        return True
    if any(isinstance(each, CheckpointSaved) for each in read_events(run_dir)):
        raise RunError(f"The checkpoints of {run_dir} are gone, so it cannot go on. Train again with its settings.")
    return False
