"""What a run is made of: frozen dataclasses whose fields are *knobs*, each declared once.

From one line such as ``inner_lr: float = knob(0.01, low=1e-5, high=1.0, log=True, help="...")`` come the
field in the window's form, the command-line flag, the validation with its message, and the record in the
run folder. This module is free of torch and Qt, so that both the window and the engine can read it.

Knob names are unique across the sections of a run (task, split, training, network and the algorithm's own),
which keeps flags, presets and records flat.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast, get_type_hints

Value = bool | int | float | str
T = TypeVar("T")
KINDS: dict[type, str] = {bool: "bool", int: "int", float: "float", str: "str"}
KIND_WORDS = {"bool": "true or false", "int": "a whole number", "float": "a number", "str": "text"}


class ConfigError(ValueError):
    """A setting is out of bounds or unknown; the message is one sentence that a person can act on."""


@dataclass(frozen=True)
class Knob:
    """One setting: its name, type, default, bounds (inclusive) and the words that explain it.

    ``kind`` is one of ``bool int float str``; ``label`` is the plain wording, ``term`` the field's term;
    ``advanced`` knobs are folded away in the window.
    """

    name: str
    kind: str
    default: Value
    help: str
    label: str
    term: str = ""
    low: float | None = None
    high: float | None = None
    log: bool = False
    choices: tuple[str, ...] = ()
    advanced: bool = False

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Knob:
        return cls(**{**data, "choices": tuple(data.get("choices", ()))})

    def to_json(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "choices": list(self.choices)}

    @property
    def flag(self) -> str:
        """The command-line flag, ``--inner-lr`` for ``inner_lr``."""
        return "--" + self.name.replace("_", "-")

    def check(self, value: Any) -> Value:
        """Return ``value`` in this knob's type.

        Raises:
            ConfigError: the type is wrong, or the value lies outside the bounds or the choices.
        """
        value = self._typed(value)
        if self.choices and value not in self.choices:
            raise ConfigError(f"{self.flag} is {value!r}, but must be one of {', '.join(self.choices)}.")
        if self.low is not None and value < self.low:
            raise ConfigError(f"{self.flag} is {value:g}, but must be at least {self.low:g}.")
        if self.high is not None and value > self.high:
            raise ConfigError(f"{self.flag} is {value:g}, but must be at most {self.high:g}.")
        return cast(Value, value)

    def parse(self, text: str) -> Value:
        """Read a value as written on a command line. Raises ConfigError when it does not read."""
        if self.kind == "bool":
            words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
            if text.lower() not in words:
                raise ConfigError(f"{self.flag} is {text!r}, but must be true or false.")
            return words[text.lower()]
        try:
            return self.check({"int": int, "float": float, "str": str}[self.kind](text))
        except ConfigError:
            raise
        except ValueError:
            raise ConfigError(f"{self.flag} is {text!r}, but must be {KIND_WORDS[self.kind]}.") from None

    def _typed(self, value: Any) -> Any:
        if self.kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if KINDS.get(type(value)) != self.kind:
            raise ConfigError(f"{self.flag} is {value!r}, but must be {KIND_WORDS[self.kind]}.")
        if self.kind == "float" and not math.isfinite(value):
            raise ConfigError(f"{self.flag} is {value}, but must be a finite number.")
        return value


def knob(
    default: T,
    *,
    help: str,
    label: str = "",
    term: str = "",
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    choices: tuple[str, ...] = (),
    advanced: bool = False,
) -> T:
    """Declare a dataclass field as a knob; see `Knob` for the meaning of the arguments."""
    words = {"help": help, "label": label, "term": term, "low": low, "high": high, "log": log}
    metadata = {"knob": {**words, "choices": choices, "advanced": advanced}}
    return field(default=default, metadata=metadata)


def knobs_of(section: type) -> tuple[Knob, ...]:
    """The knobs of a config dataclass, in the order of their declaration."""
    hints = get_type_hints(section)
    return tuple(
        Knob(
            name=f.name,
            kind=KINDS[hints[f.name]],
            default=f.default,  # type: ignore[arg-type]
            **{**f.metadata["knob"], "label": f.metadata["knob"]["label"] or _words(f.name)},
        )
        for f in dataclasses.fields(section)
        if "knob" in f.metadata
    )


def _words(name: str) -> str:
    return name.replace("_", " ").replace(" lr", " learning rate").capitalize()


def check_section(section: Any) -> None:
    """Validate every knob of a config instance. Raises ConfigError for the first that is wrong."""
    for each in knobs_of(type(section)):
        each.check(getattr(section, each.name))


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
