"""The foot of Try it: how well it works, what can be done with it, and that pictures stay here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QToolTip, QVBoxLayout, QWidget

from workbench.gui.drops import RECOGNISE, RECOGNISE_THOSE, PictureDrops
from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.how_good import Expectation, explanation
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.estimate_line import INSET, EstimateLine

SIDE, MARGIN = 16, 6
PRIVACY = mark("Pictures stay on this computer.")


class TryFooter(QWidget):
    """Signals: howGoodRequested (the line was clicked), classifyRequested, saveRequested, exportRequested.

    It is always in sight, and takes pictures to recognise: dropped (a list of sources), carried (Carried: what is
    moved here from a class).
    ``clear`` is the button that removes everything.
    """

    howGoodRequested = Signal()
    classifyRequested = Signal()
    saveRequested = Signal()
    exportRequested = Signal()
    dropped = Signal(object)
    carried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = EstimateLine()
        self.how = QToolButton()
        self.how.setIcon(icon("help", "text2"))
        self.how.setIconSize(QSize(16, 16))
        self.how.setAccessibleName(say("How this is measured"))
        self.classify = QPushButton(say("Classify a folder…"))
        self.classify.setProperty("kind", "primary")
        self.classify.setToolTip(say("Recognise all pictures in a folder, and write a table of what they are"))
        self.save, self.export = QPushButton(say("Save")), QPushButton(say("Export…"))
        self.save.setToolTip(say("Save classes, pictures and model in one file, to go on later"))
        self.export.setToolTip(say("Write the model, adapted to these classes, for use elsewhere (ONNX)"))
        self.clear = QPushButton(say("Clear all"))
        self.clear.setProperty("kind", "quiet")
        self.clear.setToolTip(say("Remove all classes and pictures, and begin again"))
        self.cover = DropCover(self)
        self._lay_out()
        self._connect()
        self.set_explanation(explanation(None))
        self.set_learning(False)
        self.set_filled(False)
        self.set_low(False)

    def set_expectation(self, expectation: Expectation) -> None:
        """Say how well it works, or why that is not known."""
        self.line.set_expectation(expectation)

    def set_explanation(self, words: str) -> None:
        """What (?) says: how it was measured."""
        self.how.setToolTip(words)
        self.how.setAccessibleDescription(words)

    def set_learning(self, learning: bool) -> None:
        """Whether there are classes to recognise with."""
        self.classify.setEnabled(learning)
        self.export.setEnabled(learning)
        set_button_icon(self.classify, "folder", "on_accent")

    def set_filled(self, filled: bool) -> None:
        """Whether there is anything to keep or to remove."""
        self.save.setEnabled(filled)
        self.clear.setVisible(filled)

    def set_low(self, low: bool) -> None:
        """In a low window, nothing is drawn of what the line says, and all stands closer."""
        self.line.set_low(low)
        above = MARGIN // 2 if low else MARGIN
        self._column.setSpacing(above)
        self._column.setContentsMargins(SIDE - INSET, above, SIDE, above)

    def _lay_out(self) -> None:
        top = hbox(spacing=4)
        top.addWidget(self.line, 1)
        top.addLayout(_at_top(self.how))
        buttons = hbox()
        buttons.setContentsMargins(INSET, 0, 0, 0)
        buttons.addWidget(self.classify)
        buttons.addStretch()
        buttons.addWidget(self.save)
        buttons.addWidget(self.export)
        words = QLabel(say(PRIVACY))
        words.setProperty("role", "secondary")
        foot = hbox()
        foot.setContentsMargins(INSET, 0, 0, 0)
        foot.addWidget(words, 1)
        foot.addWidget(self.clear)
        # Else it would become higher once there is something to clear.
        words.setMinimumHeight(self.clear.sizeHint().height())
        # The line has a margin of its own, for the frame that marks the keyboard.
        column = self._column = vbox(self)
        column.addLayout(top)
        column.addLayout(buttons)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.line.clicked.connect(self.howGoodRequested)
        self.how.clicked.connect(self._explain)
        self.classify.clicked.connect(self.classifyRequested)
        self.save.clicked.connect(self.saveRequested)
        self.export.clicked.connect(self.exportRequested)
        drops = PictureDrops(self, QUERIES)
        drops.entered.connect(lambda what: self.cover.show_words(say(RECOGNISE, what=what)))
        drops.carriedOver.connect(lambda what: self.cover.show_words(say(RECOGNISE_THOSE, what=what)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)
        drops.carried.connect(self.carried)

    def _explain(self) -> None:
        """For whoever does not wait for the tool tip, or has no mouse."""
        at = self.how.mapToGlobal(QPoint(0, self.how.height()))
        QToolTip.showText(at, self.how.toolTip(), self.how)


def _at_top(button: QToolButton) -> QVBoxLayout:
    """Beside the first line of what may take several."""
    column = vbox(spacing=0)
    column.addWidget(button)
    column.addStretch()
    return column
