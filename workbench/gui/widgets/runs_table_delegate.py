"""How a row of the runs table is painted: bold names, an interval glyph, an icon beside the state's word."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.engine.events import Interval
from workbench.gui.icons import paint_icon
from workbench.gui.models.run_cells import TEST, has_glyph, state_word
from workbench.gui.theme import theme
from workbench.gui.widgets.elided_name import elided_name
from workbench.gui.widgets.runs_table_model import BEST, RUN, STATE, SUMMARY_ROLE, RunsModel
from workbench.gui.widgets.state_chip import LOOKS
from workbench.runs.log import RunState

ROW = 26
PADDING, END = 8, 5
GLYPH, GLYPH_GAP = 28, 6
BLOCK = 8
ICON, ICON_GAP = 12, 6
# The words of these states carry their colour; their icons always differ as well.
INK = {RunState.PAUSED: "paused", RunState.INTERRUPTED: "paused", RunState.FAILED: "failed"}


class RunsDelegate(QStyledItemDelegate):
    """Paints everything itself: no grid, the selected row in ``soft``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.glyphs = True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What a cell needs to be read in full; a part of a pixel too little, and words are cut."""
        metrics = QFontMetricsF(theme().font(12, _weight(index.column())))
        words = math.ceil(metrics.horizontalAdvance(index.data() or ""))
        return QSize(PADDING + words + self._beside(index) + END, ROW)

    def _beside(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The room that a sign beside the words takes."""
        if index.column() == STATE:
            return ICON + ICON_GAP
        return (
            GLYPH + GLYPH_GAP if index.column() == BEST and self.glyphs and has_glyph(index.data(SUMMARY_ROLE)) else 0
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme().color("soft"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), _accent())
        rect = option.rect.adjusted(PADDING, 0, -END, 0)
        self._content(painter, rect, index, selected)
        painter.restore()

    def _content(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        run = index.data(SUMMARY_ROLE)
        ink = "text"
        if index.column() == STATE:
            ink = INK.get(run.state, "soft_text" if selected and run.state is RunState.RUNNING else "text")
            box = QRectF(rect.left(), rect.center().y() - ICON / 2 + 1, ICON, ICON)
            paint_icon(painter, box, LOOKS[run.state].icon, ink)
            rect = rect.adjusted(self._beside(index), 0, 0, 0)
        if index.column() == BEST and has_glyph(run) and self.glyphs:
            self._glyph(painter, rect, run.best, index)
            rect = rect.adjusted(0, 0, -self._beside(index), 0)
        painter.setFont(theme().font(12, _weight(index.column())))
        painter.setPen(theme().color(ink))
        words, metrics = str(index.data()), painter.fontMetrics()
        if index.column() == RUN:  # the ends of names tell runs apart
            words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
        else:
            words = elided_name(words, metrics, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _glyph(
        self, painter: QPainter, rect: QRect, best: Interval, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A block at the value on a track that begins at 75 %, or lower where a run needs it."""
        model = index.model()
        low = scale_start(model.lowest_best()) if isinstance(model, RunsModel) else 0.0
        left, middle = rect.right() - GLYPH, rect.center().y() + 1
        painter.setPen(theme().color("control"))
        painter.drawLine(left, middle, rect.right(), middle)
        share = min(max((best.value - low) / (1 - low), 0.0), 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_accent())
        width = max(2 * best.ci95 / (1 - low) * GLYPH, 4.0)
        center = left + share * GLYPH
        begin, end = max(center - width / 2, left), min(center + width / 2, rect.right())
        painter.drawRoundedRect(QRectF(begin, middle - BLOCK / 2, max(end - begin, 3.0), BLOCK), 1, 1)


def state_width() -> int:
    """What the longest word for a state takes: a run that is listed may come to any of them."""
    metrics = QFontMetricsF(theme().font(12))
    words = max(metrics.horizontalAdvance(state_word(each)) for each in RunState)
    return PADDING + ICON + ICON_GAP + math.ceil(words) + END


def scale_start(lowest: float) -> float:
    """75 %, 50 %, 25 % or 0 %: the highest that leaves every value on the track."""
    return min(max(math.floor(4 * lowest) / 4, 0.0), 0.75)


def _weight(column: int) -> int:
    return 600 if column in (RUN, BEST, TEST) else 400


def _accent() -> QColor:
    return theme().color("accent")
