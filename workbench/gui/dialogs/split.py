"""The split of the dataset in use, edited by hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.classes import ClassFacts
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.split_editor import SplitEditor

SIZE, FRAME = QSize(900, 660), QSize(60, 100)
FEWEST = 2
FINE = mark("It holds for the runs that you start from now on; earlier runs keep theirs.")
TOO_FEW = mark("Practice needs at least {needed} training classes, but there is only {there}.")
NONE_LEFT = mark("Practice needs at least {needed} training classes, but there are none.")


class SplitDialog(QDialog):
    """``used`` carries the part of each class: 0 training, 1 validation, 2 test, -1 none."""

    used = Signal(list)

    def __init__(self, facts: ClassFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Edit the split"))
        self.editor = SplitEditor()
        self.editor.set_classes(facts.names, facts.parts, facts.groups)
        self._before = list(facts.parts)
        self.use = QPushButton(say("Use this split"))
        self.use.setProperty("kind", "primary")
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "secondary")
        self._lay_out()
        self.editor.changed.connect(self._judge)
        self.use.clicked.connect(self._on_use)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))
        self._judge()

    @property
    def words(self) -> str:
        """What is said beside the buttons."""
        return self._words.text()

    def _judge(self) -> None:
        training = self.editor.counts[0]
        words = say(TOO_FEW if training else NONE_LEFT, needed=FEWEST, there=training)
        self._words.setText(words if training < FEWEST else say(FINE))
        self.use.setEnabled(training >= FEWEST and self.editor.parts() != self._before)

    def _on_use(self) -> None:
        self.accept()
        self.used.emit(self.editor.parts())

    def _lay_out(self) -> None:
        column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.editor, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(say("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = hbox()
        row.addWidget(self._words, 1)
        row.addWidget(cancel)
        row.addWidget(self.use)
        return row
