"""How well the model is expected to do, in one line over an interval on 0–100 %; a click tells more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.how_good import EMPTY, Expectation, plain
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.interval_glyph import IntervalGlyph

RADIUS, INSET = 6, 4
NAME = mark("How well it works")
OPENS = mark("Opens “How good is it?”, which shows what is taken for what")


class EstimateLine(QAbstractButton):
    """A button that looks like a sentence. Space and Return press it, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.glyph = IntervalGlyph()
        for inside in (self._words, self.glyph):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = vbox(self, spacing=2)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.addWidget(self._words)
        column.addWidget(self.glyph)
        self._can = self._has_rate = self._is_low = False
        self._said = ""
        theme().changed.connect(self._word)
        # Also where there is nothing to ask, so that whoever hears the window comes by what it says.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_expectation(Expectation(say(EMPTY)))

    @property
    def words(self) -> str:
        """What is said, without mark-up."""
        return plain(self._said)

    def set_expectation(self, expectation: Expectation) -> None:
        self._said = expectation.words
        self._words.setProperty("role", "body" if expectation.rate and not expectation.is_pale else "secondary")
        self._words.style().polish(self._words)
        self._has_rate = expectation.rate is not None
        self._show_glyph()
        self.glyph.set_rate(expectation.rate, expectation.guessing, expectation.is_pale)
        # Not disabled where there is nothing to ask: what it says is to be read all the same.
        self._can = expectation.can_be_asked
        self._word()
        pointing, usual = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(pointing if self._can else usual)
        self.setToolTip(expectation.tip)
        self.setAccessibleName(say("{name}: {words}", name=say(NAME), words=self.words))
        self.setAccessibleDescription(say(OPENS))

    def set_low(self, low: bool) -> None:
        """Say it in words alone, where there is little height."""
        self._is_low = low
        self._show_glyph()

    @property
    def can_be_asked(self) -> bool:
        """Whether a click does something."""
        return self._can

    def hitButton(self, point: QPoint) -> bool:
        return self._can and super().hitButton(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._can:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def _word(self) -> None:
        """Its figure, or all of it where there is none, looks like a link where a click does something."""
        link, end = f'<a href="#" style="color:{theme().color("accent").name()}">', "</a>"
        if not self._can:
            words = self._said
        elif "<b>" in self._said:
            words = self._said.replace("<b>", f"<b>{link}").replace("</b>", f"{end}</b>")
        else:
            words = f"{link}{self._said}{end}"
        self._words.setText(words)

    def _show_glyph(self) -> None:
        self.glyph.setVisible(self._has_rate and not self._is_low)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._can and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("sunken" if self.isDown() else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
