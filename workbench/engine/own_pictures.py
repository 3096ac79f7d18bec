"""What the window asks of the engine's process about pictures of one's own, and what that answers.

Frozen, picklable, free of torch, as all commands and replies are; progress and failure come as for datasets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.data.pictures import Picture
from workbench.engine.commands import Command, SupportClass
from workbench.engine.replies import Pixels, Reply


@dataclass(frozen=True)
class SurveyFolder(Command):
    """Look at a folder or .zip before it is read. Answered by FolderSurveyed."""

    request_id: int
    path: str


@dataclass(frozen=True)
class CheckPictures(Command):
    """Read all pictures of a place, and find those that look the same. Answered by PicturesChecked."""

    request_id: int
    path: str
    size: int
    colour: bool


@dataclass(frozen=True)
class SamplePictures(Command):
    """Read a few pictures of some classes, for Try it. Answered by PicturesSampled.

    Of at most ``classes`` classes, ``shots`` pictures each to learn from and one to recognise.
    """

    request_id: int
    path: str
    classes: int = 5
    shots: int = 4


@dataclass(frozen=True)
class AddDataset(Command):
    """Read all pictures of a place, and keep them under a name. Answered by DatasetAdded.

    ``split`` maps train, validation and test to names of classes; None leaves it to the folders or to chance.
    """

    request_id: int
    name: str
    path: str
    size: int
    colour: bool
    split: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class RemoveDataset(Command):
    """Forget a dataset that the user added, and what was decoded of it. Answered by DatasetRemoved."""

    request_id: int
    name: str


@dataclass(frozen=True)
class FolderSurveyed(Reply):
    """``survey`` is a `workbench.data.survey.Survey` as plain data, or None where ``is_omniglot``: the place is laid
    out as Omniglot is published. ``thumbnails`` (n, H, W, 3) uint8 show one picture each of n classes, whose numbers
    are ``shown``."""

    request_id: int
    survey: Mapping[str, Any] | None
    thumbnails: Pixels
    shown: tuple[int, ...]
    is_omniglot: bool = False


@dataclass(frozen=True)
class AlikePair:
    """Two files whose pictures look the same, ``bits`` of 64 apart, and the pictures, (2, H, W, 3) uint8."""

    first: str
    second: str
    bits: int
    pictures: Pixels


@dataclass(frozen=True)
class PicturesChecked(Reply):
    """``images`` can be used, ``skipped`` [{file, reason}] not; ``pairs`` look the same, of ``found`` in all."""

    request_id: int
    images: int
    skipped: tuple[Mapping[str, str], ...]
    pairs: tuple[AlikePair, ...]
    found: int


@dataclass(frozen=True)
class PicturesSampled(Reply):
    """Classes with pictures to learn from, and pictures to recognise."""

    request_id: int
    classes: tuple[SupportClass, ...]
    questions: tuple[Picture, ...]


@dataclass(frozen=True)
class DatasetAdded(Reply):
    """The pictures are kept under ``name``; ``skipped`` [{file, reason}] were left out."""

    request_id: int
    name: str
    skipped: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class DatasetRemoved(Reply):
    request_id: int
    name: str


OwnCommand = SurveyFolder | CheckPictures | SamplePictures | AddDataset | RemoveDataset
