"""The head of the classes: what to do, and what qualifies the result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.badge_row import BadgeRow
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.linked_line import LinkedLine
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.tab_order import tab_in_reading_order

TITLE = {False: mark("Drop a few pictures of each class"), True: mark("Drop pictures of each class")}
EMPTY = mark("Two classes are enough to begin.")
# Where there is room for it, and where there is little.
HOW = {False: mark("Show how it learned…"), True: mark("Show how…")}
HOW_TIP = mark("Look at how the model learned these classes, and at what it would have answered on the way (Ctrl+H)")


class TryHead(QWidget):
    """``examplesRequested`` by a stranger who has no pictures at hand; ``learningRequested`` by who wonders how;
    ``cameraRequested`` by who wants to take some; ``compareRequested`` by who wonders whether another model is better;
    ``howGoodRequested`` by who follows a hint to what was measured.
    """

    examplesRequested = Signal()
    learningRequested = Signal()
    cameraRequested = Signal()
    compareRequested = Signal()
    howGoodRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._badges = BadgeRow()
        self._examples = QPushButton(say("Try with example pictures"))
        self._examples.setToolTip(say("Four classes of drawings that come with the program, and pictures to recognise"))
        self._examples.setProperty("kind", "quiet")
        self._examples.clicked.connect(self.examplesRequested)
        self.how = QPushButton()
        self.how.setProperty("kind", "quiet")
        self.how.setToolTip(say(HOW_TIP))
        self.how.clicked.connect(self.learningRequested)
        self.compare = QPushButton(say("Compare models…"))
        self.compare.setProperty("kind", "quiet")
        self.compare.setToolTip(say("See what every model makes of these pictures, and which is best (Ctrl+K)"))
        self.compare.clicked.connect(self.compareRequested)
        self.camera = QPushButton(say("Camera…"))
        self.camera.setProperty("kind", "quiet")
        self.camera.setToolTip(say("Take pictures with the camera of this computer"))
        self.camera.clicked.connect(self.cameraRequested)
        self.camera.hide()
        self._hint = QLabel(say(EMPTY), wordWrap=True)
        self._hint.setProperty("role", "secondary")
        self.advice = LinkedLine()
        self.advice.hide()
        self.advice.followed.connect(self.howGoodRequested)
        self._banner: QWidget | None = None
        self._need = ""
        self._advised = "", ""
        self._is_folded = False
        self.notice = Notice()
        self._lay_out()

    def set_hint(self, words: str, link: str = "") -> None:
        """Say what would help, in a line below the title; empty words take it away. ``link`` leads to more of it."""
        self._advised = words, link
        self._word()

    def set_need(self, words: str) -> None:
        """Say what is needed first, in place of a hint; empty words leave the line to that."""
        self._need = words
        self._word()

    def _word(self) -> None:
        """What is needed stands where it is said how to begin; once something is learned, in a line of its own."""
        learning = self._examples.isHidden()
        self._hint.setText(self._need or say(EMPTY))
        words, link = ((self._need, "") if self._need else self._advised) if learning else ("", "")
        self.advice.set_words(words, link)
        self.advice.setVisible(bool(words))
        tab_in_reading_order(self)

    def set_banner(self, banner: QWidget | None) -> None:
        """Place ``banner`` right above the classes, instead of one that was there; None takes that away.

        One that has hidden itself stays hidden.
        """
        if self._banner is not None and self._banner is not banner:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        if banner is not None:
            self._column.addWidget(banner)
        self._banner = banner

    def hold_offer(self, offer: QWidget) -> None:
        """Show ``offer``, where it has something to say, right above what is said of the classes."""
        self._column.insertWidget(self._column.indexOf(self.notice), offer)

    @property
    def hint(self) -> str:
        """What is said to be needed or to help, if anything."""
        return self.advice.words if self._examples.isHidden() else self._hint.text()

    @property
    def badges(self) -> tuple[str, ...]:
        return self._badges.badges

    @property
    def offers_examples(self) -> bool:
        return not self._examples.isHidden()

    def set_badges(self, badges: tuple[str, ...]) -> None:
        """What qualifies the predictions, in words."""
        self._badges.set_badges(badges)

    def set_examples_shown(self, shown: bool) -> None:
        self._examples.setVisible(shown)
        self._hint.setVisible(shown)
        self.how.setVisible(not shown)
        self._show_compare()
        self._word()

    def set_camera_shown(self, shown: bool) -> None:
        """Whether there is a camera to take pictures with."""
        self.camera.setVisible(shown)

    def hold(self, state: QWidget) -> None:
        """Show ``state`` at the right of the title."""
        self._top.addWidget(state)

    def set_folded(self, folded: bool) -> None:
        """Where the time stands elsewhere, the way to see how it learned takes its place; else it is below it."""
        (self._top if folded else self._below).addWidget(self.how)
        self.how.setText(say(HOW[folded]))
        self._title.setText(say(TITLE[folded]))
        self._is_folded = folded
        self._show_compare()

    def _show_compare(self) -> None:
        """Once something is learned, where there is room for it; it is in the menu as well."""
        self.compare.setVisible(not self._is_folded and self._examples.isHidden())

    def _lay_out(self) -> None:
        self._top = hbox()
        self._top.addWidget(self._title)
        self._top.addStretch()
        hint = self._below = hbox()
        hint.addWidget(self._hint, 1)
        hint.addStretch()
        hint.addWidget(self.compare)
        hint.addWidget(self.camera)
        hint.addWidget(self._examples)
        column = self._column = vbox(self, spacing=4)
        column.addLayout(self._top)
        column.addLayout(hint)
        column.addWidget(self.advice)
        column.addWidget(self._badges)
        column.addWidget(self.notice)
        self.set_folded(False)
        self.set_examples_shown(True)
