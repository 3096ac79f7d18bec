"""The drawn spots of a map, made a few at a time so that the window never waits for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from workbench.gui.models.picture_map import Spot
from workbench.gui.widgets.spot_glyph import spot_glyph

BUDGET_S = 0.005
# Drawing the map with what is new takes longer than making that: it is told of less often.
TOLD_S = 0.15


class GlyphStore(QObject):
    """``drawn``: there are glyphs that were not there before."""

    drawn = Signal()

    def __init__(self, ratio: Callable[[], float], parent: QObject | None = None) -> None:
        """``ratio`` tells how many pixels of the screen a logical one has."""
        super().__init__(parent)
        self._ratio = ratio
        self._spots: Sequence[Spot] = ()
        self._side = 0
        self._glyphs: dict[int, QPixmap] = {}
        self._fresh: set[int] = set()
        self._waiting: list[int] = []
        self._told = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._draw_some)

    @property
    def is_complete(self) -> bool:
        return not self._waiting

    def set_spots(self, spots: Sequence[Spot], side: int) -> None:
        """These spots from now on. What is drawn of those that stay, stays."""
        old = {_look(spot): at for at, spot in enumerate(self._spots) if at in self._glyphs}
        stays = {at: old[_look(spot)] for at, spot in enumerate(spots) if _look(spot) in old}
        self._fresh = {at for at, before in stays.items() if before in self._fresh and self._side == side}
        self._glyphs = {at: self._glyphs[before] for at, before in stays.items()}
        self._spots, self._side = spots, side
        self._begin()

    def set_side(self, side: int) -> None:
        """Pictures are ``side`` logical pixels wide; until they are, those of another size are there."""
        if side != self._side:
            self._side = side
            self.renew()

    def renew(self) -> None:
        """Draw everything anew, as after a change of theme."""
        self._fresh.clear()
        self._begin()

    def glyph(self, at: int) -> QPixmap | None:
        return self._glyphs.get(at)

    def _begin(self) -> None:
        self._waiting = [at for at in reversed(range(len(self._spots))) if at not in self._fresh]
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()

    def _draw_some(self) -> None:
        until = perf_counter() + BUDGET_S
        while self._waiting and perf_counter() < until:
            at = self._waiting.pop()
            self._glyphs[at] = spot_glyph(self._spots[at], self._side, self._ratio())
            self._fresh.add(at)
        if not self._waiting:
            self._timer.stop()
        if not self._waiting or until - self._told > TOLD_S:
            self._told = until
            self.drawn.emit()


def _look(spot: Spot) -> tuple[str, ...]:
    """All that a glyph shows."""
    return spot.kind, spot.key, spot.class_name, spot.letter
