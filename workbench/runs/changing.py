"""Keep a run's config.json in step with settings that change in the middle of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from workbench.config import RunConfig
from workbench.durable import write_atomically
from workbench.engine.events import Event, Resumed
from workbench.engine.remedies import changed
from workbench.runs.errors import RunError
from workbench.runs.reading import CONFIG, read_config


def keep_changes(events: Iterator[Event], run_dir: Path) -> Iterator[Event]:
    """Pass ``events`` on; settings that a run goes on with are in its folder before anybody hears of them, so that it
    goes on with them once more whenever it is continued. What it began with, the first event keeps.

    Raises:
        RunError: the folder cannot be read or written; the message names it.
    """
    for event in events:
        if isinstance(event, Resumed) and event.changes:
            keep_config(run_dir, changed(read_config(run_dir), event.changes))
        yield event


def keep_config(run_dir: Path, config: RunConfig) -> None:
    """Write config.json anew. Raises RunError."""
    text = json.dumps(config.to_json(), indent=2, ensure_ascii=False)
    try:
        write_atomically(run_dir / CONFIG, text.encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        raise RunError(f"The run folder {run_dir} cannot be written: {error.strerror or error}.") from error
