"""The Algorithm panel: presets, settings of one's own, the config of a run, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.algorithm_stage import Make, edit
from PySide6.QtCore import QSettings

from workbench.catalogue import catalogue
from workbench.gui.models.cards import ONE_BY_ONE
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.widgets.card_field import CardField


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


def test_where_the_papers_settings_are_not_the_papers_is_said_while_they_are_chosen(make: Make) -> None:
    panel, *_ = make()
    panel.algorithmChosen.emit("reptile")
    assert panel.paper_note == ""
    panel.presetChosen.emit("paper")
    assert panel.paper_note == catalogue().algorithm("reptile")["paper_note"]
    edit(panel, "shots", 3)
    assert panel.paper_note == "" and panel.shows_own_settings
    panel.presetChosen.emit("paper")
    panel.algorithmChosen.emit("protonet")
    assert panel.paper_note == "", "its settings are the paper's"


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


def test_a_method_that_practises_nothing_has_no_settings_of_practice_and_says_so(make: Make) -> None:
    panel, controller, _ = make()
    panel.algorithmChosen.emit("nearest_pixel")
    assert "episodes" not in panel.form.rows and "ways" in panel.form.rows
    assert "backbone" not in panel.form.rows and "image_size" in panel.form.rows
    assert controller.network == ("", "")
    assert panel.footer.words == "Nothing to practise"
    assert controller.run_config() == catalogue().config("glyphs", "nearest_pixel", {})
