"""The contents of the help, or the parts in which what was typed is found."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workbench.gui.language import language, mark, say
from workbench.gui.models.help_pages import CHOOSING, Section, excerpt, pages, search, sections
from workbench.gui.theme import theme

ADDRESS = Qt.ItemDataRole.UserRole
APART = 14  # above a heading
NOTHING = mark("Nothing is said of this. Try another word.")


class HelpContents(QListWidget):
    """chosen: the address of a page, or of a part of it."""

    chosen = Signal(str)

    def __init__(self, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {name: sections(name, language().code, keys) for name in pages()}
        self.setProperty("role", "part")
        self.setAccessibleName(say("Contents of the help"))
        self.setAccessibleDescription(say("Choose a page to read it."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(True)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self.set_filter("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is marked by keys is read at once, as what is clicked is."""
        before = self.currentRow()
        super().keyPressEvent(event)
        if (now := self.currentItem()) and self.currentRow() != before:
            self._on_chosen(now)

    def set_filter(self, typed: str) -> None:
        """List the parts in which all typed words stand; all pages where nothing is typed."""
        self.clear()
        if typed.strip():
            self._fill_found(typed)
        else:
            self._fill_pages()

    def choose_first(self) -> None:
        """Go to what stands first."""
        if (first := self.item(0)) and first.data(ADDRESS):
            self.setCurrentItem(first)
            self._on_chosen(first)

    def show_current(self, address: str) -> None:
        """Mark the part that is read, or its page; nothing where neither is listed."""
        places = [self.item(row).data(ADDRESS) for row in range(self.count())]
        at = next((each for each in (address, address.partition("#")[0]) if each in places), None)
        self.setCurrentRow(places.index(at) if at else -1)

    def _fill_pages(self) -> None:
        for name, parts in self._pages.items():
            if name == CHOOSING:
                self._set_apart(self._add_heading(say("Algorithms")))
            self._add(parts[0], parts[0].heading)

    def _fill_found(self, typed: str) -> None:
        found = search(typed, [part for parts in self._pages.values() for part in parts])
        for each in found:
            self._add(each, each.heading, excerpt(each, typed))
        if not found:
            self._add_heading(say(NOTHING))

    def _add(self, part: Section, words: str, tip: str = "") -> None:
        item = QListWidgetItem(words, self)
        item.setData(ADDRESS, part.address)
        item.setToolTip(tip)

    def _add_heading(self, words: str) -> QListWidgetItem:
        """Words that cannot be chosen; the style sheet gives them their colour, as the theme may change."""
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme().font(12, 600))
        return item

    def _set_apart(self, item: QListWidgetItem) -> None:
        """From the chapters before it."""
        item.setSizeHint(QSize(0, self.sizeHintForRow(self.row(item)) + APART))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        if address := item.data(ADDRESS):
            self.chosen.emit(address)
