"""One line of a form: a plain label, the paper's term, the field, and a sentence when the value is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.config import ConfigError, Knob, Value
from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.card_field import CardField
from workbench.gui.widgets.fields import NumberField, field_for
from workbench.gui.widgets.file_field import FileField
from workbench.gui.widgets.knob_words import what_is
from workbench.gui.widgets.mixture_field import MixtureField

TIP = mark("{label}{term}{unit}. {help}")
IN_PAPERS, IN_UNIT = mark(" (in papers: {term})"), mark(", in {unit}")
NO_NUMBER = mark("{label}: “{text}” is no number; it stays as it was.")
TERM_GAP = 8
WARNING_SIZE = 14
ROW_HEIGHT = 30


class TermLabel(QWidget):
    """A label with the paper's term, or the unit, behind it. Where room is short that goes, then the label's end."""

    def __init__(self, text: str, term: str, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._term = text, unit or term
        self._is_unit = bool(unit)
        self._shows_term = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shows_term(self) -> bool:
        return self._shows_term

    def set_term_shown(self, shown: bool) -> None:
        self._shows_term = shown or self._is_unit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme().font(13)).horizontalAdvance(self._text), ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, small = theme().font(13), theme().font(12)
        painter.setFont(font)
        painter.setPen(theme().color("text" if self.isEnabled() else "disabled"))
        text = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), centre, text)
        left = QFontMetrics(font).horizontalAdvance(text) + TERM_GAP
        if self._shows_term and left + QFontMetrics(small).horizontalAdvance(self._term) <= self.width():
            painter.setFont(small)
            painter.setPen(theme().color("text2"))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), centre, self._term)


class KnobRow(QWidget):
    """A knob as a line of a form. ``changed`` says that a person changed it; see `value`."""

    changed = Signal()

    def __init__(
        self, knob: Knob, field: CardField | FileField | MixtureField | None = None, parent: QWidget | None = None
    ) -> None:
        """``field`` edits the knob in place of the one that its kind would have."""
        super().__init__(parent)
        self.knob = knob
        self.field = field or field_for(knob)
        self.label = TermLabel(say(knob.label), say(knob.term), say(knob.unit))
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("role", "error")
        self._error.setMargin(4)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("role", "secondary")
        self._warning = QLabel()
        self._lay_out()
        self._describe()
        self.field.changed.connect(self._on_field_changed)
        if isinstance(self.field, NumberField):
            self.field.finished.connect(self._on_finished)
        self.set_error("")
        self.set_hint("")

    def value(self) -> Value:
        """The value as it stands. Raises ConfigError, in the label's words, when what was typed is none."""
        if isinstance(self.field, NumberField) and (refused := self.field.settle()):
            raise ConfigError(self._no_number(refused))
        try:
            return self.knob.check(self.field.get())
        except ConfigError as error:
            raise ConfigError(told(str(error).replace(self.knob.flag, say(self.knob.label)))) from None

    def set_value(self, value: Value) -> None:
        self.field.put(value)
        self.set_error("")

    @property
    def error(self) -> str:
        """The sentence on what is wrong with the value, if it was marked as wrong."""
        return self._error.text()

    @property
    def hint(self) -> str:
        return self._hint.text()

    def set_hint(self, words: str) -> None:
        """What else there is to know of the value, below the line; empty where nothing is."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def set_error(self, sentence: str) -> None:
        """Mark the field as wrong, with a sentence below; an empty one clears the mark."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._warning.setVisible(bool(sentence))
        self.field.setProperty("invalid", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _on_field_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _on_finished(self, refused: str) -> None:
        if refused:
            self.set_error(self._no_number(refused))
        else:
            self._mark()

    def _no_number(self, refused: str) -> str:
        return say(NO_NUMBER, label=say(self.knob.label), text=refused)

    def _mark(self) -> None:
        try:
            self.value()
        except ConfigError as error:
            self.set_error(str(error))
        else:
            self.set_error("")

    def _lay_out(self) -> None:
        line = hbox()
        line.addWidget(self.label, 1)
        line.addWidget(self._warning)
        line.addWidget(self.field)
        column = vbox(self, spacing=4)
        column.addLayout(line)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        self._warning.setPixmap(icon("warning", "failed").pixmap(WARNING_SIZE, WARNING_SIZE))
        theme().changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._warning.setPixmap(icon("warning", "failed").pixmap(WARNING_SIZE, WARNING_SIZE))

    def _describe(self) -> None:
        knob, label, about = self.knob, say(self.knob.label), say(self.knob.help)
        term = say(IN_PAPERS, term=say(knob.term)) if knob.term else ""
        unit = say(IN_UNIT, unit=say(knob.unit)) if knob.unit else ""
        tip = say(TIP, label=label, term=term, unit=unit, help=about)
        for widget in (self, self.label, self.field):
            widget.setToolTip(tip)
            widget.setWhatsThis(what_is(knob))
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(about)
