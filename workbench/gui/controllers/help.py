"""Help: the window of pages, and F1, which explains the control that has the keyboard, in every window."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWhatsThisClickedEvent
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWhatsThis, QWidget

from workbench.gui.dialogs.help import HelpWindow
from workbench.gui.dialogs.shortcuts import key_rows
from workbench.gui.language import mark, say
from workbench.gui.models.help_algorithms import page_of_algorithm
from workbench.gui.models.help_pages import CHOOSING, FIRST
from workbench.gui.models.help_topics import KNOBS, TOPICS
from workbench.gui.widgets.knob_row import KnobRow

if TYPE_CHECKING:
    from workbench.gui.controllers.wiring import Wiring
    from workbench.gui.main_window import MainWindow

EXPLAIN, CONTENTS = "F1", "Ctrl+F1"
MORE = mark("More about this ({keys})")


class HelpController(QObject):
    """Belongs to one main window, and serves the dialogs and windows that belong to that."""

    def __init__(self, wiring: Wiring, window: MainWindow) -> None:
        super().__init__(wiring)
        self._wiring, self._main = wiring, window
        self.window: HelpWindow | None = None
        application().focusChanged.connect(self._on_focus_changed)

    def open(self, address: str = FIRST) -> None:
        """Show a page. A dialog that lets no other window be used gets one of its own, or it could not be read."""
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            shown = modal.findChild(HelpWindow) or self._within(modal)
        else:
            shown = self.window = self.window or HelpWindow(self._keys(), self._main)
        shown.go_to(address)

    def _within(self, dialog: QDialog) -> HelpWindow:
        """A window of its own for a dialog, with which it goes."""
        made = HelpWindow(self._keys(), dialog)
        dialog.finished.connect(made.close)
        return made

    def open_fitting(self) -> None:
        """Show the page on the control that has the keyboard; the first one where none has."""
        self.open(self.page_of(QApplication.focusWidget()))

    def explain(self) -> None:
        """Say what the control that has the keyboard is for; where nothing is said of it, show the fitting page."""
        widget = QApplication.focusWidget()
        words = explanation(widget)
        if widget is None or not words:
            self.open_fitting()
            return
        self._hear_clicks(widget)
        more = say(MORE, keys=QKeySequence(CONTENTS).toString(QKeySequence.SequenceFormat.NativeText))
        link = f'<p><a href="{self.page_of(widget)}">{escape(more)}</a></p>'
        QWhatsThis.showText(widget.mapToGlobal(widget.rect().bottomLeft()), words + link, widget)

    def page_of(self, widget: QWidget | None) -> str:
        """The address of what the help says of a control."""
        for each in _outwards(widget):
            if isinstance(each, KnobRow) and each.knob.name in KNOBS:
                return KNOBS[each.knob.name]
            if (topic := TOPICS.get(type(each).__name__)) and topic.address:
                chosen = self._wiring.algorithm.algorithm
                return page_of_algorithm(chosen) if topic.address == CHOOSING else topic.address
        return FIRST

    @property
    def shown_page(self) -> str:
        """The address of what is shown; empty while the window is closed."""
        return self.window.browser.address if self.window and self.window.isVisible() else ""

    def close(self) -> None:
        """Before the window goes."""
        application().focusChanged.disconnect(self._on_focus_changed)
        if self.window:
            self.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WhatsThisClicked and isinstance(event, QWhatsThisClickedEvent):
            self.open(event.href())
            return True
        return super().eventFilter(watched, event)

    def _keys(self) -> list[tuple[str, str]]:
        return key_rows(self._main.menus.entries)

    def _hear_clicks(self, widget: QWidget) -> None:
        """Of the link below an explanation; Qt sends them to what is explained."""
        widget.removeEventFilter(self)
        widget.installEventFilter(self)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Give the keys to the dialogs and windows of this main window, which its menu does not reach."""
        dialog = now.window() if now else None
        if not isinstance(dialog, QDialog) or self._main not in _outwards(dialog):
            return
        if not dialog.findChild(QShortcut, EXPLAIN, Qt.FindChildOption.FindDirectChildrenOnly):
            for key, do in ((EXPLAIN, self.explain), (CONTENTS, self.open_fitting)):
                shortcut = QShortcut(QKeySequence(key), dialog)
                shortcut.setObjectName(key)
                shortcut.activated.connect(do)


def explanation(widget: QWidget | None) -> str:
    """What a control says of itself, or what it stands in says of it, as rich text; empty where nothing does.

    A window says nothing of another, and what only repeats the name of the control says nothing of it.
    """
    for each in _outwards(widget):
        topic = TOPICS.get(type(each).__name__)
        what_is_shown = each.accessibleDescription() if each is widget else ""
        words = each.whatsThis() or (say(topic.sentence) if topic else "") or each.toolTip() or what_is_shown
        if words and words not in _names(each):
            return words if RichText.mightBeRichText(words) else f"<p>{escape(words)}</p>".replace("\n", "<br>")
        if each.isWindow():
            break
    return ""


def _names(widget: QWidget) -> tuple[str, ...]:
    """What a control is called."""
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), text, text.rstrip("….")


def _outwards(widget: QWidget | None) -> list[QWidget]:
    """A widget, and what it stands in, from the inside out; a dialog stands in its window."""
    found: list[QWidget] = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def application() -> QApplication:
    """The one that runs."""
    return cast(QApplication, QApplication.instance())
