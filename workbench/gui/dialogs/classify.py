"""The window "Classify a folder": what is asked first, what goes on, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.engine.few_shot import FolderClassified
from workbench.gui.dialogs.writing import may_replace
from workbench.gui.language import mark, say
from workbench.gui.models.classifying import ClassifyPlan
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.busy_bar import BusyBar
from workbench.gui.widgets.classify_form import ClassifyForm
from workbench.gui.widgets.classify_result import ClassifyResult
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.notice import Notice

TITLE = mark("Classify a folder")
SIZE, SMALLEST = QSize(640, 520), QSize(480, 360)
NO_CLASSES = mark("Add pictures of at least two classes in Try it first: they are what the pictures are recognised as.")
WAITING = mark("Waiting for the engine…")
LEARNING = mark("Waiting until your classes are learned…")
FAILED = mark("The model in use could not learn your classes; Try it says why.")
FRAME = 40  # what the window's title takes
GO, AGAIN = mark("Classify"), mark("Classify again")


class ClassifyWindow(QDialog):
    """Stands beside the main window, and may be closed while it works. Signals: begun (a ClassifyPlan),
    cancelRequested."""

    begun = Signal(object)
    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.setMinimumSize(SMALLEST)
        self.form, self.done_box = ClassifyForm(), ClassifyResult()
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "secondary")
        self.busy, self.notice = BusyBar(), Notice()
        self.go = QPushButton(say(GO), autoDefault=False)
        self.go.setProperty("kind", "primary")
        self._names: Sequence[str] = ()
        self._wait = say(WAITING)
        self._lay_out()
        self.form.changed.connect(self._judge)
        self.go.clicked.connect(self._on_go)
        self.busy.cancelRequested.connect(self.cancelRequested)
        self.set_idle()
        room = self.screen().availableGeometry().size()
        self.resize(SIZE.boundedTo(QSize(room.width(), room.height() - FRAME)))

    @property
    def words(self) -> str:
        """What is said will happen, or what is still missing."""
        return self._words.text()

    @property
    def is_busy(self) -> bool:
        return not self.busy.isHidden()

    def set_classes(self, names: Sequence[str], wait: str) -> None:
        """The classes to recognise, none where there are too few; ``wait``: what must come first, empty if nothing."""
        self._names, self._wait = names, wait
        self._judge()

    def set_busy(self, sentence: str, fraction: float) -> None:
        """Say how far it is."""
        self.busy.set_progress(sentence, fraction)
        self.busy.show()
        self.form.setEnabled(False)
        self.go.hide()

    def set_idle(self) -> None:
        """Something else may be asked for."""
        self.busy.hide()
        self.form.setEnabled(True)
        self.go.show()
        self._judge()

    def show_result(self, plan: ClassifyPlan, done: FolderClassified) -> None:
        """What came of it."""
        self.set_idle()
        self.done_box.show_result(plan, done)
        self._words.hide()
        self.go.setText(say(AGAIN))
        self.done_box.table.setFocus()
        QTimer.singleShot(0, self, self._fit)

    def show_error(self, sentence: str, details: str = "") -> None:
        """Why nothing came of it."""
        self.set_idle()
        self.notice.show_error(sentence, details)

    def show_news(self, sentence: str) -> None:
        self.set_idle()
        self.notice.show_news(sentence)

    def _on_go(self) -> None:
        plan = self.form.plan
        # Unlike Path.exists, this raises nothing about names that no file can have.
        if os.path.exists(plan.out) and not may_replace(self, say(TITLE), Path(plan.out)):  # noqa: PTH110
            return
        self.done_box.hide()
        self.notice.clear()
        self.begun.emit(plan)

    def _judge(self) -> None:
        """Say what will happen, or what is missing."""
        hindered = (self._wait or self.form.plan.missing) if self._names else say(NO_CLASSES)
        self._words.setText(hindered or self.form.plan.words(self._names))
        self._words.show()
        self.go.setEnabled(not hindered)

    def _fit(self) -> None:
        """Grow, as far as the screen has room, so that the result is seen as a whole."""
        wanted = self._body.totalMinimumHeightForWidth(self._area.viewport().width())
        missing = wanted - self._area.viewport().height()
        room = self.screen().availableGeometry().height() - FRAME - self.height()
        if missing > 0:
            self.resize(self.width(), self.height() + min(missing, max(room, 0)))

    def _lay_out(self) -> None:
        inside = QWidget()
        body = self._body = vbox(inside, spacing=12)
        body.setContentsMargins(20, 16, 20, 12)
        for each in (self.form, self._words, self.busy, self.notice, self.done_box):
            body.addWidget(each)
        body.addStretch(1)
        area = self._area = ColumnArea()
        area.setWidget(inside)
        line = QFrame()
        line.setProperty("role", "line")
        whole = vbox(self, spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(line)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        close = QPushButton(say("Close"), autoDefault=False)
        close.clicked.connect(self.close)
        foot = hbox()
        foot.setContentsMargins(20, 12, 20, 16)
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(close)
        return foot
