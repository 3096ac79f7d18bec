"""What is shown at the first start: what the program does, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import LANGUAGES, language, mark, say
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.way_in import WayIn

TITLE = mark("Welcome to the Meta-Learning Workbench")
MEANING = mark(
    "A model that has practised on many small tasks learns new classes from a few pictures, in a blink. "
    "Here you can watch it do so, and train such a model yourself. Everything stays on this computer."
)
TRY, TRAIN, OWN = "try", "train", "own"
# The sign, the title and the sentence of each way.
WAYS = {
    TRY: (
        "drop",
        mark("Try it now"),
        mark("Drag a few example drawings in, and see a trained model learn and recognise them. One minute."),
    ),
    TRAIN: (
        "curve",
        mark("Train your first model"),
        mark("Train on drawn characters that come with the program; it is explained as it goes. A few minutes."),
    ),
    OWN: (
        "picture",
        mark("Use my own pictures"),
        mark("Two classes with a few pictures each are enough: photographs or drawings, as files or pasted."),
    ),
}
WIDTH, LOGO = 560, 40


class WelcomeDialog(QDialog):
    """chosen: TRY, TRAIN or OWN. languageChosen: the code of another language."""

    chosen = Signal(str)
    languageChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Welcome"))
        self.ways = {key: WayIn(sign, say(title), say(sentence)) for key, (sign, title, sentence) in WAYS.items()}
        self.later = QPushButton(say("Look around first"), autoDefault=False)
        self.language = QComboBox()
        self.language.setAccessibleName(say("Language"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language().code))
        self._lay_out()
        self._connect()
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        for key, way in self.ways.items():
            way.clicked.connect(lambda _=False, key=key: self._on_way(key))
        self.later.clicked.connect(self.reject)
        self.language.activated.connect(lambda _: self.languageChosen.emit(self.language.currentData()))

    def _on_way(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)

    def _lay_out(self) -> None:
        logo, title, meaning = QLabel(), QLabel(say(TITLE), wordWrap=True), QLabel(say(MEANING), wordWrap=True)
        logo.setPixmap(icon("app").pixmap(LOGO, LOGO))
        title.setProperty("role", "title")
        head = hbox(spacing=12)
        head.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        self.later.setProperty("kind", "quiet")
        again = QLabel(say("Help ▸ Welcome shows this again."))
        again.setProperty("role", "secondary")
        foot = hbox()
        foot.addWidget(again, 1)
        foot.addWidget(self.later)
        whole = vbox(self, spacing=12)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.addLayout(head)
        whole.addWidget(meaning)
        for way in self.ways.values():
            whole.addWidget(way)
        whole.addLayout(foot)
        next(iter(self.ways.values())).setFocus()
