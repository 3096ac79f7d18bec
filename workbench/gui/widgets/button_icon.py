"""Icons on buttons, as far from the words as the look wants them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton

from workbench.gui.icons import icon

SIDE = 16
# Qt leaves 4 pixels between an icon and the words; this is added to them.
GAP = 4


def set_button_icon(button: QAbstractButton, name: str, token: str = "text") -> None:
    """Show the icon ``name``, 8 pixels from the words; without words, which are to be set first, in the middle."""
    button.setIcon(icon(name, token))
    button.setIconSize(QSize(SIDE + GAP if button.text() else SIDE, SIDE))
