"""How far a run is: a bar, and four figures below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.widgets.run_curves import has_no_practice
from workbench.gui.wording import count, duration
from workbench.runs.log import RunLog, RunState

IN_ALL = mark("{time} in all")
STEPS = 1000
LEAST_GAP = 12
MEASURING = mark("now it is measured")  # once all is practised, on classes that are new


class RunProgress(QWidget):
    """ "38,400 of 60,000 tasks · 212 tasks/s · 3 min 01 s so far · 1 min 42 s left"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("Training progress"))
        self._figures = [_figure() for _ in range(4)]
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for position, figure in enumerate(self._figures):
            row.addWidget(figure)
            if position < len(self._figures) - 1:
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addLayout(row)

    def set_log(self, log: RunLog) -> None:
        """Write the figures of this run as they are now."""
        done = log.last_step.episodes if log.last_step else 0
        planned = log.started.planned_episodes if log.started else 0
        self._show_share(log, done, planned)
        for figure, words in zip(self._figures, _words(log, done, planned), strict=True):
            figure.setText(words)
        self._fit()

    def _show_share(self, log: RunLog, done: int, planned: int) -> None:
        """How much is done; where there is nothing to practise, it is not known how long testing takes."""
        testing = has_no_practice(log) and log.state is RunState.RUNNING
        self._bar.setRange(0, 0 if testing else STEPS)
        if not testing:
            whole = STEPS if has_no_practice(log) else 0
            self._bar.setValue(round(STEPS * done / planned) if planned else whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The two figures in the middle go where there is no room for all four."""
        taken = sum(figure.sizeHint().width() for figure in self._figures) + LEAST_GAP * (len(self._figures) - 1)
        for figure in self._figures[1:-1]:
            figure.setVisible(taken <= self.width())


def _words(log: RunLog, done: int, planned: int) -> tuple[str, str, str, str]:
    if not log.started:
        return "", "", "", ""
    if has_no_practice(log):
        return say("Nothing to practise"), "", "", say(IN_ALL, time=_strong(duration(log.seconds)))
    tasks = say("{done} of {planned} tasks", done=_strong(count(done)), planned=count(planned))
    so_far = say("{time} so far", time=_strong(duration(log.seconds)))
    if log.last_step is None:
        return tasks, "", so_far, ""
    speed = log.last_step.episodes_per_s
    rate = say("{speed} tasks/s", speed=_strong(count(speed) if speed >= 10 else written(speed, ".1f")))
    if log.state is not RunState.RUNNING:
        left = say("{tasks} tasks left", tasks=_strong(count(planned - done)))
        rest = left if done < planned else say("all tasks practised")
        return tasks, rate, say(IN_ALL, time=_strong(duration(log.seconds))), rest
    if done >= planned:
        return tasks, rate, so_far, say(MEASURING)
    return tasks, rate, so_far, say("{time} left", time=_strong(duration(log.last_step.seconds_left)))


def _strong(text: str) -> str:
    return f'<span style="font-weight:600">{text}</span>'


def _figure() -> QLabel:
    label = QLabel()
    label.setProperty("role", "figure")
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
