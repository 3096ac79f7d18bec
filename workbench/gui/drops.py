"""What is dragged or pasted onto the window: files, folders and pictures from another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

Source = Path | QImage
LOOKED_AT = 200


def sources_of(mime: QMimeData | None) -> list[Source]:
    """The local files and folders in ``mime``; where there are none, the picture it holds, if any."""
    if mime is None:
        return []
    paths: list[Source] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths or not mime.hasImage():
        return paths
    image = mime.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def can_take(mime: QMimeData) -> bool:
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def count_words(sources: Sequence[Source], noun: str = "picture") -> str:
    """How many of what, such as "4 pictures", "1 folder" or "3 files and folders"; ``noun`` is what files are."""
    looked_at = sources[:LOOKED_AT]
    folders = sum(isinstance(each, Path) and each.is_dir() for each in looked_at)
    if not folders:
        return plural(len(sources), noun)
    if folders == len(looked_at):
        return plural(len(sources), "folder")
    return f"{len(sources):,} files and folders"


def plural(count: int, noun: str) -> str:
    """``1 picture``, ``4 pictures``, ``2 classes``."""
    ending = "" if count == 1 else "es" if noun.endswith("s") else "s"
    return f"{count:,} {noun}{ending}"


class DropFilter(QObject):
    """Lets a widget take drops without a subclass of its own.

    Signals: entered (in words, what is held over the widget), left, dropped (a list of paths and QImages).
    """

    entered = Signal(str)
    left = Signal()
    dropped = Signal(object)

    def __init__(self, widget: QWidget, noun: str = "picture") -> None:
        """``noun`` is what the widget takes files for."""
        super().__init__(widget)
        self._noun = noun
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDropEvent):
                return self._over(event)
            case QEvent.Type.DragLeave:
                self.left.emit()
                return True
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
        return super().eventFilter(watched, event)

    def _over(self, event: QDropEvent) -> bool:
        if not can_take(event.mimeData()):
            return False
        _take_copy(event)
        if event.type() == QEvent.Type.DragEnter:
            self.entered.emit(count_words(sources_of(event.mimeData()), self._noun))
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.left.emit()
        sources = sources_of(event.mimeData())
        if not sources:
            return False
        _take_copy(event)
        self.dropped.emit(sources)
        return True


def _take_copy(event: QDropEvent) -> None:
    """Accept as a copy whatever is proposed: after a move, the program dragged from would delete its files.

    Where nothing but a move is offered, the drop is read all the same but not acknowledged.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    is_drop = event.type() == QEvent.Type.Drop
    event.setAccepted(not (is_drop and event.dropAction() == Qt.DropAction.MoveAction))
