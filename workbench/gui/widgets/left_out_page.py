"""What of one's own pictures was left out and why, and whether that is all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListWidget, QWidget

from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.gui.widgets.boxes import vbox

SO_FAR = mark(
    "Names were read so far, and a sample of the pictures. More may be found once all are read: “Use these pictures” "
    "does that, and so does “Near-duplicates”."
)
ALL = mark("All pictures have been read: this is all that is left out.")
NOTHING_SO_FAR, NOTHING = mark("Nothing was left out so far."), mark("Nothing is left out.")
APART = 3


class LeftOutPage(QWidget):
    """A sentence, and the reasons one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("role", "secondary")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(APART)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setAccessibleName(say("What was left out"))
        column = vbox(self, spacing=12)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)

    @property
    def note(self) -> str:
        """Whether there may be more."""
        return self._note.text()

    @property
    def reasons(self) -> list[str]:
        """What the list says."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def set_reasons(self, reasons: Sequence[str], all_read: bool) -> None:
        """Say why files were left out, and whether all pictures have been read."""
        self._note.setText(say(ALL) if all_read and reasons else "" if all_read else say(SO_FAR))
        self._note.setVisible(bool(self._note.text()))
        self.list.clear()
        self.list.addItems([told(each) for each in reasons] or [say(NOTHING if all_read else NOTHING_SO_FAR)])
