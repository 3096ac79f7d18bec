"""The legend in a plot's head: what each line is, and its value at the cursor or its newest one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.gui.theme import theme


class LineSample(QWidget):
    """A short piece of a line, with its marker and band where it has them."""

    def __init__(self, token: str, *, marker: bool = False, band: bool = False) -> None:
        super().__init__()
        self._token, self._marker, self.has_band = token, marker, band
        self.setFixedSize(QSize(26, 14))
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color(self._token)
        if self.has_band:
            pale = QColor(color)
            pale.setAlpha(61)
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), pale)
        painter.setPen(QPen(color, 2))
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
        self._names = ("Training", "Validation")
        self._narrow = self._tight = False
        self._prefix = _secondary("")
        self._train, self._validation = _secondary(""), _secondary("")
        self._samples = (LineSample("train"), LineSample("validation", marker=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
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

    def set_narrow(self, narrow: bool) -> None:
        self._prefix.setVisible(not narrow)
        self._narrow = narrow
        self._write()

    def set_tight(self, tight: bool) -> None:
        """Leave the names of the lines to the tool tip, and the ends of intervals to the plot."""
        if tight != self._tight:
            self._tight = tight
            self._write()

    def set_names(self, train: str, validation: str) -> None:
        """What the lines are called; what follows a comma is left to the tool tip in a narrow window."""
        self._names = (train, validation)
        self._write()

    def set_values(self, prefix: str, train: str, validation: str) -> None:
        """Values already in words; an empty one leaves the name of the line alone."""
        if (prefix, train, validation) != self._values:
            self._values = (prefix, train, validation)
            self._write()

    def _write(self) -> None:
        prefix, train, validation = self._values
        self._prefix.setText(prefix)
        self.setToolTip(prefix or "; ".join(self._names))
        names = [name.partition(",")[0] if self._narrow else name for name in self._names]
        if self._tight:
            names = ["", ""]
            validation = validation.partition(" (")[0]
        self._train.setText(_entry(names[0], train))
        self._validation.setText(_entry(names[1], validation))


def _entry(name: str, value: str) -> str:
    strong = theme().color("text").name()
    name = f"{name} " if name and value else name
    return f'{name}<span style="font-weight:600; color:{strong}">{value}</span>' if value else name


def _secondary(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "secondary")
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
