"""What a run is made of: the task, the split, the network, the outer loop, adapting, and the
algorithm's own knobs.

This module is free of torch and Qt, so that both the window and the engine can read it; `workbench.sections` holds
the knobs that all algorithms share, and `workbench.knobs` says what a knob is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.knobs import ConfigError, Knob, Value, check_section, knob, knobs_of
from workbench.sections import SECTIONS, AdaptConfig, MixtureConfig, NetConfig, SplitConfig, TaskConfig, TrainConfig

__all__ = [
    "SECTIONS",
    "AdaptConfig",
    "ConfigError",
    "Knob",
    "MixtureConfig",
    "NetConfig",
    "RunConfig",
    "SplitConfig",
    "TaskConfig",
    "TrainConfig",
    "Value",
    "check_section",
    "knob",
    "knobs_of",
]


@dataclass(frozen=True)
class RunConfig:
    """Everything that determines a run. ``settings`` holds the algorithm's own knobs by name.

    ``data`` is the path of the user's data, or empty where the dataset needs none; ``mixture`` names what else is
    practised on.
    """

    dataset: str = "glyphs"
    data: str = ""
    algorithm: str = "protonet"
    task: TaskConfig = field(default_factory=TaskConfig)
    split: SplitConfig = field(default_factory=SplitConfig)
    mixture: MixtureConfig = field(default_factory=MixtureConfig)
    net: NetConfig = field(default_factory=NetConfig)
    train: TrainConfig = field(default_factory=TrainConfig)
    adapt: AdaptConfig = field(default_factory=AdaptConfig)
    settings: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def from_values(
        cls, dataset: str, algorithm: str, values: Mapping[str, Value], own: Iterable[Knob], data: str = ""
    ) -> RunConfig:
        """Distribute flat ``values`` (name → value) over the sections; ``own`` are the algorithm's knobs.

        Raises:
            ConfigError: a name is unknown or a value is out of bounds.
        """
        rest = dict(values)
        parts = {key: _take(section, rest) for key, section in SECTIONS.items()}
        settings = {each.name: each.check(rest.pop(each.name, each.default)) for each in own}
        if rest:
            raise ConfigError(f"{algorithm} has no setting named {', '.join(sorted(rest))}.")
        return cls(dataset=dataset, data=data, algorithm=algorithm, settings=settings, **parts)

    def values(self) -> dict[str, Value]:
        """All knobs flat, name → value: the inverse of `from_values`."""
        flat: dict[str, Value] = {}
        for key in SECTIONS:
            flat.update(dataclasses.asdict(getattr(self, key)))
        return {**flat, **self.settings}

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RunConfig:
        """Read a recorded config. Raises ConfigError when a field is unknown or out of bounds."""
        known = {f.name for f in dataclasses.fields(cls)}
        if unknown := set(data) - known:
            raise ConfigError(f"The run's config has unknown fields: {', '.join(sorted(unknown))}.")
        parts: dict[str, Any] = dict(data)
        for key, section in SECTIONS.items():
            rest = dict(parts.get(key, {}))
            parts[key] = _take(section, rest)
            if rest:
                raise ConfigError(f"The run's config has unknown settings: {', '.join(sorted(rest))}.")
        return cls(**parts)


def _take(section: type, rest: dict[str, Any]) -> Any:
    """Build ``section`` from the values in ``rest`` that belong to it, and remove them there."""
    return section(**{k.name: k.check(rest.pop(k.name)) for k in knobs_of(section) if k.name in rest})
