"""What is asked before a folder is classified: which, where the table goes, how careful, what becomes of the files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from workbench.engine.few_shot import COPY, MOVE
from workbench.gui.models.classifying import LEAVE, ClassifyPlan, proposed_table, proposed_target, with_table
from workbench.gui.widgets.path_field import PathField
from workbench.gui.widgets.reject_slider import RejectSlider
from workbench.gui.widgets.segmented import Segmented

STAY = "stay"  # a segment needs a key that is not empty
FATES = ((STAY, "Leave them"), (COPY, "Copy into class folders"), (MOVE, "Move into class folders"))


class ClassifyForm(QWidget):
    """``changed`` when anything was. Places for the results are proposed until somebody names others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = PathField("Folder with the pictures", self._ask_folder)
        self.table = PathField("Table", self._ask_table)
        self.careful = RejectSlider(titled=False)
        self.fate = Segmented(FATES)
        self.fate.setAccessibleName("What becomes of the pictures")
        self.into = PathField("Folder for the class folders", self._ask_target)
        self._into_label = QLabel()
        self._level = self._suggested = 0.0
        self._proposed = {self.table: "", self.into: ""}
        self._lay_out()
        self.folder.changed.connect(self._propose)
        self.fate.chosen.connect(lambda _: self._on_fate())
        self.careful.levelChosen.connect(self._on_level)
        for field in (self.folder, self.table, self.into):
            field.changed.connect(self.changed)
        self.fate.set_chosen(STAY)
        self._on_fate()

    @property
    def plan(self) -> ClassifyPlan:
        """What is chosen."""
        into = self.into.path if self._sort else ""
        return ClassifyPlan(self.folder.path, with_table(self.table.path), self._level, self._sort, into)

    def set_level(self, level: float, suggested: float) -> None:
        """How careful to be, and what the model suggests: 0 where it has not learned to tell what fits no class."""
        self._level, self._suggested = level if suggested else 0.0, suggested
        self.careful.set_level(self._level, suggested)
        self.changed.emit()

    @property
    def _sort(self) -> str:
        fate = self.fate.current
        return LEAVE if fate == STAY else fate

    def _propose(self) -> None:
        if not self.folder.path:
            return
        folder = Path(self.folder.path)
        for field, path in ((self.table, proposed_table(folder)), (self.into, proposed_target(folder))):
            if field.path == self._proposed[field]:
                self._proposed[field] = str(path)
                field.set_path(str(path))

    def _on_level(self, level: float | None) -> None:
        self.set_level(self._suggested if level is None else level, self._suggested)

    def _on_fate(self) -> None:
        for each in (self._into_label, self.into):
            each.setVisible(bool(self._sort))
        self.changed.emit()

    def _ask_folder(self, now: str) -> str:
        start = now or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return QFileDialog.getExistingDirectory(self, "Choose the folder to classify", start)

    def _ask_target(self, now: str) -> str:
        start = str(Path(now).parent) if now else ""
        return QFileDialog.getExistingDirectory(self, "Choose where the class folders go", start)

    def _ask_table(self, now: str) -> str:
        # Whether it may be replaced is asked once, at the beginning.
        asks = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(self, "Save the table as", now, "Tables (*.csv)", options=asks)
        return with_table(path)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        labels = (*map(QLabel, ("&Folder", "&Table", "&Be more careful", "&Pictures")), self._into_label)
        self._into_label.setText("&Into")
        fields = (self.folder, self.table, self.careful, self.fate, self.into)
        for row, (label, field) in enumerate(zip(labels, fields, strict=True)):
            label.setBuddy(self.careful.slider if field is self.careful else field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
