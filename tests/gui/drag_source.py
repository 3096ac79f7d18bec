"""A small window to drag files from, as a file manager would hand them over: drag_source.py LEFT TOP FILE...

It would rather move than copy them, as some do, after which it would delete them. It prints "X Y", where to press
the mouse, once it is shown, and "dropped ACTION" after each drag.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIDE = 160


class DragSource(QLabel):
    """Dragging anywhere on it drags all of its files."""

    def __init__(self, files: list[str]) -> None:
        super().__init__(f"{len(files)} files")
        self._files = files
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(SIDE, SIDE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(each) for each in self._files])
        drag = QDrag(self)
        drag.setMimeData(mime)
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        say(f"dropped {drag.exec(both, Qt.DropAction.MoveAction).name}")

    def tell_place(self) -> None:
        place = self.mapToGlobal(QPoint(SIDE // 2, SIDE // 2))
        say(f"{place.x()} {place.y()}")


def say(words: str) -> None:
    print(words, flush=True)


def main() -> int:
    app = QApplication(sys.argv[:1])
    source = DragSource(sys.argv[3:])
    source.move(int(sys.argv[1]), int(sys.argv[2]))
    source.show()
    QTimer.singleShot(500, source.tell_place)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
