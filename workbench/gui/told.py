"""Sentences that are made outside the window, in the window's language."""

from __future__ import annotations

from workbench.gui.language import say


def told(text: str) -> str:
    """A finished English sentence in the window's language; one that is not known, as it is."""
    return say(text)
