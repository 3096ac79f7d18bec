"""Notes how fast runs go, and says how long others will take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, RunConfig, Value
from workbench.engine.events import Event, RunFinished, RunStarted, StepDone
from workbench.gui.controllers.memory import recall, remember
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import KNOBS, with_pictures_of
from workbench.gui.models.estimate import SpeedBook, cost_words, estimate_words

SPEEDS = "algorithm/speeds"
FAST = "fast"
ESTIMATE_TIP = mark("From the speed of the last run with these settings; validation takes a little longer.")
# Measured on one core of a 2.5 GHz processor, validation included: of these algorithms alone it is known.
MEASURED = (
    *("protonet", "matching", "siamese", "r2d2", "svm", "maml", "fomaml", "anil", "meta_sgd"),
    *("gradient_predictor", "versa", "hypernet", "mann", "snail"),
    *("baseline", "baseline_pp", "simpleshot"),
)
USUAL = dict.fromkeys(MEASURED, mark("Usually 2–5 minutes"))
USUAL_TIP = mark("What the fast settings take on an ordinary laptop; it is measured here once training runs.")


class SpeedKeeper(QObject):
    """``engine`` has eventReceived. changed says that estimates may be others now."""

    changed = Signal()

    def __init__(self, engine: Any, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._book = SpeedBook(_numbers(recall(settings, SPEEDS, {})))
        for card in catalogue().algorithms:
            if card["stream"] == "nothing":
                self._book.note_no_practice(card["name"])
        self._running: RunConfig | None = None
        engine.eventReceived.connect(self._on_event)

    def take_over(self, other: SpeedKeeper) -> None:
        """Go on with what another, which goes, has noted of the run in training."""
        self._book, self._running = other._book, other._running
        self.changed.emit()

    def estimate(self, dataset: str, algorithm: str, values: Mapping[str, Value], *, fast: bool) -> tuple[str, str]:
        """How long a run will take, and how that is known; ``fast``: these are the fast preset's settings."""
        seen = with_pictures_of(dataset, values)
        seconds = self._book.seconds(algorithm, seen, _knobs(algorithm))
        if seconds is None and fast and algorithm in USUAL and seen == values:
            return say(USUAL[algorithm]), say(USUAL_TIP)
        return estimate_words(seconds), say(ESTIMATE_TIP) if seconds else ""

    def tasks_per_s(self, config: RunConfig) -> float | None:
        """Measured in runs that cost as much as ``config``'s; 0 where nothing is practised, None where unknown."""
        algorithm = config.algorithm
        if self._book.speed(algorithm) == 0.0:
            return 0.0
        return self._book.speed(algorithm, _own(config), _knobs(algorithm))

    def cost(self, algorithm: str) -> str:
        """What an algorithm costs on this computer, in words."""
        knobs = _knobs(algorithm)
        preset = catalogue().algorithm(algorithm)["presets"].get(FAST, {})
        values = {knob.name: preset.get(knob.name, knob.default) for knob in knobs if knob.name not in KNOBS}
        seconds = self._book.seconds(algorithm, values, knobs)
        return cost_words(self._book.speed(algorithm), seconds, say(USUAL.get(algorithm, "")))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, RunStarted):
            self._begin(event)
        elif isinstance(event, StepDone) and self._running:
            self._note(self._running, event.episodes_per_s)
        elif isinstance(event, RunFinished):
            remember(self._settings, SPEEDS, dict(self._book.speeds))

    def _begin(self, event: RunStarted) -> None:
        self._running = RunConfig.from_json(event.config)
        if not event.planned_episodes:
            self._book.note_no_practice(self._running.algorithm)
            self.changed.emit()

    def _note(self, config: RunConfig, tasks_per_s: float) -> None:
        self._book.note(config.algorithm, _own(config), tasks_per_s, _knobs(config.algorithm))
        self.changed.emit()


def _own(config: RunConfig) -> dict[str, Value]:
    """All settings but the dataset's."""
    values = with_pictures_of(config.dataset, config.values())
    return {name: value for name, value in values.items() if name not in KNOBS}


def _knobs(algorithm: str) -> tuple[Knob, ...]:
    """All knobs of an algorithm; none where a newer one is not in the catalogue."""
    try:
        return catalogue().all_knobs(algorithm)
    except ConfigError:
        return ()


def _numbers(remembered: Any) -> dict[str, float]:
    """What was remembered, as far as it still reads."""
    items = remembered.items() if isinstance(remembered, dict) else ()
    return {str(key): float(value) for key, value in items if isinstance(value, int | float)}
