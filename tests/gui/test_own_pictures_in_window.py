"""Pictures of one's own in the whole window: where they can be dropped, and what comes of the wizard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.dropping import drop
from gui.stand_in_engine import StandInEngine
from own_pictures import class_files
from small_photographs import write_files

from workbench.catalogue import catalogue
from workbench.data.survey import survey
from workbench.dataset_records import Record, write_record
from workbench.engine.commands import DescribeDataset, Start
from workbench.engine.own_pictures import AddDataset, DatasetAdded, FolderSurveyed, SurveyFolder
from workbench.gui.controllers.dataset import AS_OMNIGLOT
from workbench.gui.main_window import MainWindow

NONE = np.zeros((0, 8, 8, 3), np.uint8)


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    made = MainWindow(StandInEngine())
    qtbot.addWidget(made)
    made.show()
    made._engine.get_ready()
    return made


@pytest.fixture
def animals(tmp_path: Path) -> Path:
    return write_files(tmp_path / "animals", class_files())


def surveyed(window: MainWindow) -> SurveyFolder:
    return window._engine.sent_of(SurveyFolder)[-1]


@pytest.mark.parametrize("panel", ["dataset", "algorithm", "training"])
def test_a_folder_can_be_dropped_on_each_panel_but_try_it(window: MainWindow, animals: Path, panel: str) -> None:
    drop(getattr(window, panel), [animals])
    assert surveyed(window).path == str(animals)
    window.wiring.own.dialog.reject()


def test_a_dropped_omniglot_is_opened_as_that_and_it_is_said(window: MainWindow, animals: Path) -> None:
    drop(window.dataset, [animals])
    window._engine.replyReceived.emit(FolderSurveyed(surveyed(window).request_id, None, NONE, (), True))
    asked = window._engine.sent_of(DescribeDataset)[-1].config
    assert (asked.dataset, asked.data) == ("omniglot", str(animals))
    assert window.dataset.notice.sentence == AS_OMNIGLOT


def test_a_baseline_is_set_up_so_that_start_is_all_that_is_left(window: MainWindow, tmp_path: Path) -> None:
    place = write_files(tmp_path / "animals", class_files(each=20))
    window.wiring.algorithm.choose("baseline_pp")
    window.algorithm.set_values({"ways": 20, "episodes": 7})
    window.wiring.algorithm._on_edited()
    window.wiring.own.open(place)
    found = survey(place).to_json()
    window._engine.replyReceived.emit(FolderSurveyed(surveyed(window).request_id, found, NONE, ()))
    window.wiring.own.dialog.baseline.click()
    (added,) = window._engine.sent_of(AddDataset)
    counts = {each["name"]: each["count"] for each in found["classes"]}
    write_record(Record(added.name, added.path, added.size, added.colour, None, {"per_class": counts}))
    window._engine.replyReceived.emit(DatasetAdded(added.request_id, added.name, ()))
    asked = window._engine.sent_of(DescribeDataset)[-1].config
    assert (asked.dataset, asked.split.split) == ("animals", "pictures")
    config = window.wiring.algorithm.run_config()
    assert (config.dataset, config.algorithm, config.split.split) == ("animals", "baseline_pp", "pictures")
    assert (config.task.ways, config.task.shots, config.task.queries) == (3, 1, 2)
    fast = catalogue().algorithm("baseline_pp")["presets"]["fast"]
    assert config.train.episodes == fast["episodes"], "whatever was set before"
    assert window.training.isAncestorOf(window.focusWidget())
    assert window.training.banner.sentence.startswith("Everything is set up for a baseline. Press Start: an ordinary")
    assert not window._engine.sent_of(Start)
