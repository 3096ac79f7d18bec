"""Reads pictures away from the window's thread, with progress, and sorts folders into classes."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRunnable, QThreadPool, QUrl, Signal
from PySide6.QtGui import QImage

from workbench.data.pictures import Picture, PictureError, list_class_folders, read_picture
from workbench.gui.drops import Readable, Source
from workbench.gui.language import Words, mark, say
from workbench.gui.starter_names import class_name
from workbench.gui.told import told

REPORT_EVERY_S = 0.05
# Under this key an image may carry what it is called.
NAME = "name"
SHORTEST_NAME = 2
FROM_THE_WEB = mark(
    "{} is on the web, and nothing is fetched from there. Copy the picture itself in the browser and paste it here "
    "with Ctrl+V, or save it and drop the file."
)
# How cameras and programs begin the names of their files: says nothing of what is in the picture.
MEANINGLESS = frozenset({"img", "image", "dsc", "dscn", "pxl", "photo", "picture", "scan", "screenshot"})


@dataclass
class Group:
    """Pictures that belong together; ``name`` is that of a class to be, or empty where there is none."""

    name: str
    pictures: list[Picture] = field(default_factory=list)


@dataclass
class Batch:
    """What came of one drop: the groups, and what says of each file that was refused why."""

    groups: list[Group] = field(default_factory=list)
    errors: list[Words] = field(default_factory=list)

    @property
    def pictures(self) -> list[Picture]:
        return [picture for group in self.groups for picture in group.pictures]


class PictureLoader(QObject):
    """Reads drops one after the other. ``target`` is whatever the caller wants to hear back.

    Signals: progressed (target, done, total), loaded (target, Batch).
    """

    progressed = Signal(object, int, int)
    loaded = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._closing = threading.Event()
        self._under_way = 0  # drops
        self.loaded.connect(self._on_loaded)

    @property
    def is_under_way(self) -> bool:
        """Whether a drop is still being read."""
        return self._under_way > 0

    def load(self, target: Hashable, sources: Sequence[Source]) -> None:
        """Read files, folders and pasted images; returns at once."""
        self._under_way += 1
        self._pool.start(_Job(self, self._closing, target, tuple(sources)))

    def close(self) -> None:
        """Give up what is still to be read; waits for the file at hand."""
        self._closing.set()
        self._pool.clear()
        self._pool.waitForDone()

    def _on_loaded(self) -> None:
        self._under_way -= 1


class _Job(QRunnable):
    def __init__(
        self, loader: PictureLoader, closing: threading.Event, target: Hashable, sources: tuple[Source, ...]
    ) -> None:
        super().__init__()
        self._loader, self._closing, self._target, self._sources = loader, closing, target, sources

    def run(self) -> None:
        batch = Batch()
        try:
            self._read(batch)
        finally:
            if not self._closing.is_set():
                self._loader.loaded.emit(self._target, batch)

    def _read(self, batch: Batch) -> None:
        plan = list(plan_groups(self._sources, batch.errors))
        total, done, reported = sum(len(sources) for _, sources in plan), 0, 0.0
        for name, sources in plan:
            batch.groups.append(Group(name))
            for source in sources:
                if self._closing.is_set():
                    return
                if time.monotonic() - reported > REPORT_EVERY_S:
                    reported = time.monotonic()
                    self._loader.progressed.emit(self._target, done, total)
                _read_into(batch.groups[-1], source, batch.errors)
                done += 1


def plan_groups(sources: Sequence[Source], errors: list[Words]) -> Iterator[tuple[str, list[Readable]]]:
    """Groups of sources: one for each class folder, and one for all loose files and images together."""
    loose: list[Readable] = []
    for source in sources:
        if isinstance(source, QUrl):
            errors.append(partial(say, FROM_THE_WEB, source.fileName() or source.host()))
            continue
        if not isinstance(source, Path) or not source.is_dir():
            loose.append(source)
            continue
        try:
            for name, paths in list_class_folders(source):
                if paths:
                    yield class_name(name, source), list[Readable](paths)
        except PictureError as error:
            errors.append(partial(told, str(error)))
    if loose:
        yield guess_name([each for each in loose if isinstance(each, Path)]), loose


def guess_name(files: Sequence[Path]) -> str:
    """A class name for loose files: how their names begin alike, or else the folder that they share.

    One file gives its own name without the number at its end; nothing at all gives an empty name.
    """
    prefix = _common_start([_without_number(path.stem) for path in files])
    if len(prefix) >= SHORTEST_NAME and prefix.casefold() not in MEANINGLESS:
        return prefix
    folders = {path.parent for path in files}
    return folders.pop().name if len(folders) == 1 and len(files) > 1 else ""


def _common_start(stems: Sequence[str]) -> str:
    if not stems:
        return ""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(stems), max(stems), strict=False))
    return _without_number("".join(first for first, _ in pairs)).strip(" _-.")


def _without_number(stem: str) -> str:
    return re.sub(r"[\s_.(\[-]*\d+[)\]]*$", "", stem)


def _read_into(group: Group, source: Readable, errors: list[Words]) -> None:
    try:
        content = _png(source) if isinstance(source, QImage) else source
        name = source.text(NAME) if isinstance(source, QImage) else ""
        group.pictures.append(read_picture(content, name or None))
    except PictureError as error:
        errors.append(partial(told, str(error)))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes only
    return bytes(buffer.data().data())
