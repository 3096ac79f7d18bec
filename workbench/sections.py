"""The sections of a run's config that every algorithm shares: the task, the split, the network, the outer loop.

Knob names are unique across the sections of a run, which keeps flags, presets and records flat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import knob


@dataclass(frozen=True)
class TaskConfig:
    """The task to learn: how many classes, examples and questions, and how training tasks are drawn."""

    HEADING: ClassVar[str] = "Practice tasks"

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
        label="Classes in practice",
        term="training ways",
        help="Practise with more classes than the task has; 0 means the same number.",
    )
    train_queries: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Questions in practice",
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
        label="Share within one group",
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

    HEADING: ClassVar[str] = "Split of classes"

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
        needs="split=group",
        help="Names of groups, separated by commas, that form the test set exactly.",
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

    HEADING: ClassVar[str] = "Network"

    backbone: str = knob("conv4", choices=("conv4",), advanced=True, label="Network", help="The kind of network.")
    filters: int = knob(
        64, low=1, high=512, advanced=True, label="Filters per layer", help="The width of every convolution."
    )


@dataclass(frozen=True)
class TrainConfig:
    """The outer loop: for how long, with which optimiser, and what is measured on the way."""

    HEADING: ClassVar[str] = "Outer loop"

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
        "adam",
        choices=("adam", "adamw", "sgd"),
        advanced=True,
        label="Outer optimiser",
        help="The rule that changes the model between tasks.",
    )
    outer_lr: float = knob(
        1e-3, low=1e-7, high=10.0, log=True, advanced=True, help="The step size of the outer optimiser."
    )
    momentum: float = knob(
        0.9, low=0.0, high=0.999, advanced=True, needs="outer_optimizer=sgd", help="The outer optimiser's momentum."
    )
    weight_decay: float = knob(0.0, low=0.0, high=1.0, advanced=True, help="The outer optimiser's weight decay.")
    schedule: str = knob(
        "constant",
        choices=("constant", "step", "cosine"),
        advanced=True,
        label="Learning rate schedule",
        help="How the outer learning rate changes: not at all, by steps, or along half a cosine to zero.",
    )
    schedule_every: int = knob(
        2000,
        low=1,
        high=10**8,
        advanced=True,
        needs="schedule=step",
        label="Change rate every",
        unit="tasks",
        help="Practice tasks between two changes of the outer learning rate.",
    )
    schedule_factor: float = knob(
        0.5,
        low=1e-4,
        high=1.0,
        advanced=True,
        needs="schedule=step",
        label="Multiply rate by",
        help="What the outer learning rate is multiplied with at each change.",
    )
    clip: float = knob(
        10.0, low=0.0, high=1e6, advanced=True, label="Gradient limit", help="Longest outer gradient; 0 means no limit."
    )
    validate_every: int = knob(
        1000,
        low=1,
        high=10**8,
        advanced=True,
        heading="Measuring",
        label="Validate every",
        unit="tasks",
        help="Practice tasks between two validations.",
    )
    validation_episodes: int = knob(
        200,
        low=2,
        high=100000,
        advanced=True,
        heading="Measuring",
        label="Tasks per validation",
        help="Tasks per validation; more make the interval narrower.",
    )
    patience: int = knob(
        0,
        low=0,
        high=10000,
        advanced=True,
        heading="Measuring",
        label="Stop early after",
        unit="validations",
        help="Stop when this many validations in a row brought nothing better; 0 means never.",
    )
    checkpoint_seconds: float = knob(
        30.0,
        low=0.0,
        high=86400.0,
        advanced=True,
        heading="Computing",
        label="Checkpoint every",
        unit="seconds",
        help="Seconds between two checkpoints, beside those at validation.",
    )
    seed: int = knob(
        0, low=0, high=2**31 - 1, advanced=True, heading="Computing", help="The same seed gives the same run."
    )
    device: str = knob(
        "auto",
        choices=("auto", "cpu", "cuda", "mps"),
        advanced=True,
        heading="Computing",
        help="Where to compute; auto takes the fastest.",
    )


SECTIONS: dict[str, type] = {"task": TaskConfig, "split": SplitConfig, "net": NetConfig, "train": TrainConfig}
