"""Language and theme: what is chosen holds in a moment, and at the next start."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from workbench.gui.language import SYSTEM, language
from workbench.gui.settings import settings
from workbench.gui.standstill import CLOSING_MS, standing_still
from workbench.gui.theme import MODES, theme

LANGUAGE, THEME = "window/language", "window/theme"


def choose_language(code: str) -> None:
    """Show the window in another language, as soon as nothing is lost by that; a code, or the system's."""
    settings().setValue(LANGUAGE, code)
    language().asked.emit(code)


def choose_theme(mode: str) -> None:
    """Light, dark or as the system, once the list or the menu in which it was chosen has closed."""
    settings().setValue(THEME, mode)
    QTimer.singleShot(CLOSING_MS, theme(), show_chosen_theme)


def show_chosen_theme() -> None:
    """What holds by now; another window may have chosen it."""
    with standing_still():
        theme().set_mode(chosen_theme())


def chosen_language() -> str:
    """What was chosen the last time."""
    return str(settings().value(LANGUAGE, SYSTEM))


def chosen_theme() -> str:
    mode = str(settings().value(THEME, "system"))
    return mode if mode in MODES else "system"
