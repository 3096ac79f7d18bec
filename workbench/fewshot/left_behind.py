"""What lay in Try it when a window ended in disorder, and how it is brought back: see autosave.py, which wrote it."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import Timeout

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.fewshot import session_schema as schema
from workbench.fewshot.autosave import GOING, RECORD, AutosaveError, claimed, drop_lock, picture_file, remove
from workbench.fewshot.session_file import Session
from workbench.fewshot.session_model import BUILTIN, PRETRAINED
from workbench.fewshot.session_pictures import LONGEST_FILE, UnfitImageError, digest, from_png
from workbench.folders import autosave_folder

LONGEST_RECORD = 20_000_000  # bytes
DAMAGED = ".damaged"
GONE = "The model {} is not where it was; choose another."
LOST = "{} of {:,} pictures could not be read again, and {} left out."


@dataclass(frozen=True)
class Left:
    """What a window left behind: how many classes and pictures, and when it was written (seconds since 1970)."""

    folder: Path
    classes: int
    pictures: int
    written: float


def left_behind() -> tuple[list[Left], list[str]]:
    """What windows left behind that are not there any more, the newest first, and a sentence for each that is damaged.

    A damaged one is moved aside, and not looked at again.
    """
    found, refused = list[Left](), list[str]()
    _sweep()
    for folder in _folders():
        with contextlib.suppress(Timeout, OSError), claimed(folder):  # a window that is open has it
            try:
                record = schema.from_json(_session_of(_plain(folder)))
            except (AutosaveError, schema.SchemaError) as error:
                refused.append(_put_aside(folder, error))
                continue
            if record.classes or record.queries:
                found.append(Left(folder, len(record.classes), len(record.pictures), _written_at(folder)))
            else:
                remove(folder)
    return sorted(found, key=lambda each: each.written, reverse=True), refused


def open_left(left: Left) -> tuple[Session, Path | None]:
    """What was left behind, and the session file it belongs to, if any. `Session.note` says what is missing.

    Raises:
        AutosaveError: another window has taken it, or it is damaged.
    """
    try:
        with claimed(left.folder):
            plain = _plain(left.folder)
            record = schema.from_json(_session_of(plain))
            pictures = dict(_read_pictures(left.folder, record))
    except Timeout:
        raise AutosaveError("Another window has brought these classes back already.") from None
    except (AutosaveError, schema.SchemaError, OSError) as error:
        raise AutosaveError(f"What lay in Try it cannot be read from {left.folder}: {error}.") from error
    return _session(plain, record, pictures), Path(plain["file"]) if plain["file"] else None


def remove_left(left: Left) -> None:
    """Remove it for good. Nothing happens where another window has it."""
    with contextlib.suppress(Timeout, OSError), claimed(left.folder):
        remove(left.folder)
    if not left.folder.exists():
        drop_lock(left.folder)


def _session(plain: dict[str, str], record: schema.Record, pictures: dict[str, Picture]) -> Session:
    """What can be had of it again, and what must be said."""
    classes = tuple(SupportClass(name, _of(keys, pictures)) for name, keys in record.classes)
    ref, notes = plain["ref"], list[str]()
    if not _is_here(ref):
        notes.append(GONE.format(record.model.title or record.model.name))
        ref = ""
    if lost := len(record.pictures) - len(pictures):
        notes.append(LOST.format(lost, len(record.pictures), "is" if lost == 1 else "are"))
    session = Session(ref, classes, _of(record.queries, pictures), record.options, record.reject, plain["title"])
    return replace(session, note=" ".join(notes))


def _of(keys: Iterable[str], pictures: dict[str, Picture]) -> tuple[Picture, ...]:
    return tuple(pictures[key] for key in keys if key in pictures)


def _read_pictures(folder: Path, record: schema.Record) -> Iterator[tuple[str, Picture]]:
    """Those that are whole: one that a power cut tore takes none of the others along."""
    for key, its in record.pictures.items():
        with contextlib.suppress(OSError, UnfitImageError):
            closeup = _pixels(folder, its.closeup) if its.closeup else None
            yield key, Picture(key, its.name, _pixels(folder, its.image), closeup, its.part)


def _pixels(folder: Path, name: str) -> Any:
    content = _limited(picture_file(folder, name), LONGEST_FILE)
    if digest(content) != name:
        raise UnfitImageError("is not what it says, by its SHA-256")
    return from_png(content)


def _plain(folder: Path) -> dict[str, Any]:
    """The record as JSON has it, checked as far as it is ours. Raises AutosaveError."""
    try:
        plain = json.loads(_limited(folder / RECORD, LONGEST_RECORD).decode("utf-8", "surrogateescape"))
    except (OSError, ValueError, RecursionError) as error:
        raise AutosaveError(f"it holds no {RECORD} that can be read ({type(error).__name__})") from error
    if not isinstance(plain, dict) or any(not isinstance(plain.get(each), str) for each in ("ref", "title", "file")):
        raise AutosaveError(f"its {RECORD} is not as it has to be")
    return plain


def _session_of(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain.get("session")).encode()


def _limited(path: Path, most: int) -> bytes:
    """Raises OSError: it cannot be read, or is larger."""
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(f"{path.name} has more than {most:,} bytes")
    return content


def _is_here(ref: str) -> bool:
    return not ref or ref.startswith((BUILTIN, PRETRAINED)) or Path(ref).is_dir()


def _folders() -> list[Path]:
    try:
        return [each for each in autosave_folder().iterdir() if each.is_dir() and not each.suffix]
    except OSError:  # nothing was ever kept
        return []


def _written_at(folder: Path) -> float:
    return (folder / RECORD).stat().st_mtime


def _put_aside(folder: Path, error: Exception) -> str:
    aside = folder.with_name(folder.name + DAMAGED)
    with contextlib.suppress(OSError):
        folder.rename(aside)
    return f"What lay in Try it the last time cannot be brought back: {error}. It is kept in {aside}."


def _sweep() -> None:
    """Remove what was half removed when its process ended."""
    for each in autosave_folder().glob(f"*{GOING}"):
        shutil.rmtree(each, ignore_errors=True)
