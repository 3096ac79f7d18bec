"""What there is to know of the highlighted dataset, where it comes from, and how tasks are drawn from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from workbench.gui.forms import KnobForm
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import dataset_knobs
from workbench.gui.models.gallery import OWN, GalleryItem
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.dataset_picture import DatasetPicture
from workbench.gui.widgets.dataset_place import DatasetPlace

HOW = mark("How tasks are drawn from it")
SIDES = 16


class DatasetDetails(QWidget):
    """removeRequested carries the key of a dataset that the user added."""

    removeRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.picture, self.place = DatasetPicture(), DatasetPlace()
        self._title, self._summary = _label("section"), _label("secondary")
        self._facts, self._told = QWidget(), list[QLabel]()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.remove = QPushButton(say("Remove from the list…"), autoDefault=False)
        self.remove.setProperty("kind", "quiet")
        self.remove.setToolTip(say("Forget this dataset; your pictures stay where they are"))
        self.remove.clicked.connect(lambda: self.removeRequested.emit(self._key))
        self._how, self.form = _label("strong"), KnobForm(dataset_knobs())
        self._lay_out()

    @property
    def facts(self) -> list[str]:
        """What is told, label and words in turn."""
        return [each.text() for each in self._told]

    def set_item(self, item: GalleryItem, path: Path | None) -> None:
        """Tell of a dataset; ``path`` is where the user's copy lies, if one was named."""
        self._key = item.key
        self.picture.set_item(item)
        self._title.setText(item.title)
        self._summary.setText(item.summary)
        self._set_facts(item)
        self.place.set_item(item, path)
        self.remove.setVisible(item.is_added)
        # of pictures of one's own that is asked once they have been looked at
        self._how.setVisible(item.key != OWN)
        self.form.setVisible(item.key != OWN)

    def _set_facts(self, item: GalleryItem) -> None:
        for old in self._told:
            old.hide()
            old.deleteLater()
        self._told = []
        needs = () if item.is_added else ((say("Needs"), item.needed),)
        for row, (label, words) in enumerate((*needs, *item.facts)):
            both = (_fact(say(label)), _fact(say(words), wrap=True))
            self._grid.addWidget(both[0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(both[1], row, 1)
            self._told += both

    def _lay_out(self) -> None:
        self._how.setText(say(HOW))
        column = vbox(self)
        column.setContentsMargins(SIDES, SIDES, SIDES, SIDES)
        for part in (self.picture, self._title, self._summary, self._facts, self.place):
            column.addWidget(part)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._how)
        column.addWidget(self.form)
        column.addStretch(1)


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _fact(words: str, wrap: bool = False) -> QLabel:
    label = QLabel(words, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "figure" if wrap else "secondary")
    return label
