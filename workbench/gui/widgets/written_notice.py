"""News of a file that was written: open it, or show where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.notice import Notice

OPEN, SHOW = mark("Open"), mark("Show in folder")
SENTENCE = 260  # pixels without which a sentence needs too many lines


class WrittenNotice(Notice):
    """A notice with two offers, which goes by itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._folder = QPushButton(say(SHOW))
        self._path = Path()
        super().__init__(parent)
        self.acted.connect(self._on_acted)
        self._folder.clicked.connect(lambda: _open(self._path.parent))

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons that there are at the moment."""
        return [each for each in (self._action, self._folder) if not each.isHidden()]

    def show_written(self, sentence: str, path: Path) -> None:
        """Something was written to the file ``path``, or into that folder."""
        self._path = path
        self.show_news(sentence, say(OPEN))
        self._action.setToolTip(say("Open {path}", path=path))
        self._folder.setToolTip(say("Show what lies in {parent}", parent=path.parent))
        self._folder.setVisible(not path.is_dir())

    def clear(self) -> None:
        super().clear()
        self._folder.hide()

    def _on_acted(self) -> None:
        """Other news may offer something else."""
        if self.action == say(OPEN):
            _open(self._path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The offers stand beside the sentence, or below it where there is no room for both."""
        super().resizeEvent(event)
        buttons = (self._action, self._folder)
        below = event.size().width() < SENTENCE + sum(each.sizeHint().width() for each in buttons)
        if below == (self._foot.indexOf(self._folder) >= 0):
            return
        old, new = (self._row, self._foot) if below else (self._foot, self._row)
        place = self._foot.count() if below else self._row.indexOf(self._sentence) + 1
        for number, each in enumerate(buttons):
            old.removeWidget(each)
            new.insertWidget(place + number, each, 0, Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._folder.setProperty("kind", "quiet")
        self._row.insertWidget(self._row.indexOf(self._action) + 1, self._folder, 0, Qt.AlignmentFlag.AlignVCenter)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
