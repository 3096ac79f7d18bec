"""The legend in a plot's head: what each line is, and its value at the cursor or its newest one."""

from __future__ import annotations

import re
from enum import IntEnum

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme

GAP = 6
INTERVAL = re.compile(r" \(|（")  # after a figure
COMMA = re.compile("[,，]")  # after which the line is told apart from others of its name
SAMPLE = QSize(26, 14)


class Level(IntEnum):
    """How much is said where there is less and less room; the tool tip keeps the rest."""

    ALL = 0
    NO_WAYS = 1  # not how many ways each line's tasks have
    NO_REMARK = 2  # nor, beside the legend, whether higher is better
    SHORT = 3  # nor where the cursor is
    TIGHT = 4  # neither the lines' names nor the ends of intervals


class LineSample(QWidget):
    """A short piece of a line, with its marker and band where it has them."""

    def __init__(self, token: str, *, marker: bool = False, band: bool = False) -> None:
        super().__init__()
        self._token, self._marker, self.has_band = token, marker, band
        self._is_kin = False
        self.setFixedSize(SAMPLE)
        theme().changed.connect(self.update)

    def set_kin(self, is_kin: bool) -> None:
        """Thin and dashed, as the line of another metric is drawn."""
        self._is_kin = is_kin
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color(self._token)
        if self.has_band:
            pale = QColor(color)
            pale.setAlpha(61)
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), pale)
        painter.setPen(QPen(color, 1.5, Qt.PenStyle.DashLine) if self._is_kin else QPen(color, 2))
        painter.drawLine(QPointF(0, 7), QPointF(26, 7))
        if self._marker:
            painter.setPen(QPen(theme().color("surface"), 1))
            painter.setBrush(color)
            painter.drawEllipse(QPointF(13, 7), 3.5, 3.5)


class Legend(QWidget):
    """ "at 26,000 tasks: Training 93.8 %, Validation 90.5 % (88.6–92.5 %)"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = ("", "", "")
        self._names = (say("Training"), say("Validation"))
        self._level = Level.ALL
        self._prefix = _secondary("")
        self._train, self._validation = _secondary(""), _secondary("")
        self._samples = (LineSample("train"), LineSample("validation", marker=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._prefix)
        for sample, words in zip(self._samples, (self._train, self._validation), strict=True):
            row.addWidget(sample)
            row.addWidget(words)
        theme().changed.connect(self._write)
        self._write()

    def set_band(self, shown: bool) -> None:
        """Whether the validation line stands in a band of intervals."""
        self._samples[1].has_band = shown
        self._samples[1].update()

    def set_level(self, level: Level) -> None:
        """How much to say."""
        if level != self._level:
            self._level = level
            self._write()

    def set_names(self, train: str, validation: str, *, kin: bool = False) -> None:
        """What the lines are called; what follows a comma is the first to go where room is short.

        An empty name leaves a line out. ``kin``: the training line is of another metric.
        """
        self._names = (train, validation)
        self._samples[0].set_kin(kin)
        for name, sample, words in zip(self._names, self._samples, (self._train, self._validation), strict=True):
            sample.setVisible(bool(name))
            words.setVisible(bool(name))
        self._write()

    def set_values(self, prefix: str, train: str, validation: str) -> bool:
        """Values already in words; an empty one leaves the name of the line alone. Returns whether they are new."""
        is_new = (prefix, train, validation) != self._values
        if is_new:
            self._values = (prefix, train, validation)
            self._write()
        return is_new

    def needed(self, level: Level) -> int:
        """How wide the legend is at ``level``, in pixels."""
        plain, strong = QFontMetrics(theme().font(12)), QFontMetrics(theme().font(12, 600))
        prefix, *entries = self._words(level)
        width = plain.horizontalAdvance(prefix) + GAP if prefix else 0
        for said, (name, value) in zip(self._names, entries, strict=True):
            if not said:
                continue
            words = plain.horizontalAdvance(f"{name} " if name and value else name) + strong.horizontalAdvance(value)
            width += SAMPLE.width() + words + 2 * GAP
        return width - GAP

    def _words(self, level: Level) -> tuple[str, tuple[str, str], tuple[str, str]]:
        """The prefix, and the name and value of each line, as they are said at ``level``."""
        prefix, train, validation = self._values
        names = [name if level < Level.NO_WAYS else COMMA.split(name)[0] for name in self._names]
        if level >= Level.TIGHT:
            names, validation = ["", ""], INTERVAL.split(validation)[0]
        return prefix if level < Level.SHORT else "", (names[0], train), (names[1], validation)

    def _write(self) -> None:
        prefix, train, validation = self._words(self._level)
        self._prefix.setText(prefix)
        self._prefix.setVisible(bool(prefix))
        self._train.setText(_entry(*train))
        self._validation.setText(_entry(*validation))
        values = [f"{name} {value}".strip() for name, value in zip(self._names, self._values[1:], strict=True) if name]
        self.setToolTip(" ".join([self._values[0], say("; ").join(values)]).strip())


def _entry(name: str, value: str) -> str:
    strong = theme().color("text").name()
    name = f"{name} " if name and value else name
    return f'{name}<span style="font-weight:600; color:{strong}">{value}</span>' if value else name


def _secondary(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "secondary")
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
