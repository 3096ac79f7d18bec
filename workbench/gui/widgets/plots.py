"""RunPlots: the loss above, a metric below, with one cursor and one range for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.gui.widgets.layout_contents import widgets_in
from workbench.gui.widgets.legend import Legend, Level
from workbench.gui.widgets.plot import CurvePlot
from workbench.gui.widgets.run_curves import curves_of, has_no_practice, metrics_of, names_of
from workbench.gui.wording import count, title
from workbench.runs.log import RunLog, RunState

# Each plot is drawn at 20 Hz, the two in turns, so that no single pause of the window is long.
TURN_MS = 25
LOSS_TO_METRIC = (42, 58)
# What the head of a card leaves free, so that a figure may become one digit longer.
SPARE = 10
# Where both plots would be too low to read, the metric has all the room.
LOW = 240
LOWER, HIGHER = mark("lower is better"), mark("higher is better")
NOTHING = mark("Nothing to practise: this method learns only when it meets a task.")


class PlotCard(QFrame):
    """A plot under its head: title, which way is better, and the legend."""

    def __init__(self, *, bottom: bool) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._fewest = Level.ALL
        self.plot = CurvePlot(bottom=bottom)
        self.legend = Legend()
        self._title, self._better = QLabel(), QLabel()
        self._message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._message.hide()
        self._message.setProperty("role", "secondary")
        self._title.setProperty("role", "strong")
        self._better.setProperty("role", "secondary")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(12, 8, 12, 0)
        self.head.setSpacing(8)
        for widget in (self._title, self._better):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.head.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(self.plot, 1)
        column.addWidget(self._message, 1)

    def set_words(self, heading: str, better: str) -> None:
        self._title.setText(heading)
        self._better.setText(better)
        self._title.setToolTip(better)
        self.fit()
        self.plot.setAccessibleName(
            say("{heading} curves; left and right move the cursor, Home shows all", heading=heading)
        )

    @property
    def message(self) -> str:
        """What stands in the place of the curves, if anything."""
        return self._message.text()

    def set_message(self, words: str) -> None:
        """Say something in the place of the curves; empty words bring them back."""
        self._message.setText(words)
        self._message.setVisible(bool(words))
        for widget in (self.plot, self.legend):
            widget.setVisible(not words)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def set_narrow(self, narrow: bool) -> None:
        """Say little in a narrow window, even where there would be room."""
        self._fewest = Level.SHORT if narrow else Level.ALL
        self.fit()

    def fit(self) -> None:
        """Say as much in the head as there is room for; the tool tips keep the rest."""
        room = self.width() - self._taken() - SPARE
        levels = [level for level in Level if level >= self._fewest]
        better = self._better.sizeHint().width() + self.head.spacing()
        for level in levels:
            if self.legend.needed(level) + (better if level < Level.NO_REMARK else 0) <= room:
                break
        self._better.setVisible(level < Level.NO_REMARK and not self.message)
        self.legend.set_level(level)

    def _taken(self) -> int:
        """What the head holds beside the legend and the remark on what is better, with the gaps and margins."""
        left_out = (self.legend, self._better)
        others = [each for each in widgets_in(self.head) if each not in left_out and not each.isHidden()]
        margins = self.head.contentsMargins()
        gaps = self.head.spacing() * (len(others) + 1)
        return sum(each.sizeHint().width() for each in others) + gaps + margins.left() + margins.right()


class RunPlots(QWidget):
    """Both plots of a run. `set_log` hands over the run; what it gains later is drawn by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss, self.quantity = PlotCard(bottom=False), PlotCard(bottom=True)
        self._log = RunLog()
        self._cursor: float | None = None
        self._turn = False
        self._handed: tuple[object, ...] = ()
        self._log_scale = QPushButton(say("Log"))
        self._chooser = QComboBox()
        self._lay_out()
        self._connect()
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._take_turn)
        self._timer.start()
        self.set_log(self._log)

    def set_log(self, log: RunLog) -> None:
        """Show this run from its beginning to its planned end."""
        self._log = log
        self._offer_metrics()
        self._hand_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.loss.setVisible(event.size().height() >= LOW)

    def set_narrow(self, narrow: bool) -> None:
        for card in (self.loss, self.quantity):
            card.set_narrow(narrow)

    def set_log_scale(self, on: bool) -> None:
        """Draw the loss on a logarithmic scale."""
        self._log_scale.setChecked(on)

    def refresh(self) -> None:
        """Draw what the run has gained, and write its newest values."""
        if self._shape() != self._handed:
            self.set_log(self._log)
        self._say_ended()
        for card in (self.loss, self.quantity):
            card.plot.refresh()
        self._write_values()

    def _take_turn(self) -> None:
        if not self.isVisible():
            return
        self._turn = not self._turn
        self._say_ended()
        if self._turn:
            self.loss.plot.refresh()
        elif self._shape() != self._handed:
            self.set_log(self._log)
        else:
            self.quantity.plot.refresh()
            self._write_values()

    def _say_ended(self) -> None:
        ended = self._log.state not in (RunState.RUNNING, RunState.PAUSED)
        for card in (self.loss, self.quantity):
            card.plot.set_ended(ended)

    def _lay_out(self) -> None:
        self._log_scale.setCheckable(True)
        self._log_scale.setProperty("kind", "quiet")
        self._log_scale.setToolTip(say("Draw the loss on a logarithmic scale"))
        self._log_scale.setAccessibleName(say("Logarithmic loss scale"))
        self.loss.head.addWidget(self._log_scale)
        self._chooser.setAccessibleName(say("Metric to draw"))
        self.quantity.head.insertWidget(0, self._chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card, share in zip((self.loss, self.quantity), LOSS_TO_METRIC, strict=True):
            column.addWidget(card, share)
        self.loss.set_words(say("Loss"), say(LOWER))
        self.quantity.legend.set_band(True)

    def _connect(self) -> None:
        self.quantity.plot.setXLink(self.loss.plot.getPlotItem())
        for card in (self.loss, self.quantity):
            card.plot.cursorMoved.connect(self._on_cursor, Qt.ConnectionType.DirectConnection)
        self._log_scale.toggled.connect(self.loss.plot.set_log)
        self._chooser.activated.connect(self._hand_over)

    def _on_cursor(self, x: float | None) -> None:
        self._cursor = x
        for card in (self.loss, self.quantity):
            card.plot.set_cursor(x)
        self._write_values()

    def _write_values(self) -> None:
        prefix = "" if self._cursor is None else say("at {count} tasks:", count=count(self._cursor))
        for card in (self.loss, self.quantity):
            if card.legend.set_values(prefix, *card.plot.reading()):
                card.fit()

    def _shape(self) -> tuple[object, ...]:
        """What, when it changes, makes the run another picture: its plan, and which curves it has. Those of a run that
        begins again are others."""
        log = self._log
        return log.started, log.train_loss, tuple(log.train_metrics), tuple(log.val_metrics)

    def _offer_metrics(self) -> None:
        self._chooser.clear()
        for name in metrics_of(self._log):
            self._chooser.addItem(title(name), name)
        self._chooser.setVisible(self._chooser.count() > 1)

    def _hand_over(self) -> None:
        log, name = self._log, str(self._chooser.currentData())
        self._handed = self._shape()
        self.quantity.set_words("" if self._chooser.count() > 1 else title(name), _better(name))
        for card, metric in ((self.loss, ""), (self.quantity, name)):
            data = curves_of(log, metric)
            card.legend.set_names(*map(told, names_of(log, metric)), kin=data.is_kin)
            card.plot.set_data(data)
        self.loss.set_message(say(NOTHING) if has_no_practice(log) else "")
        self._log_scale.setVisible(not self.loss.message)
        self._write_values()


def _better(metric: str) -> str:
    """Errors and losses want to be low; what else there is wants to be high."""
    low = any(word in metric for word in ("loss", "error"))
    return say(LOWER if low else HIGHER)
