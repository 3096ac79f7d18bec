"""How long training will take: the speed of the last run, where the settings that cost time are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.config import Knob, Value
from workbench.gui.language import mark, plural, say
from workbench.gui.models.mattering import mattering
from workbench.gui.numbers import written
from workbench.gui.told import paragraph

# What a practice task costs does not depend on these.
FREE = frozenset(
    {"episodes", "inner_lr", "outer_lr", "outer_optimizer", "momentum", "weight_decay", "schedule", "clip"}
    | {"schedule_every", "schedule_factor", "seed", "split_seed", "split", "held_out", "rotations", "patience"}
    | {"validation_fraction", "test_fraction", "within_group", "train_within", "checkpoint_seconds"}
    | {"label_smoothing", "weights", "weights_file", "final_head", "tune_steps", "tune_rate", "tune_what"}
    | {"validate_every", "validation_episodes"}
)
MINUTE, HOUR, DAY = 60, 3600, 86400
UNKNOWN = mark("Measured once it runs")
UNMEASURED = mark("Measured here once it has run.")
NO_PRACTICE = mark("Nothing to practise")
READY_AT_ONCE = mark("Nothing to practise: it is ready at once.")
MEASURED = mark("{lasting} with the fast settings; {rate} tasks/s in its last run.")
# More are not worth keeping: what costs time has changed too often since.
KEPT = 300


class SpeedBook:
    """Tasks per second by algorithm and by the settings that cost time; the last ones are kept.

    A speed of 0 says that the algorithm has nothing to practise.
    """

    def __init__(self, speeds: Mapping[str, float] | None = None) -> None:
        self._speeds = dict(speeds or {})

    @property
    def speeds(self) -> Mapping[str, float]:
        return self._speeds

    def note(self, algorithm: str, values: Mapping[str, Value], tasks_per_s: float, knobs: Iterable[Knob] = ()) -> None:
        """Take in the speed of a run. ``knobs`` tell which ``values`` have an effect."""
        if tasks_per_s > 0:
            self._put(cost_key(algorithm, values, knobs), tasks_per_s)
            self._put(algorithm, tasks_per_s)

    def note_no_practice(self, algorithm: str) -> None:
        self._put(algorithm, 0.0)

    def speed(
        self, algorithm: str, values: Mapping[str, Value] | None = None, knobs: Iterable[Knob] = ()
    ) -> float | None:
        """Tasks per second with these settings, or in the last run with any; None where it was never measured."""
        return self._speeds.get(algorithm if values is None else cost_key(algorithm, values, knobs))

    def seconds(self, algorithm: str, values: Mapping[str, Value], knobs: Iterable[Knob] = ()) -> float | None:
        """Seconds for ``values["episodes"]`` tasks, or None where the speed was never measured."""
        if self._speeds.get(algorithm) == 0.0:
            return 0.0
        speed = self.speed(algorithm, values, knobs)
        return float(values["episodes"]) / speed if speed else None

    def _put(self, key: str, speed: float) -> None:
        self._speeds.pop(key, None)
        self._speeds[key] = speed
        while len(self._speeds) > KEPT:
            del self._speeds[next(iter(self._speeds))]


def estimate_words(seconds: float | None) -> str:
    """ "About 5 minutes on this computer", or that it is not known yet."""
    if seconds is None:
        return say(UNKNOWN)
    return say("{lasting} on this computer", lasting=lasting(seconds)) if seconds else say(NO_PRACTICE)


def cost_words(speed: float | None, seconds: float | None, usual: str = "") -> str:
    """What an algorithm costs on this computer.

    Args:
        speed: tasks per second of its last run, with whatever settings; 0 where there is nothing to practise.
        seconds: how long its fast settings take, where that is known.
        usual: what to say where nothing was measured yet.
    """
    if speed == 0.0:
        return say(READY_AT_ONCE)
    if speed is None:
        fast = say("{usual} with the fast settings.", usual=say(usual)) if usual else ""
        return paragraph(fast, say(UNMEASURED))
    rate = written(speed, ",.0f" if speed >= 10 else ".1f")
    if seconds is None:
        return say("{rate} tasks/s in its last run, with settings of your own.", rate=rate)
    return say(MEASURED, lasting=lasting(seconds), rate=rate)


def lasting(seconds: float) -> str:
    """ "About 5 minutes"; 62 s are "About 1 minute"."""
    if seconds < MINUTE:
        return say("Less than a minute")
    if seconds >= 2 * DAY:
        time = plural(round(seconds / DAY), "day")
    elif seconds >= 1.5 * HOUR:
        time = plural(round(seconds / HOUR), "hour")
    else:
        time = plural(round(seconds / MINUTE), "minute")
    return say("About {time}", time=time)


def cost_key(algorithm: str, values: Mapping[str, Value], knobs: Iterable[Knob]) -> str:
    """The algorithm with the settings that its speed depends on."""
    knobs = tuple(knobs)
    counted = mattering(knobs, values) if knobs else frozenset(values)
    names = sorted(name for name in values if name in counted and name not in FREE)
    return " ".join([algorithm, *(f"{name}={values[name]}" for name in names)])
