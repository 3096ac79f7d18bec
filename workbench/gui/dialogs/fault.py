"""A fault of the program itself: one sentence, the details to copy, and the way to the log."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox

TITLE = mark("Something went wrong")
SIZE, SIGN = QSize(620, 440), 24
GOES_ON = mark(
    "The workbench goes on. If something looks odd from now on, save what is dear to you, and start it again."
)
CANNOT_START = mark("The workbench cannot start. The details below may help whoever looks into it.")
PRIVATE = mark("The details stay on this computer. They hold no pictures, but may name folders and files.")
COPY, COPIED = mark("Copy details"), mark("Copied")
ONCE_MORE = mark("It happened once more since.")
MORE = mark("It, or something like it, happened {times:,} times more since.")


class FaultDialog(QDialog):
    """Stands beside the window and holds nothing up. logRequested: the log is to be opened."""

    logRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.setAccessibleName(say(TITLE))
        self.resize(SIZE)
        self._sign = QLabel()
        self._sentence, self._advice, self._more = _label("section"), _label(""), _label("secondary")
        self._private = _label("secondary")
        self._private.setText(say(PRIVATE))
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setAccessibleName(say("Details"))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setTabChangesFocus(True)
        self.copy, self.log, self.leave = (
            QPushButton(say(COPY)),
            QPushButton(say("Open the log")),
            QPushButton(say("Close")),
        )
        self.copy.setToolTip(say("Copy the sentence, where it happened, and the versions, for whoever mends it"))
        self.log.setToolTip(say("Open the file in which the workbench notes what happens"))
        self.leave.setToolTip(say("Close this; the workbench stays open"))
        for button in (self.copy, self.log):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    @property
    def repeated(self) -> str:
        """What is said of faults that came after the one that is shown."""
        return self._more.text()

    def set_fault(self, sentence: str, details: str, *, started: bool = True) -> None:
        """Show one; ``started`` says whether there is a window that goes on."""
        self._sentence.setText(told(sentence))
        self._advice.setText(say(GOES_ON) if started else say(CANNOT_START))
        self._details.setPlainText(details)
        self.copy.setText(say(COPY))
        self.set_repeated(0)
        self.leave.setFocus()

    def set_repeated(self, count: int) -> None:
        """How many faults came since the one that is shown."""
        self._more.setText(say(ONCE_MORE) if count == 1 else say(MORE, times=count) if count else "")
        self._more.setVisible(bool(count))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.sentence}\n\n{self.details}")
        self.copy.setText(say(COPIED))

    def _lay_out(self) -> None:
        words = vbox(spacing=8)
        for label in (self._sentence, self._advice, self._more):
            words.addWidget(label)
        top = hbox(spacing=12)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = hbox()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.log)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        column = vbox(self, spacing=12)
        column.setContentsMargins(24, 20, 24, 16)
        column.addLayout(top)
        column.addWidget(self._details, 1)
        column.addWidget(self._private)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy)
        self.log.clicked.connect(self.logRequested)
        self.leave.clicked.connect(self.accept)
        self.leave.setDefault(True)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._sign.setPixmap(icon("warning", "failed").pixmap(SIGN, SIGN))


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
