"""The pictures to recognise: a head, a zone while there are none, and their wall."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.drops import plural
from workbench.gui.models.queries import SURE, QueryTile, percent
from workbench.gui.models.try_it import QUERIES
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.drop_zone import DropZone
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.query_list import QueryList

TITLE = "Pictures to recognise"
EMPTY = "Now drop pictures the model has not seen."
HINT = "or click to choose files…"


class QuerySection(QWidget):
    """Signals carry QUERIES as their target; removeRequested and picked carry keys, whyRequested one."""

    dropped = Signal(int, object)
    filesRequested = Signal(int)
    removeRequested = Signal(list)
    whyRequested = Signal(str)
    picked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(TITLE)
        title.setProperty("role", "section")
        self._small = False
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self.zone = DropZone("drop", EMPTY, "Drop to recognise {what}")
        self.list = QueryList()
        self.notice = Notice()
        self._lay_out(title)
        self.zone.clicked.connect(lambda: self.filesRequested.emit(QUERIES))
        self.list.filesRequested.connect(lambda: self.filesRequested.emit(QUERIES))
        self.list.removeRequested.connect(self.removeRequested)
        self.list.whyRequested.connect(self.whyRequested)
        self.list.picked.connect(self.picked)
        for target in (self.zone, self.list):
            target.dropped.connect(lambda sources: self.dropped.emit(QUERIES, sources))
        self.set_tiles(())

    @property
    def tiles(self) -> Sequence[QueryTile]:
        return self.list.tiles

    @property
    def count_words(self) -> str:
        return self._count.text()

    def set_tiles(self, tiles: Sequence[QueryTile]) -> None:
        self.list.set_tiles(tiles)
        self.list.setVisible(bool(tiles))
        self._show_zone("", 0.0)
        self._word_count()

    def set_reading(self, target: int, words: str, fraction: float) -> None:
        self._show_zone(words, fraction)

    def set_small(self, small: bool) -> None:
        self._small = small
        self.list.set_folded(small)
        self._word_count()

    def hold(self, state: QWidget) -> None:
        """Show ``state`` between the title and the count."""
        self._head.insertWidget(self._head.count() - 1, state)

    def has_focus(self) -> bool:
        return self.list.hasFocus() or self.zone.hasFocus()

    def _word_count(self) -> None:
        """How many pictures, and how many of them unsure; only the latter where room is scarce."""
        unsure = sum(tile.is_unsure and tile.fresh for tile in self.tiles)
        parts = [] if self._small else [plural(len(self.tiles), "picture")]
        parts += [f"{unsure:,} unsure"] if unsure else []
        self._count.setText(", ".join(parts) if self.tiles else "")
        self._count.setVisible(bool(self._count.text()))
        self._count.setToolTip(f"Unsure: the best guess has less than {percent(SURE)}." if unsure else "")

    def _show_zone(self, words: str, fraction: float) -> None:
        """The zone is there while it is empty, and while more is being read."""
        self.zone.set_busy(words, fraction)
        self.zone.set_words(EMPTY, "" if self.tiles else HINT)
        self.zone.setVisible(bool(words) or not self.tiles)

    def _lay_out(self, title: QLabel) -> None:
        self._head = hbox()
        self._head.addWidget(title)
        self._head.addStretch()
        self._head.addWidget(self._count)
        column = vbox(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._head)
        column.addWidget(self.notice)
        column.addWidget(self.zone)
        column.addWidget(self.list)
