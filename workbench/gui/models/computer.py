"""Settings that belong to this computer, whatever is trained on it: where to compute, and how often to save."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSettings

from workbench.config import ConfigError, Knob, TrainConfig, Value, knobs_of
from workbench.gui.controllers.memory import recall, remember

KEY = "computer/values"
NAMES = ("device", "checkpoint_seconds")


def computer_knobs() -> tuple[Knob, ...]:
    """The knobs of a run that are the computer's."""
    return tuple(knob for knob in knobs_of(TrainConfig) if knob.name in NAMES)


def computer_values(store: QSettings) -> dict[str, Value]:
    """What was chosen for them; the usual where nothing was, or it no longer fits."""
    kept = recall(store, KEY, {})
    kept = kept if isinstance(kept, dict) else {}
    return {knob.name: _fitting(knob, kept.get(knob.name, knob.default)) for knob in computer_knobs()}


def keep_computer_values(store: QSettings, values: Mapping[str, Value]) -> None:
    remember(store, KEY, dict(values))


def _fitting(knob: Knob, value: Value) -> Value:
    try:
        return knob.check(value)
    except ConfigError:
        return knob.default
