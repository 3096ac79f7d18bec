"""Synthesised drops, and small picture files to drop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drawings import CHARACTERS, ink, on_paper
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def mime_of(content: Sequence[Path] | QImage) -> QMimeData:
    mime = QMimeData()
    if isinstance(content, QImage):
        mime.setImageData(content)
    else:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in content])
    return mime


def hold_over(widget: QWidget, mime: QMimeData) -> bool:
    """Drag ``mime`` over ``widget`` without letting go; whether the widget would take it."""
    event = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def move_away(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, content: Sequence[Path] | QImage) -> None:
    """Drag files or an image onto ``widget`` and let go there."""
    mime = mime_of(content)
    assert hold_over(widget, mime), "the widget refuses the drag"
    event = QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    assert event.isAccepted(), "the widget refuses the drop"


def write_classes(folder: Path, count: int = 3, names: Sequence[str] = ("arrow", "house")) -> Path:
    """A folder with one folder of drawings for each class; every picture is of another size."""
    for name in names:
        (folder / name).mkdir(parents=True)
        for number in range(count):
            write_picture(folder / name / f"{name}{number}.png", name, 40 + number)
    return folder


def write_picture(path: Path, name: str = "zed", size: int = 48) -> Path:
    assert name in CHARACTERS
    on_paper(ink(name, size)).save(path)
    return path
