"""Which dataset is in use, and what the window knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from workbench.config import Knob, RunConfig, SplitConfig, TaskConfig, Value, knobs_of

# The settings that belong to the choice of a dataset, in the order in which its dialog shows them.
KNOBS = ("split", "rotations", "within_group", "held_out", "validation_fraction", "test_fraction", "split_seed")
PLAIN = 3


@dataclass(frozen=True)
class DatasetChoice:
    """A dataset by name, the path of the user's copy or "", and the settings that go with it."""

    name: str = "glyphs"
    data: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def config(self) -> RunConfig:
        """A config that names the data and the split, for looking at it. Raises ConfigError."""
        return RunConfig.from_values(self.name, "", self.values, (), self.data)

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "data": self.data, "values": dict(self.values)}

    @classmethod
    def from_json(cls, data: Any) -> DatasetChoice:
        """Read what was remembered. Raises ValueError when it does not fit."""
        known = {each.name for each in fields(cls)}
        if not isinstance(data, dict) or set(data) != known or not isinstance(data["values"], dict):
            raise ValueError("the remembered dataset does not fit")
        return cls(str(data["name"]), str(data["data"]), data["values"])


def dataset_knobs() -> tuple[Knob, ...]:
    """The knobs of the dataset dialog: the first few are plain, the rest is folded away."""
    known = {knob.name: knob for section in (SplitConfig, TaskConfig) for knob in knobs_of(section)}
    return tuple(_shown(known[name], advanced=place >= PLAIN) for place, name in enumerate(KNOBS))


def _shown(knob: Knob, advanced: bool) -> Knob:
    return Knob.from_json({**knob.to_json(), "advanced": advanced})
