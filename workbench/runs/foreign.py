"""Tells a run that is damaged from a folder of another program, which may hold files that are called as a run's are."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from workbench.config import RunConfig
from workbench.runs.errors import RunError
from workbench.runs.reading import CONFIG, EVENTS, LARGEST_CONFIG, LONGEST_LINE, opened, read_object
from workbench.runs.summary import has_checkpoint

OURS = frozenset(field.name for field in fields(RunConfig))
FEWEST = 5  # of these, which every version wrote out; others have a "dataset" or a "task" as well


def is_foreign(run_dir: Path) -> bool:
    """Whether what stands in a folder is another program's. What cannot be read does not say whose it is, and counts as
    a run that is damaged."""
    return _is_other_config(run_dir / CONFIG) and _are_other_events(run_dir / EVENTS) and not has_checkpoint(run_dir)


def _is_other_config(path: Path) -> bool:
    """Also where there is none."""
    try:
        return len(OURS & read_object(path, LARGEST_CONFIG).keys()) < FEWEST
    except FileNotFoundError:
        return True
    except RunError:
        return False


def _are_other_events(path: Path) -> bool:
    """By their first line; also where there are none."""
    try:
        with opened(path) as file:
            first = json.loads(file.readline(LONGEST_LINE))
    except FileNotFoundError:
        return True
    except (RunError, OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "event" not in first
