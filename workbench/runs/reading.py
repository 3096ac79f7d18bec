"""Reads what stands in a run folder, which may come from anywhere: nothing huge, no pipe, no JSON of another kind."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from workbench.config import RunConfig, Value
from workbench.engine.events import Event, event_from_json
from workbench.runs.errors import RunError

CONFIG, EVENTS, ENVIRONMENT, SPLIT = "config.json", "events.jsonl", "environment.json", "split.json"
LARGEST_CONFIG, LONGEST_LINE = 1_000_000, 64_000_000  # bytes; none that we write comes near
LONGEST_TEXT = 10_000  # characters of a path or a name
LONGEST_REASON = 500  # characters, as what was found there may be anything
UNFIT = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)


def opened(path: Path) -> IO[bytes]:
    """A file to read. Raises OSError; of what is no file, such as a pipe, which might never end, RunError."""
    if path.exists() and not path.is_file():
        raise RunError(f"{path} is no file.")
    return path.open("rb")


def read_object(path: Path, most: int) -> dict[str, Any]:
    """The JSON object in a file of at most ``most`` bytes.

    Raises:
        FileNotFoundError: it is not there.
        RunError: it cannot be read, or is something else.
    """
    try:
        with opened(path) as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > most:
        raise RunError(f"{path} cannot be read: it is larger than {most:,} bytes.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RunError(f"{path} cannot be read: it is no JSON ({error}).") from error
    if not isinstance(found, dict):
        raise RunError(f"{path} cannot be read: it holds no object.")
    return found


def read_config(run_dir: Path) -> RunConfig:
    """Read config.json. Raises RunError when it is missing or damaged."""
    try:
        data = read_object(run_dir / CONFIG, LARGEST_CONFIG)
    except FileNotFoundError:
        raise RunError(f"{run_dir} is not a run: it has no {CONFIG}.") from None
    try:
        config = RunConfig.from_json(data)
        _check(config)
    except UNFIT as error:
        raise RunError(f"The run in {run_dir} cannot be read: {_one_line(error)}") from error
    return config


def _check(config: RunConfig) -> None:
    """What `RunConfig.from_json` leaves to others. Raises ValueError."""
    for name in ("dataset", "data", "algorithm"):
        text = getattr(config, name)
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            raise ValueError(f"its {name} is no text of at most {LONGEST_TEXT:,} characters.")
    if not isinstance(config.settings, Mapping) or not all(map(_is_value, config.settings.values())):
        raise ValueError("its settings are no names with values.")


def _is_value(value: Value) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT
    return isinstance(value, bool | int | float) and math.isfinite(value)


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]}…"


def read_events(run_dir: Path, *kinds: type[Event]) -> Iterator[Event]:
    """The recorded events, or those of some kinds alone, as there may be millions of others. A torn last line, as a
    kill leaves it, is ignored.

    Raises:
        RunError: the file cannot be read, or a line before the last one is damaged.
    """
    path = run_dir / EVENTS
    try:
        with opened(path) as file:
            wanted = [f'"{kind.__name__}"'.encode() for kind in kinds]
            for number, line in enumerate(_lines(file), 1):
                if wanted and not any(each in line for each in wanted):
                    continue
                if event := _event(line, f"{path}, line {number}"):
                    yield event
    except FileNotFoundError:
        return
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror or error}.") from error


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE):
        yield line


def _event(line: bytes, place: str) -> Event | None:
    """The event of a line, or None for one without. Raises RunError, but not for a last line without an end."""
    if len(line) >= LONGEST_LINE:
        raise RunError(f"{place}: it is longer than {LONGEST_LINE:,} bytes.")
    if not line.strip():
        return None
    try:
        return event_from_json(json.loads(line))
    except UNFIT as error:
        if not line.endswith(b"\n"):
            return None
        raise RunError(f"{place}: {_one_line(error)}") from None
