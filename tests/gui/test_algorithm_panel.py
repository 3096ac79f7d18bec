"""The Algorithm panel: presets, settings of one's own, the config of a run, the estimate, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QSettings

from workbench.catalogue import catalogue
from workbench.engine.events import RunFinished, RunStarted, StepDone
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.estimate import SpeedBook, estimate_words
from workbench.gui.panels.algorithm import AlgorithmPanel

Make = Callable[[], tuple[AlgorithmPanel, AlgorithmController, StandInEngine]]


@pytest.fixture
def make(qtbot: Any, tmp_path: Path) -> Make:
    """Makes a panel with its controller; each one finds what the one before remembered."""

    def build() -> tuple[AlgorithmPanel, AlgorithmController, StandInEngine]:
        panel, engine = AlgorithmPanel(), StandInEngine()
        qtbot.addWidget(panel)
        panel.show()
        store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        return panel, AlgorithmController(engine, panel, store, panel), engine

    return build


def edit(panel: AlgorithmPanel, name: str, value: float) -> None:
    panel.form.rows[name].field.setValue(value)


def test_the_suggested_algorithm_starts_with_its_fast_preset(make: Make) -> None:
    panel, controller, _ = make()
    assert controller.algorithm == "protonet"
    assert panel.preset == "fast"
    config = controller.run_config()
    assert config is not None
    assert config == catalogue().config("glyphs", "protonet", {})


@pytest.mark.parametrize("name", [each["name"] for each in catalogue().algorithms])
def test_each_preset_gives_the_config_that_the_catalogue_gives(make: Make, name: str) -> None:
    panel, controller, _ = make()
    panel.algorithmChosen.emit(name)
    for preset in catalogue().algorithm(name)["presets"]:
        panel.presetChosen.emit(preset)
        assert panel.preset == preset
        assert controller.run_config() == catalogue().config("glyphs", name, {}, preset=preset)


def test_editing_deselects_both_presets_and_says_so(make: Make) -> None:
    panel, controller, _ = make()
    edit(panel, "shots", 3)
    assert panel.preset == ""
    assert panel.shows_own_settings
    config = controller.run_config()
    assert config is not None
    assert config.task.shots == 3
    edit(panel, "shots", 1)
    assert panel.preset == "fast"
    assert not panel.shows_own_settings


def test_a_value_out_of_bounds_gives_no_config_and_says_why(make: Make) -> None:
    panel, controller, _ = make()
    edit(panel, "ways", 1)
    assert controller.run_config() is None
    assert panel.form.show_errors() == "Classes per task is 1, but must be at least 2."
    edit(panel, "ways", 4)
    assert controller.run_config() is not None


def test_the_dataset_and_its_settings_are_part_of_the_config(make: Make) -> None:
    _, controller, _ = make()
    controller.set_dataset(DatasetChoice("omniglot", "here", {"rotations": True, "within_group": True}))
    config = controller.run_config()
    assert config is not None
    assert (config.dataset, config.data) == ("omniglot", "here")
    assert config.split.rotations
    assert config.task.within_group


def test_choice_and_values_come_back(make: Make) -> None:
    panel, *_ = make()
    panel.algorithmChosen.emit("maml")
    edit(panel, "inner_lr", 0.25)
    panel.algorithmChosen.emit("protonet")
    edit(panel, "shots", 2)
    panel.algorithmChosen.emit("maml")
    assert panel.values()["inner_lr"] == 0.25
    again, other, _ = make()
    assert other.algorithm == "maml"
    assert again.values()["inner_lr"] == 0.25
    again.algorithmChosen.emit("protonet")
    assert again.values()["shots"] == 2


def test_remembered_values_that_no_longer_fit_are_forgotten(make: Make, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("algorithm/values", '{"protonet": {"ways": 1, "shots": 4, "gone": 7}}')
    store.setValue("algorithm/name", "no json at all")
    store.sync()
    panel, controller, _ = make()
    assert controller.algorithm == "protonet"
    assert panel.values()["shots"] == 4
    assert panel.values()["ways"] == 5


def test_the_estimate_comes_from_the_speed_of_a_run_with_the_same_settings(make: Make) -> None:
    panel, controller, engine = make()
    assert panel.footer.words == "Usually 2–5 minutes"
    config = controller.run_config()
    assert config is not None
    engine.eventReceived.emit(RunStarted(0, 0, 100, "CPU", 1, config.to_json()))
    speed = config.train.episodes / 300
    engine.eventReceived.emit(StepDone(1, 1, 1.0, {}, 1e-3, speed, 1.0, 1.0))
    engine.eventReceived.emit(RunFinished(1, 1, "completed", "Done.", 1.0))
    assert panel.footer.words == "About 5 minutes on this computer"
    edit(panel, "ways", 9)
    assert panel.footer.words == "Measured once it runs"
    again, _, _ = make()
    again.presetChosen.emit("fast")
    assert again.footer.words == "About 5 minutes on this computer"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "Measured once it runs"),
        (20, "Less than a minute on this computer"),
        (62, "About 1 minute on this computer"),
        (5000, "About 83 minutes on this computer"),
        (7200, "About 2 hours on this computer"),
    ],
)
def test_estimates_are_worded_plainly(seconds: float | None, words: str) -> None:
    assert estimate_words(seconds) == words


def test_speed_does_not_depend_on_what_costs_no_time() -> None:
    book = SpeedBook()
    book.note("maml", {"episodes": 10, "ways": 5, "seed": 1}, 2.0)
    assert book.seconds("maml", {"episodes": 100, "ways": 5, "seed": 9}) == 50.0
    assert book.seconds("maml", {"episodes": 100, "ways": 6, "seed": 1}) is None
    assert book.seconds("protonet", {"episodes": 100, "ways": 5, "seed": 1}) is None


def test_a_preset_asks_the_dataset_for_what_belongs_to_it(make: Make, qtbot: Any) -> None:
    panel, controller, _ = make()
    with qtbot.waitSignal(controller.datasetValuesWanted) as heard:
        panel.presetChosen.emit("paper")
    assert heard.args == [{"rotations": True}]
    assert panel.preset == "paper"
    controller.set_dataset(DatasetChoice("glyphs", "", {"rotations": False}))
    assert panel.preset == ""
    config = controller.run_config()
    assert config is not None
    assert not config.split.rotations


def test_the_form_says_where_practice_tasks_are_unlike_the_task(make: Make) -> None:
    panel, *_ = make()
    rows = panel.form.rows
    assert rows["ways"].hint == "Practises with 20 classes (Advanced)"
    assert rows["queries"].hint == "Practises with 5 questions (Advanced)"
    edit(panel, "ways", 20)
    edit(panel, "train_queries", 0)
    assert rows["ways"].hint == rows["queries"].hint == ""
