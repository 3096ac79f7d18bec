"""What came of classifying a folder: how many pictures of each class, what could not be read, and where it all lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.engine.few_shot import FolderClassified
from workbench.gui.language import say
from workbench.gui.models.classifying import ClassifyPlan, counts, refused_words, result_words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.count_list import CountList
from workbench.gui.widgets.notice import Notice


class ClassifyResult(QWidget):
    """Hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setProperty("role", "strong")
        self.counts, self.refused = CountList(), Notice()
        self.table = QPushButton(say("Open the table"), autoDefault=False)
        self.folder = QPushButton(say("Open folder"), autoDefault=False)
        self._table = self._folder = Path()
        self.table.clicked.connect(lambda: _open(self._table))
        self.folder.clicked.connect(lambda: _open(self._folder))
        self._lay_out()
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_result(self, plan: ClassifyPlan, done: FolderClassified) -> None:
        self._words.setText(result_words(done, plan.sort))
        self.counts.set_counts(counts(done))
        sentence, lines = refused_words(done, plan.sort)
        if sentence:
            self.refused.show_error(sentence, lines, say("Show which"))
        else:
            self.refused.clear()
        self._table = Path(done.out)
        self._folder = Path(plan.into) if plan.sort else self._table.parent
        self.show()

    def _lay_out(self) -> None:
        buttons = hbox()
        buttons.addWidget(self.table)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column = vbox(self, spacing=10)
        for each in (self._words, self.counts, self.refused):
            column.addWidget(each)
        column.addLayout(buttons)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
