"""What is known of the run that is chosen, with its note and its tags; of several, in what they differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QStackedWidget, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.run_details import RunDetails
from workbench.gui.models.run_differences import Differences
from workbench.gui.widgets.badge_list import BadgeList
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.run_difference_table import DifferenceTable
from workbench.gui.widgets.run_facts import RunFacts
from workbench.gui.widgets.run_tag_field import TagField
from workbench.gui.widgets.state_chip import StateChip
from workbench.runs.store import RunSummary

NOTHING = mark("Choose a run above to see what is known of it, or several to see in what they differ.")
READING = mark("Reading…")
SIDE, STACKED_BELOW, NOTE_HEIGHT = 264, 640, 84


class NoteEdit(QPlainTextEdit):
    """``written`` when somebody leaves it, or presses Ctrl+Return, after writing."""

    written = Signal(str)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.say()
        else:
            super().keyPressEvent(event)

    def say(self) -> None:
        """Say what was written, if anything was."""
        if self.document().isModified():
            self.document().setModified(False)
            self.written.emit(self.toPlainText().strip())


class RunDetailsView(QStackedWidget):
    """Signals: described (the run, its note), tagged (the run, its tags)."""

    described = Signal(object, str)
    tagged = Signal(object, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: RunSummary | None = None
        self.note, self.tags, self.facts, self.badges = NoteEdit(), TagField(), RunFacts(), BadgeList()
        self.differences = DifferenceTable()
        self._empty, self._name, self._path = _label("secondary"), _label("section"), _label("secondary")
        self._chip = StateChip()
        self._sides: QBoxLayout = hbox(spacing=24)
        self._lay_out()
        self.note.written.connect(self._on_note)
        self.tags.editingFinished.connect(self._on_tags)
        self.show_words(say(NOTHING))

    @property
    def words(self) -> str:
        """What is said in place of details; empty where these are shown."""
        return self._empty.text() if self.currentIndex() == 0 else ""

    def show_words(self, words: str) -> None:
        """There are no details, for a reason."""
        self.note.say()
        self.run = None
        self._empty.setText(words)
        self.setCurrentIndex(0)

    def show_details(self, details: RunDetails) -> None:
        """What is being written stays as it is."""
        other = self.run is None or self.run.path != details.run.path
        if other:
            self.note.say()
        run = self.run = details.run
        self._name.setText(run.shown_name)
        self._path.setText(str(run.path))
        self._chip.set_state(run.state)
        if other or not (self.note.hasFocus() and self.note.document().isModified()):
            self.note.setPlainText(run.note)
            self.note.document().setModified(False)
        if other or not self.tags.hasFocus():
            self.tags.set_tags(run.tags)
        self.badges.set_badges(details.badges)
        self.facts.set_sections(details.sections)
        if other:
            self._area.verticalScrollBar().setValue(0)
        self.setCurrentIndex(1)

    def show_differences(self, differences: Differences) -> None:
        self.note.say()
        self.run = None
        self.differences.show_differences(differences)
        self.setCurrentIndex(2)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        self.tags.set_known(tags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is written stands beside what is known, or above it where there is no room."""
        super().resizeEvent(event)
        stacked = event.size().width() < STACKED_BELOW
        directions = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(directions[stacked])
        self._side.setMaximumWidth(event.size().width() if stacked else SIDE)

    def _on_note(self, note: str) -> None:
        if self.run and note != self.run.note:
            self.described.emit(self.run, note)

    def _on_tags(self) -> None:
        if self.run and set(self.tags.tags) != set(self.run.tags):
            self.tagged.emit(self.run, self.tags.tags)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._empty)
        inside = QWidget()
        whole = vbox(inside, spacing=8)
        whole.setContentsMargins(8, 4, 8, 8)
        head = hbox()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        whole.addLayout(head)
        whole.addWidget(self._path)
        whole.addWidget(self.badges)
        self._side = self._written()
        self._sides.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.facts, 1)
        whole.addLayout(self._sides)
        whole.addStretch()
        self._area = ColumnArea()
        self._area.setWidget(inside)
        self.addWidget(self._area)
        self.addWidget(self.differences)

    def _written(self) -> QWidget:
        """What the user says of the run."""
        self.note.setAccessibleName(say("Note"))
        self.note.setToolTip(say("What you want to remember; it is kept when you leave the field, or with Ctrl+Return"))
        self.note.setPlaceholderText(say("What do you want to remember of this run?"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.tags.setAccessibleName(say("Tags"))
        self.tags.setToolTip(say("Words by which you find the run again, with commas between them"))
        self.tags.setPlaceholderText(say("baseline, for the talk"))
        side = QWidget()
        column = vbox(side, spacing=4)
        for words, field in ((say("Note"), self.note), (say("Tags"), self.tags)):
            label = QLabel(words)
            label.setProperty("role", "strong")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        return side


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(1)
    return label
