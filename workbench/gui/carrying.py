"""Pictures of Try it that are carried from one place in it to another, by dragging or by cutting and pasting."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.data.pictures import Picture
from workbench.gui.pixmaps import picture_pixmap, to_image

FORMAT = "application/x-workbench-pictures"
SHOWN_SIDE = 44
# Another window that runs at the same time has other pictures under its keys.
TOKEN = uuid.uuid4().hex


@dataclass(frozen=True)
class Carried:
    """Keys of pictures, and the place that they are from: the id of a class, or QUERIES."""

    origin: int
    keys: tuple[str, ...]


def mime_of(origin: int, pictures: Sequence[Picture]) -> QMimeData:
    """What is carried; a single picture may be put into other programs as well."""
    mime = QMimeData()
    content = {"token": TOKEN, "origin": origin, "keys": [each.key for each in pictures]}
    mime.setData(FORMAT, json.dumps(content).encode())
    if len(pictures) == 1:
        mime.setImageData(to_image(pictures[0].pixels))
    return mime


def carried_in(mime: QMimeData | None) -> Carried | None:
    """The pictures of this window that ``mime`` holds, if any."""
    if mime is None or not mime.hasFormat(FORMAT):
        return None
    try:
        content = json.loads(bytes(mime.data(FORMAT).data()))
        if content["token"] != TOKEN:
            return None
        return Carried(int(content["origin"]), tuple(str(key) for key in content["keys"]))
    except (ValueError, TypeError, KeyError):  # of another program, whatever it means by it
        return None


def drag(source: QWidget, origin: int, pictures: Sequence[Picture]) -> None:
    """Let the mouse carry pictures until it lets go of them."""
    # Of the window: what the drag began on may be gone once the pictures have moved.
    carrying = QDrag(source.window())
    carrying.setMimeData(mime_of(origin, pictures))
    carrying.setPixmap(_pixmap(pictures[0], source.devicePixelRatioF()))
    carrying.setHotSpot(QPoint(SHOWN_SIDE // 2, SHOWN_SIDE // 2))
    carrying.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)


def _pixmap(picture: Picture, ratio: float) -> QPixmap:
    return picture_pixmap(picture, SHOWN_SIDE, ratio)
