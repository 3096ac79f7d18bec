"""The command line that trains a run again, from its settings."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, RunConfig, Value

PRESETS = ("fast", "paper")
REFUSED_ALONE = ("split_file", "weights", "weights_file")  # where they have no effect; the last depends on the second


def command_line(config: RunConfig) -> str:
    """``workbench train …`` with what differs from the preset that is closest, quoted for a POSIX shell.

    A setting that has no effect beside the others, and that the command line therefore refuses, is left out.

    Raises:
        ConfigError: the run has a dataset, an algorithm or a setting that there is no more.
    """
    return shlex.join(["workbench", "train", *arguments(config)])


def arguments(config: RunConfig) -> list[str]:
    """What follows ``workbench train``, see `command_line`. Raises ConfigError."""
    knobs = {each.name: each for each in catalogue().all_knobs(config.algorithm)}
    given = config.values()
    if unknown := set(given) - set(knobs):
        raise ConfigError(f"{config.algorithm} has no setting named {', '.join(sorted(unknown))}.")
    values = {name: given.get(name, each.default) for name, each in knobs.items()}  # an old run may lack new ones
    for name in REFUSED_ALONE:
        if not knobs[name].matters(values):
            values[name] = knobs[name].default
    flags = {preset: _flags(config, preset, knobs, values) for preset in PRESETS}
    chosen = min(PRESETS, key=lambda preset: len(flags[preset]))
    data = ["--data", config.data] if config.data else []
    return ["--dataset", config.dataset, *data, "--algorithm", config.algorithm, "--preset", chosen, *flags[chosen]]


def _flags(config: RunConfig, preset: str, knobs: Mapping[str, Knob], values: Mapping[str, Value]) -> list[str]:
    """What has to be said beside a preset."""
    usual = catalogue().config(config.dataset, config.algorithm, {}, preset=preset).values()
    other = [each for name, each in knobs.items() if values[name] != usual[name]]
    return [word for each in other for word in _words(each, values[each.name])]


def _words(knob: Knob, value: Value) -> list[str]:
    if value is True:
        return [knob.flag]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    # what begins with a dash would be taken for a flag of its own
    return [f"{knob.flag}={text}"] if text.startswith("-") else [knob.flag, text]
