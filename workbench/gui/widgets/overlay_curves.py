"""OverlayCurves: the curves of any runs over one another, with a list that reads them all at one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.models.overlay import (
    BOTH,
    SHARES,
    TASKS,
    TRAINING,
    VALIDATION,
    OverlayRun,
    OverlayView,
    left_out_words,
    metrics_in,
    placed,
)
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.overlay_plot import OverlayPlot
from workbench.gui.widgets.overlay_rows import WIDTH, OverlayRows
from workbench.gui.widgets.overlay_tools import OverlayTools
from workbench.gui.wording import clock, count, plus_minus, value
from workbench.runs.log import RunLog

EMPTY = mark("Choose runs above to see their curves over one another.")
# What the list shows, as it is or smoothed.
HEADS = {
    False: {
        TRAINING: mark("Training"),
        VALIDATION: mark("Validation"),
        BOTH: mark("Training / validation"),
    },
    True: {
        TRAINING: mark("Training (smoothed)"),
        VALIDATION: mark("Validation"),
        BOTH: mark("Training (smoothed) / validation"),
    },
}
TICK_MS = 50
# In less, the list stands below the plot.
WIDE = 620
LOWEST_LIST, UNBOUNDED = 92, 16_777_215
UNKNOWN = "–"


class OverlayCurves(QWidget):
    """`set_runs` hands over the runs; what they gain later is drawn by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs: list[OverlayRun] = []
        self.tools, self.plot, self.list = OverlayTools(), OverlayPlot(), OverlayRows()
        self._message = QLabel(say(EMPTY), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._message.setProperty("role", "secondary")
        self._stack = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cursor: float | None = None
        self._count = 0
        self._kept: dict[str, int] = {}  # the look that each run had last
        self._kinds: tuple[object, ...] = ()
        self._lay_out()
        self._connect()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def message(self) -> str:
        """What is said in the place of curves; empty where there are some."""
        return "" if self._stack.currentIndex() else self._message.text()

    @property
    def view(self) -> OverlayView:
        return self.tools.view

    def set_runs(self, runs: Sequence[tuple[str, RunLog]], count: int = 0) -> None:
        """Draw these, by the names they are to be called; ``count`` is how many were chosen, where not all are here."""
        self.runs, self._count = placed(runs, self.runs, self._kept), max(len(runs), count)
        self._kept |= {each.name: each.place for each in self.runs}
        self._stack.setCurrentIndex(1 if runs else 0)
        self._message.setText(say(EMPTY))
        self._show()

    def set_message(self, words: str) -> None:
        """Say something in the place of the curves, such as why there are none."""
        self._message.setText(words)
        self._stack.setCurrentIndex(0)

    def refresh(self) -> None:
        """Draw what the runs have gained."""
        if self._shape() != self._kinds:
            self._show()
        self.plot.refresh()
        self._write_values()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        self.list.setMinimumSize(WIDTH if wide else 0, 0 if wide else LOWEST_LIST)
        self.list.setMaximumSize(WIDTH if wide else UNBOUNDED, UNBOUNDED if wide else LOWEST_LIST)

    def _show(self) -> None:
        logs = [each.log for each in self.runs]
        metrics = metrics_in(logs)
        if self.view.metric not in metrics:
            self.tools.set_view(replace(self.view, metric=metrics[0]))
        self._kinds = self._shape()
        self.tools.set_metrics(metrics)
        self.list.set_runs(self.runs, self.view.part, left_out_words(self._count))
        self._draw()

    def _draw(self) -> None:
        self.plot.set_runs(self.runs, self.view)
        self._write_values()

    def _shape(self) -> tuple[object, ...]:
        """What, when it changes, makes other curves of the runs: which they have. Those of a run that begins again are
        others."""
        logs = [each.log for each in self.runs]
        have = [
            (each.train_loss, bool(len(each.train_loss)), bool(len(each.val_loss)), each.started is not None)
            for each in logs
        ]
        return tuple(have), tuple((tuple(each.train_metrics), tuple(each.val_metrics)) for each in logs)

    def _tick(self) -> None:
        if self.isVisible() and self.runs:
            self.refresh()

    def _write_values(self) -> None:
        self.list.set_values(self._head(), {each.place: self._words(each) for each in self.runs})

    def _head(self) -> str:
        what = say(HEADS[bool(SHARES[self.view.smoothing])][self.view.part])
        if self._cursor is None:
            return say("{what}, newest values", what=what)
        where = say("{count} tasks", count=count(self._cursor)) if self.view.by == TASKS else clock(self._cursor)
        return say("{what} at {where}", what=what, where=where)

    def _words(self, run: OverlayRun) -> str:
        """Its value at the cursor, of training and validation where both are drawn."""
        if not run.shown:
            return ""
        found = [self.plot.value_at(run, part) for part in self.view.parts]
        # beside one another there is room for the values alone
        write = _figure if len(found) == 1 else lambda each, metric: value(each.value, metric)
        return " / ".join(UNKNOWN if each is None else write(each, self.view.metric) for each in found)

    def _connect(self) -> None:
        self.tools.changed.connect(lambda _: self._show())
        self.tools.allRequested.connect(self.plot.show_all)
        self.plot.cursorMoved.connect(self._on_cursor)
        self.list.toggled.connect(self._on_toggled)
        self.list.lookedAt.connect(self.plot.look_at)

    def _on_cursor(self, x: float | None) -> None:
        self._cursor = x
        self.plot.set_cursor(x)
        self._write_values()

    def _on_toggled(self, place: int, shown: bool) -> None:
        self.runs = [replace(each, shown=shown) if each.place == place else each for each in self.runs]
        self._draw()

    def _lay_out(self) -> None:
        pane = QFrame()
        pane.setProperty("role", "pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(1, 4, 1, 1)
        inside.addWidget(self.plot)
        self._body.setSpacing(8)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(pane, 1)
        self._body.addWidget(self.list)
        drawn = QWidget()
        column = vbox(drawn)
        column.addWidget(self.tools)
        column.addLayout(self._body, 1)
        self._stack.addWidget(self._message)
        self._stack.addWidget(drawn)
        vbox(self).addWidget(self._stack)


def _figure(interval: Interval, metric: str) -> str:
    """With what is known of how sure it is."""
    return plus_minus(interval, metric) if interval.ci95 else value(interval.value, metric)
