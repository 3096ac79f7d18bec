"""The window "Compare on the same tasks": what to compare at the left, what came of it at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QProgressBar, QPushButton, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.same_results import SameResults
from workbench.gui.widgets.same_setup import SameSetup
from workbench.gui.widgets.segmented import Segmented

TITLE = mark("Compare on the same tasks")
SIZE, SMALLEST, NARROWEST = QSize(1120, 760), QSize(520, 420), 1000
LEFT, WHOLE = 292, 1000
START, CANCEL = mark("Start"), mark("Cancel")
# In less, the two parts are shown in turns.
BOTH, UNBOUNDED = 860, 16_777_215
SETUP, RESULTS = "setup", "results"
PAGES = ((SETUP, mark("What to compare")), (RESULTS, mark("Results")))


class SameTasksWindow(SideWindow):
    """Signals: startRequested, cancelRequested."""

    startRequested = Signal()
    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "same-tasks", SIZE, SMALLEST, NARROWEST, parent)
        self.setup, self.results, self.notice = SameSetup(), SameResults(), Notice()
        self.pages = Segmented([(key, say(words)) for key, words in PAGES])
        self.pages.setAccessibleName(say("What to show"))
        self.pages.set_chosen(SETUP)
        self.start, self.cancel = (
            QPushButton(say(START), autoDefault=False),
            QPushButton(say(CANCEL), autoDefault=False),
        )
        self._state, self._bar = QLabel(wordWrap=True), QProgressBar(textVisible=False)
        self._state.setProperty("role", "secondary")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.start.clicked.connect(self._on_start)
        self.cancel.clicked.connect(self.cancelRequested)
        self.set_state("", can_start=False, fraction=None)

    @property
    def state(self) -> str:
        return self._state.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.start.isEnabled():
            self.start.setFocus()

    def set_state(self, words: str, *, can_start: bool, fraction: float | None) -> None:
        """What goes on. ``fraction`` in 0..1 or below 0 while it is compared, None while it is not."""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        busy = fraction is not None
        self.start.setVisible(not busy)
        self.start.setEnabled(can_start)
        self.cancel.setVisible(busy)
        self._bar.setVisible(busy)
        if fraction is not None:
            self._bar.setRange(0, WHOLE if fraction >= 0 else 0)
            self._bar.setValue(round(WHOLE * max(fraction, 0.0)))

    def _on_start(self) -> None:
        if self.setup.note.settle():
            self.startRequested.emit()

    def _lay_out(self) -> None:
        self.start.setProperty("kind", "primary")
        self.start.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it to `_on_start` to take what is typed
        self.start.setToolTip(say("Give all models the same tasks, one model after the other"))
        self.cancel.setToolTip(say("Stop comparing; earlier results stay"))
        self._bar.setAccessibleName(say("How far it is"))
        inside = QWidget()
        column = vbox(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.setup)
        column.addStretch()
        area = ColumnArea()
        area.setWidget(inside)
        left = QWidget()
        left.setMinimumWidth(LEFT)
        below = vbox(left)
        below.addWidget(area, 1)
        self.pages.set_tip(SETUP, say("Which models, and on what tasks"))
        self.pages.set_tip(RESULTS, say("What came of the newest comparison"))
        for part in (self._state, self._bar, self.start, self.cancel):
            below.addWidget(part)
        line = QFrame()
        line.setProperty("role", "upright")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(left, 1)
        self._row.addWidget(line)
        self._row.addWidget(self.results, 100)
        whole = vbox(self, spacing=10)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.addWidget(self.notice)
        whole.addWidget(self.pages)
        whole.addLayout(self._row, 1)
        self._left, self._line = left, line
        self.pages.chosen.connect(self.show_page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_page(self.pages.current)

    def show_page(self, key: str) -> None:
        """What to compare, or what came of it: where there is no room for both, one of them."""
        is_wide = self.width() >= BOTH
        self.pages.set_chosen(key)
        self.pages.setVisible(not is_wide)
        self._left.setVisible(is_wide or key == SETUP)
        self._left.setMaximumWidth(LEFT if is_wide else UNBOUNDED)
        self._line.setVisible(is_wide)
        self.results.setVisible(is_wide or key == RESULTS)
