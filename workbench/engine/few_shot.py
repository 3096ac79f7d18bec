"""What the Try-it pane asks of the engine's process beyond predictions: frozen, picklable, free of torch.

Commands carry a ``request_id`` that their replies repeat. Of `AskWhy` and `MapPictures` a newer one replaces an older
that has not been answered; the others take longer, are answered one after another without delaying predictions, tell
their progress (`DatasetProgress`) and can be cancelled (`CancelRequest`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import Command, SupportClass
from workbench.engine.replies import Pixels, Prediction, Reply, StageShown

Heat = npt.NDArray[np.float32]
PCA, TSNE = "pca", "tsne"
SUPPORT, QUERY, PROTOTYPE = "support", "query", "prototype"
COPY, MOVE = "copy", "move"


@dataclass(frozen=True)
class AdaptedTo:
    """A model (a run folder, builtin:NAME or pretrained:NAME), the classes it adapts to, and how; None as trained."""

    model: str
    classes: tuple[SupportClass, ...]
    options: AdaptConfig | None = None


@dataclass(frozen=True)
class AskWhy(Command):
    """Why is ``query`` recognised as it is? Answered by WhyShown."""

    request_id: int
    adapted: AdaptedTo
    query: Picture


@dataclass(frozen=True)
class Near:
    """A support picture by its key, the name of its class, and how far it is: see `WhyShown.distance`."""

    key: str
    class_name: str
    distance: float


@dataclass(frozen=True)
class WhyShown(Reply):
    """What lies behind one answer.

    Attributes:
        key: of the picture.
        prediction: the answer.
        near: all support pictures, the nearest first.
        distance: what distances are, in words, such as "Euclidean distance of features".
        seen: (H, W, C) uint8, the picture as the network gets it.
        mattered: (H, W) in 0..1: how far the odds of the answer fall (their logarithm, which still tells parts apart
            where it is all but certain) when that part is hidden; 1 where they fall most, all 0 where they never do.
        loss: what the answer's probability loses at most, of 1; where it is about 0, no part mattered.
        stages: the answer after every step on the way, where there are steps; each holds one prediction.
    """

    request_id: int
    model: str
    key: str
    prediction: Prediction
    near: tuple[Near, ...]
    distance: str
    seen: Pixels
    mattered: Heat
    loss: float
    stages: tuple[StageShown, ...] = ()


@dataclass(frozen=True)
class MapPictures(Command):
    """Lay all pictures out on a plane by their features; ``method`` is PCA or TSNE. Answered by PicturesMapped."""

    request_id: int
    adapted: AdaptedTo
    queries: tuple[Picture, ...]
    method: str = PCA


@dataclass(frozen=True)
class MapPoint:
    """``kind`` is SUPPORT, QUERY or PROTOTYPE; ``key`` that of the picture, empty of a prototype. ``class_name`` is
    the class of a support picture or prototype, and what a query was recognised as. Prototypes are mean features."""

    kind: str
    key: str
    class_name: str
    x: float
    y: float


@dataclass(frozen=True)
class PicturesMapped(Reply):
    """``shown``: the share (0..1) of all variance that the plane shows, of PCA; -1 where there is no such share.
    ``note``: what must be said of the map, in a sentence."""

    request_id: int
    model: str
    method: str
    points: tuple[MapPoint, ...]
    shown: float = -1.0
    note: str = ""


@dataclass(frozen=True)
class AskHowGood(Command):
    """How good is the model at these classes? Answered by HowGood, from the support pictures alone.

    ``before`` are the classes as they were before the last ones were added, if any: the answer then compares.
    """

    request_id: int
    adapted: AdaptedTo
    before: tuple[SupportClass, ...] = ()


@dataclass(frozen=True)
class Rate:
    """A share of right answers (0..1) with its 95 % interval, and of how many answers."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True)
class HeldOut:
    """A support picture, and what it was recognised as when it was left out of learning."""

    key: str
    class_name: str
    prediction: Prediction


@dataclass(frozen=True)
class Oddity:
    """Pictures that deserve a look, by their keys, and why in a sentence. ``kind`` is "duplicate" or "odd"."""

    kind: str
    keys: tuple[str, ...]
    class_names: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class HowGood(Reply):
    """Leave-one-out over the support pictures.

    Attributes:
        rate: None when no class has two pictures.
        uncounted: names of classes with one picture, which stay as support and are not counted.
        answers: one for each counted picture.
        class_names, confusion: rows are true classes, columns answers: counts.
        oddities: duplicates and odd ones out.
        advice: one sentence on which picture would help most; empty when there is nothing to advise.
        earlier: accuracy on the classes of `AskHowGood.before` alone: (before, with the new classes), or None.
    """

    request_id: int
    model: str
    rate: Rate | None
    uncounted: tuple[str, ...]
    answers: tuple[HeldOut, ...]
    class_names: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    oddities: tuple[Oddity, ...] = ()
    advice: str = ""
    earlier: tuple[Rate, Rate] | None = None


@dataclass(frozen=True)
class CompareModels(Command):
    """Adapt several models to the same classes. Answered by a ModelCompared for each, in their order."""

    request_id: int
    models: tuple[tuple[str, AdaptConfig | None], ...]
    classes: tuple[SupportClass, ...]
    queries: tuple[Picture, ...]


@dataclass(frozen=True)
class ModelCompared(Reply):
    """One model of several; ``last`` says that no other follows. ``failed`` is why it could not be used, if so;
    ``reject_below`` as in `Predicted`."""

    request_id: int
    model: str
    last: bool
    adapt_ms: float = 0.0
    predictions: tuple[Prediction, ...] = ()
    rate: Rate | None = None
    badges: tuple[str, ...] = ()
    failed: str = ""
    reject_below: float = 0.0


@dataclass(frozen=True)
class ExportClassifier(Command):
    """Write the adapted classifier as ONNX to ``path``, with labels and an example beside it. Answered by Exported.

    It is checked on all of ``queries`` and the support pictures before success is reported.
    """

    request_id: int
    adapted: AdaptedTo
    queries: tuple[Picture, ...]
    path: str


@dataclass(frozen=True)
class Exported(Reply):
    """``files``: all that was written. ``checked`` pictures gave the same labels in onnxruntime, with scores that
    differ by at most ``difference``."""

    request_id: int
    files: tuple[str, ...]
    checked: int
    difference: float


@dataclass(frozen=True)
class ClassifyFolder(Command):
    """Recognise all pictures in ``folder`` and write ``out``, a CSV. Answered by FolderClassified.

    Below ``reject`` (0..1, see `Prediction.known`) a picture is of none of the classes. With ``sort`` COPY or MOVE the
    files go into folders named after their classes under ``into``; nothing there is ever overwritten.
    """

    request_id: int
    adapted: AdaptedTo
    folder: str
    out: str
    reject: float
    sort: str = ""
    into: str = ""


@dataclass(frozen=True)
class FolderClassified(Reply):
    """``files`` pictures were recognised, ``rejected`` of them as none of the classes; ``refused`` [{file, reason}]
    could not be read; ``counts``: class name → how many."""

    request_id: int
    out: str
    files: int
    rejected: int
    refused: tuple[Mapping[str, str], ...] = ()
    counts: Mapping[str, int] | None = None


QuickCommand = AskWhy | MapPictures
LongCommand = AskHowGood | CompareModels | ExportClassifier | ClassifyFolder
