"""What came of a comparison on the same tasks: overall, class by class, and the hardest tasks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from workbench.engine.run_requests import RunsCompared
from workbench.gui.language import mark, say
from workbench.gui.models.run_cells import dataset_title
from workbench.gui.models.same_tasks import every_badge, source_words
from workbench.gui.told import told
from workbench.gui.widgets.badge_list import BadgeList
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.same_differences import SameDifferences
from workbench.gui.widgets.same_hardest import HardestTasks
from workbench.gui.widgets.same_tables import ClassesTable, ModelsTable
from workbench.gui.widgets.segmented import Segmented

OVERALL, CLASSES, HARDEST = "overall", "classes", "hardest"
VIEWS = ((OVERALL, mark("Overall")), (CLASSES, mark("Classes")), (HARDEST, mark("Hardest tasks")))
TIPS = {OVERALL: mark("Figures, and differences"), CLASSES: mark("Class by class"), HARDEST: mark("With pictures")}
AS_TEXT = mark("All figures, to be read, into the clipboard")
AS_CSV = mark("All figures as a table, into the clipboard")
EMPTY = mark(
    "All models are given the very same tasks: the same classes, the same pictures. Press Start to compare them."
)


class SameResults(QWidget):
    """Signals: moreRequested (a number of tasks), copyRequested (whether as CSV)."""

    moreRequested = Signal(int)
    copyRequested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: RunsCompared | None = None
        self._baseline = 0
        self._heading, self._outdated = _label("section"), _label("secondary")
        self._source, self._empty = _label("secondary"), _label("secondary")
        self._empty.setText(say(EMPTY))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.views, self.badges = Segmented(VIEWS), BadgeList()
        self.table, self.differences = ModelsTable(), SameDifferences()
        self.other, self.classes, self.hardest = PlainCombo(), ClassesTable(), HardestTasks()
        self.text = QPushButton(say("Copy as text"), autoDefault=False)
        self.csv = QPushButton(say("Copy as CSV"), autoDefault=False)
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def heading(self) -> str:
        """On what it was measured; empty without a result."""
        return f"{self._heading.text()}. {self._source.text()}" if self._whole.currentIndex() else ""

    @property
    def outdated(self) -> str:
        return self._outdated.text()

    def set_result(self, result: RunsCompared, baseline: int) -> None:
        """``baseline``: which of the models the others are held against."""
        self._result, self._baseline = result, baseline
        self._heading.setText(told(result.task))
        self._source.setText(source_words(result, dataset_title(result.dataset)))
        self.badges.set_badges(every_badge(result))
        self.table.set_result(result)
        self.differences.set_result(result, baseline)
        self._offer_others(result, baseline)
        self._show_classes()
        self.hardest.set_tasks(result.hardest, [each.title for each in result.models])
        self._whole.setCurrentIndex(1)

    def set_outdated(self, words: str) -> None:
        """What is to be said where something else would be asked now."""
        self._outdated.setText(words)
        self._outdated.setVisible(bool(words))

    def show_view(self, key: str) -> None:
        """Overall, classes, or the hardest tasks."""
        self.views.set_chosen(key)
        self._stack.setCurrentIndex([each for each, _ in VIEWS].index(key))

    def _offer_others(self, result: RunsCompared, baseline: int) -> None:
        before = self.other.currentData()
        self.other.clear()
        for place, each in enumerate(result.models):
            if place != baseline:
                words = say("{model} minus {baseline}", model=each.title, baseline=result.models[baseline].title)
                self.other.addItem(words, place)
        self.other.setCurrentIndex(max(self.other.findData(before), 0))

    def _show_classes(self) -> None:
        if self._result and self.other.currentData() is not None:
            self.classes.set_result(self._result, self._baseline, int(self.other.currentData()))

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.other.activated.connect(lambda _: self._show_classes())
        self.differences.moreRequested.connect(self.moreRequested)
        self.text.clicked.connect(lambda: self.copyRequested.emit(False))
        self.csv.clicked.connect(lambda: self.copyRequested.emit(True))
        self.show_view(OVERALL)
        self.set_outdated("")

    def _lay_out(self) -> None:
        for key, tip in TIPS.items():
            self.views.set_tip(key, say(tip))
        for button, tip in ((self.text, AS_TEXT), (self.csv, AS_CSV)):
            button.setProperty("kind", "quiet")
            button.setToolTip(say(tip))
        self.views.setAccessibleName(say("View"))
        for page in (self._overall(), self._classes(), _scrolled(self.hardest)):
            self._stack.addWidget(page)
        filled = QWidget()
        column = vbox(filled, spacing=10)
        head = hbox()
        head.addWidget(self.views)
        head.addStretch()
        for button in (self.text, self.csv):
            head.addWidget(button)
        column.addWidget(self._heading)
        column.addWidget(self._source)
        column.addWidget(self._outdated)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._whole.addWidget(self._empty)
        self._whole.addWidget(filled)
        vbox(self).addWidget(self._whole)

    def _overall(self) -> QWidget:
        page = QWidget()
        column = vbox(page, spacing=14)
        for part in (self.table, self.differences, self.badges):
            column.addWidget(part)
        column.addStretch()
        return _scrolled(page)

    def _classes(self) -> QWidget:
        page = QWidget()
        column = vbox(page)
        head = hbox()
        self.other.setAccessibleName(say("Difference to show"))
        self.other.setToolTip(say("Between which two models the last column tells the difference"))
        head.addWidget(QLabel(say("Difference:")))
        head.addWidget(self.other)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.classes, 1)
        return page


def _scrolled(widget: QWidget) -> ColumnArea:
    area = ColumnArea()
    area.setWidget(widget)
    return area


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
