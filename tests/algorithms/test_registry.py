"""Algorithms are found by themselves, built from settings, and described as plain data."""

from __future__ import annotations

import json

import pytest

from workbench.algorithms import algorithm_cards, algorithm_class, algorithm_names, build_algorithm
from workbench.config import ConfigError, Knob, RunConfig, knobs_of
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing


def net() -> Conv4:
    return Conv4(Preprocessing(size=16), 2)


def test_names_are_sorted_and_lead_to_their_classes() -> None:
    names = algorithm_names()
    assert {"maml", "protonet"} <= set(names) and list(names) == sorted(names)
    assert all(algorithm_class(name).card.name == name for name in names)


def test_settings_become_the_config() -> None:
    assert build_algorithm("maml", net(), 5, {"inner_lr": 0.25, "inner_steps": 3}).config.inner_lr == 0.25


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("mamml", {}, "no algorithm named mamml; there are"),
        ("maml", {"inner_rate": 0.1}, "no setting named inner_rate"),
        ("maml", {"inner_lr": 11.0}, "--inner-lr is 11, but must be at most 10"),
    ],
)
def test_what_is_unknown_or_out_of_bounds_is_refused(name: str, settings: dict[str, float], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        build_algorithm(name, net(), 5, settings)


@pytest.mark.parametrize("card", algorithm_cards(), ids=lambda card: card["name"])
def test_cards_are_plain_data_with_presets_that_fit(card: dict) -> None:  # type: ignore[type-arg]
    assert json.loads(json.dumps(card)) == card
    own = [Knob.from_json(each) for each in card["knobs"]]
    assert own == list(knobs_of(algorithm_class(card["name"]).Config))
    assert set(card["presets"]) == {"fast", "paper"}
    for values in card["presets"].values():
        config = RunConfig.from_values("glyphs", card["name"], values, own)
        assert config.train.episodes == values["episodes"]
    assert all(card[key] for key in ("title", "family", "summary", "advice", "stream"))
    assert card["paper"]["year"] >= 1950


def test_the_papers_presets_limit_gradients_only_where_their_papers_do() -> None:
    stated = {"lstm": 0.25, "relation": 0.5}
    practising = [card for card in algorithm_cards() if card["stream"] != "nothing"]
    found = {card["name"]: card["presets"]["paper"]["clip"] for card in practising}
    assert found == {card["name"]: stated.get(card["name"], 0.0) for card in practising}


def test_where_a_papers_preset_is_not_as_in_the_paper_it_says_so() -> None:
    notes = {card["name"]: card["paper_note"] for card in algorithm_cards()}
    assert "falls" in notes["svm"] and "a second time" in notes["simpleshot"] and "each layer" in notes["siamese"]
    assert "starts fresh" in notes["reptile"]
    assert all("not checked" in notes[name] for name in ("lstm", "meta_sgd", "snail"))
    assert not notes["protonet"] and not notes["maml"]
