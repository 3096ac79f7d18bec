"""The chip that says how a measured accuracy compares with what is published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.chip import Chip, Look
from workbench.reproduce import band

LOOKS: dict[str, Look] = {
    band.INSIDE: Look("check", mark("Inside the band"), "soft_text", "soft"),
    band.BELOW: Look("chevron-down", mark("Below the band"), "paused", "paused_fill"),
    band.ABOVE: Look("chevron-up", mark("Above the band"), "soft_text", "soft"),
    band.NOT_COMPARABLE: Look("none", mark("Not comparable"), "text", "sunken"),
    band.NO_VALUE: Look("help", mark("No published value"), "text", "sunken"),
    band.NOT_RUN: Look("idle", mark("Not run"), "text2", "sunken"),
    band.FAILED: Look("warning", mark("Failed"), "failed", "failed_fill"),
}


class VerdictChip(Chip):
    """Shows `LOOKS`; what a verdict means is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LOOKS[band.NOT_RUN], parent)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)

    def set_verdict(self, verdict: str, meaning: str) -> None:
        """``verdict`` is one of `workbench.reproduce.band`."""
        self.set_look(LOOKS[verdict])
        self.setToolTip(meaning)
        self.setAccessibleName(say("Verdict: {word}", word=self.word))
        self.setAccessibleDescription(meaning)
