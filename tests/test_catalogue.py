"""The shipped catalogue is what the registries say, and needs neither torch nor Qt."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.algorithms import algorithm_names
from workbench.catalogue import catalogue
from workbench.config import SECTIONS, ConfigError, knobs_of
from workbench.data.sources import sources
from workbench.engine.model import load_model
from workbench.resources import resources

ROOT = Path(__file__).resolve().parent.parent


def test_the_file_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("write_catalogue", ROOT / "packaging" / "write_catalogue.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (resources() / "catalogue.json").read_text(encoding="utf-8")
    assert written == module.catalogue_text(), "run make catalogue"


def test_everything_registered_is_listed() -> None:
    assert {each["name"] for each in catalogue().algorithms} == set(algorithm_names())
    assert {each["name"] for each in catalogue().datasets} == set(sources())


@pytest.mark.parametrize("algorithm", algorithm_names())
@pytest.mark.parametrize("preset", ["fast", "paper"])
def test_every_preset_gives_a_config(algorithm: str, preset: str) -> None:
    config = catalogue().config("glyphs", algorithm, {}, preset=preset)
    chosen = catalogue().algorithm(algorithm)["presets"][preset]
    assert chosen and {name: config.values()[name] for name in chosen} == chosen


@pytest.mark.parametrize("algorithm", algorithm_names())
@pytest.mark.parametrize("preset", ["fast", "paper"])
def test_every_preset_makes_do_with_twenty_pictures_of_a_class(algorithm: str, preset: str) -> None:
    """As many as Omniglot and Glyphs have: a preset that asks for more could be started with neither."""
    task = catalogue().config("glyphs", algorithm, {}, preset=preset).task
    assert task.shots + task.queries <= 20
    assert (task.train_shots or task.shots) + (task.train_queries or task.queries) <= 20


def test_knob_names_are_unique_in_a_run() -> None:
    shared = [each.name for section in SECTIONS.values() for each in knobs_of(section)]
    for name in algorithm_names():
        names = shared + [each.name for each in catalogue().own_knobs(name)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(("dataset", "algorithm"), [("nothing", "maml"), ("glyphs", "nothing")])
def test_unknown_names_are_refused_with_the_known_ones(dataset: str, algorithm: str) -> None:
    with pytest.raises(ConfigError, match=r"nothing; there are \w+"):
        catalogue().config(dataset, algorithm, {})


def test_an_unknown_preset_is_refused() -> None:
    with pytest.raises(ConfigError, match="no preset named slow"):
        catalogue().config("glyphs", "maml", {}, preset="slow")


def test_a_preset_leaves_out_what_does_not_suit_the_dataset_unless_it_is_asked_for() -> None:
    assert catalogue().config("omniglot", "siamese", {}, preset="paper").split.split == "group"
    assert catalogue().config("mini_imagenet", "siamese", {}, preset="paper").split.split == "auto"
    assert catalogue().config("omniglot", "maml", {}, preset="paper").split.rotations
    assert not catalogue().config("cifar_fs", "maml", {}, preset="paper").split.rotations
    assert catalogue().config("cifar_fs", "maml", {"rotations": True}, preset="paper").split.rotations
    kept = catalogue().preset("maml", "paper", "cifar_fs")
    presets = catalogue().algorithm("maml")["presets"]
    assert {**kept, "rotations": True} == presets["paper"]


def test_every_shipped_model_loads_and_tells_nothing_of_where_it_was_made() -> None:
    assert [card["name"] for card in catalogue().models] == ["builtin:omniglot"]
    for card in catalogue().models:
        model = load_model(card["name"])
        assert model.config.algorithm == card["algorithm"]
        assert model.config.data == "" and "system" not in model.info["versions"]


def test_reading_the_catalogue_loads_no_torch() -> None:
    code = "import sys; from workbench.catalogue import catalogue; catalogue(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
