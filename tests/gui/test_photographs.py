"""Datasets of photographs in the window: where they lie, whose split they have, and what does not suit them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QSettings

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.models.dataset import DatasetChoice, changes_for, with_pictures_of
from workbench.gui.panels.algorithm import AlgorithmPanel
from workbench.gui.widgets.dataset_dialog import DatasetDialog


@pytest.fixture
def dialog(qtbot: Any) -> Iterator[DatasetDialog]:
    dialog = DatasetDialog(catalogue().datasets, DatasetChoice("glyphs", "", {"rotations": True, "split": "group"}))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog


def test_a_dataset_that_needs_a_copy_is_used_once_it_is_known_where_it_lies(
    dialog: DatasetDialog, qtbot: Any, tmp_path: Path
) -> None:
    dialog.choose("mini_imagenet")
    assert not dialog.use.isEnabled() and dialog.use.toolTip() == "Choose where your copy lies first"
    assert "Choose where your copy lies, or drop it here" in dialog.place.words
    dialog.place.set_path(tmp_path)
    assert dialog.use.isEnabled() and dialog.use.text() == "Use this dataset"
    assert not dialog.place.download.isVisible(), "there is nothing to download"
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.use.click()
    choice, download = heard.args
    assert (choice.name, choice.data, download) == ("mini_imagenet", str(tmp_path), False)


def test_what_is_at_hand_stands_before_what_must_be_fetched(dialog: DatasetDialog) -> None:
    assert [each.key for each in dialog.grid.items][:2] == ["glyphs", "textures"]
    assert [each.key for each in dialog.grid.items][2] == "folder", "one's own pictures are at hand, too"
    needs = [each.needs for each in dialog.grid.items if each.key != "folder"]
    assert needs == sorted(needs, key=["nothing", "download", "path"].index) and set(needs) >= {"nothing", "path"}


def test_choosing_photographs_sets_the_split_and_the_rotations_anew(dialog: DatasetDialog) -> None:
    values = dialog.form.values()
    assert (values["split"], values["rotations"]) == ("group", True)
    dialog.choose("cifar_fs")
    values = dialog.form.values()
    assert (values["split"], values["rotations"]) == ("auto", False)
    dialog.form.set_values({"split": "given"})
    dialog.choose("glyphs")
    assert dialog.form.values()["split"] == "auto"


def test_another_dataset_of_letters_keeps_what_was_chosen() -> None:
    assert changes_for("omniglot", "group") == {"split_file": ""}, "a file names the classes of one dataset alone"


@pytest.mark.parametrize(
    ("name", "split", "words"),
    [
        ("mini_imagenet", "auto", "Split by Ravi & Larochelle 2017"),
        ("cifar_fs", "given", "Split by Bertinetto et al. 2019"),
        ("cifar_fs", "random", "Split at random, not by Bertinetto et al. 2019"),
        ("cifar_fs", "all", "Trained on every class"),
        ("glyphs", "auto", ""),
        ("omniglot", "random", ""),
    ],
)
def test_the_panel_says_whose_split_it_is(name: str, split: str, words: str) -> None:
    assert DatasetChoice(name, "", {"split": split}).note() == words


def test_a_preset_for_letters_asks_nothing_unsuited_of_photographs(qtbot: Any, tmp_path: Path) -> None:
    panel = AlgorithmPanel()
    qtbot.addWidget(panel)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    controller = AlgorithmController(StandInEngine(), panel, settings, panel)
    controller.set_dataset(DatasetChoice("mini_imagenet", str(tmp_path)))
    controller.choose("siamese")
    panel.presetChosen.emit("paper")
    assert panel.preset == "paper"
    config = controller.run_config()
    assert config is not None and (config.net.backbone, config.split.split) == ("koch", "auto")


def test_a_speed_on_drawings_says_nothing_of_larger_photographs() -> None:
    values = RunConfig().values()
    seen = with_pictures_of("mini_imagenet", values)
    assert (seen["image_size"], seen["colour"]) == (84, "colour")
    chosen = {**values, "image_size": 32, "colour": "grey"}
    assert with_pictures_of("mini_imagenet", chosen) == chosen
    assert with_pictures_of("glyphs", values) == values == with_pictures_of("of another version", values)
