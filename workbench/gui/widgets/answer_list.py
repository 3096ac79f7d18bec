"""The answers at a stage of learning: the tiles of Try it, each with what was answered at the stage before."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from workbench.gui.language import say
from workbench.gui.models.learning import AnswerTile
from workbench.gui.models.queries import QueryListModel, QueryTile
from workbench.gui.theme import theme
from workbench.gui.widgets.query_tile import CENTRE, LEFT, QueryDelegate, paint_guesses
from workbench.gui.widgets.tile_wall import TileWall

# There is room for a third line at every tile, so that nothing moves when one of them changes.
HEIGHT, GUESSES = 80, 60


class AnswerList(TileWall):
    """``questionChosen`` carries the place of the tile that was selected; -1 for none."""

    questionChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._answers = AnswerDelegate()
        super().__init__(QueryListModel(asks=False), self._answers, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(lambda now, _: self.questionChosen.emit(now.row()))

    def set_may_change(self, may: bool) -> None:
        """Whether there are several stages, at which answers may differ."""
        self._answers.may_change = may
        self._fit()

    def select(self, place: int) -> None:
        """Mark a tile as the one that more is shown of; -1 for none."""
        index = self._model.index(place)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.selectionModel().clear()


class AnswerDelegate(QueryDelegate):
    """Tiles that have, where answers may change, a line for what they were before; they have no cross."""

    may_change = True

    @property
    def height(self) -> int:
        return HEIGHT if self.may_change else super().height

    def paint_words(self, painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
        guesses = QRectF(rect.left(), rect.top(), rect.width(), GUESSES + 4)
        paint_guesses(painter, guesses if tile.prediction and self.may_change else rect, tile)
        if isinstance(tile, AnswerTile) and tile.was:
            _paint_was(painter, QRectF(rect.left(), rect.top() + GUESSES, rect.width(), HEIGHT - GUESSES - 2), tile.was)

    def paint_removal(self, painter: QPainter, picture: QRectF) -> None:
        """Answers are looked at; pictures are removed in Try it."""


def _paint_was(painter: QPainter, rect: QRectF, was: str) -> None:
    font = theme().font(11, 600)
    painter.setFont(font)
    painter.setPen(theme().color("accent"))
    words = QFontMetrics(font).elidedText(say("was {was}", was=was), Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, LEFT | CENTRE, words)
