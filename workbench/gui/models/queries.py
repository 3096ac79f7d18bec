"""The pictures to recognise, as a list model: one row each, and a last row where more can be dropped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.data.pictures import Picture
from workbench.engine.replies import Prediction
from workbench.gui.language import mark, say

TILE = Qt.ItemDataRole.UserRole + 1
SURE = 0.7
NAMED_IN_TIP = 5
NOT_YET = mark("not recognised yet")
NOT_USABLE = mark("the model gave no usable answer")
MORE = mark("Drop more pictures here, or click to choose files")
WHY = mark("Double click: why this answer")
NONE_OF_THESE = mark("{name}: none of these, {percent} likely to be of one of these classes; closest: {label}")
SEEN = mark("{said} – one of the examples of {class_name}, which the model has seen")
ANSWER, UNSURE = mark("{name}: {guesses}"), mark("{name}: {guesses} (unsure)")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class QueryTile:
    """A picture and what it was recognised as; ``fresh`` when that holds for the classes as they are now.

    ``why`` is said in place of guesses that are still missing. Below ``level`` it is none of the classes, see
    `Prediction.known`. ``seen_in`` is the class that the picture is an example of, if any.
    """

    picture: Picture
    prediction: Prediction | None = None
    fresh: bool = False
    why: str = NOT_YET
    level: float = field(default=0.0, kw_only=True)
    seen_in: str = field(default="", kw_only=True)

    @property
    def answer(self) -> Prediction | None:
        """The prediction, if it is of any use."""
        return self.prediction if self.prediction and self.prediction.is_usable else None

    @property
    def silence(self) -> str:
        """Why there is no answer, where there is none."""
        return say(NOT_USABLE if self.prediction else self.why)

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """Class names and probabilities, the likeliest first."""
        scores = self.answer.scores if self.answer else {}
        return sorted(scores.items(), key=lambda each: -each[1])

    @property
    def is_rejected(self) -> bool:
        """Whether the picture is taken for none of the classes."""
        return self.answer is not None and self.answer.known < self.level

    @property
    def is_unsure(self) -> bool:
        return self.answer is not None and not self.is_rejected and self.answer.confidence < SURE

    @property
    def label(self) -> str:
        """The class that it was recognised as; empty where that is none, or not known yet."""
        return self.answer.label if self.answer and not self.is_rejected else ""

    @property
    def sureness(self) -> float:
        """How likely the best guess is right, in 0..1, also in view of classes that are not there."""
        return self.answer.confidence * self.answer.known if self.answer else 0.0

    @property
    def offered(self) -> str:
        """The likeliest class if the answer is wrong; empty where there is none."""
        names = [name for name, _ in self.ranking]
        return (names if self.is_rejected else names[1:] or [""])[0] if names else ""

    def words(self) -> str:
        """What a tool tip or a screen reader says of the tile."""
        said = self._answer_words()
        return say(SEEN, said=said, class_name=self.seen_in) if self.seen_in else said

    def _answer_words(self) -> str:
        if not self.answer:
            return say("{name}: {why}", name=self.picture.name, why=self.silence)
        if self.is_rejected:
            likely = percent(self.answer.known)
            return say(NONE_OF_THESE, name=self.picture.name, percent=likely, label=self.answer.label)
        guesses = say(", ").join(f"{name} {percent(score)}" for name, score in self.ranking[:NAMED_IN_TIP])
        return say(UNSURE if self.is_unsure else ANSWER, name=self.picture.name, guesses=guesses)


def percent(score: float) -> str:
    """A probability as a whole number of per cent; nothing is made up where it is no number."""
    return f"{round(100 * score)} %" if math.isfinite(score) else "– %"


class QueryListModel(QAbstractListModel):
    """Tiles in the order in which they came. Where there are any, a last row without a tile asks for more.

    ``asks``: whether there is such a row.
    """

    def __init__(self, parent: QObject | None = None, *, asks: bool = True) -> None:
        super().__init__(parent)
        self._asks = asks
        self._tiles: list[QueryTile] = []

    @property
    def tiles(self) -> Sequence[QueryTile]:
        return self._tiles

    def set_tiles(self, tiles: Sequence[QueryTile]) -> None:
        """Show ``tiles``. Rows that stay are kept, so that scrolling and selection stay as well."""
        before, after = [_key(tile) for tile in self._tiles], [_key(tile) for tile in tiles]
        if before == after:
            self._tiles = list(tiles)
            roles = [TILE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0), self.index(max(0, len(tiles) - 1)), roles)
        elif before and after[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
            self._tiles = list(tiles)
            self.endInsertRows()
        elif before and sorted(before) == sorted(after):
            self._rearrange(before, after, tiles)
        else:
            self.beginResetModel()
            self._tiles = list(tiles)
            self.endResetModel()

    def _rearrange(self, before: Sequence[str], after: Sequence[str], tiles: Sequence[QueryTile]) -> None:
        """The same tiles in another order; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        places = {key: place for place, key in enumerate(after)}
        held = [index for index in self.persistentIndexList() if index.row() < len(before)]
        self._tiles = list(tiles)
        self.changePersistentIndexList(held, [self.index(places[before[index.row()]]) for index in held])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if (parent and parent.isValid()) or not self._tiles else len(self._tiles) + self._asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tile = self._tile(index)
        if role == TILE:
            return tile
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tile.words() if tile else say(MORE)
        return self._tip(tile) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tip(self, tile: QueryTile | None) -> str:
        if tile is None:
            return say(MORE)
        return f"{tile.words()}\n{say(WHY)}" if self._asks and tile.prediction else tile.words()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled
        tile = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return enabled | tile if self._tile(index) else enabled

    def _tile(self, index: Index) -> QueryTile | None:
        return self._tiles[index.row()] if 0 <= index.row() < len(self._tiles) else None


def _key(tile: QueryTile) -> str:
    return tile.picture.key
