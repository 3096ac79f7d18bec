"""The likeliest classes of one picture, each with its probability as a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.models.queries import percent
from workbench.gui.models.why import Guess
from workbench.gui.theme import theme
from workbench.gui.widgets.heat_picture import PALE

ROW, BAR, FIGURE, GAP = 24, 6, 44, 10
# The names take this share of the width at most.
NAMES = 0.4
# A smaller share rounds to nothing.
SEEN = 0.005
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class GuessBars(QWidget):
    """A row for each guess, the answer in bold; as high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guesses: tuple[Guess, ...] = ()
        self._is_pale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Probabilities of the classes"))
        theme().changed.connect(self.update)

    @property
    def guesses(self) -> tuple[Guess, ...]:
        return self._guesses

    def set_guesses(self, guesses: Sequence[Guess]) -> None:
        self._guesses = tuple(guesses)
        said = say(", ").join(f"{each.name} {percent(each.score)}" for each in guesses)
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setFixedHeight(max(1, ROW * len(guesses)))
        self.update()

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        self._is_pale = is_pale
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if self._is_pale else 1.0)
        names = self._name_width()
        for row, guess in enumerate(self._guesses):
            font = theme().font(12, 400 if row else 600)
            line = QRectF(0, row * ROW, self.width(), ROW)
            painter.setFont(font)
            painter.setPen(theme().color("text2" if row else "text"))
            name = QFontMetrics(font).elidedText(guess.name, Qt.TextElideMode.ElideRight, names)
            painter.drawText(line, LEFT | CENTRE, name)
            painter.drawText(line, RIGHT | CENTRE, percent(guess.score))
            track = QRectF(names + GAP, line.center().y() - BAR / 2, self.width() - names - FIGURE - GAP, BAR)
            _paint_bar(painter, track, guess.score, "control" if row else "accent")

    def _name_width(self) -> int:
        metrics = QFontMetrics(theme().font(12, 600))
        widest = max((metrics.horizontalAdvance(each.name) + 2 for each in self._guesses), default=0)
        return min(widest, int(self.width() * NAMES))


def _paint_bar(painter: QPainter, track: QRectF, share: float, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("sunken"))
    painter.drawRoundedRect(track, BAR / 2, BAR / 2)
    painter.setBrush(theme().color(token))
    if share >= SEEN:
        filled = QRectF(track.left(), track.top(), max(BAR, track.width() * min(share, 1.0)), BAR)
        painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
