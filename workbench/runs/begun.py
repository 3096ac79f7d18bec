"""When a run was begun."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from workbench.runs.errors import RunError
from workbench.runs.reading import CONFIG, ENVIRONMENT, read_object

LARGEST = 1_000_000  # bytes
FIRST, LAST = 0.0, 32_503_680_000.0  # seconds since 1970: what lies outside, until the year 3000, was written by nobody


def begun(run_dir: Path) -> float:
    """In seconds since 1970: as the run wrote it down, which copies keep; of one that did not, by its config's date.

    Raises:
        OSError: nothing tells it.
    """
    recorded = _recorded(run_dir)
    return (run_dir / CONFIG).stat().st_mtime if recorded is None else recorded


def _recorded(run_dir: Path) -> float | None:
    """None as well where environment.json is damaged, which the report and the details say themselves."""
    try:
        found = datetime.fromisoformat(read_object(run_dir / ENVIRONMENT, LARGEST)["began"])
        seconds = (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (FileNotFoundError, RunError, KeyError, TypeError, ValueError, OverflowError):
        return None
    return seconds if FIRST <= seconds < LAST else None
