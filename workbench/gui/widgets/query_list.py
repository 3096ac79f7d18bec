"""The wall of pictures to recognise: tiles in columns, painted only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.drops import RECOGNISE, RECOGNISE_THOSE, PictureDrops
from workbench.gui.language import mark, say
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.queries import TILE, QueryListModel, QueryTile
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.query_tile import QueryDelegate
from workbench.gui.widgets.thumbnail import CHOOSE_KEYS, REMOVE_KEYS, cross_rect
from workbench.gui.widgets.tile_wall import TileWall

WHY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
HOW = mark("Return says why, 1 to 9 put a picture into that class, the menu key offers more, Delete removes.")


class QueryList(TileWall):
    """Tiles that can be removed, corrected and dragged, and a last one where more can be dropped.

    Signals: removeRequested, cutRequested and dragged (keys), corrected (key, the name of its class),
    numbered (keys, the number of their class counted from 1), menuRequested (keys, and where on the screen),
    whyRequested (key: Return or a double click on a tile), picked (the keys that are selected now), filesRequested,
    dropped (a list of sources), carried (Carried: what is moved here from a class).
    """

    removeRequested = Signal(list)
    cutRequested = Signal(list)
    dragged = Signal(list)
    corrected = Signal(str, str)
    numbered = Signal(list, int)
    menuRequested = Signal(list, QPoint)
    whyRequested = Signal(str)
    picked = Signal(list)
    filesRequested = Signal()
    dropped = Signal(object)
    carried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QueryListModel(), QueryDelegate(corrects=True), parent)
        self.cover = DropCover(self.viewport())
        self.setDragEnabled(True)
        self.setAccessibleDescription(say(HOW))
        self._connect()

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
        keys, key = self.selected_keys(), event.key()
        if key in REMOVE_KEYS and keys:
            self.removeRequested.emit(keys)
        elif event.matches(QKeySequence.StandardKey.Cut) and keys:
            self.cutRequested.emit(keys)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and event.modifiers() in PLAIN and keys:
            self.numbered.emit(keys, key - Qt.Key.Key_0)
        elif key in CHOOSE_KEYS and self._is_more(self.currentIndex()):
            self.filesRequested.emit()
        elif key in WHY_KEYS and self.currentIndex().data(TILE):
            self._ask_why(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._press(event.position().toPoint()):
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the tile under the mouse, with the others where several are selected; by the keyboard of these."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if tile := index.data(TILE):
            keys = self.selected_keys()
            centre = self.viewport().mapToGlobal(self.visualRect(index).center())
            chosen = keys if tile.picture.key in keys else [tile.picture.key]
            self.menuRequested.emit(chosen, centre if by_key else event.globalPos())

    def startDrag(self, actions: Qt.DropAction) -> None:
        if keys := self.selected_keys():
            self.dragged.emit(keys)

    def _press(self, point: QPoint) -> bool:
        """What a tile offers under the mouse is used; whether there was something."""
        tile: QueryTile | None = self.indexAt(point).data(TILE)
        if not tile:
            return False
        cell, key = QRectF(self.visualRect(self.indexAt(point))), tile.picture.key
        offer, others = self._delegate.offer_rects(cell)
        if cross_rect(self._delegate.picture_rect(cell)).contains(point):
            self.removeRequested.emit([key])
        elif tile.offered and offer.contains(point):
            self.corrected.emit(key, tile.offered)
        elif tile.offered and others.contains(point):
            self.menuRequested.emit([key], self.viewport().mapToGlobal(others.bottomLeft().toPoint()))
        else:
            return False
        return True

    def _connect(self) -> None:
        drops = PictureDrops(self.viewport(), QUERIES)
        drops.entered.connect(lambda what: self.cover.show_words(say(RECOGNISE, what=what)))
        drops.carriedOver.connect(lambda what: self.cover.show_words(say(RECOGNISE_THOSE, what=what)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)
        drops.carried.connect(self.carried)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._ask_why)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.selected_keys()))

    def _is_more(self, index: QModelIndex) -> bool:
        return index.isValid() and index.data(TILE) is None

    def _ask_why(self, index: QModelIndex) -> None:
        if tile := index.data(TILE):
            self.whyRequested.emit(tile.picture.key)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._is_more(index):
            self.filesRequested.emit()
