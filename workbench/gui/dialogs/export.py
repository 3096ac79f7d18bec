"""The window "Export": what is being written, what was written and how it was checked, or why it was not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.engine.few_shot import Exported
from workbench.gui.language import mark, say
from workbench.gui.models.exporting import check_words, file_lines
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.bullet_list import BulletList
from workbench.gui.widgets.busy_bar import BusyBar
from workbench.gui.widgets.notice import Notice

TITLE = mark("Export")
WIDTH = 520
WRITTEN = mark("Written to {folder}")


class ExportWindow(QDialog):
    """Signals: cancelRequested, againRequested (to another file)."""

    cancelRequested = Signal()
    againRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.setMinimumWidth(WIDTH)
        self._title = _label("section")
        self._check = _label("body")
        self.busy, self.notice, self.files = BusyBar(), Notice(), BulletList()
        self.folder, self.again, self.leave = (
            _button(say("Open folder")),
            _button(say("Export again…")),
            _button(say("Close")),
        )
        self._folder = Path()
        self._lay_out()
        self.busy.cancelRequested.connect(self.cancelRequested)
        self.again.clicked.connect(self.againRequested)
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.leave.clicked.connect(self.close)

    @property
    def words(self) -> tuple[str, str]:
        """The heading, and what the check found."""
        return self._title.text(), self._check.text()

    def set_busy(self, sentence: str, fraction: float) -> None:
        """Say how far it is."""
        self._show_parts(self.busy)
        self.busy.set_progress(sentence, fraction)

    def show_result(self, done: Exported, classes: int) -> None:
        """What was written, and how it was checked."""
        self._show_parts(self._title, self._check, self.files, self.folder, self.again)
        self._folder = Path(done.files[0]).parent
        self._title.setText(say(WRITTEN, folder=self._folder))
        self._check.setText(check_words(done))
        self.files.set_lines(file_lines(done.files, classes))
        self.folder.setFocus()

    def show_error(self, sentence: str, details: str = "") -> None:
        """Why nothing was written."""
        self._show_parts(self.notice, self.again)
        self.notice.show_error(sentence, details)

    def show_news(self, sentence: str) -> None:
        self._show_parts(self.notice, self.again)
        self.notice.show_news(sentence)

    def _show_parts(self, *shown: QWidget) -> None:
        for each in (self.busy, self.notice, self._title, self._check, self.files, self.folder, self.again):
            each.setVisible(each in shown)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As high as what is shown, once its lines are wrapped."""
        width = max(self.width(), WIDTH)
        self.resize(width, max(self._column.totalHeightForWidth(width), self.minimumSizeHint().height()))

    def _lay_out(self) -> None:
        column = self._column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        for each in (self._title, self._check, self.busy, self.notice, self.files):
            column.addWidget(each)
        column.addStretch(1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = hbox()
        foot.addWidget(self.folder)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.leave)
        return foot


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _button(words: str) -> QPushButton:
    return QPushButton(words, autoDefault=False)
