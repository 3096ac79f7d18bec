"""The picture as it was dropped and as the network sees it, and over that what mattered for the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.queries import percent
from workbench.gui.models.why import Why, unbroken
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.calm_slider import CalmSlider
from workbench.gui.widgets.heat_legend import HeatLegend
from workbench.gui.widgets.heat_picture import SIDE, SMALLEST, HeatPicture

TITLE, DROPPED, SEEN = mark("What mattered"), mark("As you dropped it"), mark("As the network sees it")
METHOD = mark(
    "Part after part of the picture was hidden, and it was noted how much less likely the answer became (occlusion). "
    "Point at a part to see what hiding it does."
)
SHOWN = 70
MARGIN = GAP = 12


class MatteredSection(QFrame):
    """The slider says how much of what mattered is laid over the picture; at its left end nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.dropped, self.seen = HeatPicture(), HeatPicture()
        self.dropped.setAccessibleName(say(DROPPED))
        self.seen.setAccessibleName(say(SEEN))
        self.slider = CalmSlider()
        self.slider.setRange(0, 100)
        self.slider.setPageStep(25)
        self.slider.setValue(SHOWN)
        self.slider.setAccessibleName(say("How strongly to show what mattered"))
        self.slider.setToolTip(say("How strongly what mattered is laid over the picture; at the left end, not at all"))
        self.legend = HeatLegend()
        self._sentence, self._size = QLabel(wordWrap=True), QLabel()
        self._lay_out()
        self.slider.valueChanged.connect(lambda at: self.seen.set_strength(at / 100))
        self.seen.set_strength(SHOWN / 100)

    @property
    def sentence(self) -> str:
        return self._sentence.text().replace("\u00a0", " ")

    def set_why(self, why: Why) -> None:
        self.dropped.set_picture(why.picture.pixels, None)
        heat = why.mattered if why.has_mattered else None
        self.seen.set_picture(why.seen, heat, why.part_words)
        self.seen.setAccessibleDescription(why.mattered_words)
        self._size.setText(why.seen_words)
        self._sentence.setText(unbroken(why.mattered_words))
        self._scale.setVisible(why.has_mattered)
        self.legend.set_ends(say("hiding it costs nothing"), say("costs most: {percent}", percent=percent(why.loss)))

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        for each in (self.dropped, self.seen):
            each.set_pale(is_pale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both pictures stand side by side, as large as there is room for."""
        super().resizeEvent(event)
        side = (self.width() - 2 * MARGIN - GAP) // 2
        for each in self._pictures:
            each.set_side(min(max(side, SMALLEST), SIDE))

    def _lay_out(self) -> None:
        title = QLabel(say(TITLE))
        title.setProperty("role", "strong")
        self._sentence.setProperty("role", "body")
        method = QLabel(say(METHOD), wordWrap=True)
        method.setProperty("role", "secondary")
        self._pictures = (
            _Captioned(self.dropped, QLabel(say(DROPPED))),
            _Captioned(self.seen, QLabel(say(SEEN)), self._size),
        )
        pictures = hbox(spacing=GAP)
        for each in self._pictures:
            pictures.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        pictures.addStretch(1)
        self._scale = QWidget()
        below = vbox(self._scale, spacing=6)
        row = hbox(spacing=12)
        caption = QLabel(say("Show"))
        caption.setProperty("role", "secondary")
        caption.setBuddy(self.slider)
        row.addWidget(caption)
        row.addWidget(self.slider, 1)
        below.addLayout(row)
        below.addWidget(self.legend)
        below.addWidget(method)
        column = vbox(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 10)
        column.addWidget(title)
        column.addWidget(self._sentence)
        column.addLayout(pictures)
        column.addWidget(self._scale)


class _Captioned(QWidget):
    """A picture over its words."""

    def __init__(self, picture: HeatPicture, *captions: QLabel) -> None:
        super().__init__()
        self._picture = picture
        column = vbox(self, spacing=2)
        column.addWidget(picture)
        for each in captions:
            each.setProperty("role", "secondary")
            each.setWordWrap(True)
            column.addWidget(each)
        column.addStretch(1)

    def set_side(self, side: int) -> None:
        self._picture.set_side(side)
        self.setFixedWidth(side)
