"""The classes of the dataset in use: searched, looked at, counted, and from here parted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.language import mark, plural, say
from workbench.gui.models.class_figures import figures
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.mixing import title_of
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.class_table import ClassTable
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.count_bars import CountBars
from workbench.gui.widgets.layout_contents import widgets_in
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.segmented import Segmented

SIZE, FRAME = QSize(1120, 720), QSize(48, 80)
SIDE_WIDTH, GROUP_WIDTH = 300, 200
ALL = "all"
PARTS = ((ALL, mark("All")), ("0", mark("Training")), ("1", mark("Validation")), ("2", mark("Test")))
ALL_GROUPS = mark("All groups")
SAME_NAMES = mark("Two classes have the same name, so a split cannot tell them apart.")


class ClassesDialog(QDialog):
    """Pictures are asked for by ``table.wanted``.

    Signals: splitRequested (the classes are to be parted by hand), originalRequested (as they were before that).
    """

    splitRequested = Signal()
    originalRequested = Signal()

    def __init__(self, facts: ClassFacts, card: Mapping[str, Any], parent: QWidget | None = None) -> None:
        """``card`` is the dataset's in the catalogue."""
        super().__init__(parent)
        self._card, self._facts = card, facts
        self.setWindowTitle(say("Classes of {dataset}", dataset=title_of(card["name"])))
        self.search = QLineEdit(placeholderText=say("Search classes"), clearButtonEnabled=True)
        self.group, self.part = PlainCombo(), Segmented([(key, say(words)) for key, words in PARTS])
        self.part.set_chosen(ALL)
        self.table, self.bars, self.notice = ClassTable(), CountBars(), Notice()
        self._count = _label("secondary")
        self._spread = _label("strong", say("Pictures per class"))
        self._grid = QGridLayout()
        self.split = QPushButton(say("Edit the split…"), autoDefault=False)
        self.original = QPushButton(say("Back to the original split"), autoDefault=False)
        self.original.setProperty("kind", "quiet")
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.group.currentIndexChanged.connect(self._filter)
        self.part.chosen.connect(self._on_part)
        self.split.clicked.connect(self.splitRequested)
        self.original.clicked.connect(self.originalRequested)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))
        self.set_facts(facts)

    @property
    def facts(self) -> ClassFacts:
        return self._facts

    @property
    def count(self) -> str:
        """How many classes are shown, in words."""
        return self._count.text()

    @property
    def figures(self) -> dict[str, str]:
        """What is told beside the classes."""
        words = [each.text() for each in widgets_in(self._grid) if isinstance(each, QLabel)]
        return dict(zip(words[::2], words[1::2], strict=True))

    def set_facts(self, facts: ClassFacts) -> None:
        """Show these classes; pictures of the same ones stay."""
        same, at = facts.names == self._facts.names, self.table.verticalScrollBar().value()
        self._facts = facts
        self.table.rows.set_facts(facts, same_pictures=same)
        self._set_groups()
        self._set_figures()
        bins = facts.histogram()
        self.bars.set_bins(bins)
        for widget in (self._spread, self.bars):  # one bar would tell nothing that the figures do not
            widget.setVisible(len(bins) > 1)
        distinct = len(set(facts.names)) == len(facts.names)
        self.split.setEnabled(distinct)
        self.split.setToolTip(say("Say yourself which classes are for what") if distinct else say(SAME_NAMES))
        self.original.setVisible(facts.split == "file" or facts.by_picture)
        if facts.by_picture:
            self.part.set_chosen(ALL)
        self.part.setVisible(not facts.by_picture)  # every class is in every part
        self._filter()
        self.table.verticalScrollBar().setValue(at)

    def _filter(self) -> None:
        group = self.group.currentText() if self.group.currentIndex() > 0 else ""
        part = None if self.part.current == ALL else int(self.part.current)
        found = self._facts.found(self.search.text(), group, part)
        self.table.rows.show_classes(found)
        whole = len(self._facts.names)
        self._count.setText(
            plural(whole, "class")
            if len(found) == whole
            else say("{shown:,} of {total:,} classes", shown=len(found), total=whole)
        )

    def _on_part(self, key: str) -> None:
        self.part.set_chosen(key)
        self._filter()

    def _set_groups(self) -> None:
        kept, names = self.group.currentText(), self._facts.group_names
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItems([say(ALL_GROUPS), *names])
        self.group.setCurrentIndex(max(0, self.group.findText(kept)))
        self.group.blockSignals(False)
        self.group.setVisible(bool(names))

    def _set_figures(self) -> None:
        while (old := self._grid.takeAt(0)) is not None:
            if label := old.widget():
                label.hide()
                label.deleteLater()
        for row, (what, words) in enumerate(figures(self._facts, self._card)):
            for column, (role, text) in enumerate((("secondary", what), ("figure", words))):
                label = _label(role, text)
                label.setWordWrap(bool(column))
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        sides = hbox(spacing=0)
        sides.addLayout(self._left(), 1)
        sides.addWidget(self._right())
        close = QPushButton(say("Close"), autoDefault=False)
        close.clicked.connect(self.accept)
        foot = hbox()
        foot.setContentsMargins(20, 12, 20, 16)
        foot.addWidget(self._count)
        foot.addStretch()
        foot.addWidget(close)
        whole = vbox(self, spacing=0)
        whole.addLayout(sides, 1)
        whole.addWidget(_line())
        whole.addLayout(foot)
        self.search.setFocus()

    def _left(self) -> QVBoxLayout:
        self.group.setMaximumWidth(GROUP_WIDTH)
        self.group.setAccessibleName(say("Group"))
        top = hbox()
        top.addWidget(self.search, 1)
        top.addWidget(self.group)
        top.addWidget(self.part)
        column = vbox(spacing=8)
        column.setContentsMargins(20, 16, 12, 0)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        return column

    def _right(self) -> QWidget:
        inside = QWidget()
        column = vbox(inside, spacing=12)
        column.setContentsMargins(12, 16, 20, 16)
        column.addWidget(_label("section", say("In figures")))
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addWidget(self._spread)
        column.addWidget(self.bars)
        for button in (self.split, self.original):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = ColumnArea()
        area.setFixedWidth(SIDE_WIDTH)
        area.setWidget(inside)
        return area


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


def _label(role: str, words: str = "") -> QLabel:
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
