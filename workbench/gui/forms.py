"""Forms generated from knobs: each knob a line, advanced ones folded away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.config import ConfigError, Knob, Value
from workbench.gui.drops import plural
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.folded import Folded
from workbench.gui.widgets.knob_row import KnobRow

ROW_GAP = 4
GROUP_GAP = 8


class KnobForm(QWidget):
    """Edits the values of some knobs. ``edited`` says that a person changed one, be it right or wrong."""

    edited = Signal()

    def __init__(self, knobs: Sequence[Knob] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, KnobRow] = {}
        self._shows_terms = True
        self._is_open = False
        self._column = vbox(self, spacing=ROW_GAP)
        self.set_knobs(knobs)

    @property
    def rows(self) -> Mapping[str, KnobRow]:
        """Knob name → its line."""
        return self._rows

    def set_knobs(self, knobs: Sequence[Knob]) -> None:
        """Build the form anew, each knob at its default."""
        self._clear()
        self._rows = {each.name: self._row(each) for each in knobs}
        self._add_rows(self._column, [each for each in knobs if not each.advanced])
        advanced = [each for each in knobs if each.advanced]
        if advanced:
            self._column.addWidget(self._folded(advanced))
        self._enable()

    def values(self) -> dict[str, Value]:
        """Knob name → value. Raises ConfigError for the first that is out of bounds."""
        return {name: row.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show ``values``; knobs that are not among them stay as they are."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].set_value(value)
        self._enable()

    def set_hint(self, name: str, words: str) -> None:
        """Say something below a knob's line, where there is such a line; empty words take it away."""
        if name in self._rows:
            self._rows[name].set_hint(words)

    def set_terms_shown(self, shown: bool) -> None:
        """Show the papers' terms beside the labels, or leave them to the tooltips."""
        self._shows_terms = shown
        for row in self._rows.values():
            row.label.set_term_shown(shown)

    def show_errors(self) -> str:
        """Mark every value that is out of bounds, and return the first sentence, or an empty one."""
        sentences = [self._mark(row) for row in self._rows.values()]
        return next((each for each in sentences if each), "")

    def _mark(self, row: KnobRow) -> str:
        try:
            row.value()
        except ConfigError as error:
            row.set_error(str(error))
            return str(error)
        row.set_error("")
        return ""

    def _row(self, knob: Knob) -> KnobRow:
        row = KnobRow(knob)
        row.set_value(knob.default)
        row.label.set_term_shown(self._shows_terms)
        row.changed.connect(self._on_row_changed)
        return row

    def _on_row_changed(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        """Knobs without effect beside the others' values cannot be edited."""
        values = {name: row.field.get() for name, row in self._rows.items()}
        for row in self._rows.values():
            row.setEnabled(row.knob.matters(values))

    def _add_rows(self, column: QVBoxLayout, knobs: Iterable[Knob]) -> None:
        for knob in knobs:
            column.addWidget(self._rows[knob.name])

    def _folded(self, knobs: Sequence[Knob]) -> Folded:
        body = QWidget()
        column = vbox(body, spacing=ROW_GAP)
        groups = [(heading, list(group)) for heading, group in groupby(knobs, lambda each: each.heading)]
        for place, (heading, group) in enumerate(groups):
            if len(groups) > 1:
                column.addSpacing(GROUP_GAP if place else 0)
                column.addWidget(_heading(heading))
            self._add_rows(column, group)
        folded = Folded("Advanced", body)
        folded.set_note(f"{plural(len(knobs), 'more setting')}")
        folded.set_open(self._is_open)
        folded.toggled.connect(self._on_toggled)
        return folded

    def _on_toggled(self, is_open: bool) -> None:
        self._is_open = is_open

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "secondary")
    return label
