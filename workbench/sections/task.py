"""The task to learn: how many classes, examples and questions, and how practice tasks are drawn."""

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
        zero="same",
        help="Practise with more classes than the task has; 0 means the same number.",
    )
    train_shots: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Examples in practice",
        term="training shots",
        zero="same",
        help="Practise with another number of examples per class than the task has; 0 means the same number.",
    )
    train_least_shots: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Fewest examples in practice",
        term="unequal training shots",
        zero="as in the task",
        help="Let classes have unequally many examples while practising, from this number up to the examples in "
        "practice, so that the model learns to use one as well as several; 0 means as in the task.",
    )
    train_queries: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Questions in practice",
        term="training queries",
        zero="same",
        help="Questions per class while practising; 0 means the same number.",
    )
    least_shots: int = knob(
        0,
        low=0,
        high=500,
        advanced=True,
        label="Fewest examples per class",
        term="unequal shots",
        zero="same",
        help="Let classes have unequally many examples, from this number up to the examples per class; 0 means all "
        "have the same number.",
    )
    batch_norm: str = knob(
        "inductive",
        choices=("inductive", "transductive"),
        advanced=True,
        label="Batch-norm",
        help="Inductive: an answer does not depend on the other questions. Transductive: questions are normalised "
        "together, as in several papers, which adds one to three points of accuracy.",
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
        heading="Variety",
        label="Distort practice pictures",
        term="affine augmentation",
        help="Turn, scale, shear, shift and re-ink practice pictures a little, so that the model sees more variety.",
    )
    flip: bool = knob(
        False,
        advanced=True,
        heading="Variety",
        label="Mirror practice pictures",
        term="horizontal flip",
        help="Mirror half of the practice pictures left to right. Not for letters.",
    )
    crop: bool = knob(
        False,
        advanced=True,
        heading="Variety",
        label="Crop practice pictures",
        term="random resized crop",
        help="Show a random part of each practice picture, enlarged.",
    )
    turn: float = knob(
        0.0,
        low=0.0,
        high=180.0,
        advanced=True,
        heading="Variety",
        label="Turn practice pictures by up to",
        unit="degrees",
        zero="off",
        help="Turn each practice picture by a random angle, at most this one; 0 means not at all.",
    )
    colour_jitter: float = knob(
        0.0,
        low=0.0,
        high=1.0,
        advanced=True,
        heading="Variety",
        label="Vary colours",
        term="colour jitter",
        zero="off",
        help="How far brightness, contrast, saturation and hue of practice pictures vary; 0 means not at all.",
    )
