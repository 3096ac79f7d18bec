"""Write a run down while it happens: config.json once, then one line in events.jsonl for every event."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO

from workbench.config import RunConfig
from workbench.durable import sweep, sync_folder, write_atomically
from workbench.engine.events import CheckpointSaved, Event, RunFinished
from workbench.runs.errors import RemovedRunError, RunError
from workbench.runs.lock import NAME as LOCK
from workbench.runs.lock import hold
from workbench.runs.reading import CONFIG, ENVIRONMENT, EVENTS, SPLIT

DURABLE = (CheckpointSaved, RunFinished)  # are on the disk before they are passed on, and all before them


def check_free(run_dir: Path) -> None:
    """Raises RunError when ``run_dir`` already holds something; not for what a run leaves that was killed at once."""
    if run_dir.is_file() or (run_dir.is_dir() and any(not _is_left(each.name) for each in run_dir.iterdir())):
        raise _taken(run_dir)


def _is_left(name: str) -> bool:
    return name == LOCK or (name.startswith(".") and name.endswith(".tmp"))


def _taken(run_dir: Path) -> RunError:
    return RunError(f"{run_dir} exists already. Choose another folder, or continue it with --resume.")


def record(events: Iterator[Event], run_dir: Path, config: RunConfig) -> Iterator[Event]:
    """Pass ``events`` on, each written to ``run_dir`` first, which no other process may use meanwhile.

    The folder appears with the first event, so that a run that could not begin leaves nothing behind.

    Raises:
        RunError: the folder is in use, or cannot be made or written; the message names it.
    """
    with ExitStack() as stack:
        there = (run_dir / CONFIG).exists()
        if run_dir.is_dir():  # before a checkpoint in it is read
            stack.enter_context(hold(run_dir))
        first = next(events, None)
        if first is None or isinstance(first, RunFinished):
            yield from () if first is None else (first,)
            return
        if not run_dir.is_dir():
            _make(run_dir)
            stack.enter_context(hold(run_dir))
        if not there and (run_dir / CONFIG).exists():  # another process was faster
            raise _taken(run_dir)
        log = stack.enter_context(_open_log(run_dir, config))
        for event in chain([first], events):
            yield from _passed_on(log, event, run_dir)


def _make(run_dir: Path) -> None:
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
        sync_folder(run_dir.parent)
    except OSError as error:
        raise _unwritten(run_dir, error) from error


def _open_log(run_dir: Path, config: RunConfig) -> IO[bytes]:
    try:
        sweep(run_dir, CONFIG, ENVIRONMENT, SPLIT)
        if not (run_dir / CONFIG).exists():
            text = json.dumps(config.to_json(), indent=2, ensure_ascii=False)
            write_atomically(run_dir / CONFIG, _encoded(text))
        path = run_dir / EVENTS
        mend_torn_end(path)
        return path.open("ab", buffering=0)  # what a full disk refused must not wait to be refused again
    except OSError as error:
        raise _unwritten(run_dir, error) from error


def mend_torn_end(path: Path) -> None:
    """Cut the half-written last line that a kill leaves, before lines are added after it.

    Raises OSError; RunError where something else than a file stands there, such as a pipe, which would never end.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise RunError(f"{path} is no file.")
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        whole = _after_last_line(file, end)
        if whole < end:
            file.truncate(whole)


def _after_last_line(file: IO[bytes], end: int, block: int = 65536) -> int:
    """Where the last whole line ends; read from behind, as a log may be long."""
    while end:
        start = max(0, end - block)
        file.seek(start)
        if (place := file.read(end - start).rfind(b"\n")) >= 0:
            return start + place + 1
        end = start
    return 0


def _passed_on(log: IO[bytes], event: Event, run_dir: Path) -> Iterator[Event]:
    """An event, once it is written. One that cannot be is heard of all the same before the run ends of it; if it was
    the end, that is said in its reason."""
    try:
        written = _written(log, event, run_dir)
    except RunError as error:
        if isinstance(event, RunFinished):
            yield replace(event, status="failed", reason=_reason(event, error))
            return
        yield event
        raise
    yield written


def _reason(event: RunFinished, error: RunError) -> str:
    """A folder that was removed explains alone what else could not be written there."""
    told_alone = isinstance(error, RemovedRunError) and event.status == "failed"
    return str(error) if told_alone else f"{event.reason} {error}"


def _written(log: IO[bytes], event: Event, run_dir: Path) -> Event:
    _check_there(log, run_dir)
    try:
        line = _encoded(json.dumps(event.to_json(), ensure_ascii=False))
        while line:
            line = line[log.write(line) :]
        if isinstance(event, DURABLE):
            os.fsync(log.fileno())
    except OSError as error:
        raise _unwritten(run_dir, error) from error
    return event


def _check_there(log: IO[bytes], run_dir: Path) -> None:
    """An open file takes lines after its folder was removed, which nobody would ever find."""
    try:
        there = os.path.samestat(os.fstat(log.fileno()), (run_dir / EVENTS).stat())
    except FileNotFoundError:
        there = False
    except OSError as error:
        raise _unwritten(run_dir, error) from error
    if not there:
        raise RemovedRunError(f"The run folder {run_dir} was removed while the run was written to it.")


def _encoded(text: str) -> bytes:
    """A name of a file may hold bytes that are no text; as JSON escapes they come back as they were."""
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _unwritten(run_dir: Path, error: OSError) -> RunError:
    return RunError(f"The run folder {run_dir} cannot be written: {error.strerror or error}.")
