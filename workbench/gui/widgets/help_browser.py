"""Shows a page of the help, and goes from page to page; nothing but what ships with the program is ever loaded."""

from __future__ import annotations

from string import Template
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from workbench.gui.help_pictures import picture
from workbench.gui.language import language, say
from workbench.gui.models.help_pages import page
from workbench.gui.theme import DARK, LIGHT, theme

SCHEME = "help"
MARGIN = 20
FRAME = """
QTextBrowser { background: $surface; border: 2px solid transparent; border-radius: 4px; padding: 0; }
QTextBrowser:focus { border-color: $accent; padding: 0; }
"""
PAGE = """
h1 { font-size: 20px; font-weight: 600; margin-top: 4px; margin-bottom: 10px; }
h2 { font-size: 15px; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }
p, li, td { font-size: 14px; line-height: 140%; }
p { margin-top: 0; margin-bottom: 10px; }
li { margin-bottom: 6px; }
p.picture { margin-top: 8px; margin-bottom: 8px; line-height: 100%; }
b { font-weight: 600; }
p.caption, p.paper { color: $text2; font-size: 13px; }
td { padding: 3px 18px 3px 0; }
a { color: $accent; text-decoration: none; }
"""


class HelpBrowser(QTextBrowser):
    """Addresses are help:page#anchor, in links without the beginning. linkOpened: an address of the web was clicked."""

    linkOpened = Signal(QUrl)

    def __init__(self, keys: str = "", parent: QWidget | None = None) -> None:
        """``keys`` is the table of the window's keys, as HTML."""
        super().__init__(parent)
        self._keys = keys
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self.setAccessibleName(say("Page of the help"))
        self.setAccessibleDescription(say("Tab goes from link to link, Return follows one."))
        self.anchorClicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)
        self._dress()

    @property
    def address(self) -> str:
        """Where it is: page or page#anchor."""
        return address_of(self.source())

    def go_to(self, address: str) -> None:
        """Show a page, from an anchor on where one is named."""
        self.setSource(QUrl(f"{SCHEME}:/{address}"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pages and drawings of the help; nothing for any other address."""
        url = QUrl(name)
        if url.scheme() != SCHEME:
            return None
        file, code = url.path().removeprefix("/"), language().code
        if kind == QTextDocument.ResourceType.HtmlResource.value:
            return page(file, code, self._keys)
        is_image = kind == QTextDocument.ResourceType.ImageResource.value
        return picture(file, code, self.devicePixelRatioF()) if is_image else None

    def _on_clicked(self, url: QUrl) -> None:
        if url.scheme() == SCHEME:
            self.setSource(url)
        else:
            self.linkOpened.emit(url)

    def _on_theme_changed(self) -> None:
        self._dress()
        self.reload()

    def _dress(self) -> None:
        colors = DARK if theme().is_dark else LIGHT
        self.setStyleSheet(Template(FRAME).substitute(colors))
        self.document().setDefaultStyleSheet(Template(PAGE).substitute(colors))


def address_of(url: QUrl) -> str:
    """As links in the pages name it."""
    return url.toString().removeprefix(f"{SCHEME}:/")
