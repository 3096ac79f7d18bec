"""Several runs side by side: how well they did, and the settings in which they differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.run_differences import Differences
from workbench.gui.numbers import written
from workbench.gui.theme import theme
from workbench.gui.told import paragraph
from workbench.gui.widgets.boxes import vbox

ROW, FIRST = 26, 3
SAME = mark("All settings that bear on the result are the same.")
MORE = mark("{count} more are chosen than there is room for.")


class DifferenceTable(QWidget):
    """One row a setting, one column a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self._words = QTableWidget(), QLabel()
        self._words.setProperty("role", "secondary")
        table = self.table
        table.setAccessibleName(say("Settings in which the chosen runs differ"))
        table.setAccessibleDescription(say("One row for each setting, one column for each run"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        # Below their headings.
        table.setStyleSheet("QTableWidget::item { padding: 0 6px; }")
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        column = vbox(self, spacing=4)
        column.addWidget(self._words)
        column.addWidget(table, 1)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_differences(self, found: Differences) -> None:
        names = ["", *(run.shown_name for run in found.runs)]
        self.table.clear()
        self.table.setColumnCount(len(names))
        self.table.setRowCount(len(found.rows))
        self.table.setHorizontalHeaderLabels(names)
        for row, (label, values) in enumerate(found.rows):
            for place, words in enumerate((label, *values)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setFont(theme().font(12))
                self.table.setItem(row, place, item)
        header = self.table.horizontalHeader()
        header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        for place in range(len(names)):
            header.resizeSection(place, min(header.sectionSize(place), 260))
        said = [say(SAME)] if len(found.rows) <= FIRST else []
        said += [say(MORE, count=written(found.more))] if found.more else []
        self._words.setText(paragraph(*said))
        self._words.setVisible(bool(said))
