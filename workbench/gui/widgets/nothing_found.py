"""What stands where no dataset was found: how pictures must lie, and where single ones are taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.bullet_list import BulletList

WIDTH = 520
HEAD = mark("What can be a dataset")
FORMS = (
    mark("A folder in which each class has a folder of its own, such as cat and dog, with its pictures."),
    mark("A folder of pictures with a table beside them: a .csv with the columns “file” and “label”."),
    mark("A .zip of either."),
)
SINGLE = mark("Have you single pictures that are to be recognised? Close this, and drop them on “Try it” at the right.")


class NothingFound(QWidget):
    """In the middle of what room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QWidget()
        box.setFixedWidth(WIDTH)
        head, self.forms, single = QLabel(say(HEAD)), BulletList(), QLabel(say(SINGLE), wordWrap=True)
        head.setProperty("role", "strong")
        self.forms.set_lines([say(each) for each in FORMS])
        column = vbox(box, spacing=12)
        for each in (head, self.forms, single):
            column.addWidget(each)
        hbox(self).addWidget(box, 0, Qt.AlignmentFlag.AlignCenter)
