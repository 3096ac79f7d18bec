"""The file of the index: an SQLite database in WAL mode, which several processes may use at once.

It is never the truth: whatever is wrong with it, it is taken for empty, and removed where it is damaged.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from workbench.runs.progress import Progress
from workbench.runs.store import RunSummary

NAME = ".index.sqlite"
FORMAT = 4  # of what the fields hold; another one where they hold it otherwise
PATIENCE = 5.0  # seconds that another process may take to write
# what it says of a file that is worth no more; everything else (busy, full, read-only) may pass
DAMAGED = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
)
TABLE = """CREATE TABLE runs (name TEXT PRIMARY KEY, stamp TEXT, row TEXT, progress TEXT, problem TEXT, sum INTEGER)
WITHOUT ROWID"""


@dataclass(frozen=True)
class Entry:
    """What is kept of a run: ``stamp`` of its files when it was read, its row and its progress as JSON (empty where it
    could not be read, or is of another program), and what is damaged in a sentence."""

    stamp: str
    row: str
    progress: str
    problem: str = ""

    def sum(self, name: str) -> int:
        """By which a damaged entry is known."""
        return zlib.crc32("\0".join((name, self.stamp, self.row, self.progress, self.problem)).encode())


_unwritten: dict[Path, dict[str, Entry]] = {}  # by folder, where the file cannot be written


def _version() -> int:
    """Another one for every change to what is kept."""
    kept = [f"{field.name}:{field.type}" for kind in (RunSummary, Progress, Entry) for field in fields(kind)]
    return zlib.crc32(" ".join((TABLE, str(FORMAT), *kept)).encode()) & 0x7FFFFFFF


def load(folder: Path) -> dict[str, Entry]:
    """What is kept of the runs in ``folder``, by their names."""
    if folder in _unwritten:
        return dict(_unwritten[folder])
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        with _opened(path) as database:
            if _version_of(database) != _version():
                return {}
            rows = database.execute("SELECT name, stamp, row, progress, problem, sum FROM runs").fetchall()
            entries = ((name, Entry(*rest), total) for name, *rest, total in rows)
            return {name: entry for name, entry, total in entries if entry.sum(name) == total}
    except (sqlite3.Error, TypeError, ValueError) as error:  # text that is none
        _judge(path, error)
        return {}


def store(folder: Path, kept: Mapping[str, Entry], changed: Mapping[str, Entry], gone: Collection[str]) -> None:
    """Keep what has ``changed``, and forget what has ``gone``; ``kept`` is what `load` gave."""
    path = folder / NAME
    for _ in range(2):  # a damaged file is removed, and written anew
        try:
            with _opened(path) as database:
                _write(database, {**kept, **changed}, changed, gone)
            _unwritten.pop(folder, None)
            return
        except sqlite3.Error as error:
            _judge(path, error)
    _unwritten[folder] = {name: each for name, each in {**kept, **changed}.items() if name not in gone}


def _write(
    database: sqlite3.Connection, entries: Mapping[str, Entry], changed: Mapping[str, Entry], gone: Collection[str]
) -> None:
    """In one transaction: all ``entries`` into a new table, or what is other than in the one there."""
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("BEGIN IMMEDIATE")
    if _version_of(database) != _version():
        database.execute("DROP TABLE IF EXISTS runs")
        database.execute(TABLE)
        database.execute(f"PRAGMA user_version = {_version()}")
        changed = entries
    rows = [(name, *astuple(each), each.sum(name)) for name, each in changed.items() if _is_text(name + each.problem)]
    database.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.executemany("DELETE FROM runs WHERE name = ?", [(name,) for name in gone])
    database.execute("COMMIT")


def _is_text(name: str) -> bool:
    """Not so for what Linux calls a folder in another encoding: such a run is read every time."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _version_of(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        yield database
    finally:
        database.close()  # what was not committed is rolled back


def _judge(path: Path, error: Exception) -> None:
    """Remove what is damaged; somebody who has it open goes on with a file that nobody else sees."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code & 0xFF in DAMAGED:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + end).unlink(missing_ok=True)
