"""Write a run down while it happens: config.json once, then one line in events.jsonl for every event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from workbench.config import RunConfig
from workbench.engine.events import Event, RunFinished
from workbench.runs.store import RunError


def check_free(run_dir: Path) -> None:
    """Raises RunError when ``run_dir`` already holds something."""
    if run_dir.is_file() or (run_dir.is_dir() and any(run_dir.iterdir())):
        raise RunError(f"{run_dir} exists already. Choose another folder, or continue it with --resume.")


def record(events: Iterator[Event], run_dir: Path, config: RunConfig) -> Iterator[Event]:
    """Pass ``events`` on, each written to ``run_dir`` first.

    The folder appears with the first event, so that a run that could not begin leaves nothing behind.

    Raises:
        RunError: the folder cannot be made or written; the message names it.
    """
    first = next(events, None)
    if first is None or isinstance(first, RunFinished):
        yield from () if first is None else (first,)
        return
    with _open_log(run_dir, config) as log:
        yield _written(log, first, run_dir)
        for event in events:
            yield _written(log, event, run_dir)


def _open_log(run_dir: Path, config: RunConfig) -> IO[bytes]:
    try:
        run_dir.mkdir(parents=True, exist_ok=True)
        if not (run_dir / "config.json").exists():
            text = json.dumps(config.to_json(), indent=2, ensure_ascii=False)
            (run_dir / "config.json").write_text(text + "\n", encoding="utf-8")
        path = run_dir / "events.jsonl"
        mend_torn_end(path)
        return path.open("ab", buffering=0)  # what a full disk refused must not wait to be refused again
    except OSError as error:
        raise RunError(f"The run folder {run_dir} cannot be written: {error.strerror}.") from error


def mend_torn_end(path: Path) -> None:
    """Cut the half-written last line that a kill leaves, before lines are added after it."""
    if path.is_file() and not (data := path.read_bytes()).endswith(b"\n"):
        with path.open("r+b") as file:
            file.truncate(data.rfind(b"\n") + 1)


def _written(log: IO[bytes], event: Event, run_dir: Path) -> Event:
    try:
        line = json.dumps(event.to_json(), ensure_ascii=False).encode() + b"\n"
        while line:
            line = line[log.write(line) :]
    except OSError as error:
        raise RunError(f"The run folder {run_dir} cannot be written: {error.strerror}.") from error
    return event
