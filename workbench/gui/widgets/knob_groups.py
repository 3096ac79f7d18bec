"""The advanced knobs of a form under their headings, which fold where there are many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.gui.language import say
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.card_field import CardField
from workbench.gui.widgets.folded import Folded
from workbench.gui.widgets.knob_row import KnobRow

ROW_GAP, GROUP_GAP = 4, 8
# More than this many lines cannot be overlooked at once.
FOLD_FROM = 12


class KnobGroups(QWidget):
    """Lines in the order given, a heading over each run of them that has its own."""

    def __init__(self, rows: Sequence[KnobRow], is_open: set[str], parent: QWidget | None = None) -> None:
        """``is_open`` holds the headings whose lines are unfolded; it is kept up to date."""
        super().__init__(parent)
        self._is_open = is_open
        self._heads: list[tuple[QWidget, list[KnobRow]]] = []
        column = vbox(self, spacing=ROW_GAP)
        groups = [(heading, list(group)) for heading, group in groupby(rows, lambda each: each.knob.heading)]
        folding = len(groups) > 1 and len(rows) >= FOLD_FROM
        for place, (heading, group) in enumerate(groups):
            if folding:
                self._add_folded(column, heading, group)
            else:
                self._add_plain(column, heading if len(groups) > 1 else "", group, GROUP_GAP if place else 0)

    def refresh(self, shown: Collection[str]) -> None:
        """Hide the heads over nothing but knobs that are not ``shown``, and write what is chosen beside the others."""
        for head, rows in self._heads:
            head.setVisible(any(row.knob.name in shown for row in rows))
            if isinstance(head, Folded):
                titles = [row.field.title for row in rows if isinstance(row.field, CardField)]
                head.set_note(titles[0] if titles else "")

    def _add_plain(self, column: QVBoxLayout, heading: str, rows: list[KnobRow], gap: int) -> None:
        if heading:
            label = QLabel(say(heading))
            label.setProperty("role", "secondary")
            label.setContentsMargins(0, gap, 0, 0)
            column.addWidget(label)
            self._heads.append((label, rows))
        for row in rows:
            column.addWidget(row)

    def _add_folded(self, column: QVBoxLayout, heading: str, rows: list[KnobRow]) -> None:
        body = QWidget()
        inner = vbox(body, spacing=ROW_GAP)
        inner.setContentsMargins(0, 0, 0, GROUP_GAP)
        for row in rows:
            inner.addWidget(row)
        folded = Folded(say(heading), body, weight=500)
        folded.set_open(heading in self._is_open)
        folded.toggled.connect(partial(self._on_toggled, heading))
        column.addWidget(folded)
        self._heads.append((folded, rows))

    def _on_toggled(self, heading: str, is_open: bool) -> None:
        (self._is_open.add if is_open else self._is_open.discard)(heading)
