"""News of a file that was written: open it, or show where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.widgets.notice import Notice

OPEN, SHOW = "Open", "Show in folder"


class WrittenNotice(Notice):
    """A notice with two offers, which goes by itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._folder = QPushButton(SHOW)
        self._path = Path()
        super().__init__(parent)
        self.acted.connect(lambda: _open(self._path))
        self._folder.clicked.connect(lambda: _open(self._path.parent))

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons that there are at the moment."""
        return [each for each in (self._action, self._folder) if not each.isHidden()]

    def show_written(self, sentence: str, path: Path) -> None:
        """Something was written to the file ``path``, or into that folder."""
        self._path = path
        self.show_news(sentence, OPEN)
        self._action.setToolTip(f"Open {path}")
        self._folder.setToolTip(f"Show what lies in {path.parent}")
        self._folder.setVisible(not path.is_dir())

    def clear(self) -> None:
        super().clear()
        self._folder.hide()

    def _lay_out(self) -> None:
        super()._lay_out()
        self._folder.setProperty("kind", "quiet")
        self._row.insertWidget(self._row.indexOf(self._action) + 1, self._folder, 0, Qt.AlignmentFlag.AlignVCenter)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
