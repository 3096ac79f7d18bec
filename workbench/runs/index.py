"""The list of runs, by an index that spares reading what has not changed. The folders are the truth.

The index is an SQLite file among the runs. A run is read again when one of its files has another size, time or inode
than at the last reading (another, not a later one: clocks are set back). Without the file, with a damaged one, or one
of another version, all runs are read and it is written anew; where it cannot be written, it is kept in memory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from workbench.engine.events import Interval
from workbench.runs import about, answers
from workbench.runs.errors import RunError
from workbench.runs.foreign import is_foreign
from workbench.runs.index_file import Entry, load, store
from workbench.runs.lock import is_held
from workbench.runs.log import RunState
from workbench.runs.place import runs_place
from workbench.runs.progress import Progress, read_on
from workbench.runs.reading import CONFIG, ENVIRONMENT, EVENTS
from workbench.runs.store import RunSummary
from workbench.runs.summary import CHECKPOINTS, ENDED, as_it_stands, row_of

FIELDS = tuple(each.name for each in fields(RunSummary))
LOOKED_AT = frozenset({CONFIG, EVENTS, ENVIRONMENT, about.NAME, answers.NAME, CHECKPOINTS})


@dataclass(frozen=True)
class RunList:
    """``runs`` newest first. ``damaged`` says of a folder what cannot be read in it; it is among the runs as well where
    that is no more than what was said or measured of it."""

    runs: list[RunSummary] = field(default_factory=list)
    damaged: dict[Path, str] = field(default_factory=dict)


def list_runs(folder: Path | None = None) -> RunList:
    """All runs under ``folder`` (the user's runs).

    Raises:
        OSError: the folder cannot be read.
        NoFolderError: that of the user's runs is not there.
    """
    folder = (folder or runs_place()).absolute()
    if not folder.is_dir():
        return RunList()
    kept = load(folder)  # first: what somebody adds meanwhile must not be taken for gone
    stamps = dict(_stamps(folder))
    rows = {name: _current(folder / name, _row(folder / name, kept.get(name), stamp)) for name, stamp in stamps.items()}
    changed = {name: entry for name, (entry, _) in rows.items() if entry is not kept.get(name)}
    if changed or kept.keys() - rows.keys():
        store(folder, kept, changed, kept.keys() - rows.keys())
    return _listed(folder, rows)


def _listed(folder: Path, rows: Mapping[str, tuple[Entry, RunSummary | None]]) -> RunList:
    found = [row for _, row in rows.values() if row is not None]
    found.sort(key=lambda each: (each.began, each.name), reverse=True)
    return RunList(found, {folder / name: entry.problem for name, (entry, _) in rows.items() if entry.problem})


def _stamps(folder: Path) -> Iterator[tuple[str, str]]:
    """The name of every folder in ``folder`` that may be a run, and what changes when one of its files does."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and entry.is_dir() and (stamp := _stamp(entry.path)):
                yield entry.name, stamp


def _stamp(run_dir: str) -> str:
    """Empty for a folder that has nothing of a run."""
    try:
        with os.scandir(run_dir) as entries:
            found = {each.name: each for each in entries if each.name in LOOKED_AT}
        if CONFIG not in found and EVENTS not in found:
            return ""
        return " ".join(f"{name}:{_mark(found[name])}" for name in sorted(found))
    except OSError as error:
        return f"? {error.errno}"  # what is read next will say it in words


def _mark(entry: os.DirEntry[str]) -> str:
    # Windows lists a file that is being written with the size that it had when it was opened
    found = os.stat(entry.path) if entry.name == EVENTS else entry.stat()  # noqa: PTH116 (thousands of them)
    # the time of the change, unlike that of the content, cannot be set by anybody
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"


def _row(run_dir: Path, kept: Entry | None, stamp: str) -> tuple[Entry, RunSummary | None]:
    """What is kept of a run where it is as it was, else what is read now."""
    if kept is not None and kept.stamp == stamp:
        try:
            return kept, _from_json(run_dir, kept.row)
        except (ValueError, TypeError, KeyError, AttributeError):
            kept = None
    return _read(run_dir, _progress(kept), stamp)


def _current(run_dir: Path, found: tuple[Entry, RunSummary | None]) -> tuple[Entry, RunSummary | None]:
    """What was found, and the row as it stands now."""
    entry, row = found
    if row is None or row.state in ENDED:
        return found
    held = is_held(run_dir)
    stamp = entry.stamp if held else _stamp(str(run_dir))
    if stamp != entry.stamp:  # whoever held it may have ended it since it was read
        entry, row = _read(run_dir, _progress(entry), stamp)
    return entry, row and as_it_stands(row, held)


def _read(run_dir: Path, before: Progress | None, stamp: str) -> tuple[Entry, RunSummary | None]:
    if is_foreign(run_dir):  # kept as neither a run nor damaged, so that it is not looked into again
        return Entry(stamp, "", ""), None
    try:
        whole, with_torn = read_on(run_dir, before)
        row, problem = row_of(run_dir, with_torn)
    except RunError as error:
        return Entry(stamp, "", "", str(error)), None
    except OSError as error:
        return Entry(stamp, "", "", f"{run_dir} cannot be read: {error.strerror or error}."), None
    return Entry(stamp, _to_json(row), json.dumps(whole.to_json()), problem), row


def _progress(kept: Entry | None) -> Progress | None:
    try:
        return Progress.from_json(json.loads(kept.progress)) if kept and kept.progress else None
    except (ValueError, TypeError, KeyError):
        return None


def _to_json(row: RunSummary) -> str:
    values = {**asdict(replace(row, path=Path())), "path": "", "state": row.state.value}
    return json.dumps(list(values.values()), separators=(",", ":"))


def _from_json(run_dir: Path, text: str) -> RunSummary | None:
    if not text:
        return None
    data: dict[str, Any] = dict(zip(FIELDS, json.loads(text), strict=True))
    data |= {"name": run_dir.name, "path": run_dir, "state": RunState(data["state"]), "tags": tuple(data["tags"])}
    data["shares"] = tuple((name, share) for name, share in data["shares"])
    data |= {name: data[name] and Interval(**data[name]) for name in ("best", "test")}
    return RunSummary(**data)
