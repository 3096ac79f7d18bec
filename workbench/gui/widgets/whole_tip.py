"""The tool tip of a widget whose words are cut: first the words, then what the tool tip says otherwise."""

from __future__ import annotations

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def show_whole(widget: QWidget, words: str, event: QHelpEvent) -> None:
    """Show it where the mouse is; the widget's own tool tip stays as it is."""
    QToolTip.showText(event.globalPos(), "\n".join(filter(None, (words, widget.toolTip()))), widget)
