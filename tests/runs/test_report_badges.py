"""Every badge that the engine gives is explained to those who read a report."""

from __future__ import annotations

from dataclasses import replace

from recorded_runs import config_of

from workbench.config import RunConfig
from workbench.engine import recorded
from workbench.engine.question import (
    _adapting_badges,
    badges_of,
    mixture_badges,
    network_badges,
    practice_badges,
    split_badges,
)
from workbench.runs.report_badges import explained, meaning


def badges() -> list[str]:
    """Those of a run with everything that deserves one, whether each holds or not."""
    config = config_of("maml", backbone="resnet18", mixture="textures", train_ways=20, train_shots=5)
    task = replace(config.task, least_shots=1, shots=5, batch_norm="transductive")
    options = replace(config.adapt, tune_steps=10)
    found = [*split_badges(config), *practice_badges(config, task), *mixture_badges(config), *network_badges(config)]
    found += [*_adapting_badges(config, options), *_adapting_badges(config, replace(options, final_head="svm"))]
    found += badges_of(config, task, options)
    found += [recorded.ALL_PICTURES, recorded.TRAINED_ON, recorded.CHANGED]
    found += ["all classes, also those it was trained on", "12 of these 40 pictures are among those it was trained on"]
    found += ["tasks at a time 2 from task 1,200", "first order from task 8", "inner steps 3 from task 8"]
    found += ["first order share 1.0 from task 8"]
    found += ["other data than it was trained on", "other dataset than it was trained on", "transductive batch-norm"]
    return [each for each in found if not each.endswith(": ")]


def test_every_badge_has_a_meaning() -> None:
    assert [each for each in badges() if not meaning(each)] == []


def test_badges_of_one_dataset_among_several_are_known_as_well() -> None:
    assert meaning("glyphs: other data than it was trained on") == meaning("other data than it was trained on")


def test_an_unknown_badge_is_shown_without_a_word_and_each_only_once() -> None:
    assert explained(["of tomorrow", "of tomorrow"]) == [("of tomorrow", "")]


def test_a_run_by_default_says_that_practice_had_other_ways() -> None:
    assert isinstance(config_of(), RunConfig)
    assert "not to be held against" in meaning("practised with 20 ways, tested with 5")
