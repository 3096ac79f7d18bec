"""How long training will take: the speed of the last run, where the settings that cost time are the same."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.config import Value

# What a practice task costs does not depend on these.
FREE = frozenset(
    {"episodes", "inner_lr", "outer_lr", "outer_optimizer", "momentum", "weight_decay", "schedule", "clip"}
    | {"schedule_every", "schedule_factor", "seed", "split_seed", "split", "held_out", "rotations", "patience"}
    | {"validation_fraction", "test_fraction", "within_group", "train_within", "checkpoint_seconds"}
)
MINUTE, HOUR = 60, 3600
UNKNOWN = "Measured once it runs"


class SpeedBook:
    """Tasks per second by algorithm and by the settings that cost time."""

    def __init__(self, speeds: Mapping[str, float] | None = None) -> None:
        self._speeds = dict(speeds or {})

    @property
    def speeds(self) -> Mapping[str, float]:
        return self._speeds

    def note(self, algorithm: str, values: Mapping[str, Value], tasks_per_s: float) -> None:
        if tasks_per_s > 0:
            self._speeds[_cost(algorithm, values)] = tasks_per_s

    def seconds(self, algorithm: str, values: Mapping[str, Value]) -> float | None:
        """Seconds for ``values["episodes"]`` tasks, or None where the speed was never measured."""
        speed = self._speeds.get(_cost(algorithm, values))
        return float(values["episodes"]) / speed if speed else None


def estimate_words(seconds: float | None) -> str:
    """ "About 5 minutes on this computer", or that it is not known yet."""
    if seconds is None:
        return UNKNOWN
    if seconds < MINUTE:
        return "Less than a minute on this computer"
    unit, name = (HOUR, "hour") if seconds >= 1.5 * HOUR else (MINUTE, "minute")
    count = round(seconds / unit)
    return f"About {count:,} {name}{'' if count == 1 else 's'} on this computer"


def _cost(algorithm: str, values: Mapping[str, Value]) -> str:
    return " ".join([algorithm, *(f"{name}={values[name]}" for name in sorted(values) if name not in FREE)])
