"""Connects the Algorithm panel with the catalogue: builds the config of a run, and remembers choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, RunConfig, Value
from workbench.engine.events import Event, RunFinished, RunStarted, StepDone
from workbench.gui.controllers.memory import recall, remember
from workbench.gui.models.dataset import KNOBS, DatasetChoice, dataset_knobs
from workbench.gui.models.estimate import SpeedBook, estimate_words
from workbench.gui.panels.algorithm import AlgorithmPanel

NAME, VALUES, SPEEDS = "algorithm/name", "algorithm/values", "algorithm/speeds"
SUGGESTED = "protonet"
ESTIMATE_TIP = "From the speed of the last run with these settings; validation takes a little longer."
# Measured on one core of a 2.5 GHz processor: 2 to 4 minutes with either fast preset, validation included.
USUAL = "Usually 2–5 minutes"
USUAL_TIP = "What the fast settings take on an ordinary laptop; it is measured here once training runs."
# The section order of the form: what the task is, then the algorithm's own, then how long.
FIRST = ("ways", "shots", "queries")
PRACTICE = {"ways": "Practises with {} classes (Advanced)", "queries": "Practises with {} questions (Advanced)"}


class AlgorithmController(QObject):
    """``engine`` has eventReceived. configChanged says that `run_config` may give something else now.

    A preset may ask for settings that belong to the dataset, such as rotations: datasetValuesWanted carries them.
    """

    configChanged = Signal()
    datasetValuesWanted = Signal(dict)

    def __init__(self, engine: Any, panel: AlgorithmPanel, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._settings = panel, settings
        self._dataset = DatasetChoice()
        self._values: dict[str, dict[str, Value]] = recall(settings, VALUES, {})
        self._speeds = SpeedBook(recall(settings, SPEEDS, {}))
        self._running: RunConfig | None = None
        algorithms = catalogue().algorithms
        panel.set_algorithms([(a["name"], a["title"], a["family"], a["advice"]) for a in algorithms])
        panel.algorithmChosen.connect(self.choose)
        panel.presetChosen.connect(self._on_preset_chosen)
        panel.edited.connect(self._on_edited)
        engine.eventReceived.connect(self._on_event)
        self.choose(self._remembered_name())

    @property
    def algorithm(self) -> str:
        """The name of the chosen algorithm."""
        return self._name

    def set_dataset(self, choice: DatasetChoice) -> None:
        """Take in which data, and which settings of its own, a run uses."""
        self._dataset = choice
        self._mark_preset()
        self.configChanged.emit()

    def choose(self, name: str) -> None:
        """Show an algorithm with the settings that it had last, or else those of its first preset."""
        self._name = name
        card = catalogue().algorithm(name)
        knobs = self._knobs()
        self._panel.set_algorithm(name, card["summary"], knobs, tuple(card["presets"]))
        remembered = _valid([*knobs, *self._shared_knobs()], self._values.get(name, {}))
        self._apply({**self._preset_values(next(iter(card["presets"]), "")), **remembered})
        remember(self._settings, NAME, name)
        self._changed()

    def run_config(self) -> RunConfig | None:
        """The config of a run, or None when a setting is out of bounds, which the panel then says."""
        try:
            values = {**self._dataset.values, **self._values_now()}
            presets = catalogue().algorithm(self._name)["presets"]
            config = catalogue().config(
                self._dataset.name, self._name, values, self._dataset.data, next(iter(presets), "fast")
            )
        except ConfigError as error:
            if not self._panel.form.show_errors():
                self._panel.notice.show_error(str(error))
            return None
        self._panel.notice.clear()
        return config

    def _knobs(self) -> list[Knob]:
        """The form's knobs in reading order, without those of the dataset's own dialog."""
        knobs = [knob for knob in catalogue().all_knobs(self._name) if knob.name not in KNOBS]
        return sorted(knobs, key=lambda knob: FIRST.index(knob.name) if knob.name in FIRST else len(FIRST))

    def _shared_knobs(self) -> list[Knob]:
        """The dataset's knobs that a preset of this algorithm says something about."""
        presets = catalogue().algorithm(self._name)["presets"].values()
        return [knob for knob in dataset_knobs() if any(knob.name in preset for preset in presets)]

    def _preset_values(self, key: str) -> dict[str, Value]:
        preset = catalogue().algorithm(self._name)["presets"].get(key, {})
        return {knob.name: preset.get(knob.name, knob.default) for knob in [*self._knobs(), *self._shared_knobs()]}

    def _values_now(self) -> dict[str, Value]:
        """The form's values and those of the shared knobs. Raises ConfigError."""
        chosen = self._dataset.values
        shared = {knob.name: chosen.get(knob.name, knob.default) for knob in self._shared_knobs()}
        return {**self._panel.values(), **shared}

    def _apply(self, values: Mapping[str, Value]) -> None:
        """Show ``values``, and ask for those that are the dataset's."""
        self._panel.set_values(values)
        shared = {knob.name: values[knob.name] for knob in self._shared_knobs()}
        self._dataset = replace(self._dataset, values={**self._dataset.values, **shared})
        if shared:
            self.datasetValuesWanted.emit(shared)

    def _on_preset_chosen(self, key: str) -> None:
        self._apply(self._preset_values(key))
        self._on_edited()

    def _on_edited(self) -> None:
        try:
            self._values[self._name] = self._values_now()
        except ConfigError:
            self._panel.set_preset("")
            self._panel.footer.set_words("Mend the marked setting to start")
            return
        remember(self._settings, VALUES, self._values)
        self._changed()

    def _changed(self) -> None:
        """Settings are valid and have changed: which preset is it, and how long will it take?"""
        self._mark_preset()
        self._panel.notice.clear()
        self._hint()
        self._estimate()
        self.configChanged.emit()

    def _mark_preset(self) -> None:
        try:
            values = self._values_now()
        except ConfigError:
            return
        presets = catalogue().algorithm(self._name)["presets"]
        self._panel.set_preset(next((key for key in presets if self._preset_values(key) == values), ""))

    def _hint(self) -> None:
        """Say where practice tasks are unlike the task to learn, which is easily overlooked."""
        values = self._panel.values()
        for name, words in PRACTICE.items():
            practised = values.get(f"train_{name}")
            unlike = practised and practised != values[name]
            self._panel.form.set_hint(name, words.format(practised) if unlike else "")

    def _estimate(self) -> None:
        try:
            seconds = self._speeds.seconds(self._name, self._panel.values())
        except ConfigError:
            return
        if seconds is None and self._panel.preset == "fast":
            self._panel.footer.set_words(USUAL, USUAL_TIP)
        else:
            self._panel.footer.set_words(estimate_words(seconds), ESTIMATE_TIP if seconds else "")

    def _on_event(self, event: Event) -> None:
        if isinstance(event, RunStarted):
            self._running = RunConfig.from_json(event.config)
        elif isinstance(event, StepDone) and self._running:
            values = {name: value for name, value in self._running.values().items() if name not in KNOBS}
            self._speeds.note(self._running.algorithm, values, event.episodes_per_s)
            self._estimate()
        elif isinstance(event, RunFinished):
            remember(self._settings, SPEEDS, dict(self._speeds.speeds))

    def _remembered_name(self) -> str:
        names = [each["name"] for each in catalogue().algorithms]
        name = recall(self._settings, NAME, SUGGESTED)
        return name if name in names else SUGGESTED if SUGGESTED in names else names[0]


def _valid(knobs: list[Knob], values: Mapping[str, Any]) -> dict[str, Value]:
    """The remembered values that still fit a knob; the others are from an older version."""
    kept: dict[str, Value] = {}
    for knob in knobs:
        if knob.name in values:
            try:
                kept[knob.name] = knob.check(values[knob.name])
            except ConfigError:
                continue
    return kept
