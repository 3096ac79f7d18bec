"""The newest validated value, written where the curves end."""

from __future__ import annotations

import pyqtgraph as pg

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.widgets.plot_range import PlotData, scaled
from workbench.gui.widgets.plot_tag import anchor_within, pixels_at, size_of
from workbench.gui.wording import plus_minus

# Between the end of the curves and the words, in pixels.
GAP = 5
MARK = "●"
NOW, LAST = mark("now {value}"), mark("last {value}")


class NewestValue:
    """ "● now 91.8 ± 1.9 %" to the right of all curves, as high as the last marker; "last" once the run has ended.

    Practice goes on after a validation: beside its marker, the words would lie on the curve of practice. They are
    there only where they have room, and stay whole where the marker is near the upper or the lower edge.
    """

    def __init__(self, plot: pg.PlotItem) -> None:
        self._text = pg.TextItem()
        self._text.setFont(theme().font(11))
        self._text.setZValue(10)
        self._when, self._words = NOW, ""
        self._at: tuple[float, float] | None = None
        self._box = plot.getViewBox()
        plot.addItem(self._text, ignoreBounds=True)
        self._text.hide()
        self._box.sigResized.connect(self._place)

    def set_ended(self, ended: bool) -> None:
        """Whether no newer value will come."""
        when = LAST if ended else NOW
        if when != self._when:
            self._when = when
            self.dress()

    def dress(self) -> None:
        weak, strong = theme().color("text2").name(), theme().color("text").name()
        mark = f'<span style="color:{theme().color("validation").name()}">{MARK}</span>'
        value = f'<b style="color:{strong}; font-weight:600">{self._words}</b>'
        self._text.setHtml(f'{mark} <span style="color:{weak}">{say(self._when, value=value)}</span>')

    def draw(self, data: PlotData, log: bool) -> None:
        points = data.validation
        self._at = None
        if len(points):
            end = max(float(each.x[-1]) for each in (data.train, points) if len(each))
            self._at = end, float(scaled(points.y[-1:], log)[0])
            self._write(plus_minus(Interval(float(points.y[-1]), float(points.ci[-1])), data.metric))
        self._place()

    def _write(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.dress()

    def _place(self) -> None:
        """Beside the end of the curves, if that is in sight and leaves room for all of the words."""
        if self._at is None:
            self._text.hide()
            return
        at, size = pixels_at(self._box, *self._at), size_of(self._text)
        self._text.setVisible(at.x() >= 0 and at.x() + GAP + size.width() <= self._box.width())
        self._text.setAnchor((-GAP / size.width(), anchor_within(at.y(), size.height(), self._box.height(), 0.5)))
        self._text.setPos(*self._at)
