"""The RunFinished that every run ends with, also when something goes wrong."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

from workbench.engine.events import Event, RunFinished
from workbench.engine.memory import ran_out


def to_the_end(events: Iterator[Event]) -> Iterator[Event]:
    """Pass events on, and turn an exception into the RunFinished that every run ends with."""
    last, seconds = Event(0, 0), 0.0
    try:
        for event in events:
            last, seconds = event, getattr(event, "seconds", seconds)
            yield event
    except Exception as error:
        if isinstance(last, RunFinished):
            raise
        reason = _reason(error)
        # our own errors say everything in their sentence; a traceback would only frighten
        details = "" if _is_ours(error) else traceback.format_exc()
        yield RunFinished(last.step, last.episodes, "failed", reason, seconds, details=details)


def _reason(error: Exception) -> str:
    """The first line of what an error says; it may say no more than MemoryError."""
    line = next(iter(str(error).splitlines()), type(error).__name__)
    return line if "memory " in f"{line.lower()} " or not ran_out(error) else f"There is not enough memory: {line}"


def _is_ours(error: Exception) -> bool:
    return type(error).__module__.startswith("workbench.")
