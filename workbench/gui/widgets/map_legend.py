"""What the shapes and the letters on the map mean; a class's letter lets that class stand out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from workbench.engine.few_shot import PROTOTYPE, QUERY, SUPPORT
from workbench.gui.language import mark, say
from workbench.gui.models.picture_map import NONE
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.spot_glyph import outline, paint_letter

KINDS = (
    (SUPPORT, mark("example"), mark("A picture of a class")),
    (QUERY, mark("to recognise"), mark("A picture to recognise, with the letter of the class that was answered")),
    (PROTOTYPE, mark("class mean"), mark("The mean of a class's examples (its prototype)")),
)
SAMPLE, CHIP, WIDEST_NAME, HIGHEST = 18, 26, 160, 88
LEFT, VCENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class KindSample(QWidget):
    """The shape of a kind of spot."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(SAMPLE, SAMPLE)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == NONE:
            paint_letter(painter, QPointF(SAMPLE / 2, SAMPLE / 2), NONE, QUERY)
            return
        mean = self._kind == PROTOTYPE
        painter.setPen(QPen(theme().color("accent" if self._kind == QUERY else "text2"), 1.5))
        painter.setBrush(theme().color("accent" if mean else "paper"))
        painter.drawPath(outline(self._kind, QRectF(2, 2, SAMPLE - 4, SAMPLE - 4)))


class ClassChip(QAbstractButton):
    """The letter of a class and its name."""

    def __init__(self, name: str, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(say("{name}: {words}", name=letter, words=name))
        self.setToolTip(say("{name}: press to let this class stand out", name=name))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(min(self._metrics().horizontalAdvance(self.text()), WIDEST_NAME) + 36, CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            focused = self.hasFocus()
            painter.setPen(QPen(theme().color("accent" if focused else "control"), 2 if focused else 1))
            painter.setBrush(theme().color("soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(frame, 6, 6)
        paint_letter(painter, QPointF(13, CHIP / 2), self._letter, SUPPORT)
        painter.setFont(theme().font(12, 600 if self.isChecked() else 400))
        painter.setPen(theme().color("soft_text" if self.isChecked() else "text"))
        words = self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, WIDEST_NAME)
        painter.drawText(QRectF(26, 0, self.width() - 28, CHIP), LEFT | VCENTRE, words)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font(12, 600))


class MapLegend(QWidget):
    """``emphasised`` carries the name of the class that is to stand out, or nothing."""

    emphasised = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: Mapping[str, str] = {}
        self.chips: dict[str, ClassChip] = {}
        kinds = FlowBox(spacing=14)
        for kind, words, tip in KINDS:
            kinds.flow.addWidget(_explained(kind, say(words), say(tip)))
        self._none = _explained(NONE, say("none of these"), say("What is taken for none of the classes, as in Try it"))
        kinds.flow.addWidget(self._none)
        self._kinds = kinds
        self._classes = FlowBox(spacing=4)
        self._area = ColumnArea()
        self._area.setWidget(self._classes)
        self._area.setMaximumHeight(HIGHEST)
        column = vbox(self, spacing=4)
        column.addWidget(kinds)
        column.addWidget(self._area)

    def set_letters(self, letters: Mapping[str, str]) -> None:
        """Class name → the letter that stands for it."""
        if letters == self._letters:
            return
        self._letters = letters
        for chip in self.chips.values():
            self._classes.flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = {name: self._chip(name, letter) for name, letter in letters.items()}
        self._fit()
        self.emphasised.emit("")

    def set_none(self, shown: bool) -> None:
        """Whether a picture on the map is taken for none of the classes."""
        self._none.setVisible(shown)
        self._kinds.fit()

    @property
    def tells_none(self) -> bool:
        return not self._none.isHidden()

    def _chip(self, name: str, letter: str) -> ClassChip:
        chip = ClassChip(name, letter)
        chip.clicked.connect(lambda is_on: self._on_clicked(name if is_on else ""))
        self._classes.flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self, name: str) -> None:
        for each, chip in self.chips.items():
            chip.setChecked(each == name)
        self.emphasised.emit(name)

    def _fit(self) -> None:
        self._classes.fit()
        self._area.setFixedHeight(min(self._classes.height(), HIGHEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _explained(kind: str, words: str, tip: str) -> QWidget:
    whole = QWidget()
    whole.setToolTip(tip)
    row = hbox(whole, spacing=6)
    label = QLabel(words)
    label.setProperty("role", "secondary")
    row.addWidget(KindSample(kind))
    row.addWidget(label)
    return whole
