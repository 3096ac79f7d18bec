"""What the engine's process answers beside the events of a run: frozen, picklable, free of torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


class Reply:
    """Anything that the engine's process sends which is not an event of a run."""


@dataclass(frozen=True)
class EngineReady(Reply):
    """torch is loaded. ``device`` in words, such as "CPU, 2 cores"; ``seconds`` since the process began; ``devices``
    are those of the choices in the settings that this computer has."""

    device: str
    seconds: float
    versions: Mapping[str, str]
    devices: tuple[str, ...] = ("cpu",)


@dataclass(frozen=True)
class EngineFaulted(Reply):
    """Something went wrong in the engine's process that nothing there expected: one sentence, and the details."""

    sentence: str
    details: str


@dataclass(frozen=True)
class RequestFailed(Reply):
    """A request could not be met: one sentence, and the details for whoever wants them."""

    request_id: int
    reason: str
    details: str = ""


@dataclass(frozen=True)
class DatasetProgress(Reply):
    """``fraction`` in 0..1, or -1 while the length is unknown."""

    request_id: int
    sentence: str
    fraction: float


@dataclass(frozen=True)
class DatasetDescribed(Reply):
    """``images_per_class`` is (fewest, most); ``classes`` maps train, validation, test → number of classes
    (rotations not counted); ``thumbnails`` is (n, H, W, C) uint8, of many classes one picture each, of few several.

    ``class_names``, ``class_counts`` (pictures) and ``class_parts`` (0 training, 1 validation, 2 test, -1 none) have
    an entry for each class; so has ``class_groups`` (indices into ``groups``), unless there are no groups. ``size``
    is the side of the pictures in pixels, ``channels`` 1 or 3; ``split`` says how classes were parted, see `Split`.
    Where that is "pictures", every class is in all parts, and ``class_shares`` tells of each how many of its pictures
    are for training, validation and test; elsewhere it is empty.
    """

    request_id: int
    title: str
    n_classes: int
    n_images: int
    images_per_class: tuple[int, int]
    classes: Mapping[str, int]
    groups: tuple[str, ...]
    thumbnails: Pixels
    class_names: tuple[str, ...] = ()
    class_counts: tuple[int, ...] = ()
    class_parts: tuple[int, ...] = ()
    class_groups: tuple[int, ...] = ()
    size: int = 0
    channels: int = 1
    split: str = ""
    class_shares: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class ClassesShown(Reply):
    """Some pictures of ``classes``: (n, H, W, C) uint8, the first ``counts[0]`` of which are of the first class, and
    so on; small enough to be looked at in a list."""

    request_id: int
    classes: tuple[int, ...]
    counts: tuple[int, ...]
    pictures: Pixels


@dataclass(frozen=True)
class RunChecked(Reply):
    """As far as can be told without the data, a run of the config can be made."""

    request_id: int


@dataclass(frozen=True)
class TaskShown(Reply):
    """One task: ``support`` (way, shot, H, W, C) and ``query`` (way, queries, H, W, C) uint8, and class names."""

    request_id: int
    class_names: tuple[str, ...]
    support: Pixels
    query: Pixels


@dataclass(frozen=True)
class WeightsHere(Reply):
    """The file with the pretrained weights of ``backbone``; ``path`` is empty when they are not on this computer."""

    request_id: int
    backbone: str
    path: str


@dataclass(frozen=True)
class RegisteredListed(Reply):
    """The names of what comes with the workbench, as found in its code: the catalogue must say the same."""

    request_id: int
    datasets: tuple[str, ...]
    algorithms: tuple[str, ...]


@dataclass(frozen=True)
class Prediction:
    """The scores of one query, class name → probability, and the key of the picture it belongs to.

    ``entropy`` of the scores, in nats: 0 when all is certain, log(number of classes) when nothing is. ``known``: how
    likely the picture is of any of the classes at all, see `workbench.engine.calibration`; 0 where nothing of the
    picture is left for the model, be it calibrated or not.
    """

    key: str
    label: str
    confidence: float
    scores: Mapping[str, float]
    entropy: float = 0.0
    known: float = 1.0

    @property
    def is_usable(self) -> bool:
        """Whether all of its numbers are finite: where a step of learning went astray, they say nothing."""
        return all(map(math.isfinite, (self.confidence, self.known, *self.scores.values())))


@dataclass(frozen=True)
class Predicted(Reply):
    """What was recognised.

    Attributes:
        adapt_ms: what adapting took, in milliseconds.
        badges: what qualifies the result, in words.
        reject_below: a picture whose `Prediction.known` is lower is of none of the classes; 0 when the model has not
            learned to tell.
        unlike: in sentences, how the pictures are unlike what the model was trained on; empty when they are not.
    """

    request_id: int
    model: str
    adapt_ms: float
    predictions: tuple[Prediction, ...]
    badges: tuple[str, ...] = ()
    reject_below: float = 0.0
    unlike: str = ""


@dataclass(frozen=True)
class StageShown:
    """Where a learner stood on the way to its answers: see `workbench.algorithms.insight.Stage`, of one task.

    Attributes:
        axis: what is counted, such as "inner step"; "in use" is what the method answers with in the end.
        number, last: which one this is, and the last one's number.
        values: name → value, such as "loss" and "accuracy" on the examples.
        layers: quantity → layer → value, such as "moved in this step" → "blocks.0" → 0.4.
        predictions: what it would have answered here, one for each question in their order.
        example: which of the examples was read here, counted from 0, where they are read in turn.
    """

    axis: str
    number: int
    last: int
    values: Mapping[str, float]
    layers: Mapping[str, Mapping[str, float]]
    predictions: tuple[Prediction, ...]
    example: int | None = None


@dataclass(frozen=True)
class AttentionShown:
    """How attention was divided, in the end: see `workbench.algorithms.insight.Attention`, of one task.

    ``shares`` has a row for each question (or example, by ``of``) and in it a share for each example (or memory slot,
    by ``over``), both in the order of `Explained`.
    """

    name: str
    of: str
    over: str
    shares: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Explained(Reply):
    """What went on while a model adapted: at least one stage, the last of which is what it answers with.

    ``examples`` and ``questions`` are the keys of the pictures, the examples class by class; ``algorithm`` is the
    name of the method.
    """

    request_id: int
    model: str
    algorithm: str
    examples: tuple[str, ...]
    questions: tuple[str, ...]
    stages: tuple[StageShown, ...]
    attention: tuple[AttentionShown, ...] = ()
    badges: tuple[str, ...] = ()
