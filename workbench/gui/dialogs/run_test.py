"""Asks before the test classes of a run are looked at: each use of them counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.run_cells import uses_words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.number_box import WholeBox
from workbench.gui.widgets.refusal_note import RefusalNote
from workbench.gui.widgets.selecting import select_on_focus
from workbench.gui.wording import plus_minus
from workbench.runs.store import RunSummary

WHY = mark(
    "Test classes are there to be looked at once, when all choices are made. Whoever tests again and again, and keeps "
    "what does best, makes the figure look better than the model is. So each use is counted and shown with the run. To "
    "choose between runs, go by the validation accuracy."
)
FEWEST, MOST, USUAL = 10, 100_000, 600
WIDTH = 460
NARROW = "\u00a0"  # a figure is not to be broken


class RunTestDialog(QDialog):
    """``agreed`` carries how many tasks to measure on, and the seed by which they are drawn."""

    agreed = Signal(int, int)

    def __init__(self, run: RunSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Test on unseen classes"))
        self.tasks = _spin(
            say("Test tasks"), say("On how many tasks it is measured: four times as many halve the interval")
        )
        self.tasks.setRange(FEWEST, MOST)
        self.tasks.setGroupSeparatorShown(True)
        self.tasks.setValue(USUAL)
        self.seed = _spin(say("Seed"), say("The same seed draws the same tasks again"))
        self.note = RefusalNote((self.tasks, self.seed))
        self.test, self.cancel = QPushButton(say("Test")), QPushButton(say("Cancel"), autoDefault=False)
        self.test.setProperty("kind", "primary")
        self.test.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it to `_on_test` to take what is typed
        self.test.setToolTip(say("Measure, and count this use"))
        self.cancel.setToolTip(say("Leave the test classes alone"))
        self.test.clicked.connect(self._on_test)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(run)
        self.tasks.setFocus()

    def _on_test(self) -> None:
        if self.note.settle():
            self.agreed.emit(self.tasks.whole(), self.seed.whole())
            self.accept()

    def _lay_out(self, run: RunSummary) -> None:
        column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(_label(say("Test {run}?", run=run.shown_name), "section"))
        so_far = uses_words(run.test_uses)
        figure = plus_minus(run.test, "accuracy").replace(" ", NARROW) if run.test else ""
        found = say(" The newest result is {figure}.", figure=figure) if figure else ""
        column.addWidget(_label(so_far + found, "body"))
        column.addWidget(_label(say(WHY), "secondary"))
        fields = hbox()
        for words, field in ((say("Test tasks"), self.tasks), (say("Seed"), self.seed)):
            fields.addWidget(_label(words, "body", wrap=False))
            fields.addWidget(field)
            fields.addSpacing(12)
        fields.addStretch()
        column.addLayout(fields)
        column.addWidget(self.note)
        row = hbox()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.test)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)


def _spin(name: str, tip: str) -> WholeBox:
    spin = WholeBox()
    spin.setMaximum(2**31 - 1)
    spin.setAccessibleName(name)
    spin.setToolTip(tip)
    spin.setFixedWidth(110)
    select_on_focus(spin)
    return spin


def _label(words: str, role: str, wrap: bool = True) -> QLabel:
    label = QLabel(words, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
