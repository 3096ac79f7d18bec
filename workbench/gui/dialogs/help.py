"""The window "Help": contents and a search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.models.help_pages import FIRST
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.help_browser import HelpBrowser, address_of
from workbench.gui.widgets.help_contents import HelpContents

TITLE = mark("Help")
SIZE, SMALLEST = QSize(980, 700), QSize(920, 420)  # so wide that the drawings fit beside the contents
WIDE = 960
CONTENTS, TEXT = 250, 700


class HelpWindow(SideWindow):
    """``keys`` are what the window's keys do, and the keys. Papers open in the browser."""

    def __init__(self, keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "help", SIZE, SMALLEST, WIDE, parent)
        table = _table(keys)
        self.contents, self.browser = HelpContents(table), HelpBrowser(table)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.back = QPushButton(say("Back"), autoDefault=False)
        self.forward = QPushButton(say("Forward"), autoDefault=False)
        self._describe()
        self._lay_out()
        self._connect()

    def go_to(self, address: str = FIRST) -> None:
        """Show a page, or a part of one, and bring the window to the front."""
        self.bring_up()  # first, as a part is looked for where the lines are by then
        self.browser.go_to(address)
        self.browser.setFocus()

    def _describe(self) -> None:
        self.search.setPlaceholderText(say("Search the help"))
        self.search.setAccessibleName(say("Search the help"))
        self.search.setToolTip(say("Lists the parts in which all words stand (Ctrl+F)"))
        self.back.setToolTip(say("To the page before (Alt+←)"))
        self.forward.setToolTip(say("To the page after (Alt+→)"))
        for button in (self.back, self.forward):
            button.setEnabled(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.contents.set_filter)
        self.search.returnPressed.connect(self.contents.choose_first)
        self.contents.chosen.connect(self.browser.go_to)
        self.browser.sourceChanged.connect(self._on_moved)
        self.browser.linkOpened.connect(QDesktopServices.openUrl)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.back.clicked.connect(self.browser.backward)
        self.forward.clicked.connect(self.browser.forward)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        for key, button in (
            (QKeySequence.StandardKey.Back, self.back),
            (QKeySequence.StandardKey.Forward, self.forward),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _on_moved(self, where: QUrl) -> None:
        self.contents.show_current(address_of(where))

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = vbox(left)
        column.setContentsMargins(16, 14, 4, 16)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        steps = hbox()
        steps.setContentsMargins(12, 14, 16, 0)
        for button in (self.back, self.forward):
            steps.addWidget(button)
        steps.addStretch(1)
        pages = vbox(right)
        pages.addLayout(steps)
        pages.addWidget(self.browser, 1)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for part in (left, right):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        parts.setSizes([CONTENTS, TEXT])
        vbox(self).addWidget(parts)


def _table(keys: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><td>{escape(words)}</td><td><b>{escape(key)}</b></td></tr>" for words, key in keys)
    return f'<table cellspacing="0">{rows}</table>'
