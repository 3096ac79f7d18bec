"""The window "Map": all pictures of Try it on a plane, those that the model finds alike close together."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from workbench.engine.few_shot import PCA, TSNE
from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.models.picture_map import PictureMap
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.map_legend import MapLegend
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.picture_plane import STEP, PicturePlane
from workbench.gui.widgets.segmented import Segmented

TITLE = mark("Map of the pictures")
SIZE, SMALLEST, NARROWEST = QSize(900, 740), QSize(460, 440), 700
METHODS = ((PCA, mark("Overview (PCA)")), (TSNE, mark("Neighbours (t-SNE)")))
TIPS = {
    PCA: mark(
        "Principal component analysis: the two directions in which the pictures differ most. It is there at once."
    ),
    TSNE: mark("t-distributed stochastic neighbour embedding: keeps together what is alike. It takes longer."),
}
ALL = mark("Show all"), mark("Show all pictures (Home)")
POINT = mark("Select a picture to see it in Try it. Scroll, or press + and −, to zoom; drag to move.")


class MapWindow(SideWindow):
    """``methodChosen`` carries PCA or TSNE."""

    methodChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "map", SIZE, SMALLEST, NARROWEST, parent)
        self.methods = Segmented([(key, say(words)) for key, words in METHODS])
        self.methods.setAccessibleName(say("How the pictures are laid out"))
        for key, tip in TIPS.items():
            self.methods.set_tip(key, say(tip))
        self.plane, self.legend, self.notice = PicturePlane(), MapLegend(), Notice()
        self._words, self._about, self._state = QLabel(wordWrap=True), QLabel(), QLabel()
        self._empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        for label in (self._words, self._about, self._state, self._empty):
            label.setProperty("role", "secondary")
        self._busy = QProgressBar(textVisible=False)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(say("A map is being made"))
        self.smaller, self.larger, self.whole = (
            _button("−", say("Zoom out (−)")),
            _button("+", say("Zoom in (+)")),
            _button(*map(say, ALL)),
        )
        self._lay_out()
        self._connect()
        self.show_nothing("")

    @property
    def words(self) -> str:
        """What is said of the map."""
        return self._words.text()

    @property
    def about(self) -> str:
        """What is said of the picture that is marked."""
        return self._about.text()

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def is_busy(self) -> bool:
        return not self._busy.isHidden()

    @property
    def empty_words(self) -> str:
        """What is said while there is no map; empty while there is one."""
        return "" if self._empty.isHidden() else self._empty.text()

    def set_state(self, words: str) -> None:
        """What goes on meanwhile: the map that is still shown is pale until there is another."""
        self._state.setText(words)
        self._busy.setVisible(bool(words))
        self.plane.set_pale(bool(words))

    def set_about(self, words: str) -> None:
        """Something about what is marked; with nothing to say, how to get on."""
        self._about.setText(words or say(POINT))

    def show_map(self, shown: PictureMap) -> None:
        self.notice.clear()
        self._words.setText(shown.words)
        self.legend.set_letters(shown.letters)
        self.legend.set_none(shown.has_none)
        self._show_parts(True)
        self.plane.set_map(shown)

    def show_nothing(self, words: str) -> None:
        """There is no map, for a reason that ``words`` give."""
        self._empty.setText(words)
        self._show_parts(False)

    def show_failed(self, sentence: str, details: str) -> None:
        """There is no map, and ``sentence`` says why."""
        self.show_nothing("")
        self.notice.show_error(sentence, details)

    def _connect(self) -> None:
        self.methods.chosen.connect(self.methodChosen)
        self.legend.emphasised.connect(self.plane.set_emphasis)
        self.smaller.clicked.connect(lambda: self.plane.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: self.plane.zoom(STEP))
        self.whole.clicked.connect(self.plane.show_all)

    def _show_parts(self, shown: bool) -> None:
        self._empty.setVisible(not shown)
        for part in (self._words, self._body):
            part.setVisible(shown)
        for button in (self.smaller, self.larger, self.whole):
            button.setEnabled(shown)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "pane")
        framed = vbox(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.plane)
        self._body = QWidget()
        body = vbox(self._body)
        body.addWidget(frame, 1)
        body.addWidget(self._about)
        body.addWidget(self.legend)
        column = vbox(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.addLayout(self._head())
        for part, stretch in ((self._words, 0), (self.notice, 0), (self._body, 1), (self._empty, 1)):
            column.addWidget(part, stretch)

    def _head(self) -> QHBoxLayout:
        row = hbox()
        row.addWidget(self.methods)
        row.addSpacing(8)
        going = vbox(spacing=2)
        self._busy.setFixedWidth(120)
        going.addWidget(self._state)
        going.addWidget(self._busy)
        row.addLayout(going)
        row.addStretch(1)
        for button in (self.smaller, self.larger, self.whole):
            row.addWidget(button)
        return row


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
