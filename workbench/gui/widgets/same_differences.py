"""How the models differ from the baseline: a line for each, with its interval around zero and what would decide it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from workbench.engine.run_requests import Difference, RunsCompared
from workbench.gui.language import mark, say
from workbench.gui.models.same_tasks import (
    LOWER_IS_BETTER,
    compared_metrics,
    difference,
    difference_words,
    metric_title,
    tasks_to_decide,
    verdict,
    won_words,
)
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.same_glyph import DifferenceGlyph
from workbench.gui.wording import count

BUTTON = 30
MORE_TIP = mark(
    "Compare again on that many tasks, the first of which are the same. It is what the difference found so far would "
    "need to be told from zero in four cases of five; looking again and again until something is decided finds "
    "differences that are none."
)


class SameDifferences(QWidget):
    """``moreRequested`` carries a number of tasks."""

    moreRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: RunsCompared | None = None
        self._baseline = 0
        self.metric_box, self._title, self._note = PlainCombo(), QLabel(textFormat=Qt.TextFormat.PlainText), QLabel()
        self.metric_box.setAccessibleName(say("Metric to compare"))
        self.metric_box.setToolTip(say("Of what the differences below are"))
        self._title.setProperty("role", "strong")
        self._note.setProperty("role", "secondary")
        self._body = QFrame()
        self.said: list[str] = []
        self.more: list[QPushButton] = []
        head = hbox()
        for part in (self._title, self.metric_box, self._note):
            head.addWidget(part)
        head.addStretch()
        self._column = vbox(self, spacing=8)
        self._column.addLayout(head)
        self._column.addWidget(self._body)
        self.metric_box.activated.connect(lambda _: self._show())

    def set_result(self, result: RunsCompared, baseline: int) -> None:
        """``baseline``: which of the models the others are held against."""
        self._result, self._baseline = result, baseline
        before = self.metric_box.currentData()
        self.metric_box.clear()
        for name in compared_metrics(result):
            self.metric_box.addItem(metric_title(name), name)
        self.metric_box.setCurrentIndex(max(self.metric_box.findData(before), 0))
        self._show()

    def _show(self) -> None:
        result, metric = self._result, str(self.metric_box.currentData())
        if result is None:
            return
        self._title.setText(say("Against {title}", title=result.models[self._baseline].title))
        self._note.setText(say("lower is better" if metric in LOWER_IS_BETTER else "higher is better"))
        others = [place for place in range(len(result.models)) if place != self._baseline]
        found = [(place, difference(result, self._baseline, place, metric)) for place in others]
        known = [(place, each) for place, each in found if each is not None]
        ends = (abs(end) for _, each in known for end in (each.low, each.high) if math.isfinite(end))
        reach = max(ends, default=1.0) * 1.1
        self.said, self.more = [], []
        body = QFrame()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (place, each) in enumerate(known):
            self._add(grid, row, result.models[place].title, each, reach)
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _add(self, grid: QGridLayout, row: int, title: str, found: Difference, reach: float) -> None:
        few = self._result.few_classes if self._result else 0
        words = " · ".join(filter(None, (verdict(found, few), won_words(found))))
        said = say("{name}: {words}", name=title, words=say("; ").join((difference_words(found), words)))
        glyph = DifferenceGlyph(found, reach)
        glyph.setAccessibleName(said)
        name, figures, decision = _label(title, "strong"), _label(difference_words(found)), _label(words, "secondary")
        grid.setRowMinimumHeight(3 * row, BUTTON)
        grid.addWidget(name, 3 * row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(glyph, 3 * row + 1, 0)
        grid.addWidget(figures, 3 * row + 1, 1, 1, 2)
        grid.addWidget(decision, 3 * row + 2, 0, 1, 3)
        self.said.append(said)
        total = tasks_to_decide(found, self._result.episodes) if self._result else None
        if total is not None:
            grid.addWidget(self._button(total, title), 3 * row, 2, Qt.AlignmentFlag.AlignRight)

    def _button(self, total: int, title: str) -> QPushButton:
        button = QPushButton(say("Run with {total} tasks", total=count(total)), autoDefault=False)
        button.setProperty("kind", "quiet")
        button.setToolTip(say(MORE_TIP))
        button.setAccessibleDescription(say("To decide between it and {title}", title=title))
        button.clicked.connect(lambda: self.moreRequested.emit(total))
        self.more.append(button)
        return button


def _label(words: str, role: str = "body") -> QLabel:
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText, wordWrap=role != "strong")
    label.setProperty("role", role)
    return label
