"""What a run is made of: the task, the split, the network, the outer loop and the algorithm's own knobs.

Knob names are unique across the sections of a run, which keeps flags, presets and records flat. This module is free
of torch and Qt, so that both the window and the engine can read it; `workbench.knobs` says what a knob is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.knobs import ConfigError, Knob, Value, check_section, knob, knobs_of

__all__ = [
    "SECTIONS",
    "ConfigError",
    "Knob",
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
class TaskConfig:
    """The task to learn: how many classes, examples and questions, and how training tasks are drawn."""

    ways: int = knob(5, low=2, high=500, label="Classes per task", term="ways", help="How many classes a task has.")
    shots: int = knob(
        1, low=1, high=500, label="Examples per class", term="shots", help="How many pictures of each class are shown."
    )
    queries: int = knob(
        15,
        low=1,
        high=500,
        label="Questions per class",
        term="queries",
        help="How many pictures of each class have to be recognised.",
    )
    train_ways: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Classes per practice task",
        term="training ways",
        help="Practise with more classes than the task has; 0 means the same number.",
    )
    train_queries: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Questions per practice task",
        term="training queries",
        help="Questions per class while practising; 0 means the same number.",
    )
    within_group: bool = knob(
        False,
        advanced=True,
        label="Within one group",
        term="within alphabet",
        help="Draw all classes of a task from one group, such as one alphabet. Harder, and closer to real use.",
    )
    train_within: float = knob(
        0.0,
        low=0.0,
        high=1.0,
        advanced=True,
        label="Practice within one group",
        term="fraction",
        help="The fraction of practice tasks whose classes all come from one group, such as one alphabet.",
    )
    distort: bool = knob(
        False,
        advanced=True,
        label="Distort practice pictures",
        term="affine augmentation",
        help="Turn, scale, shear, shift and re-ink practice pictures a little, so that the model sees more variety.",
    )


@dataclass(frozen=True)
class SplitConfig:
    """How classes are parted into training, validation and test; recorded in the run."""

    split: str = knob(
        "random",
        choices=("random", "group", "all"),
        advanced=True,
        label="Split of classes",
        help="Part the classes at random, by whole groups such as alphabets, or train on all of them.",
    )
    split_seed: int = knob(0, low=0, high=2**31 - 1, advanced=True, help="The seed of the split.")
    validation_fraction: float = knob(
        0.15, low=0.0, high=0.8, advanced=True, help="The fraction of classes (or groups) kept for validation."
    )
    test_fraction: float = knob(
        0.2, low=0.0, high=0.8, advanced=True, help="The fraction of classes (or groups) kept for the final test."
    )
    held_out: str = knob(
        "",
        advanced=True,
        label="Groups kept for the test",
        help="Names of groups, separated by commas, that form the test set exactly (with --split group).",
    )
    rotations: bool = knob(
        False,
        advanced=True,
        label="Rotations as new classes",
        term="90° rotations",
        help="Count each class turned by 90, 180 and 270 degrees as a class of its own. Classes are split first.",
    )


@dataclass(frozen=True)
class NetConfig:
    """The network that turns pictures into features."""

    backbone: str = knob("conv4", choices=("conv4",), advanced=True, label="Network", help="The kind of network.")
    filters: int = knob(
        64, low=1, high=512, advanced=True, label="Filters per layer", help="The width of every convolution."
    )


@dataclass(frozen=True)
class TrainConfig:
    """The outer loop: for how long, with which optimiser, and what is measured on the way."""

    episodes: int = knob(
        10000,
        low=1,
        high=10**8,
        log=True,
        label="Practice tasks",
        term="episodes",
        help="How many tasks to practise on in all.",
    )
    meta_batch: int = knob(
        4,
        low=1,
        high=1024,
        advanced=True,
        label="Tasks per step",
        term="meta-batch",
        help="How many tasks are averaged before the model is changed.",
    )
    outer_optimizer: str = knob(
        "adam", choices=("adam", "adamw", "sgd"), advanced=True, help="The rule that changes the model between tasks."
    )
    outer_lr: float = knob(
        1e-3, low=1e-7, high=10.0, log=True, advanced=True, help="The step size of the outer optimiser."
    )
    momentum: float = knob(
        0.9, low=0.0, high=0.999, advanced=True, help="The momentum of the outer optimiser when it is SGD."
    )
    weight_decay: float = knob(0.0, low=0.0, high=1.0, advanced=True, help="The outer optimiser's weight decay.")
    schedule: str = knob(
        "constant",
        choices=("constant", "step", "cosine"),
        advanced=True,
        help="How the outer learning rate changes: not at all, by steps, or along half a cosine to zero.",
    )
    schedule_every: int = knob(
        2000, low=1, high=10**8, advanced=True, help="With the step schedule: tasks between two changes of the rate."
    )
    schedule_factor: float = knob(
        0.5, low=1e-4, high=1.0, advanced=True, help="With the step schedule: what the rate is multiplied with."
    )
    clip: float = knob(
        10.0, low=0.0, high=1e6, advanced=True, label="Gradient limit", help="Longest outer gradient; 0 means no limit."
    )
    validate_every: int = knob(1000, low=1, high=10**8, advanced=True, help="Practice tasks between two validations.")
    validation_episodes: int = knob(
        200, low=2, high=100000, advanced=True, help="Tasks per validation; more make the interval narrower."
    )
    patience: int = knob(
        0,
        low=0,
        high=10000,
        advanced=True,
        label="Stop early after",
        term="validations",
        help="Stop when this many validations in a row brought nothing better; 0 means never.",
    )
    checkpoint_seconds: float = knob(
        30.0, low=0.0, high=86400.0, advanced=True, help="Seconds between two checkpoints, beside those at validation."
    )
    seed: int = knob(0, low=0, high=2**31 - 1, advanced=True, help="The same seed gives the same run.")
    device: str = knob(
        "auto", choices=("auto", "cpu", "cuda", "mps"), advanced=True, help="Where to compute; auto takes the fastest."
    )


SECTIONS: dict[str, type] = {"task": TaskConfig, "split": SplitConfig, "net": NetConfig, "train": TrainConfig}


@dataclass(frozen=True)
class RunConfig:
    """Everything that determines a run. ``settings`` holds the algorithm's own knobs by name.

    ``data`` is the path of the user's data, or empty where the dataset needs none.
    """

    dataset: str = "glyphs"
    data: str = ""
    algorithm: str = "protonet"
    task: TaskConfig = TaskConfig()
    split: SplitConfig = SplitConfig()
    net: NetConfig = NetConfig()
    train: TrainConfig = TrainConfig()
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
