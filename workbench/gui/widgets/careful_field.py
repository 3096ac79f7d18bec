"""How careful to be: below which level a picture is said to be of none of the classes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from workbench.gui.widgets.boxes import hbox

STEPS = 100
NEVER, WORDS = "never “none of these”", "“none of these” below {} %"
UNKNOWN = "the model has not learned to tell"
TIP = (
    "How sure the model must be that a picture is of any of the classes at all. The further to the right, the more "
    "pictures are said to be none of these."
)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change it."""
        event.ignore()


class CarefulField(QWidget):
    """``changed`` when a person moved it. The level is in 0..1."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName("Be more careful")
        self.slider.setAccessibleDescription(TIP)
        self.slider.setToolTip(TIP)
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance(WORDS.format("100")))
        row = hbox(self, spacing=12)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._say)
        self.slider.valueChanged.connect(self.changed)
        self.is_available = True
        self._say()

    @property
    def level(self) -> float:
        return self.slider.value() / STEPS

    @property
    def words(self) -> str:
        return self._words.text()

    def set_level(self, level: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(STEPS * level))
        self.slider.blockSignals(False)
        self._say()

    def set_available(self, available: bool) -> None:
        """Whether the model has learned to tell what fits no class."""
        self.is_available = available
        self.slider.setEnabled(available)
        self._say()

    def _say(self) -> None:
        at = self.slider.value()
        words = WORDS.format(at) if at else NEVER
        self._words.setText(words if self.is_available else UNKNOWN)
