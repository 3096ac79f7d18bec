"""The cards of the gallery, in as many columns as there is room for; arrows move the highlight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from workbench.gui.language import say
from workbench.gui.models.gallery import GalleryItem
from workbench.gui.theme import theme
from workbench.gui.told import paragraph
from workbench.gui.widgets.dataset_card import GAP, HEIGHT, IN_USE, ITEM, NARROWEST, DatasetCardDelegate


class DatasetGrid(QListView):
    """highlighted carries the key of the card that is looked at, picked of one that was double-clicked."""

    highlighted = Signal(str)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._delegate = DatasetCardDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.picked.emit(index.data(ITEM).key))
        theme().changed.connect(self.viewport().update)

    @property
    def items(self) -> list[GalleryItem]:
        """Those that are shown, in reading order."""
        return [self._model.index(row, 0).data(ITEM) for row in range(self._model.rowCount())]

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return max(1, (self.viewport().width() + GAP) // (NARROWEST + GAP))

    def set_items(self, items: Sequence[GalleryItem], in_use: str, highlighted: str) -> None:
        """Show these and no others; nothing is highlighted where ``highlighted`` is not among them."""
        self.selectionModel().blockSignals(True)
        self._model.clear()
        for each in items:
            self._model.appendRow(_row(each, each.key == in_use))
        self.selectionModel().blockSignals(False)
        self.highlight(highlighted)

    def highlight(self, key: str) -> None:
        """Move the highlight to a card, and scroll to it."""
        for row, each in enumerate(self.items):
            if each.key == key:
                index = self._model.index(row, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards take all of the width."""
        super().resizeEvent(event)
        cell = (self.viewport().width() - 1) // self.columns  # what fits to the very pixel would be wrapped
        self._delegate.width = cell - GAP
        self.setGridSize(QSize(cell, HEIGHT + GAP))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.highlighted.emit(current.data(ITEM).key)

    def _dress(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # always there, so that cards keep their width however many there are
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(say("Datasets"))


def _row(item: GalleryItem, in_use: bool) -> QStandardItem:
    made = QStandardItem(item.title)
    made.setData(item, ITEM)
    made.setData(in_use, IN_USE)
    made.setEditable(False)
    title = say("{title}, in use", title=item.title) if in_use else item.title
    made.setData(
        say("{name}: {words}", name=title, words=paragraph(item.summary, say("{needed}.", needed=item.needed))),
        Qt.ItemDataRole.AccessibleTextRole,
    )
    facts = "".join("<br>" + say("{name}: {words}", name=say(label), words=say(what)) for label, what in item.facts)
    made.setToolTip(f"<b>{item.title}</b><br>{item.summary}{facts}")
    return made
