"""The settings of a run for its report: those that differ from the defaults first, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.catalogue import catalogue
from workbench.config import SECTIONS, ConfigError, Knob, RunConfig, Value, knobs_of
from workbench.runs.report_wording import listed, mark, plural, say, tell
from workbench.runs.report_words import setting

PRESETS = {"fast": mark("Fast on this computer"), "paper": mark("As in the paper")}


@dataclass(frozen=True)
class Setting:
    """One row: the plain ``label``, the field's ``term``, what it was set to, what it is by default, and what it is."""

    label: str
    term: str
    value: str
    default: str
    help: str

    @property
    def differs(self) -> bool:
        return self.value != self.default


def settings_of(config: RunConfig) -> list[Setting]:
    """Every setting that had an effect; those that differ from the defaults come first."""
    values = config.values()
    knobs = _knobs(config.algorithm)
    known = {each.name for each in knobs}
    rows = [_row(each, values[each.name]) for each in knobs if each.name in values and each.matters(values)]
    # of an algorithm that this version does not know
    rows += [Setting(name, "", setting(value), "", "") for name, value in config.settings.items() if name not in known]
    return sorted(rows, key=lambda row: not row.differs)


def setting_name(name: str) -> str:
    """What a setting is called within a sentence."""
    label = next((each.label for section in SECTIONS.values() for each in knobs_of(section) if each.name == name), name)
    told = tell(label)
    return name.replace("_", " ") if told == label else told


def presets_words(config: RunConfig) -> str:
    """How a run's settings lie to the presets of its algorithm; empty for an unknown one."""
    try:
        found = {name: _unlike(config, name) for name in catalogue().algorithm(config.algorithm)["presets"]}
    except ConfigError:
        return ""
    name, unlike = min(found.items(), key=lambda each: len(each[1]))
    title = say(PRESETS[name]) if name in PRESETS else name
    if not unlike:
        return _all_of(title, sum(each.differs for each in settings_of(config)))
    labels = [tell(each.label).lower() for each in _knobs(config.algorithm) if each.name in unlike]
    if len(labels) > 4:
        return say("{settings} differ from “{preset}”.", settings=plural(len(labels), "setting"), preset=title)
    return say("As “{preset}”, but for {settings}.", preset=title, settings=listed(labels))


def _all_of(preset: str, differing: int) -> str:
    """A preset is not the program's defaults: how many settings differ from those, as they stand below."""
    if not differing:
        return say("All settings are those of the preset “{preset}”.", preset=preset)
    if differing == 1:
        return say(
            "All settings are those of the preset “{preset}”; 1 of them differs from the program's defaults.",
            preset=preset,
        )
    return say(
        "All settings are those of the preset “{preset}”; {n} of them differ from the program's defaults.",
        preset=preset,
        n=differing,
    )


def _unlike(config: RunConfig, preset: str) -> set[str]:
    """The names of settings that a preset has otherwise."""
    asked = catalogue().config(config.dataset, config.algorithm, {}, config.data, preset).values()
    own = config.values()
    matter = {each.name for each in _knobs(config.algorithm) if each.matters(own)}
    return {name for name, value in asked.items() if name in matter and own.get(name) != value}


def _knobs(algorithm: str) -> tuple[Knob, ...]:
    try:
        return catalogue().all_knobs(algorithm)
    except ConfigError:
        return tuple(knob for section in SECTIONS.values() for knob in knobs_of(section))


def _row(knob: Knob, value: Value) -> Setting:
    values = _words(knob, value), _words(knob, knob.default)
    return Setting(tell(knob.label), tell(knob.term), *values, tell(knob.help))


def _words(knob: Knob, value: Value) -> str:
    if knob.zero and value == 0 and not isinstance(value, bool):
        return tell(knob.zero)
    words = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else setting(value)
    if knob.name.endswith("seed"):
        return str(value)
    if value in knob.choices:
        return tell(words)
    return f"{words} {tell(knob.unit)}" if knob.unit and not isinstance(value, str) else words
