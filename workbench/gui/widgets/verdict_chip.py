"""The chip that says how a measured accuracy compares with what is published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.widgets.chip import Chip, Look
from workbench.reproduce import band

LOOKS: dict[str, Look] = {
    band.INSIDE: Look("check", "Inside the band", "soft_text", "soft"),
    band.BELOW: Look("chevron-down", "Below the band", "paused", "paused_fill"),
    band.ABOVE: Look("chevron-up", "Above the band", "soft_text", "soft"),
    band.NOT_COMPARABLE: Look("none", "Not comparable", "text", "sunken"),
    band.NO_VALUE: Look("help", "No published value", "text", "sunken"),
    band.NOT_RUN: Look("idle", "Not run", "text2", "sunken"),
    band.FAILED: Look("warning", "Failed", "failed", "failed_fill"),
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
        self.setAccessibleName(f"Verdict: {self.word}")
        self.setAccessibleDescription(meaning)
