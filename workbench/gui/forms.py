"""Forms generated from knobs: each knob a line, advanced ones folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.config import ConfigError, Knob, Value
from workbench.gui.language import mark, plural, say
from workbench.gui.models.cards import Card
from workbench.gui.models.mattering import mattering
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.card_field import CardField
from workbench.gui.widgets.file_field import WEIGHTS, FileField
from workbench.gui.widgets.folded import Folded, unfold_around
from workbench.gui.widgets.knob_groups import KnobGroups
from workbench.gui.widgets.knob_row import KnobRow
from workbench.gui.widgets.mixture_field import MixtureField
from workbench.gui.widgets.sight import bring_into_sight
from workbench.knobs import OWN_HEADING

ROW_GAP = 4
ADVANCED = mark("Advanced")
MIXTURE = "mixture"  # the knob that names further datasets
FILES = {"split_file": mark("Splits (*.json)")}  # what a file's dialog lists, as Qt writes it


class KnobForm(QWidget):
    """Edits the values of some knobs. ``edited`` says that a person changed one, be it right or wrong.

    Knobs that have no effect beside the others' values are hidden, but keep their own.
    """

    edited = Signal()

    def __init__(
        self,
        knobs: Sequence[Knob] = (),
        choosers: Mapping[str, tuple[str, Sequence[Card]]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``choosers`` maps knobs whose choices are cards to the heading of their chooser, and to the cards."""
        super().__init__(parent)
        self._rows: dict[str, KnobRow] = {}
        self._choosers = dict(choosers or {})
        self._shows_terms, self._dataset = True, ""
        self._open = {OWN_HEADING}
        self._advanced: Folded | None = None
        self._groups: KnobGroups | None = None
        self._column = vbox(self, spacing=ROW_GAP)
        self.set_knobs(knobs)

    @property
    def rows(self) -> Mapping[str, KnobRow]:
        """Knob name → its line."""
        return self._rows

    def set_choosers(self, choosers: Mapping[str, tuple[str, Sequence[Card]]]) -> None:
        """As in the constructor; takes effect with the next `set_knobs`."""
        self._choosers = dict(choosers)

    def set_dataset(self, name: str) -> None:
        """Which dataset the settings are for."""
        self._dataset = name
        if MIXTURE in self._rows and isinstance(field := self._rows[MIXTURE].field, MixtureField):
            field.set_own(name)
            self.set_hint(MIXTURE, field.words)

    def set_knobs(self, knobs: Sequence[Knob]) -> None:
        """Build the form anew, each knob at its default."""
        self._clear()
        self._rows = {each.name: self._row(each) for each in knobs}
        for knob in knobs:
            if not knob.advanced:
                self._column.addWidget(self._rows[knob.name])
        advanced = [self._rows[each.name] for each in knobs if each.advanced]
        if advanced:
            self._column.addWidget(self._folded(advanced))
        self._show_mattering()

    def values(self) -> dict[str, Value]:
        """Knob name → value. Raises ConfigError for the first that is out of bounds."""
        return {name: row.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show ``values``; knobs that are not among them stay as they are."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].set_value(value)
        self._show_mattering()
        self.set_dataset(self._dataset)

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
        """Mark every value that is out of bounds, show the first, and return its sentence, or an empty one."""
        wrong = [row for row in self._rows.values() if self._mark(row)]
        if not wrong:
            return ""
        unfold_around(wrong[0])
        QTimer.singleShot(0, wrong[0], partial(bring_into_sight, wrong[0]))  # once what was unfolded is laid out
        return wrong[0].error

    def reveal(self, name: str) -> None:
        """Unfold what a knob's line is folded into, and put the keyboard there."""
        row = self._rows[name]
        unfold_around(row)
        row.field.setFocus()

    def _mark(self, row: KnobRow) -> str:
        try:
            row.value()
        except ConfigError as error:
            row.set_error(str(error))
        else:
            row.set_error("")
        return row.error

    def _row(self, knob: Knob) -> KnobRow:
        row = KnobRow(knob, self._field(knob))
        row.set_value(knob.default)
        row.label.set_term_shown(self._shows_terms)
        row.changed.connect(self._on_row_changed)
        return row

    def _field(self, knob: Knob) -> CardField | FileField | MixtureField | None:
        """A field for what is more than a knob's kind says; None where there is nothing more."""
        if knob.name == MIXTURE:
            return MixtureField(self._dataset)
        if knob.name in self._choosers:
            return CardField(*self._choosers[knob.name])
        return (
            FileField(say(FILES.get(knob.name, WEIGHTS)))
            if knob.kind == "str" and knob.name.endswith("_file")
            else None
        )

    def _on_row_changed(self) -> None:
        self._show_mattering()
        self.set_dataset(self._dataset)
        self.edited.emit()

    def _show_mattering(self) -> None:
        """Knobs without effect beside the others' values are hidden, whole groups of them with their head."""
        shown = mattering([row.knob for row in self._rows.values()], self._raw_values())
        for name, row in self._rows.items():
            row.setVisible(name in shown)
        if self._advanced and self._groups:
            self._groups.refresh(shown)
            count = sum(row.knob.advanced for name, row in self._rows.items() if name in shown)
            self._advanced.set_note(plural(count, "more setting"))

    def _raw_values(self) -> dict[str, Value]:
        return {name: row.field.get() for name, row in self._rows.items()}

    def _folded(self, rows: Sequence[KnobRow]) -> Folded:
        self._groups = KnobGroups(rows, self._open)
        self._advanced = Folded(say(ADVANCED), self._groups)
        self._advanced.set_open(ADVANCED in self._open)
        self._advanced.toggled.connect(self._on_toggled)
        return self._advanced

    def _on_toggled(self, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(ADVANCED)

    def _clear(self) -> None:
        self._advanced = self._groups = None
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
