"""The slider over the stages of learning: a button that walks through them, and where it stands, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QWidget

from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.calm_slider import CalmSlider

PLAY, HALT = mark("Play"), mark("Stop")
# A whole walk takes about as long, but no stage less or more than this.
WALK_MS, QUICKEST_MS, SLOWEST_MS = 2500, 40, 700
PAGES = 10


class StageSlider(CalmSlider):
    """A click beside the handle puts it there."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(120)
        self.setAccessibleName(say("Stage of learning"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
            at = round(event.position().x() - handle / 2)
            span = self.width() - handle
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, span))
        super().mousePressEvent(event)


class StageBar(QWidget):
    """``stageRequested`` carries the place of a stage, by the slider or while it plays."""

    stageRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play = QPushButton(say(PLAY))
        self.play.setFixedWidth(88)
        self.slider = StageSlider()
        self.position = QLabel()
        self.position.setProperty("role", "strong")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._walk)
        row = hbox(spacing=12)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        column = vbox(self, spacing=4)
        column.addLayout(row)
        column.addWidget(self.position)
        self.play.clicked.connect(self._on_play)
        self.slider.valueChanged.connect(self._on_moved)
        theme().changed.connect(self._say_playing)
        self._say_playing()

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    @property
    def interval(self) -> int:
        """Milliseconds from one stage to the next while it plays."""
        return self._timer.interval()

    def set_stages(self, count: int) -> None:
        """There are so many; a single one needs no slider."""
        self.stop()
        self.slider.blockSignals(True)
        self.slider.setRange(0, count - 1)
        self.slider.setPageStep(max(1, count // PAGES))
        self.slider.blockSignals(False)
        self._timer.setInterval(min(max(WALK_MS // max(count - 1, 1), QUICKEST_MS), SLOWEST_MS))
        self.setVisible(count > 1)

    def set_place(self, place: int, words: str) -> None:
        """Stand at a stage, and say which that is."""
        self.slider.blockSignals(True)
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self.position.setText(words[:1].upper() + words[1:])
        self.slider.setAccessibleDescription(words)
        self.slider.setToolTip(words)

    def stop(self) -> None:
        """Play no further."""
        self._timer.stop()
        self._say_playing()

    def _on_play(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.stageRequested.emit(0)
        self._timer.start()
        self._say_playing()

    def _walk(self) -> None:
        place = self.slider.value() + 1
        self.stageRequested.emit(min(place, self.slider.maximum()))
        if place >= self.slider.maximum():
            self.stop()

    def _on_moved(self, place: int) -> None:
        self.stop()
        self.stageRequested.emit(place)

    def _say_playing(self) -> None:
        self.play.setText(say(HALT if self.is_playing else PLAY))
        set_button_icon(self.play, "stop" if self.is_playing else "start")
        self.play.setToolTip(say("Stay at this stage") if self.is_playing else say("Walk through the stages"))
