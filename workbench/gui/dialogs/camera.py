"""The window "Camera": what it sees, and where the pictures go that are taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from workbench.gui.camera import Frames
from workbench.gui.language import mark, say
from workbench.gui.models.contents import NEW_CLASS, QUERIES, PictureClass
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.live_view import LiveView
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.plain_combo import PlainCombo

TITLE = mark("Camera")
STARTING = mark("Switching the camera on…")
NOTHING_MS = 8000
NOTHING = mark("The camera sends no picture. Another program may be using it, or it may be covered or switched off.")
PRIVACY = mark("Nothing is recorded; pictures that you take stay on this computer.")
SPACE = Qt.Key.Key_Space


class CameraDialog(QDialog):
    """Stands beside the window. ``taken`` carries a target (a class, NEW_CLASS or QUERIES) and a QImage.

    The camera of ``frames`` is on exactly as long as the window is open.
    """

    taken = Signal(int, QImage)

    def __init__(self, frames: Frames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self._frames = frames
        self.view, self.notice = LiveView(), Notice()
        self.target = PlainCombo()
        self.target.setAccessibleName(say("Where pictures go"))
        self.take = QPushButton(say("Take picture"))
        self.take.setProperty("kind", "primary")
        self.take.setToolTip(say("Take what is seen now (Space)"))
        set_button_icon(self.take, "camera", "on_accent")
        self.take.setDefault(True)
        self._told, self._private = QLabel(), QLabel(say(PRIVACY), wordWrap=True)
        for label in (self._told, self._private):
            label.setProperty("role", "secondary")
        self._patience = QTimer(self, singleShot=True, interval=NOTHING_MS)
        self._lay_out()
        self._connect()

    @property
    def told(self) -> str:
        """What is said of the last picture."""
        return self._told.text()

    def set_classes(self, classes: Sequence[PictureClass]) -> None:
        """Offer these classes; what was chosen stays chosen where it is still there."""
        chosen = self.target.currentData()
        self.target.clear()
        for each in classes:
            self.target.addItem(say("For class {name}", name=each.name), each.id)
        self.target.addItem(say("For a new class"), NEW_CLASS)
        self.target.addItem(say("To recognise"), QUERIES)
        self.choose(chosen if chosen is not None else classes[0].id if classes else NEW_CLASS)

    def choose(self, target: int) -> None:
        """Let pictures go there from now on, if there is such a place."""
        if (row := self.target.findData(target)) >= 0:
            self.target.setCurrentIndex(row)

    def tell(self, words: str) -> None:
        """Say where the last picture went."""
        self._told.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == SPACE and self.take.isEnabled():
            self.take.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.set_words(say(STARTING))
        self.notice.clear()
        self.take.setEnabled(False)
        self._patience.start()
        self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._patience.stop()
        self._frames.stop()

    def _on_frame(self, image: QImage) -> None:
        if not self.isVisible():
            return
        if not self.take.isEnabled():
            self.take.setEnabled(True)
            self.take.setFocus()
        self._patience.stop()
        self.view.set_image(image)

    def _on_failed(self, sentence: str) -> None:
        self._patience.stop()
        self.take.setEnabled(False)
        self.view.set_words(say("No picture"))
        self.notice.show_error(sentence)

    def _on_take(self) -> None:
        self.taken.emit(int(self.target.currentData()), self.view.image.copy())

    def _connect(self) -> None:
        self._frames.shown.connect(self._on_frame)
        self._frames.failed.connect(self._on_failed)
        self._patience.timeout.connect(lambda: self._on_failed(say(NOTHING)))
        self.take.clicked.connect(self._on_take)

    def _lay_out(self) -> None:
        self.setMinimumSize(QSize(360, 360))
        close = QPushButton(say("Close"), autoDefault=False)
        close.clicked.connect(self.close)
        row = hbox()
        row.addWidget(self.take)
        row.addWidget(self.target, 1)
        row.addWidget(close)
        column = vbox(self, spacing=12)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self._told)
        column.addLayout(row)
        column.addWidget(self._private)
