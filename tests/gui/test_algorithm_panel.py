"""The Algorithm panel: presets, settings of one's own, the config of a run, the estimate, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QSettings

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.engine.events import RunFinished, RunStarted, StepDone
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.models.cards import ONE_BY_ONE
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.estimate import KEPT, SpeedBook, estimate_words
from workbench.gui.panels.algorithm import AlgorithmPanel
from workbench.gui.widgets.card_field import CardField

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


def run_once(engine: StandInEngine, config: RunConfig, speed: float, planned: int = 100) -> None:
    """A run that tells its speed, or, with nothing planned, none."""
    engine.eventReceived.emit(RunStarted(0, 0, planned, "CPU", 1, config.to_json()))
    if planned:
        engine.eventReceived.emit(StepDone(1, 1, 1.0, {}, 1e-3, speed, 1.0, 1.0))
    engine.eventReceived.emit(RunFinished(1, 1, "completed", "Done.", 1.0))


def cost_of(panel: AlgorithmPanel, name: str) -> str:
    """What the chooser says of an algorithm's cost."""
    dialog = panel.chooser.open_chooser()
    dialog.list.highlight(name)
    card = dialog.list.current
    dialog.reject()
    return dict(card.facts)["Cost on this computer"]


def test_the_chooser_says_what_each_algorithm_costs_once_it_has_run(make: Make) -> None:
    panel, controller, engine = make()
    assert cost_of(panel, "protonet") == "Usually 2–5 minutes with the fast settings. Measured here once it has run."
    assert cost_of(panel, "fomaml") == "Measured here once it has run."
    config = controller.run_config()
    run_once(engine, config, config.train.episodes / 180)
    assert cost_of(panel, "protonet") == "About 3 minutes with the fast settings; 11 tasks/s in its last run."
    edit(panel, "ways", 9)
    run_once(engine, controller.run_config(), 5.5)
    assert cost_of(panel, "protonet") == "About 3 minutes with the fast settings; 5.5 tasks/s in its last run."
    again, _, _ = make()
    assert cost_of(again, "protonet").startswith("About 3 minutes")


def test_where_only_settings_of_ones_own_have_run_there_is_a_speed_but_no_time(make: Make) -> None:
    panel, controller, engine = make()
    edit(panel, "ways", 9)
    run_once(engine, controller.run_config(), 25.0)
    assert cost_of(panel, "protonet") == "25 tasks/s in its last run, with settings of your own."


def test_a_method_with_nothing_to_practise_is_ready_at_once(make: Make) -> None:
    panel, controller, engine = make()
    run_once(engine, controller.run_config(), 0.0, planned=0)
    assert panel.footer.words == "Nothing to practise"
    assert cost_of(panel, "protonet") == "Nothing to practise: it is ready at once."


def test_what_is_usual_is_said_only_of_algorithms_of_which_it_is_known(make: Make) -> None:
    panel, *_ = make()
    panel.algorithmChosen.emit("fomaml")
    assert (panel.preset, panel.footer.words) == ("fast", "Measured once it runs")


def test_settings_without_effect_do_not_change_the_estimate_and_those_of_the_network_do(make: Make) -> None:
    panel, controller, engine = make()
    run_once(engine, controller.run_config(), 10.0)
    known = panel.footer.words
    edit(panel, "hidden", 300)
    assert panel.footer.words == known
    edit(panel, "image_size", 84)
    assert panel.footer.words == "Measured once it runs"


def test_the_panel_says_what_the_algorithm_does_and_links_to_its_paper(make: Make) -> None:
    panel, *_ = make()
    card = catalogue().algorithm("maml")
    panel.algorithmChosen.emit("maml")
    assert panel.chooser.key == "maml"
    assert panel.summary == card["summary"]
    assert panel.paper.url == "https://arxiv.org/abs/1703.03400"
    assert panel.paper.text() == "Finn et al. 2017"


def test_taking_an_algorithm_in_the_chooser_shows_its_form(make: Make) -> None:
    panel, controller, _ = make()
    dialog = panel.chooser.open_chooser("maml")
    dialog.use.click()
    assert controller.algorithm == "maml"
    assert "inner_lr" in panel.form.rows


def test_the_network_and_the_final_classifier_become_part_of_the_config(make: Make) -> None:
    panel, controller, _ = make()
    for knob, name in (("backbone", "resnet12"), ("final_head", "logistic")):
        field = panel.form.rows[knob].field
        assert isinstance(field, CardField)
        field.open_chooser(name).use.click()
    config = controller.run_config()
    assert (config.net.backbone, config.adapt.final_head) == ("resnet12", "logistic")
    assert controller.network == ("resnet12", "imagenet")
    assert panel.preset == ""


def test_the_form_says_how_large_the_network_is_and_where_it_is_slow(make: Make) -> None:
    panel, *_ = make()
    assert panel.form.rows["backbone"].hint == "112 thousand parameters"
    panel.form.rows["backbone"].field.open_chooser("resnet18").use.click()
    assert panel.form.rows["backbone"].hint.endswith("to download once")
    panel.algorithmChosen.emit("maml")
    panel.form.rows["backbone"].field.open_chooser("resnet18").use.click()
    assert panel.form.rows["backbone"].hint.endswith(f"to download once. {ONE_BY_ONE}")


def test_weights_from_a_file_become_part_of_the_config(make: Make, qtbot: Any, tmp_path: Path) -> None:
    panel, controller, _ = make()
    panel.form.rows["backbone"].field.open_chooser("resnet18").use.click()
    with qtbot.waitSignal(controller.networkChanged) as heard:
        controller.use_weights_file(tmp_path / "w.pth")
    assert heard.args == ["resnet18", "file"]
    config = controller.run_config()
    assert (config.net.weights, config.net.weights_file) == ("file", str(tmp_path / "w.pth"))


def test_the_estimate_comes_from_the_speed_of_a_run_with_the_same_settings(make: Make) -> None:
    panel, controller, engine = make()
    assert panel.footer.words == "Usually 2–5 minutes"
    config = controller.run_config()
    assert config is not None
    run_once(engine, config, config.train.episodes / 300)
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
        (0.0, "Nothing to practise"),
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
    assert book.speed("maml") == 2.0


def test_only_the_newest_speeds_are_kept() -> None:
    book = SpeedBook()
    for ways in range(KEPT + 5):
        book.note("maml", {"episodes": 10, "ways": ways}, 2.0)
    assert len(book.speeds) == KEPT
    assert book.speed("maml", {"ways": 0}) is None
    assert book.speed("maml", {"ways": KEPT + 4}) == 2.0


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
    edit(panel, "train_queries", 1)
    assert rows["queries"].hint == "Practises with 1 question (Advanced)"
    edit(panel, "ways", 20)
    edit(panel, "train_queries", 0)
    assert rows["ways"].hint == rows["queries"].hint == ""
