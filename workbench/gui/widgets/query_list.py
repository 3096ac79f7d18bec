"""The wall of pictures to recognise: tiles in columns, painted only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from workbench.gui.drops import DropFilter
from workbench.gui.models.queries import TILE, QueryListModel, QueryTile
from workbench.gui.theme import theme
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.query_tile import GAP, QueryDelegate
from workbench.gui.widgets.thumbnail import CHOOSE_KEYS, REMOVE_KEYS, cross_rect

NARROWEST_TILE = 150


class QueryList(QListView):
    """As high as its tiles: whatever it lies in scrolls.

    Signals: removeRequested (keys), filesRequested, dropped (a list of paths and QImages).
    """

    removeRequested = Signal(list)
    filesRequested = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QueryListModel(self)
        self._delegate = QueryDelegate()
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.cover = DropCover(self.viewport())
        drops = DropFilter(self.viewport())
        drops.entered.connect(lambda what: self.cover.show_words(f"Drop to recognise {what}"))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)
        self.clicked.connect(self._on_clicked)
        theme().changed.connect(self.viewport().update)

    @property
    def tiles(self) -> Sequence[QueryTile]:
        return self._model.tiles

    def set_tiles(self, tiles: Sequence[QueryTile]) -> None:
        self._model.set_tiles(tiles)
        self._fit()

    def set_folded(self, folded: bool) -> None:
        self._delegate.folded = folded
        self._fit()

    def selected_keys(self) -> list[str]:
        tiles = [index.data(TILE) for index in self.selectedIndexes()]
        return [tile.picture.key for tile in tiles if tile]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE_KEYS and self.selected_keys():
            self.removeRequested.emit(self.selected_keys())
        elif event.key() in CHOOSE_KEYS and self._is_more(self.currentIndex()):
            self.filesRequested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        tile = self.indexAt(point).data(TILE)
        if tile and event.button() == Qt.MouseButton.LeftButton and self._cross_at(point):
            self.removeRequested.emit([tile.picture.key])
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _cross_at(self, point: QPoint) -> bool:
        cell = QRectF(self.visualRect(self.indexAt(point)))
        return cross_rect(self._delegate.picture_rect(cell)).contains(point)

    def _is_more(self, index: QModelIndex) -> bool:
        return index.isValid() and index.data(TILE) is None

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._is_more(index):
            self.filesRequested.emit()

    def _fit(self) -> None:
        """As many columns as there is room for, and the height that the rows then take."""
        cells = self.width() + GAP
        columns = max(1, cells // (NARROWEST_TILE + GAP))
        self._delegate.width = cells // columns - GAP
        self.setGridSize(QSize(cells // columns, self._delegate.height + GAP))
        rows = -(-self._model.rowCount() // columns)
        self.setFixedHeight(max(0, rows * (self._delegate.height + GAP)))

    def _dress(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSpacing(0)
        # The gap behind the last column lies outside, so that tiles end where everything else does; and a column
        # that fits to the very pixel would be wrapped.
        self.setViewportMargins(0, 0, -2 * GAP, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Pictures to recognise")
