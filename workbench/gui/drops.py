"""What is dragged or pasted onto the window: files, folders and pictures from another program."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from workbench.fewshot.session_file import SUFFIX
from workbench.gui.carrying import FORMAT, Carried, carried_in
from workbench.gui.language import mark, noun, plural, say
from workbench.gui.models.contents import NEW_CLASS, QUERIES

# Of a folder that is a class of its own, wherever among the classes it is let go.
CLASS_FORMAT = "application/x-workbench-class"
# A file or folder, a picture, or the content of a picture's file.
Readable = Path | QImage | bytes
# Also the address of a picture on the web.
Source = Readable | QUrl
LOOKED_AT = 200
# What is offered for pictures from elsewhere, and for those of a class.
RECOGNISE, RECOGNISE_THOSE = mark("Drop to recognise {what}"), mark("Drop to have {what} recognised")
PICTURE = noun("picture")
# As their bytes: decoding a large one here would hold up the window.
IMAGE_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff", "image/gif")
WEB = ("http", "https", "ftp")
EMBEDDED = re.compile(r"""<img[^>]+src\s*=\s*["'](data:image/[^"']+)["']""", re.IGNORECASE)


def sources_of(mime: QMimeData | None) -> list[Source]:
    """The local files and folders in ``mime``; where there are none, the picture it holds, if any."""
    if mime is None:
        return []
    paths: list[Source] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths or _contents_in(mime)


def pictures_of(mime: QMimeData | None) -> list[Source]:
    """As `sources_of`; where there is nothing, addresses on the web, so that it can be told why none is fetched."""
    found = sources_of(mime)
    return found or ([url for url in mime.urls() if url.scheme() in WEB] if mime else [])


def can_take(mime: QMimeData) -> bool:
    if mime.hasFormat(FORMAT):
        return False
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def holds_pictures(mime: QMimeData) -> bool:
    """Whether there is something for Try it in ``mime``, be it from a place in it."""
    if mime.hasFormat(FORMAT):
        return carried_in(mime) is not None
    return session_in(mime) is None and (can_take(mime) or bool(pictures_of(mime)))


def outline_of(mime: QMimeData) -> QMimeData:
    """What places look at before they take something: it outlives ``mime``, which tells nothing between two events.

    Of a picture there is only that it is one.
    """
    outline = QMimeData()
    for each in (FORMAT, CLASS_FORMAT, "text/uri-list", "text/html"):
        if mime.hasFormat(each):
            outline.setData(each, mime.data(each))
    if mime.hasImage() or any(mime.hasFormat(each) for each in IMAGE_FORMATS):
        outline.setImageData(QImage(1, 1, QImage.Format.Format_RGB32))
    return outline


def session_in(mime: QMimeData) -> Path | None:
    """The session file that is dragged by itself, if any."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None


def _contents_in(mime: QMimeData) -> list[Source]:
    """A picture by its content: as it is, or written into an address or a page, as browsers do."""
    for each in IMAGE_FORMATS:
        if mime.hasFormat(each) and (content := bytes(mime.data(each).data())):
            return [content]
    if mime.hasImage():
        image = mime.imageData()
        return [image] if isinstance(image, QImage) and not image.isNull() else []
    addresses = [url.toString() for url in mime.urls() if url.scheme() == "data"]
    addresses += EMBEDDED.findall(mime.html()) if mime.hasHtml() else []
    return [content for each in addresses if (content := _embedded(each))]


def _embedded(address: str) -> bytes:
    """What a data: address holds, or nothing where it is damaged."""
    kind, _, content = address.partition(",")
    try:
        plain = unquote_to_bytes(content)
        return b64decode(plain) if kind.endswith(";base64") else plain
    except (ValueError, binascii.Error):
        return b""


def count_words(sources: Sequence[Source], files: str = PICTURE) -> str:
    """How many of what, such as "4 pictures", "1 folder" or "3 files and folders"; ``files`` is the noun for files."""
    looked_at = sources[:LOOKED_AT]
    folders = sum(isinstance(each, Path) and each.is_dir() for each in looked_at)
    if not folders:
        return plural(len(sources), files)
    if folders == len(looked_at):
        return plural(len(sources), "folder")
    return say("{number:,} files and folders", number=len(sources))


class DropFilter(QObject):
    """Lets a widget take drops without a subclass of its own.

    Signals: entered (in words, what is held over the widget), left, dropped (a list of sources).
    """

    # A session is for the window as a whole, wherever it is dropped.
    takes_sessions = False
    entered = Signal(str)
    left = Signal()
    dropped = Signal(object)

    def __init__(self, widget: QWidget, files: str = PICTURE) -> None:
        """``files`` is the noun for what the widget takes files for."""
        super().__init__(widget)
        self._files = files
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
        mime = event.mimeData()
        if (session_in(mime) is not None) is not self.takes_sessions or not self._can_take(mime):
            return False
        _take_copy(event)
        if event.type() == QEvent.Type.DragEnter:
            self._enter(event.mimeData())
        return True

    def _can_take(self, mime: QMimeData) -> bool:
        return can_take(mime)

    def _enter(self, mime: QMimeData) -> None:
        self.entered.emit(count_words(sources_of(mime), self._files))

    def _drop(self, event: QDropEvent) -> bool:
        self.left.emit()
        sources = sources_of(event.mimeData())
        if not sources:
            return False
        _take_copy(event)
        self.dropped.emit(sources)
        return True


class PictureDrops(DropFilter):
    """As `DropFilter`, for a place in Try it, which also takes pictures from other places in it.

    ``place`` is the id of a class, NEW_CLASS or QUERIES. Signals: carriedOver (in words, what is held over the widget
    to be moved there), carried (Carried: what was moved there).
    """

    carriedOver = Signal(str)
    carried = Signal(object)

    def __init__(self, widget: QWidget, place: int) -> None:
        super().__init__(widget)
        self.place = place

    def _can_take(self, mime: QMimeData) -> bool:
        if mime.hasFormat(FORMAT):
            return self._carried(mime) is not None
        if mime.hasFormat(CLASS_FORMAT) and self.place not in (NEW_CLASS, QUERIES):
            return False  # it goes on to what the class stands in
        return can_take(mime) or bool(pictures_of(mime))

    def _enter(self, mime: QMimeData) -> None:
        if carried := self._carried(mime):
            self.carriedOver.emit(plural(len(carried.keys), "picture"))
        else:
            self.entered.emit(count_words(pictures_of(mime)))

    def _drop(self, event: QDropEvent) -> bool:
        self.left.emit()
        if carried := self._carried(event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.carried.emit(carried)
            return True
        sources = pictures_of(event.mimeData())
        if sources:
            _take_copy(event)
            self.dropped.emit(sources)
        return bool(sources)

    def _carried(self, mime: QMimeData) -> Carried | None:
        """What comes from another place than this."""
        carried = carried_in(mime)
        return carried if carried and carried.origin != self.place else None


def _take_copy(event: QDropEvent) -> None:
    """Accept as a copy whatever is proposed: after a move, the program dragged from would delete its files.

    Where nothing but a move is offered, the drop is read all the same but not acknowledged.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    is_drop = event.type() == QEvent.Type.Drop
    event.setAccepted(not (is_drop and event.dropAction() == Qt.DropAction.MoveAction))
