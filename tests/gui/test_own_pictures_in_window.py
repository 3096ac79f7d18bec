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

from workbench.data.survey import survey
from workbench.dataset_records import Record, write_record
from workbench.engine.commands import DescribeDataset
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


def test_a_baseline_on_all_classes_sets_the_dataset_the_split_and_the_algorithm(
    window: MainWindow, animals: Path
) -> None:
    window.wiring.own.open(animals)
    found = survey(animals).to_json()
    window._engine.replyReceived.emit(FolderSurveyed(surveyed(window).request_id, found, NONE, ()))
    window.wiring.own.dialog.facts.baseline.click()
    (added,) = window._engine.sent_of(AddDataset)
    write_record(Record(added.name, added.path, added.size, added.colour))
    window._engine.replyReceived.emit(DatasetAdded(added.request_id, added.name, ()))
    asked = window._engine.sent_of(DescribeDataset)[-1].config
    assert (asked.dataset, asked.split.split) == ("animals", "all")
    assert window.wiring.algorithm.algorithm == "baseline"
    assert window.wiring.dataset.choice.values["split"] == "all"
