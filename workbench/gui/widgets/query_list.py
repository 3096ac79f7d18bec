"""The wall of pictures to recognise: tiles in columns, painted only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.drops import DropFilter
from workbench.gui.models.queries import TILE, QueryListModel
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.query_tile import QueryDelegate
from workbench.gui.widgets.thumbnail import CHOOSE_KEYS, REMOVE_KEYS, cross_rect
from workbench.gui.widgets.tile_wall import TileWall

WHY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueryList(TileWall):
    """Tiles that can be removed, and a last one where more can be dropped.

    Signals: removeRequested (keys), whyRequested (key: Return or a double click on a tile), picked (the keys that are
    selected now), filesRequested, dropped (a list of paths and QImages).
    """

    removeRequested = Signal(list)
    whyRequested = Signal(str)
    picked = Signal(list)
    filesRequested = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QueryListModel(), QueryDelegate(), parent)
        self.cover = DropCover(self.viewport())
        drops = DropFilter(self.viewport())
        drops.entered.connect(lambda what: self.cover.show_words(f"Drop to recognise {what}"))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._ask_why)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.selected_keys()))

    def select(self, keys: Sequence[str]) -> None:
        """Select the tiles of these pictures, and no others."""
        rows = [row for row, tile in enumerate(self.tiles) if tile.picture.key in keys]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model().index(row, 0), self.model().index(row, 0))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.model().index(rows[0], 0), flag)

    def set_folded(self, folded: bool) -> None:
        self._delegate.folded = folded
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE_KEYS and self.selected_keys():
            self.removeRequested.emit(self.selected_keys())
        elif event.key() in CHOOSE_KEYS and self._is_more(self.currentIndex()):
            self.filesRequested.emit()
        elif event.key() in WHY_KEYS and self.currentIndex().data(TILE):
            self._ask_why(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        tile = self.indexAt(point).data(TILE)
        if tile and event.button() == Qt.MouseButton.LeftButton and self._cross_at(point):
            self.removeRequested.emit([tile.picture.key])
        else:
            super().mousePressEvent(event)

    def _cross_at(self, point: QPoint) -> bool:
        cell = QRectF(self.visualRect(self.indexAt(point)))
        return cross_rect(self._delegate.picture_rect(cell)).contains(point)

    def _is_more(self, index: QModelIndex) -> bool:
        return index.isValid() and index.data(TILE) is None

    def _ask_why(self, index: QModelIndex) -> None:
        if tile := index.data(TILE):
            self.whyRequested.emit(tile.picture.key)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._is_more(index):
            self.filesRequested.emit()
