"""The outer loop: for how long, with which optimiser, and what is measured on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import knob


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
        0.9,
        low=0.0,
        high=0.999,
        advanced=True,
        needs="outer_optimizer=sgd",
        help="How much of its last step the outer optimiser adds to the next one, which evens out its way.",
    )
    weight_decay: float = knob(
        0.0,
        low=0.0,
        high=1.0,
        advanced=True,
        help="How strongly each step of the outer optimiser draws the weights towards zero, against overfitting.",
    )
    label_smoothing: float = knob(
        0.0,
        low=0.0,
        high=0.9,
        advanced=True,
        help="The share of a label's weight that is spread over all classes in practice, against overconfidence.",
    )
    schedule: str = knob(
        "constant",
        choices=("constant", "step", "cosine", "linear"),
        advanced=True,
        label="Learning rate schedule",
        help="How the outer learning rate changes: not at all, by steps, or along half a cosine or a line to zero.",
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
        10.0,
        low=0.0,
        high=1e6,
        advanced=True,
        label="Gradient limit",
        zero="none",
        help="Longest outer gradient; 0 means no limit.",
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
        help="How many tasks the model is measured with each time; more make the interval narrower.",
    )
    patience: int = knob(
        0,
        low=0,
        high=10000,
        advanced=True,
        heading="Measuring",
        label="Stop early after",
        unit="validations",
        zero="never",
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
        zero="each step",
        help="Seconds between two checkpoints, beside those at validation; 0 saves after each step.",
    )
    tasks_at_once: int = knob(
        0,
        low=0,
        high=1024,
        advanced=True,
        heading="Computing",
        label="Tasks at a time",
        term="gradient accumulation",
        zero="as usual",
        help="How many tasks of a step are computed together; fewer take less memory, and the step stays the same. "
        "0 means as many as the method does best with.",
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
