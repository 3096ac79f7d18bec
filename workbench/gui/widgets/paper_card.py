"""A paper as a card: its numbers, what was measured here, what to know of it, and "Train this"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.papers import PaperView
from workbench.gui.theme import theme
from workbench.gui.widgets.badge_list import BadgeList
from workbench.gui.widgets.band_axis import BandAxis
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.number_lines import NumberLines
from workbench.gui.widgets.paper_link import PaperLink
from workbench.gui.widgets.verdict_chip import VerdictChip

RADIUS, INSIDE = 8, 12
NOTED = mark("What to know of our result:")
TRAIN, SETTINGS = mark("Train this"), mark("Show settings…")
TRAIN_TIP = mark("Fills in this paper's settings, and starts training a run of your own. You can stop at any time.")
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PaperCard(QWidget):
    """Signals: trainRequested, settingsRequested (both with the method), stepped (columns, rows: an arrow was pressed),
    refitted (what it holds wants another height)."""

    trainRequested = Signal(str)
    settingsRequested = Signal(str)
    refitted = Signal()
    stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view: PaperView | None = None
        self._title, self._slope, self._time = _label("section"), _label("secondary"), _label("secondary")
        self._reason, self._noted = _label("error"), _label("secondary")
        self._noted.setText(say(NOTED))
        self._reason.setMargin(4)
        self.paper, self.chip = PaperLink(), VerdictChip()
        self.numbers, self.axis, self.badges = NumberLines(), BandAxis(), BadgeList()
        self.train = QPushButton(say(TRAIN), autoDefault=False)  # Return elsewhere must not begin days of training
        self.settings = QPushButton(say(SETTINGS), autoDefault=False)
        self.settings.setProperty("kind", "quiet")
        self._lay_out()
        self.train.clicked.connect(lambda: self.trainRequested.emit(self.key))
        self.settings.clicked.connect(lambda: self.settingsRequested.emit(self.key))
        theme().changed.connect(self.update)

    @property
    def key(self) -> str:
        """The method that is shown; empty before there is one."""
        return self._view.key if self._view else ""

    @property
    def view(self) -> PaperView | None:
        return self._view

    @property
    def time(self) -> str:
        """What is said of how long it takes."""
        return self._time.text()

    def set_view(self, view: PaperView) -> None:
        """Show a method on a task."""
        self._view = view
        self._title.setText(view.title)
        self.paper.set_paper(view.paper)
        self.chip.set_verdict(view.verdict, view.meaning)
        self.numbers.set_lines(view.lines)
        self.axis.set_row(view.row, view.chance)
        self.axis.setVisible(bool(view.row.figures) or view.row.accuracy is not None)
        self._say(self._slope, view.slope)
        self._say(self._reason, view.reason)
        self.badges.set_badges(view.row.badges)
        self._noted.setVisible(bool(view.row.badges))
        self.setAccessibleName(say("{name}: {words}", name=view.title, words=self.chip.word))
        self.setAccessibleDescription(say("; ").join(f"{each.label} {each.value}" for each in view.lines))
        self.settings.setAccessibleName(say("Show the settings of {title}", title=view.title))

    def set_training(self, time: str, why_not: str) -> None:
        """How long practice takes, in words, and why it cannot begin; the latter is empty where it can."""
        self._time.setText(time)
        self.train.setEnabled(not why_not)
        self.train.setToolTip(why_not or say(TRAIN_TIP))
        self.train.setAccessibleName(say("Train {title}", title=self._view.title if self._view else ""))
        self.train.setAccessibleDescription(why_not or time)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.refitted.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.stepped.emit(*ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("card"))
        pen = QPen(theme().color("accent"), 2) if self.hasFocus() else QPen(theme().color("line"), 1)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self) -> None:
        column = vbox(self, spacing=6)
        column.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        column.addLayout(self._head())
        parts = (self.numbers, self.axis, self._reason, self._slope, self._noted, self.badges)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._time)
        column.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        words = vbox(spacing=0)
        words.addWidget(self._title)
        words.addWidget(self.paper)
        row = hbox()
        row.addLayout(words, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = hbox()
        row.addWidget(self.settings)
        row.addStretch()
        row.addWidget(self.train)
        return row


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
