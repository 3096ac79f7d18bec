"""Connects the Algorithm panel with the catalogue: builds the config of a run, and remembers choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, RunConfig, Value
from workbench.gui.controllers.memory import recall, remember
from workbench.gui.controllers.speeds import FAST, SpeedKeeper
from workbench.gui.language import Words, mark, noun, plural, say
from workbench.gui.models.cards import ONE_BY_ONE, algorithm_card, head_cards, is_one_by_one, network_cards, size_words
from workbench.gui.models.computer import computer_values
from workbench.gui.models.dataset import KNOBS, DatasetChoice, dataset_knobs
from workbench.gui.panels.algorithm import OWN, AlgorithmPanel
from workbench.gui.wording import in_labels

NAME, VALUES = "algorithm/name", "algorithm/values"
SUGGESTED = "protonet"
GRADIENT = "Learning by gradient descent"
# The section order of the form: what the task is, then the algorithm's own, then how long.
PRACTICE_ALONE = ("Outer loop", "Variety")  # headings of what has no effect where nothing is practised
PICTURES = ("image_size", "colour")  # all that a method without practice takes from its network
FIRST = ("ways", "shots", "queries")
# What unlike practice tasks have that many of.
PRACTISED = {"ways": noun("class"), "queries": noun("question")}
PRACTISES = mark("Practises with {counted} (Advanced)")
SIZE_AND_REMARK = mark("{size}. {remark}")


class AlgorithmController(QObject):
    """``engine`` has eventReceived. configChanged says that `run_config` may give something else now.

    networkChanged carries `network`, be it another or not.
    A preset may ask for settings that belong to the dataset, such as rotations: datasetValuesWanted carries them.
    """

    configChanged = Signal()
    datasetValuesWanted = Signal(dict)
    networkChanged = Signal(str, str)

    def __init__(self, engine: Any, panel: AlgorithmPanel, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._settings = panel, settings
        self._dataset = DatasetChoice()
        self._values: dict[str, dict[str, Value]] = recall(settings, VALUES, {})
        self._computer = computer_values(settings)
        # Settings of no preset, on what data, and what they are there in words.
        self._taken: tuple[dict[str, Value], str, Words] = {}, "", lambda: say(OWN)
        self._speeds = SpeedKeeper(engine, settings, self)
        self._speeds.changed.connect(self._estimate)
        panel.set_network_cards(network_cards(catalogue().networks))
        panel.set_head_cards(head_cards(catalogue().heads))
        panel.chooserRequested.connect(self._describe_algorithms)
        self._describe_algorithms()
        panel.algorithmChosen.connect(self.choose)
        panel.presetChosen.connect(self._on_preset_chosen)
        panel.edited.connect(self._on_edited)
        self.choose(self._remembered_name())

    @property
    def algorithm(self) -> str:
        """The name of the chosen algorithm."""
        return self._name

    @property
    def network(self) -> tuple[str, str]:
        """The name of the chosen network, and where its weights come from if it is a pretrained one; "" without one."""
        values = self._panel.values()
        return str(values.get("backbone", "")), str(values.get("weights", ""))

    @property
    def speeds(self) -> SpeedKeeper:
        """How fast algorithms have been on this computer."""
        return self._speeds

    def set_dataset(self, choice: DatasetChoice) -> None:
        """Take in which data, and which settings of its own, a run uses."""
        self._dataset = choice
        self._panel.form.set_dataset(choice.name)
        self._mark_preset()
        self._estimate()
        self.configChanged.emit()

    def use_weights_file(self, path: Path) -> None:
        """Take the network's weights from a file of the user's."""
        self.adjust({"weights": "file", "weights_file": str(path)})

    def adjust(self, values: Mapping[str, Value]) -> None:
        """Change some settings, as if a person had."""
        self._panel.set_values(values)
        self._on_edited()

    def use_computer(self, values: Mapping[str, Value]) -> None:
        """Take over what holds for this computer, whatever is trained: also for algorithms that were set up before."""
        self._computer = dict(values)
        for kept in self._values.values():
            kept.update({name: value for name, value in values.items() if name in kept})
        self.adjust(values)

    def choose(self, name: str) -> None:
        """Show an algorithm with the settings that it had last, or else those of its first preset."""
        self._set_name(name)
        remembered = _valid([*self._knobs(), *self._shared_knobs()], self._values.get(name, {}))
        first = next(iter(catalogue().algorithm(name)["presets"]), "")
        self._apply({**self._preset_values(first), **remembered})
        self._changed()

    def take_over(self, config: RunConfig, words: Words) -> None:
        """Show the algorithm of ``config`` with exactly its settings; those of its dataset are not this panel's, and
        those of the computer stay.

        ``words`` say what settings these are, on the config's dataset and for as long as nothing is changed; in another
        language as well.
        """
        self._set_name(config.algorithm)
        self._apply({**config.values(), **self._computer})
        self._taken = self._values_now(), config.dataset, words
        self._on_edited()

    def go_on_from(self, other: AlgorithmController) -> None:
        """Say of the settings what another window, which goes, says; they themselves have been remembered."""
        self._speeds.take_over(other._speeds)
        self._taken = other._taken
        self._mark_preset()

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
                self._panel.notice.show_error(in_labels(str(error), catalogue().all_knobs(self._name)))
            return None
        self._panel.notice.clear()
        return config

    def _set_name(self, name: str) -> None:
        self._name = name
        entry = catalogue().algorithm(name)
        self._panel.set_algorithm(name, self._knobs(), tuple(entry["presets"]), entry["paper_note"])
        remember(self._settings, NAME, name)

    def _describe_algorithms(self) -> None:
        """Hand the panel what is known of every algorithm, with what each has cost so far."""
        entries = catalogue().algorithms
        self._panel.set_algorithms([algorithm_card(each, self._speeds.cost(each["name"])) for each in entries])

    def _knobs(self) -> list[Knob]:
        """The form's knobs in reading order, without those of the dataset's own dialog."""
        knobs = [knob for knob in catalogue().all_knobs(self._name) if knob.name not in KNOBS]
        if catalogue().algorithm(self._name)["stream"] == "nothing":
            knobs = [knob for knob in knobs if knob.heading not in PRACTICE_ALONE]
            knobs = [knob for knob in knobs if knob.heading != "Network" or knob.name in PICTURES]
        return sorted(knobs, key=lambda knob: FIRST.index(knob.name) if knob.name in FIRST else len(FIRST))

    def _shared_knobs(self) -> list[Knob]:
        """The dataset's knobs that a preset of this algorithm says something about."""
        presets = catalogue().algorithm(self._name)["presets"].values()
        return [knob for knob in dataset_knobs() if any(knob.name in preset for preset in presets)]

    def _preset_values(self, key: str) -> dict[str, Value]:
        presets = catalogue().algorithm(self._name)["presets"]
        preset = catalogue().preset(self._name, key, self._dataset.name) if key in presets else {}
        usual = {knob.name: knob.default for knob in [*self._knobs(), *self._shared_knobs()]}
        return {name: preset.get(name, self._computer.get(name, value)) for name, value in usual.items()}

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
        self._panel.set_preset(key)
        self._apply(self._preset_values(key))
        self._on_edited()

    def _on_edited(self) -> None:
        try:
            self._values[self._name] = self._values_now()
        except ConfigError:
            self._panel.set_preset("")
            self._panel.footer.set_words(say("Mend the marked setting to start"))
            return
        remember(self._settings, VALUES, self._values)
        self._changed()

    def _changed(self) -> None:
        """Settings are valid and have changed: which preset is it, and how long will it take?"""
        self._mark_preset()
        self._panel.notice.clear()
        self._hint()
        self._hint_network()
        self._estimate()
        self.configChanged.emit()
        self.networkChanged.emit(*self.network)

    def _mark_preset(self) -> None:
        try:
            values = self._values_now()
        except ConfigError:
            return
        presets = catalogue().algorithm(self._name)["presets"]
        fitting = [key for key in presets if self._preset_values(key) == values]
        # Two presets may be the same: the one that is marked stays so.
        if self._panel.preset not in fitting:
            taken, dataset, words = self._taken
            is_taken = values == taken and self._dataset.name == dataset
            self._panel.set_preset(fitting[0] if fitting else "", words() if is_taken else say(OWN))

    def _hint(self) -> None:
        """Say where practice tasks are unlike the task to learn, which is easily overlooked."""
        values = self._panel.values()
        for name, counted in PRACTISED.items():
            practised = values.get(f"train_{name}")
            unlike = practised and practised != values[name]
            words = say(PRACTISES, counted=plural(int(practised or 0), counted))
            self._panel.form.set_hint(name, words if unlike else "")

    def _hint_network(self) -> None:
        """Say how large the network is, and where it makes practice slow."""
        name = self._panel.values().get("backbone")
        network = next((each for each in catalogue().networks if each["name"] == name), None)
        if network is None:
            return
        slow = is_one_by_one(network) and catalogue().algorithm(self._name)["family"] == GRADIENT
        size = size_words(network)
        self._panel.form.set_hint("backbone", say(SIZE_AND_REMARK, size=size, remark=say(ONE_BY_ONE)) if slow else size)

    def _estimate(self) -> None:
        try:
            values = self._panel.values()
        except ConfigError:
            return
        fast = self._panel.preset == FAST
        self._panel.footer.set_words(*self._speeds.estimate(self._dataset.name, self._name, values, fast=fast))

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
