"""What lies in Try it, kept on the disk while it lies there, for after a crash.

It is what a session file holds (session_file.py), but unpacked: a folder of pictures, each written once, and a record
that names them, so that a change writes only what is new. It stays on this computer: the model is named by where it
lies, and its weights are not copied. Free of torch, so that the window reads and writes it by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
import time
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from filelock import FileLock

from workbench.data.decoding import Pixels
from workbench.data.pictures import Picture
from workbench.durable import sync, write_atomically
from workbench.fewshot import session_schema as schema
from workbench.fewshot.session_file import Session
from workbench.fewshot.session_model import BUILTIN, PRETRAINED, run_name
from workbench.fewshot.session_pictures import digest, to_png
from workbench.folders import autosave_folder

RECORD, PICTURES = "autosave.json", "pictures"
LOCK, GOING = ".lock", ".going"
PATIENCE_S = 1.0  # another window looks for an instant whether this one lives


class AutosaveError(ValueError):
    """What lay in Try it cannot be kept, or not be read again; the message is one sentence."""


class Autosave:
    """That of one window. Its folder appears with the first `save`, and is locked as long as this process lives."""

    def __init__(self) -> None:
        # two windows may start within a second, but not in one process
        self.folder = autosave_folder() / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}"
        self._held = FileLock(_lock_of(self.folder), thread_local=False)
        self._kept: dict[str, schema.PictureRecord] = {}  # pictures that are on the disk, by key
        self._one_at_a_time = threading.Lock()
        self._hurried = threading.Event()

    def save(self, session: Session, file: Path | None) -> None:
        """Keep ``session``, whole or as it was before; ``file`` is the session file it belongs to, if any.

        Raises:
            AutosaveError: it holds more than a session may, or the folder cannot be written.
        """
        with self._one_at_a_time:
            try:
                self._save(session, file)
            except (schema.SchemaError, OSError) as error:
                reason = getattr(error, "strerror", None) or error
                raise AutosaveError(f"What lies in Try it cannot be kept in {self.folder}: {reason}.") from error

    def clear(self) -> None:
        """There is nothing to keep any more."""
        with self._one_at_a_time:
            self._kept.clear()
            remove(self.folder)
            self._let_go()

    def hurry(self) -> None:
        """The window is about to go: what is being kept is kept as far as it is."""
        self._hurried.set()

    def close(self) -> None:
        """Leave it for the next window to find."""
        with self._one_at_a_time:
            self._let_go()

    def _save(self, session: Session, file: Path | None) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if not self._held.is_locked:  # before there is anything for another window to find
            self._held.acquire(timeout=PATIENCE_S)
        (self.folder / PICTURES).mkdir(parents=True, exist_ok=True)
        record = self._recorded(session)
        plain = {"ref": session.model, "title": session.model_name, "file": str(file or "")}
        content = json.dumps({**plain, "session": json.loads(schema.to_json(record))}, ensure_ascii=False)
        schema.from_json(schema.to_json(record))  # what could not be read again is not written
        write_atomically(self.folder / RECORD, content.encode("utf-8", "surrogateescape"))
        self._forget_all_but(record)

    def _recorded(self, session: Session) -> schema.Record:
        """What is on the disk once this returns: all of it, unless `hurry` was called."""
        every = [*(each for group in session.classes for each in group.pictures), *session.queries]
        self._write([each for each in every if each.key not in self._kept])
        pictures = {each.key: self._kept[each.key] for each in every if each.key in self._kept}
        classes = tuple((_clean(each.name), _keys(each.pictures, pictures)) for each in session.classes)
        queries = _keys(session.queries, pictures)
        model = _model(session.model, session.model_name)
        return schema.Record(model, session.options, session.reject, classes, queries, pictures)

    def _write(self, new: Sequence[Picture]) -> None:
        written = list[Path]()
        for picture in new:
            if self._hurried.is_set():
                return
            names = [self._file(pixels, written) for pixels in (picture.pixels, picture.closeup)]
            self._kept[picture.key] = schema.PictureRecord(_clean(picture.name), names[0], names[1], picture.part)
        # one after the other as they are written would take a disk many times as long
        for path in written:
            if not self._hurried.is_set():
                sync(path)

    def _file(self, pixels: Pixels | None, written: list[Path]) -> str:
        """Write an image to the file of its name, which is returned; empty where there is none."""
        if pixels is None:
            return ""
        content = to_png(pixels)
        path = picture_file(self.folder, digest(content))
        path.write_bytes(content)
        written.append(path)
        return path.stem

    def _forget_all_but(self, record: schema.Record) -> None:
        """Remove the files of pictures that the record, which is on the disk, names no more."""
        self._kept = dict(record.pictures)
        wanted = {picture_file(self.folder, each) for each in record.images}
        for path in (self.folder / PICTURES).iterdir():
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        if self._held.is_locked:
            self._held.release()
        if not self.folder.exists():
            drop_lock(self.folder)


def _keys(pictures: Sequence[Picture], kept: Container[str]) -> tuple[str, ...]:
    return tuple(each.key for each in pictures if each.key in kept)


def _model(ref: str, title: str) -> schema.ModelRecord:
    for kind, start in (("builtin", BUILTIN), ("pretrained", PRETRAINED)):
        if ref.startswith(start):
            return schema.ModelRecord(kind, ref.removeprefix(start).partition("=")[0], title=_clean(title))
    return schema.ModelRecord("run", _clean(run_name(ref))[: schema.LONGEST_NAME], title=_clean(title))


def _clean(text: str) -> str:
    """As text of a record: names of files may hold what is no text, and be of any length."""
    return text.encode("utf-8", "replace").decode()[: schema.LONGEST_TEXT]


def picture_file(folder: Path, name: str) -> Path:
    """Where the picture whose PNG has the SHA-256 ``name`` lies."""
    return folder / PICTURES / f"{name}.png"


@contextlib.contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Have what a window left behind for oneself. Raises Timeout where a window has it; OSError."""
    lock = FileLock(_lock_of(folder), timeout=0, thread_local=False)
    with lock:
        yield


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + LOCK)


def drop_lock(folder: Path) -> None:
    """Remove the lock of a folder that is gone."""
    with contextlib.suppress(OSError):  # another process looks at it just now
        _lock_of(folder).unlink(missing_ok=True)


def remove(folder: Path) -> None:
    """Remove what was kept: at once, or not at all: a folder that is half gone must not be offered."""
    going = folder.with_name(folder.name + GOING)
    with contextlib.suppress(OSError):
        if folder.exists():
            folder.rename(going)
    shutil.rmtree(going, ignore_errors=True)
