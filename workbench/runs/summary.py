"""One row of the runs table, from a run's folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from workbench.config import ConfigError, RunConfig
from workbench.data.picture_draw import PICTURES
from workbench.runs.about import About, read_about
from workbench.runs.answers import Answers, read_answers
from workbench.runs.begun import begun
from workbench.runs.errors import RunError
from workbench.runs.lock import is_held
from workbench.runs.log import RunState
from workbench.runs.progress import Progress, read_on
from workbench.runs.store import RunSummary, read_config

CHECKPOINTS = "checkpoints"
UNDER_WAY = (RunState.RUNNING, RunState.PAUSED)
ENDED = (RunState.COMPLETED, RunState.STOPPED, RunState.FAILED)


def summarise(run_dir: Path) -> RunSummary:
    """One row for ``run_dir``. Raises RunError when the run, or what is said of it, cannot be read."""
    row, problem = current_row(run_dir)
    if problem:
        raise RunError(problem)
    return row


def current_row(run_dir: Path) -> tuple[RunSummary, str]:
    """`row_of` a run as it stands now. Raises RunError when the run cannot be read."""
    row, problem = row_of(run_dir, read_on(run_dir)[1])
    if row.state in ENDED:
        return row, problem
    held = is_held(run_dir)
    if not held:  # whoever held it may have ended it since it was read
        row, problem = row_of(run_dir, read_on(run_dir)[1])
    return as_it_stands(row, held), problem


def row_of(run_dir: Path, progress: Progress) -> tuple[RunSummary, str]:
    """A row by what stands in the folder, and a sentence where the user's words or the answers in it are damaged: the
    run is worth no less. Its state is the recorded one, see `as_it_stands`.

    Raises:
        RunError: the run cannot be read.
    """
    config = read_config(run_dir)
    about, lost_words = _about(run_dir)
    answers, lost_answers = _answers(run_dir)
    test = answers.newest_test(config)
    is_saved = has_checkpoint(run_dir)
    begins_again = progress.state in UNDER_WAY and progress.saved is None and not is_saved
    row = RunSummary(
        name=run_dir.name,
        path=run_dir,
        dataset=config.dataset,
        algorithm=config.algorithm,
        ways=config.task.ways,
        shots=config.task.shots,
        best=progress.best,
        seconds=progress.seconds,
        state=progress.state,
        known_classes=config.split.split == PICTURES,
        shares=_shares(run_dir, config),
        title=about.title,
        note=about.note,
        tags=about.tags,
        test=test.accuracy if test else None,
        test_episodes=test.episodes if test else 0,
        test_uses=answers.test_uses,
        size=size_of(run_dir),
        began=begun(run_dir),
        episodes=progress.episodes,
        planned=progress.planned or config.train.episodes,
        can_continue=begins_again or (progress.state is not RunState.COMPLETED and is_saved),
        begins_again=begins_again,
        saved=progress.saved,
    )
    return row, lost_words or lost_answers


def as_it_stands(row: RunSummary, held: bool) -> RunSummary:
    """A run without an end is running where somebody has held its folder since before it was read, and was interrupted
    where nobody did."""
    if row.state in ENDED:
        return row
    if held:
        state = RunState.PAUSED if row.state is RunState.PAUSED else RunState.RUNNING
        return replace(row, state=state, can_continue=False, begins_again=False)
    return row if row.state is RunState.IDLE else replace(row, state=RunState.INTERRUPTED)


def has_checkpoint(run_dir: Path) -> bool:
    """Whether there is one to go on from."""
    return any((run_dir / CHECKPOINTS / f"{name}.safetensors").is_file() for name in ("last", "previous"))


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder; links are not followed. What vanishes meanwhile counts for nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 (thousands of folders)
            except OSError:
                continue
    return total


def _about(run_dir: Path) -> tuple[About, str]:
    try:
        return read_about(run_dir), ""
    except RunError as error:
        return About(), str(error)


def _answers(run_dir: Path) -> tuple[Answers, str]:
    try:
        answers = read_answers(run_dir)
    except RunError as error:
        return Answers(), str(error)
    return answers, answers.damaged[0] if answers.damaged else ""


def _shares(run_dir: Path, config: RunConfig) -> tuple[tuple[str, float], ...]:
    try:
        weights = config.mixture.weights(config.dataset)
    except ConfigError as error:
        raise RunError(f"The run in {run_dir} cannot be read: {error}") from error
    return tuple(weights.items()) if len(weights) > 1 else ()
