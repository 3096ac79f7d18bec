"""The RunFinished that every run ends with, also when something goes wrong."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

from workbench.engine.events import Event, RunFinished
from workbench.engine.free_memory import amount
from workbench.engine.memory import ran_out

# How torch and numpy say how much they asked for: "tried to allocate 17569440 bytes", "Unable to allocate 3.2 GiB".
ASKED = re.compile(r"allocate (?:(\d{7,}) bytes|([\d.]+ [MGT]iB))")


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
    """The first line of what an error says; of memory that ran out, only how much was asked for."""
    if _is_ours(error) or not ran_out(error):
        return next(iter(str(error).splitlines()), type(error).__name__)
    if not (asked := ASKED.search(str(error))):
        return "There is not enough memory."
    size = amount(int(asked[1])) if asked[1] else asked[2]
    return f"There is not enough memory: {size} more would be needed at once."


def _is_ours(error: Exception) -> bool:
    return type(error).__module__.startswith("workbench.")
