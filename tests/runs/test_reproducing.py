"""The command line of a run gives its settings back, to the last digit."""

from __future__ import annotations

import shlex
from dataclasses import replace

import numpy as np
import pytest

from workbench import cli
from workbench.catalogue import catalogue
from workbench.cli.train import _config
from workbench.config import ConfigError, Knob, RunConfig, Value
from workbench.runs.reproducing import command_line
from workbench.sections.net import PRETRAINED

ALGORITHMS = [each["name"] for each in catalogue().algorithms]
TEXTS = {
    "mixture": ["textures:0.25, omniglot", "glyphs:0.1"],
    "split_file": ['/tmp/a b/split\'s "own".json', "/data/第一/分割.json", "/x/$HOME;`ls`\\n.json"],
    "weights_file": ["/tmp/w w.pth", "/数据/权重.safetensors"],
    "held_out": ["Greek, Latin", "-dash", "--help", 'it\'s "so"', "希腊", "", " spaces ", "a\nb", "*", "#"],
}


def parsed(command: str) -> RunConfig:
    """What the command line's own parser makes of it."""
    words = shlex.split(command)
    assert words[:2] == ["workbench", "train"]
    config = _config(cli._parser().parse_args(words[1:]))
    assert config is not None
    return config


def any_value(knob: Knob, generator: np.random.Generator) -> Value:
    if knob.kind == "bool":
        return bool(generator.integers(2))
    if knob.choices:
        return str(generator.choice(knob.choices))
    if knob.kind == "str":
        return str(generator.choice(TEXTS[knob.name]))
    low, high = knob.low or 0.0, min(1e9 if knob.high is None else knob.high, 1e9)
    value = float(np.exp(generator.uniform(np.log(low), np.log(high)))) if knob.log else generator.uniform(low, high)
    return round(value) if knob.kind == "int" else float(min(max(value, low), high))


def any_config(algorithm: str, generator: np.random.Generator) -> RunConfig:
    dataset = str(generator.choice([each["name"] for each in catalogue().datasets]))
    data = str(generator.choice(["", "/data/mine", "/my pictures/it's", "/图片/猫 狗", '/a"b/$c']))
    knobs = [each for each in catalogue().all_knobs(algorithm) if generator.random() < 0.4]
    values = {each.name: any_value(each, generator) for each in knobs}
    return catalogue().config(dataset, algorithm, values, data, str(generator.choice(["fast", "paper"])))


def with_effect(config: RunConfig) -> RunConfig:
    """Without settings that change nothing, and that the command line refuses for it."""
    net, split = config.net, config.split
    if net.backbone not in PRETRAINED:
        net = replace(net, weights="imagenet")
    if net.weights != "file":
        net = replace(net, weights_file="")
    if split.split != "file":
        split = replace(split, split_file="")
    return replace(config, net=net, split=split)


@pytest.fixture(autouse=True)
def one_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the parser takes a while, and gives the same each time."""
    made = cli._parser()
    monkeypatch.setattr(cli, "_parser", lambda: made)


@pytest.mark.parametrize("preset", ["fast", "paper"])
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_preset_is_said_in_a_few_words(algorithm: str, preset: str) -> None:
    config = catalogue().config("glyphs", algorithm, {}, preset=preset)
    command = command_line(config)
    assert parsed(command) == config
    same = catalogue().config("glyphs", algorithm, {}, preset="fast") == config
    chosen = "fast" if same else preset
    assert command == f"workbench train --dataset glyphs --algorithm {algorithm} --preset {chosen}"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_any_settings_come_back(algorithm: str) -> None:
    generator = np.random.default_rng(ALGORITHMS.index(algorithm))
    for _ in range(5):
        config = any_config(algorithm, generator)
        assert parsed(command_line(config)) == with_effect(config), command_line(config)


def test_ways_of_the_task_leave_those_of_practice_as_they_are() -> None:
    paper = catalogue().config("omniglot", "protonet", {}, preset="paper")
    assert paper.task.train_ways == 60
    config = replace(paper, task=replace(paper.task, ways=7))
    assert parsed(command_line(config)) == config


def test_a_run_of_an_older_version_lacks_settings_that_are_as_they_were() -> None:
    whole = catalogue().config("glyphs", "maml", {}, preset="paper")
    name, default = next(
        (k.name, k.default) for k in catalogue().own_knobs("maml") if whole.settings[k.name] != k.default
    )
    settings = {key: value for key, value in whole.settings.items() if key != name}
    again = parsed(command_line(replace(whole, settings=settings)))
    assert again.settings == {**settings, name: default}


def test_numbers_keep_every_digit() -> None:
    config = catalogue().config("glyphs", "maml", {"outer_lr": 0.1 + 0.2, "inner_lr": 1e-5})
    assert "--outer-lr 0.30000000000000004" in command_line(config)
    assert parsed(command_line(config)) == config


@pytest.mark.parametrize(
    "config",
    [
        RunConfig(algorithm="gone"),
        RunConfig(dataset="gone"),
        RunConfig(settings={"gone": 1}),
    ],
)
def test_what_there_is_no_more_is_named(config: RunConfig) -> None:
    with pytest.raises(ConfigError, match="gone"):
        command_line(config)
