"""Knobs: declared once, checked with both numbers, and the same from every side."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, NetConfig, RunConfig, TaskConfig, knob, knobs_of


@dataclass(frozen=True)
class Own:
    inner_lr: float = knob(0.01, low=1e-5, high=1.0, log=True, help="The step size.")
    first_order: bool = knob(False, help="Leave out second derivatives.")


LR, FIRST = knobs_of(Own)


def test_a_field_becomes_a_knob_with_words_and_a_flag() -> None:
    assert (LR.kind, LR.label, LR.flag, LR.default) == ("float", "Inner learning rate", "--inner-lr", 0.01)


@pytest.mark.parametrize(
    ("value", "numbers"), [(2.0, ("2", "1")), (1e-9, ("1e-09", "1e-05")), (float("nan"), ("nan",)), ("x", ("x",))]
)
def test_a_bad_value_is_refused_with_both_numbers(value: object, numbers: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError) as caught:
        LR.check(value)
    assert all(number in str(caught.value) for number in ("--inner-lr", *numbers))


@pytest.mark.parametrize(("text", "value"), [("0.5", 0.5), ("1", 1.0), ("1e-3", 1e-3)])
def test_text_is_read_in_the_knobs_type(text: str, value: float) -> None:
    assert LR.parse(text) == value


@pytest.mark.parametrize(("text", "value"), [("true", True), ("No", False), ("1", True)])
def test_switches_are_read(text: str, value: bool) -> None:
    assert FIRST.parse(text) is value


def test_text_that_does_not_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="must be a number"):
        LR.parse("fast")
    with pytest.raises(ConfigError, match="true or false"):
        FIRST.parse("maybe")


def test_knobs_survive_json() -> None:
    for each in (*knobs_of(TaskConfig), LR, FIRST):
        assert Knob.from_json(each.to_json()) == each


def test_flat_values_are_distributed_and_come_back() -> None:
    config = RunConfig.from_values("glyphs", "maml", {"ways": 7, "inner_lr": 0.1, "episodes": 12}, (LR, FIRST))
    assert (config.task.ways, config.train.episodes, config.settings["inner_lr"]) == (7, 12, 0.1)
    again = RunConfig.from_values("glyphs", "maml", config.values(), (LR, FIRST))
    assert again == config


def test_a_config_survives_json() -> None:
    config = RunConfig.from_values("glyphs", "maml", {"ways": 7}, (LR, FIRST))
    assert RunConfig.from_json(config.to_json()) == config


@pytest.mark.parametrize("data", [{"task": {"ways": 1}}, {"task": {"wings": 2}}, {"speed": 1}])
def test_a_damaged_config_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        RunConfig.from_json(data)


def test_an_unknown_setting_is_named() -> None:
    with pytest.raises(ConfigError, match="no setting named speed"):
        RunConfig.from_values("glyphs", "maml", {"speed": 1}, (LR,))


def test_every_need_of_a_knob_names_another_knob_and_one_of_its_choices() -> None:
    for algorithm in catalogue().algorithms:
        knobs = {each.name: each for each in catalogue().all_knobs(algorithm["name"])}
        needs = [each.needs.split("=") for each in knobs.values() if each.needs]
        choices = {
            name: knob.choices or ("True", "False")
            for name, knob in knobs.items()
            if knob.choices or knob.kind == "bool"
        }
        assert needs and all(each in choices[name] for name, wanted in needs for each in wanted.split("|"))


def test_a_knob_may_matter_for_several_choices_of_another() -> None:
    depth = next(each for each in knobs_of(NetConfig) if each.name == "depth")
    assert depth.matters({"backbone": "mlp"}) and depth.matters({"backbone": "conv4"}) and depth.matters({})
    assert not depth.matters({"backbone": "vit_b_16"})
