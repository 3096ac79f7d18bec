"""The window "Compare models": several models on the classes and pictures of Try it, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.data.pictures import Picture
from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.models.comparing import Contender
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.compare_table import CompareTable
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.picture_label import PictureLabel
from workbench.gui.widgets.plain_combo import PlainCombo

TITLE = mark("Compare models")
SIZE, SMALLEST, NARROWEST = QSize(900, 560), QSize(480, 380), 760
SIDE = 48
WHAT = mark(
    "Each model learns your classes from your pictures, as Try it does. What counts is how often it is right when each "
    "picture is left out in turn; agreement only says where models differ."
)
NO_PICTURE = mark("No picture to recognise yet: drop one into Try it to see what each model makes of it.")
USE = mark("Use this model")


class CompareWindow(SideWindow):
    """Signals: compareRequested, cancelRequested, wantedChanged (ref, whether it is ticked), pictureChosen (key),
    useRequested (ref)."""

    compareRequested = Signal()
    cancelRequested = Signal()
    wantedChanged = Signal(str, bool)
    pictureChosen = Signal(str)
    useRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "compare", SIZE, SMALLEST, NARROWEST, parent)
        self._verdict, self._failures, self._state = _label("section"), _label("secondary"), _label("secondary")
        self._thumbnail, self._no_picture = PictureLabel(SIDE), _label("secondary")
        self._no_picture.setText(say(NO_PICTURE))
        self.pictures = PlainCombo()
        self.pictures.setAccessibleName(say("Picture to compare on"))
        self.pictures.setToolTip(say("The picture whose answers stand in the table"))
        self.notice, self.table = Notice(), CompareTable()
        self.compare, self.cancel, self.use = (
            QPushButton(say("Compare")),
            QPushButton(say("Cancel")),
            QPushButton(say(USE)),
        )
        self.compare.setToolTip(say("Adapt every ticked model to your classes, one after the other"))
        self.cancel.setToolTip(say("Stop comparing"))
        self.use.setToolTip(say("Recognise with the chosen model in Try it"))
        self.compare.setProperty("kind", "primary")
        for button in (self.compare, self.cancel, self.use):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.set_pictures((), "")
        self.set_words("", ())

    @property
    def verdict(self) -> str:
        return self._verdict.text()

    @property
    def failures(self) -> str:
        """What is said of models that could not be used."""
        return self._failures.text()

    @property
    def state(self) -> str:
        return self._state.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()

    def set_contenders(self, rows: Sequence[Contender], key: str, labels: Mapping[str, str]) -> None:
        """``key``: the picture whose answer is shown; ``labels``: what the model in use says, picture by picture."""
        self.table.rows.set_contenders(rows, key, labels)
        self._offer_use()

    def set_words(self, verdict: str, failed: Sequence[Contender]) -> None:
        """What is to be said of the result, and of models that could not be used."""
        self._verdict.setText(verdict)
        self._verdict.setVisible(bool(verdict))
        self._failures.setText("\n".join(map(_failure, failed)))
        self._failures.setVisible(bool(failed))

    def set_state(self, words: str, can_compare: bool, is_comparing: bool) -> None:
        """What goes on, and whether it can be begun or given up."""
        self._state.setText(words)
        self.compare.setEnabled(can_compare)
        self.compare.setVisible(not is_comparing)
        self.cancel.setVisible(is_comparing)

    def set_pictures(self, pictures: Sequence[Picture], key: str) -> None:
        """The pictures to choose from, and the one that is chosen."""
        keys = [each.key for each in pictures]
        if keys != [self.pictures.itemData(row) for row in range(self.pictures.count())]:
            self.pictures.clear()
            for each in pictures:
                self.pictures.addItem(each.name, each.key)
        self._thumbnail.set_picture(next((each for each in pictures if each.key == key), None))
        self.pictures.setCurrentIndex(self.pictures.findData(key))
        for part in (self.pictures, self._thumbnail):
            part.setVisible(bool(pictures))
        self._no_picture.setVisible(not pictures)

    def _offer_use(self) -> None:
        row = next((each for each in self.table.rows.contenders if each.ref == self.table.selected), None)
        self.use.setEnabled(row is not None and not row.is_in_use and not row.failure)

    def _lay_out(self) -> None:
        what = _label("secondary")
        what.setText(say(WHAT))
        chosen = hbox()
        self._label = QLabel(say("What each says of"))
        chosen.addWidget(self._label)
        chosen.addWidget(self._thumbnail)
        chosen.addWidget(self.pictures)
        chosen.addWidget(self._no_picture, 1)
        chosen.addStretch()
        buttons = hbox()
        buttons.addWidget(self._state, 1)
        for button in (self.compare, self.cancel, self.use):
            buttons.addWidget(button)
        column = vbox(self, spacing=10)
        column.setContentsMargins(20, 14, 20, 14)
        for part in (what, self.notice):
            column.addWidget(part)
        column.addLayout(chosen)
        column.addWidget(self.table, 1)
        for part in (self._failures, self._verdict):
            column.addWidget(part)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.compare.clicked.connect(self.compareRequested)
        self.cancel.clicked.connect(self.cancelRequested)
        self.use.clicked.connect(lambda: self.useRequested.emit(self.table.selected))
        self.table.useRequested.connect(self.useRequested)
        self.table.chosen.connect(lambda _: self._offer_use())
        self.table.rows.wantedChanged.connect(self.wantedChanged)
        self.pictures.activated.connect(lambda _: self.pictureChosen.emit(self.pictures.currentData()))


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _failure(model: Contender) -> str:
    return f"⚠ {say('{name}: {words}', name=model.title, words=told(model.failure))}"
