"""What is asked before a folder is classified: which, where the table goes, how careful, what becomes of the files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from workbench.engine.few_shot import COPY, MOVE
from workbench.gui.language import mark, say
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.models.classifying import LEAVE, SUFFIX, ClassifyPlan, proposed_table, proposed_target, with_table
from workbench.gui.models.rejection import Rejection
from workbench.gui.widgets.path_field import PathField
from workbench.gui.widgets.reject_slider import RejectSlider
from workbench.gui.widgets.segmented import Segmented

FIRST_TABLE = f"labels{SUFFIX}"
STAY = "stay"  # a segment needs a key that is not empty
FATES = ((STAY, mark("Leave them")), (COPY, mark("Copy into class folders")), (MOVE, mark("Move into class folders")))


class ClassifyForm(QWidget):
    """``changed`` when anything was. Until somebody names others, places for the results are proposed, and it is as
    careful as Try it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = PathField(say("Folder with the pictures"), self._ask_folder)
        self.table = PathField(say("Table"), self._ask_table)
        self.careful = RejectSlider(titled=False)
        self.fate = Segmented(FATES)
        self.fate.setAccessibleName(say("What becomes of the pictures"))
        self.into = PathField(say("Folder for the class folders"), self._ask_target)
        self._into_label = QLabel()
        self._careful_label = QLabel(say("&Be more careful"))
        self._rejection, self._was_moved = Rejection(self), False
        self._proposed = {self.table: "", self.into: ""}
        self._lay_out()
        self.folder.changed.connect(self._propose)
        self.fate.chosen.connect(lambda _: self._on_fate())
        self.careful.levelChosen.connect(self._on_moved)
        self._rejection.changed.connect(self._show_level)
        for field in (self.folder, self.table, self.into):
            field.changed.connect(self.changed)
        self.fate.set_chosen(STAY)
        self._on_fate()

    @property
    def plan(self) -> ClassifyPlan:
        """What is chosen."""
        into = self.into.path if self._sort else ""
        return ClassifyPlan(self.folder.path, with_table(self.table.path), self._rejection.level, self._sort, into)

    def follow(self, rejection: Rejection, is_learned: bool) -> None:
        """Be as careful as Try it, unless somebody said here how careful to be; what the model suggests is shown, once
        it ``is_learned``."""
        self._rejection.suggest(rejection.suggested)
        if not self._was_moved:
            self._rejection.choose(rejection.chosen)
        for each in (self._careful_label, self.careful):
            each.setVisible(is_learned or rejection.can_tell)

    def begin_anew(self) -> None:
        """How careful somebody said to be no longer holds."""
        self._was_moved = False

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

    def _on_moved(self, level: float | None) -> None:
        self._was_moved = True
        self._rejection.choose(level)

    def _show_level(self) -> None:
        self.careful.set_level(self._rejection.level, self._rejection.suggested)
        self.changed.emit()

    def _on_fate(self) -> None:
        for each in (self._into_label, self.into):
            each.setVisible(bool(self._sort))
        self.changed.emit()

    def _ask_folder(self, now: str) -> str:
        start = now or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return QFileDialog.getExistingDirectory(self, say("Choose the folder to classify"), start)

    def _ask_target(self, now: str) -> str:
        start = str(Path(now).parent if now else last_folder())
        return QFileDialog.getExistingDirectory(self, say("Choose where the class folders go"), start)

    def _ask_table(self, now: str) -> str:
        # Whether it may be replaced is asked once, at the beginning.
        asks = QFileDialog.Option.DontConfirmOverwrite
        start = now or str(last_folder() / FIRST_TABLE)
        path, _ = QFileDialog.getSaveFileName(
            self, say("Save the table as"), start, say("Tables (*.csv)"), options=asks
        )
        if path:
            note_folder(Path(path).parent)
        return with_table(path)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        labels = (
            QLabel(say("&Folder")),
            QLabel(say("&Table")),
            self._careful_label,
            QLabel(say("&Pictures")),
            self._into_label,
        )
        self._into_label.setText(say("&Into"))
        fields = (self.folder, self.table, self.careful, self.fate, self.into)
        for row, (label, field) in enumerate(zip(labels, fields, strict=True)):
            label.setBuddy(self.careful.slider if field is self.careful else field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
