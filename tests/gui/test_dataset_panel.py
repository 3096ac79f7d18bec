"""The Dataset panel with a stand-in engine: opening, failing, cancelling, dropping, and one task to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.dropping import drop
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from workbench.config import NetConfig, RunConfig, TaskConfig
from workbench.engine.commands import CancelRequest, DescribeDataset, ShowTask
from workbench.engine.replies import DatasetDescribed, DatasetProgress, RequestFailed, TaskShown
from workbench.gui.controllers.dataset import AS_OMNIGLOT, DatasetController
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.panels.dataset import DatasetPanel
from workbench.gui.widgets.dataset_dialog import DatasetDialog
from workbench.gui.widgets.task_dialog import TaskDialog
from workbench.gui.widgets.task_grid import Strip, arrangement, task_grid


@dataclass
class Stage:
    engine: StandInEngine
    panel: DatasetPanel
    controller: DatasetController

    @property
    def asked(self) -> DatasetDescribed:
        return [each for each in self.engine.sent if isinstance(each, DescribeDataset)][-1]

    def describe(self, n_classes: int = 136) -> None:
        thumbnails = np.zeros((n_classes, 28, 28, 1), np.uint8)
        parts = {"train": 86, "validation": 26, "test": 24}
        reply = DatasetDescribed(
            self.asked.request_id, "x", n_classes, 2720, (20, 20), parts, ("Greek", "Latin"), thumbnails
        )
        self.engine.replyReceived.emit(reply)


def settings_at(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def stage(qtbot: Any, tmp_path: Path) -> Iterator[Stage]:
    engine, panel = StandInEngine(), DatasetPanel()
    qtbot.addWidget(panel)
    panel.show()
    controller = DatasetController(engine, panel, settings_at(tmp_path), panel)
    controller.task_config = RunConfig
    controller.start()
    yield Stage(engine, panel, controller)


def dialog_of(panel: QWidget, kind: type) -> Any:
    return panel.window().findChildren(kind)[-1]


def test_glyphs_are_opened_at_first_start(stage: Stage) -> None:
    assert stage.asked.config.dataset == "glyphs"
    assert not stage.asked.download
    assert stage.panel.busy.sentence == "Opening Glyphs…"
    stage.engine.replyReceived.emit(DatasetProgress(stage.asked.request_id, "Drawing the glyphs", 0.4))
    assert stage.panel.busy.sentence == "Drawing the glyphs… 40 %"


def test_a_description_is_shown_in_figures_and_pictures(stage: Stage) -> None:
    stage.describe()
    texts = [label.text() for label in stage.panel.figures]
    assert ["136" in texts[0], "20" in texts[1], "2,720" in texts[2]] == [True] * 3
    assert stage.panel.split.accessibleName() == "Split of classes: Train 86, Validation 26, Test 24"
    assert stage.panel.wall.isVisible()
    assert stage.panel.task.isEnabled()


def test_a_dropped_path_is_to_be_looked_at_first(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.describe()
    asked = stage.asked.request_id
    with qtbot.waitSignal(stage.controller.ownRequested) as heard:
        drop(stage.panel, [tmp_path])
    assert heard.args == [tmp_path]
    assert stage.asked.request_id == asked, "nothing is opened before that"


def test_omniglot_is_opened_as_that_with_a_word_and_remembered(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.describe()
    with qtbot.waitSignal(stage.controller.choiceChanged) as heard:
        stage.controller.use_omniglot(tmp_path)
    assert heard.args[0].name == "omniglot"
    assert stage.panel.notice.sentence == AS_OMNIGLOT and not stage.panel.notice.is_error
    assert stage.asked.config.data == str(tmp_path)
    stage.describe()
    again = DatasetController(StandInEngine(), stage.panel, settings_at(tmp_path), stage.panel)
    assert (again.choice.name, again.choice.data) == ("omniglot", str(tmp_path))


def test_a_failure_is_told_and_the_dataset_before_stays(stage: Stage, tmp_path: Path) -> None:
    stage.describe()
    stage.controller.use_omniglot(tmp_path)
    stage.engine.replyReceived.emit(RequestFailed(stage.asked.request_id, "notes.txt is not Omniglot.", "Traceback"))
    assert stage.panel.notice.sentence == "notes.txt is not Omniglot."
    assert stage.panel.notice.details == "Traceback"
    assert stage.controller.choice == DatasetChoice()
    assert stage.panel.wall.isVisible()


def test_what_was_remembered_but_is_gone_gives_way_to_glyphs(qtbot: Any, stage: Stage, tmp_path: Path) -> None:
    stage.controller.use(DatasetChoice("omniglot", "gone"))
    stage.engine.replyReceived.emit(RequestFailed(stage.asked.request_id, "gone does not exist."))
    assert stage.asked.config.dataset == "glyphs"
    assert stage.panel.notice.sentence == "gone does not exist."


def test_cancelling_goes_back(stage: Stage) -> None:
    stage.describe()
    stage.controller.use(DatasetChoice("omniglot"), download=True)
    assert stage.asked.download
    request = stage.asked.request_id
    stage.panel.cancelRequested.emit()
    assert CancelRequest(request) in stage.engine.sent
    stage.engine.replyReceived.emit(RequestFailed(request, "Cancelled."))
    assert stage.panel.notice.sentence == ""
    assert stage.controller.choice == DatasetChoice()


def test_an_answer_to_an_older_question_is_ignored(stage: Stage) -> None:
    first = stage.asked.request_id
    stage.controller.use(DatasetChoice("omniglot", "somewhere"))
    stage.engine.replyReceived.emit(RequestFailed(first, "Too late."))
    assert stage.panel.notice.sentence == ""
    assert stage.controller.choice.name == "omniglot"


def test_it_is_asked_again_when_the_engine_died(stage: Stage) -> None:
    first = stage.asked.request_id
    stage.engine.childDied.emit("It died.")
    stage.engine.get_ready()
    assert stage.asked.request_id != first
    stage.describe()
    assert stage.panel.wall.isVisible()


def test_one_task_is_shown_with_its_explanation_and_then_another(stage: Stage) -> None:
    stage.describe()
    stage.panel.taskRequested.emit()
    dialog = dialog_of(stage.panel, TaskDialog)
    first = [each for each in stage.engine.sent if isinstance(each, ShowTask)][-1]
    pictures = np.zeros((5, 3, 28, 28, 1), np.uint8)
    stage.engine.replyReceived.emit(TaskShown(first.request_id, tuple("abcde"), pictures[:, :1], pictures))
    assert "5 classes, each with 1 example (support set) and 3 questions (queries)" in dialog.sentence
    assert "tested on have 5 classes with 15 questions each" in dialog.sentence
    dialog.another.click()
    second = [each for each in stage.engine.sent if isinstance(each, ShowTask)][-1]
    assert second.seed != first.seed
    dialog.accept()


def test_a_large_network_does_not_make_the_dataset_be_read_anew(stage: Stage) -> None:
    stage.controller.task_config = lambda: RunConfig(task=TaskConfig(ways=7), net=NetConfig(backbone="resnet18"))
    stage.describe()
    stage.panel.taskRequested.emit()
    asked = [each for each in stage.engine.sent if isinstance(each, ShowTask)][-1].config
    assert (asked.net, asked.task.ways) == (NetConfig(), 7)
    assert stage.asked.config.net == NetConfig()
    dialog_of(stage.panel, TaskDialog).reject()


def test_a_task_that_cannot_be_drawn_says_why(stage: Stage) -> None:
    stage.describe()
    stage.panel.taskRequested.emit()
    dialog = dialog_of(stage.panel, TaskDialog)
    asked = [each for each in stage.engine.sent if isinstance(each, ShowTask)][-1]
    stage.engine.replyReceived.emit(RequestFailed(asked.request_id, "500 classes are needed, but there are 86."))
    assert dialog.notice.sentence == "500 classes are needed, but there are 86."
    dialog.reject()


def test_the_chooser_gives_the_users_copy_and_the_split(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.panel.changeRequested.emit()
    dialog = dialog_of(stage.panel, DatasetDialog)
    dialog.choose("omniglot")
    assert dialog.use.text() == "Download and use"
    dialog.place.set_path(tmp_path)
    assert dialog.use.text() == "Use this dataset"
    dialog.form.set_values({"split": "group", "rotations": True, "within_group": True})
    dialog.use.click()
    config = stage.asked.config
    assert (config.dataset, config.data, config.split.split) == ("omniglot", str(tmp_path), "group")
    assert config.split.rotations
    assert config.task.within_group


def test_the_chooser_keeps_a_wrong_split_to_itself(stage: Stage, qtbot: Any) -> None:
    stage.panel.changeRequested.emit()
    dialog = dialog_of(stage.panel, DatasetDialog)
    dialog.form.rows["test_fraction"].field.setValue(3.0)
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.use.click()
    assert dialog.form.show_errors() == "Test fraction is 3, but must be at most 0.8."
    dialog.reject()


def test_the_download_is_asked_for(stage: Stage, qtbot: Any) -> None:
    stage.panel.changeRequested.emit()
    dialog = dialog_of(stage.panel, DatasetDialog)
    dialog.choose("omniglot")
    dialog.use.click()
    assert stage.asked.download
    assert stage.panel.busy.sentence == "Downloading…"


def test_a_low_window_folds_the_wall(stage: Stage) -> None:
    stage.describe()
    tall = stage.panel.wall.height()
    stage.panel.set_low(True)
    assert stage.panel.wall.sizeHint().height() == 2 * 34 + 1 < tall


def test_settings_that_a_preset_asks_for_are_taken_over_without_opening_anew(stage: Stage, qtbot: Any) -> None:
    stage.describe()
    asked = stage.asked.request_id
    with qtbot.waitSignal(stage.controller.choiceChanged):
        stage.controller.adopt({"rotations": True})
    assert stage.controller.choice.values["rotations"] is True
    assert stage.asked.request_id == asked
    assert stage.panel.note == "With rotations as new classes"
    stage.controller.adopt({"split": "group"})
    assert stage.asked.request_id != asked
    assert stage.asked.config.split.split == "group"


def test_the_chooser_opens_on_the_copy_and_the_split_in_use(stage: Stage, tmp_path: Path) -> None:
    stage.controller.use(DatasetChoice("omniglot", str(tmp_path), {"split": "group", "rotations": True}))
    stage.panel.changeRequested.emit()
    dialog = dialog_of(stage.panel, DatasetDialog)
    assert dialog.highlighted == "omniglot"
    assert dialog.place.path == tmp_path
    assert dialog.form.values()["rotations"] is True
    assert dialog.use.text() == "Use this dataset"
    dialog.reject()


def test_a_practice_task_like_the_task_to_learn_needs_no_further_words(qtbot: Any) -> None:
    dialog = TaskDialog()
    qtbot.addWidget(dialog)
    pictures = np.zeros((5, 3, 28, 28, 1), np.uint8)
    dialog.set_task(tuple("abcde"), pictures[:, :1], pictures, TaskConfig(ways=5, queries=3))
    assert "tested" not in dialog.sentence
    dialog.show()
    sizes = {strip.height() for strip in dialog.findChildren(Strip)}
    assert max(sizes) == 72 and dialog.height() < 780, "few pictures: they are large, and leave no gap below"
    dialog.set_task(tuple("abcde"), pictures[:, :1], pictures, TaskConfig(ways=4, queries=3))
    assert "tested on have 4 classes with 3 questions each" in dialog.sentence


@pytest.mark.parametrize("numbers", [(5, 1, 15), (20, 1, 5), (5, 5, 15), (2, 1, 1), (60, 1, 5)])
def test_the_pictures_of_a_task_fit_its_window_in_width(qtbot: Any, numbers: tuple[int, int, int]) -> None:
    ways, shots, queries = numbers
    support, query = (np.zeros((ways, count, 28, 28, 1), np.uint8) for count in (shots, queries))
    grid = task_grid([f"class {number}" for number in range(ways)], support, query, 868, 440)
    qtbot.addWidget(grid)
    assert grid.minimumSizeHint().width() <= 868
    assert len(grid.findChildren(Strip)) == 2 * ways


def test_few_pictures_are_shown_larger_and_many_classes_side_by_side() -> None:
    assert arrangement(5, 1, 5, 868, 440) == (1, 72)
    blocks, cell = arrangement(20, 1, 5, 868, 440)
    assert blocks > 1 and cell < 72


def test_details_of_an_error_leave_its_sentence_the_width_of_a_slim_panel(stage: Stage) -> None:
    stage.panel.resize(304, 700)
    stage.panel.notice.show_error("images_background.zip could not be downloaded.", "Traceback")
    stage.panel.show()
    QApplication.processEvents()
    label, more = stage.panel.notice._sentence, stage.panel.notice._more
    assert more.mapTo(stage.panel, more.rect().topLeft()).y() >= label.mapTo(stage.panel, label.rect().bottomLeft()).y()
    stage.panel.resize(500, 700)
    QApplication.processEvents()
    assert more.mapTo(stage.panel, more.rect().topLeft()).x() > label.mapTo(stage.panel, label.rect().topRight()).x()
