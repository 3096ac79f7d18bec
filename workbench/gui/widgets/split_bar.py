"""How the classes are parted: a bar of three stretches, told apart by pattern and not by colour, with a legend."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.theme import theme

PARTS = (("train", mark("Train")), ("validation", mark("Validation")), ("test", mark("Test")))
PICTURES_SPLIT, CLASSES_SPLIT = mark("Split of pictures: {counts}"), mark("Split of classes: {counts}")
BAR_HEIGHT = 9
GAP = 2
OF_CLASSES = mark(
    "The model practises on the training classes; the validation classes show how well it learns classes "
    "that it has not practised on; the test classes are kept for the final measurement."
)
OF_PICTURES = mark(
    "Every class is in all parts, each with pictures of its own: the model practises on the training pictures; the "
    "others show how well it tells the same classes apart on pictures that it has not practised on."
)
KEY = 10
LEGEND_TOP = 14
LEGEND_HEIGHT = 18
HATCH = 4
# The legend's type, smaller where the column is narrow.
SIZES = (12, 11, 10)
LEAST_GAP = 12


class SplitBar(QWidget):
    """Numbers of training, validation and test classes, or pictures: solid, hatched and outlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def set_counts(self, counts: Mapping[str, int], *, of_pictures: bool = False) -> None:
        """``counts`` maps train, validation and test to numbers of classes, or of pictures of the same classes."""
        self._counts = counts
        words = say(", ").join(f"{say(title)} {counts.get(key, 0)}" for key, title in PARTS)
        self.setAccessibleName(say(PICTURES_SPLIT if of_pictures else CLASSES_SPLIT, counts=words))
        self.setToolTip(say(OF_PICTURES if of_pictures else OF_CLASSES))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, LEGEND_TOP + LEGEND_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not sum(self._counts.values()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_legend(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        shown = [(key, self._counts.get(key, 0)) for key, _ in PARTS if self._counts.get(key, 0)]
        room = self.width() - GAP * (len(shown) - 1)
        total, left = sum(count for _, count in shown), 0.0
        for key, count in shown:
            width = room * count / total
            paint_part(painter, QRectF(left, 0, width, BAR_HEIGHT), key)
            left += width + GAP

    def _paint_legend(self, painter: QPainter) -> None:
        entries = [(key, say(title), written(self._counts.get(key, 0))) for key, title in PARTS]
        size = next((s for s in SIZES if sum(_widths(entries, s)) + LEAST_GAP <= self.width()), SIZES[-1])
        font, bold = theme().font(size), theme().font(size, 600)
        widths = _widths(entries, size)
        spare = max(0, self.width() - sum(widths)) / (len(entries) - 1)
        left = 0.0
        for (key, title, count), width in zip(entries, widths, strict=True):
            top = LEGEND_TOP + (LEGEND_HEIGHT - KEY) / 2
            paint_part(painter, QRectF(left, top, KEY, KEY), key)
            words = QRectF(left + KEY + 6, LEGEND_TOP, width, LEGEND_HEIGHT)
            painter.setPen(theme().color("text2"))
            painter.setFont(font)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
            words.setLeft(words.left() + QFontMetrics(font).horizontalAdvance(title + " "))
            painter.setPen(theme().color("text"))
            painter.setFont(bold)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, count)
            left += width + spare


def paint_part(painter: QPainter, rect: QRectF, part: str) -> None:
    """A stretch in the pattern of ``part``: train solid, validation hatched, test outlined."""
    accent = theme().color("accent")
    brushes = {"train": QBrush(accent), "validation": QBrush(_hatch())}
    painter.setBrush(brushes.get(part, QBrush(Qt.BrushStyle.NoBrush)))
    painter.setPen(QPen(accent, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def _hatch() -> QPixmap:
    """A tile of diagonal lines; Qt's own hatches are too wide for a bar this thin."""
    tile = QPixmap(HATCH, HATCH)
    tile.fill(theme().color("surface"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("accent"), 1.4))
    for shift in (-HATCH, 0, HATCH):
        painter.drawLine(shift, HATCH, shift + HATCH, 0)
    painter.end()
    return tile


def _widths(entries: list[tuple[str, str, str]], size: int) -> list[int]:
    """What each entry of the legend takes, in pixels."""
    plain, bold = QFontMetrics(theme().font(size)), QFontMetrics(theme().font(size, 600))
    words = [plain.horizontalAdvance(title + " ") + bold.horizontalAdvance(count) for _, title, count in entries]
    return [KEY + 6 + width for width in words]
