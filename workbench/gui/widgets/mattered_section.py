"""The picture as it was dropped and as the network sees it, and over that what mattered for the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSlider, QWidget

from workbench.gui.models.queries import percent
from workbench.gui.models.why import Why
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.heat_legend import HeatLegend
from workbench.gui.widgets.heat_picture import SIDE, HeatPicture

TITLE, DROPPED, SEEN = "What mattered", "As you dropped it", "As the network sees it"
METHOD = (
    "Part after part of the picture was hidden, and it was noted how much less likely the answer became (occlusion). "
    "Point at a part to see what hiding it does."
)
SHOWN = 70


class MatteredSection(QFrame):
    """The slider says how much of what mattered is laid over the picture; at its left end nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.dropped, self.seen = HeatPicture(), HeatPicture()
        self.dropped.setAccessibleName(DROPPED)
        self.seen.setAccessibleName(SEEN)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(25)
        self.slider.setValue(SHOWN)
        self.slider.setAccessibleName("How strongly to show what mattered")
        self.slider.setToolTip("How strongly what mattered is laid over the picture; at the left end, not at all")
        self.legend = HeatLegend()
        self._sentence, self._size = QLabel(wordWrap=True), QLabel()
        self._lay_out()
        self.slider.valueChanged.connect(lambda at: self.seen.set_strength(at / 100))
        self.seen.set_strength(SHOWN / 100)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_why(self, why: Why) -> None:
        self.dropped.set_picture(why.picture.pixels, None)
        heat = why.mattered if why.has_mattered else None
        self.seen.set_picture(why.seen, heat, why.part_words)
        self.seen.setAccessibleDescription(why.mattered_words)
        self._size.setText(why.seen_words)
        self._sentence.setText(why.mattered_words)
        self._scale.setVisible(why.has_mattered)
        self.legend.set_ends("hiding it costs nothing", f"costs most: {percent(why.loss)}")

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        for each in (self.dropped, self.seen):
            each.set_pale(is_pale)

    def _lay_out(self) -> None:
        title = QLabel(TITLE)
        title.setProperty("role", "strong")
        self._sentence.setProperty("role", "body")
        method = QLabel(METHOD, wordWrap=True)
        method.setProperty("role", "secondary")
        pictures = FlowBox(spacing=12)
        pictures.flow.addWidget(_captioned(self.dropped, QLabel(DROPPED)))
        pictures.flow.addWidget(_captioned(self.seen, QLabel(SEEN), self._size))
        self._scale = QWidget()
        below = vbox(self._scale, spacing=6)
        row = hbox(spacing=12)
        caption = QLabel("Show")
        caption.setProperty("role", "secondary")
        caption.setBuddy(self.slider)
        row.addWidget(caption)
        row.addWidget(self.slider, 1)
        below.addLayout(row)
        below.addWidget(self.legend)
        below.addWidget(method)
        column = vbox(self)
        column.setContentsMargins(12, 8, 12, 10)
        for part in (title, self._sentence, pictures, self._scale):
            column.addWidget(part)


def _captioned(picture: QWidget, *captions: QLabel) -> QWidget:
    """A picture over its words."""
    whole = QWidget()
    whole.setFixedWidth(SIDE)
    column = vbox(whole, spacing=2)
    column.addWidget(picture)
    for each in captions:
        each.setProperty("role", "secondary")
        column.addWidget(each)
    column.addStretch(1)
    return whole
