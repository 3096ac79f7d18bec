"""One task with its pictures: examples of each class, and questions, each with what every model made of it below."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.engine.run_requests import HardEpisode
from workbench.gui.icons import paint_icon
from workbench.gui.language import mark, say
from workbench.gui.pixmaps import paper_pixmap, to_image
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import vbox

CELL, GAP, MARK, MARKS = 44, 6, 14, 3
NAME, PARTING, BELOW = 120, 20, 12
MOST_EXAMPLES = 5
RIGHT, WRONG = mark("{title} right"), mark("{title} wrong: {label}")


class AnsweredClass(QWidget):
    """A line for a class: its name, its examples, and the questions that were about it, in as many rows as it takes."""

    def __init__(
        self, task: HardEpisode, slot: int, titles: tuple[str, ...], examples: int, parent: QWidget | None = None
    ) -> None:
        """``examples``: for how many there is room, alike for all classes of a task."""
        super().__init__(parent)
        self._name, self._titles, self._examples = task.class_names[slot], titles, examples
        support = [place for place, each in enumerate(task.support_labels) if each == slot][:examples]
        questions = [place for place, each in enumerate(task.query_labels) if each == slot]
        self._support = [to_image(task.support[place]) for place in support]
        self._queries = [to_image(task.query[place]) for place in questions]
        self._answers = [
            [(each[place] == slot, task.class_names[each[place]]) for each in task.answers] for place in questions
        ]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(say(". ").join(self.said(place) for place in range(len(questions))))
        theme().changed.connect(self.update)

    def said(self, place: int, between: str = "") -> str:
        """What every model said of a question; semicolons part them, unless it is said what does."""
        told = [
            say(RIGHT if is_right else WRONG, title=title, label=label)
            for title, (is_right, label) in zip(self._titles, self._answers[place], strict=True)
        ]
        return say("Question {number}: {answers}", number=place + 1, answers=(between or say("; ")).join(told))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(max(len(self._queries), 1) / self._columns(width)) * self._high + BELOW

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left + CELL, self._high + BELOW)

    @property
    def _left(self) -> int:
        """Where the questions begin."""
        return NAME + self._examples * (CELL + GAP) + PARTING

    @property
    def _high(self) -> int:
        """Of a picture with the marks below it."""
        return CELL + 2 + ceil(len(self._titles) / MARKS) * MARK + GAP

    def _columns(self, width: int) -> int:
        return max((width - self._left + GAP) // (CELL + GAP), 1)

    def _place(self, number: int) -> QRectF:
        row, column = divmod(number, self._columns(self.width()))
        return QRectF(self._left + column * (CELL + GAP), row * self._high, CELL, CELL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(13, 600))
        painter.setPen(theme().color("text"))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, NAME - GAP)
        painter.drawText(QRectF(0, 0, NAME - GAP, CELL), Qt.AlignmentFlag.AlignVCenter, name)
        for number, image in enumerate(self._support):
            self._paint_picture(painter, QRectF(NAME + number * (CELL + GAP), 0, CELL, CELL), image)
        for number, image in enumerate(self._queries):
            box = self._place(number)
            self._paint_picture(painter, box, image)
            for model, (is_right, _) in enumerate(self._answers[number]):
                row, column = divmod(model, MARKS)
                _paint_mark(painter, QPointF(box.left() + 1 + column * MARK, box.bottom() + 2 + row * MARK), is_right)

    def _paint_picture(self, painter: QPainter, box: QRectF, image: object) -> None:
        painter.fillRect(box, theme().color("paper"))
        pixmap = paper_pixmap(image, CELL - 6, self.devicePixelRatioF())  # type: ignore[arg-type]
        painter.drawPixmap(box.topLeft() + QPointF(3, 3), pixmap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            below = self._high - CELL
            under = [n for n in range(len(self._queries)) if self._place(n).adjusted(0, 0, 0, below).contains(at)]
            words = self.said(under[0], "\n") if under else self._name
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


class TaskPicture(QWidget):
    """All classes of a task, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes: list[AnsweredClass] = []
        self._column = vbox(self, spacing=4)

    def set_task(self, task: HardEpisode, titles: tuple[str, ...]) -> None:
        """``titles`` of the models, in their order."""
        for each in self.classes:
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        shots = [task.support_labels.count(slot) for slot in range(len(task.class_names))]
        examples = min(max(shots, default=1), MOST_EXAMPLES)
        slots = range(len(task.class_names))
        self.classes = [AnsweredClass(task, slot, titles, examples) for slot in slots]
        for each in self.classes:
            self._column.addWidget(each)


def _paint_mark(painter: QPainter, at: QPointF, is_right: bool) -> None:
    """A tick, or a cross on a patch of its own colour: told apart without colour as well."""
    box = QRectF(at.x(), at.y(), MARK - 2, MARK - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("soft" if is_right else "failed_fill"))
    painter.drawRoundedRect(box, 3, 3)
    paint_icon(
        painter, box.adjusted(1, 1, -1, -1), "check" if is_right else "close", "accent" if is_right else "failed"
    )
