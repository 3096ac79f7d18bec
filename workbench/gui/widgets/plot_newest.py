"""The newest validated value, written where the curves end."""

from __future__ import annotations

import pyqtgraph as pg

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.widgets.plot_range import PlotData, scaled
from workbench.gui.wording import plus_minus

# Beyond this part of the planned tasks there is no room to the right of the curves.
ROOM = 0.8
MARK = "●"
NOW, LAST = mark("now {value}"), mark("last {value}")


class NewestValue:
    """ "● now 91.8 ± 1.9 %" to the right of all curves, as high as the last marker; "last" once the run has ended.

    Practice goes on after a validation: beside its marker, the words would lie on the curve of practice.
    """

    def __init__(self, plot: pg.PlotItem) -> None:
        self._text = pg.TextItem(anchor=(-0.04, 0.5))
        self._text.setFont(theme().font(11))
        self._text.setZValue(10)
        self._when, self._words = NOW, ""
        plot.addItem(self._text, ignoreBounds=True)
        self._text.hide()

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
        end = max((float(each.x[-1]) for each in (data.train, points) if len(each)), default=0.0)
        has_room = len(points) > 0 and end < ROOM * data.extent
        self._text.setVisible(bool(has_room))
        if not has_room:
            return
        interval = Interval(float(points.y[-1]), float(points.ci[-1]))
        if (words := plus_minus(interval, data.metric)) != self._words:
            self._words = words
            self.dress()
        self._text.setPos(end, float(scaled(points.y[-1:], log)[0]))
