"""A wall of picture tiles in columns, as high as its tiles, painted only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QWidget

from workbench.gui.language import say
from workbench.gui.models.queries import TILE, QueryListModel, QueryTile
from workbench.gui.theme import theme
from workbench.gui.widgets.query_tile import GAP, QueryDelegate

NARROWEST_TILE = 150
Index = QModelIndex | QPersistentModelIndex


class TileWall(QListView):
    """Whatever it lies in scrolls. ``delegate`` paints its tiles."""

    def __init__(self, model: QueryListModel, delegate: QueryDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._delegate = model, delegate
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._dress()
        theme().changed.connect(self.viewport().update)

    @property
    def tiles(self) -> Sequence[QueryTile]:
        return self._model.tiles

    def set_tiles(self, tiles: Sequence[QueryTile]) -> None:
        self._model.set_tiles(tiles)
        self._fit()

    def selected_keys(self) -> list[str]:
        tiles = [index.data(TILE) for index in self.selectedIndexes()]
        return [tile.picture.key for tile in tiles if tile]

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The wall shows all of its tiles: whatever it lies in scrolls, so that the keyboard stays in sight."""
        area, cell = _area_around(self), self.visualRect(index)
        if area and (inside := area.widget()):
            place = self.viewport().mapTo(inside, cell.center())
            area.ensureVisible(place.x(), place.y(), 0, cell.height() // 2 + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

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
        self.setAccessibleName(say("Pictures to recognise"))


def _area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
