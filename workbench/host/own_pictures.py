"""Looks at pictures of the user's own, checks them, and keeps them under a name, for the window's wizard."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import torch

from workbench.data.added import add_dataset, remove_dataset
from workbench.data.decoding import PictureError
from workbench.data.errors import DataError
from workbench.data.folder import keep_folder
from workbench.data.image_set import ImageSet
from workbench.data.near_duplicates import Pair, near_duplicates
from workbench.data.omniglot_files import LAYOUT
from workbench.data.own_files import shown
from workbench.data.own_layouts import Arranged, OwnClass, arrange
from workbench.data.photos import decode_photo
from workbench.data.pictures import Picture, read_picture
from workbench.data.shelf import Shelf, open_archive
from workbench.data.sources import Request
from workbench.data.survey import surveyed
from workbench.engine.commands import SupportClass
from workbench.engine.own_pictures import (
    AddDataset,
    AlikePair,
    CheckPictures,
    DatasetAdded,
    DatasetRemoved,
    FolderSurveyed,
    OwnCommand,
    PicturesChecked,
    PicturesSampled,
    RemoveDataset,
    SamplePictures,
    SurveyFolder,
)
from workbench.engine.replies import Pixels, Reply
from workbench.host.gallery import pictures_of

THUMBNAILS, SIDE = 120, 148
PAIRS = 100  # of pictures that look the same are shown
Progress = Callable[[str, float], None]


def answer_own(command: OwnCommand, progress: Progress) -> Reply:
    """Raises DataError, ConfigError, OSError, and what progress raises."""
    match command:
        case SurveyFolder():
            return survey_folder(command, progress)
        case CheckPictures():
            return check_pictures(command, progress)
        case SamplePictures():
            return sample_pictures(command, progress)
        case AddDataset():
            return keep_under_name(command, progress)
        case RemoveDataset():
            remove_dataset(command.name)
            pictures_of(command.name).unlink(missing_ok=True)
            return DatasetRemoved(command.request_id, command.name)


def survey_folder(command: SurveyFolder, progress: Progress) -> FolderSurveyed:
    """What lies at a place, and a picture of each of many classes."""
    place, none = Path(command.path), np.zeros((0, SIDE, SIDE, 3), np.uint8)
    if _is_published_omniglot(place):
        return FolderSurveyed(command.request_id, None, none, (), True)
    found = arrange(place, lambda count: progress(f"Looking through {count:,} files", -1.0))
    if all(LAYOUT.search(name) for name in found.files):
        return FolderSurveyed(command.request_id, None, none, (), True)
    progress("Looking at some pictures", 0.0)
    told = surveyed(place, found)
    chosen = _spread(len(found.classes), THUMBNAILS)
    thumbnails, seen = _thumbnails(place, found, chosen, progress)
    return FolderSurveyed(command.request_id, told.to_json(), thumbnails, seen)


def _is_published_omniglot(place: Path) -> bool:
    """Whether a place holds Omniglot's archives, or an array of it."""
    if place.is_file():
        return place.suffix.lower() == ".npz"
    arrays = any(place.glob("*.npz")) and (place / "alphabets.json").is_file()
    return arrays or any(place.glob("images_background*.zip"))


def _spread(count: int, most: int) -> list[int]:
    """At most ``most`` of ``count`` numbers, spread evenly."""
    return sorted({round(each) for each in np.linspace(0, count - 1, min(count, most))})


def _shelf(place: Path, stack: ExitStack) -> Shelf:
    return Shelf(place, ()) if place.is_dir() else open_archive(place, stack)


def _thumbnails(
    place: Path, found: Arranged, chosen: Sequence[int], progress: Progress
) -> tuple[Pixels, tuple[int, ...]]:
    """A picture each of the chosen classes, and the numbers of those of which one can be read."""
    pictures, seen = list[Pixels](), list[int]()
    with ExitStack() as stack:
        shelf = _shelf(place, stack)
        for number, which in enumerate(chosen):
            progress("Looking at some pictures", number / len(chosen))
            for name in found.classes[which].files[:3]:
                try:
                    pixels = decode_photo(shelf.read(name), shelf.place(shown(name)), SIDE, 3)
                except (DataError, PictureError):
                    continue  # it will be named when the pictures are read; the class has others
                pictures.append(pixels.transpose(1, 2, 0))
                seen.append(which)
                break
    return np.stack(pictures) if pictures else np.zeros((0, SIDE, SIDE, 3), np.uint8), tuple(seen)


def check_pictures(command: CheckPictures, progress: Progress) -> PicturesChecked:
    """Read all pictures, which names those that cannot be used, and compare them."""
    request = Request(Path(command.path), command.size, 3 if command.colour else 1, progress=progress)
    kept = keep_folder(request)
    images, files = kept.image_set, kept.notes["files"]
    found = near_duplicates(images.images.numpy(), progress)
    return PicturesChecked(
        command.request_id,
        images.n_images,
        tuple(kept.notes["skipped"]),
        tuple(_pair(each, images, files) for each in found[:PAIRS]),
        len(found),
    )


def _pair(pair: Pair, images: ImageSet, files: Sequence[str]) -> AlikePair:
    both = images.take(torch.tensor([pair.first, pair.second])).movedim(1, -1)
    return AlikePair(files[pair.first], files[pair.second], pair.bits, both.expand(-1, -1, -1, 3).contiguous().numpy())


def sample_pictures(command: SamplePictures, progress: Progress) -> PicturesSampled:
    """Pictures of some classes that have at least two: one of each is kept to be recognised."""
    place = Path(command.path)
    usable = [each for each in arrange(place).classes if len(each.files) > 1]
    if len(usable) < 2:
        raise DataError(f"{place.name} has {len(usable)} classes with two pictures or more; Try it needs at least 2.")
    chosen = [usable[number] for number in _spread(len(usable), command.classes)]
    classes, questions = list[SupportClass](), list[Picture]()
    with ExitStack() as stack:
        shelf = _shelf(place, stack)
        for number, each in enumerate(chosen):
            progress("Reading some pictures", number / len(chosen))
            pictures = _read_some(shelf, each, command.shots + 1)
            classes.append(SupportClass(each.name, tuple(pictures[:-1])))
            questions += pictures[-1:]
    return PicturesSampled(command.request_id, tuple(each for each in classes if each.pictures), tuple(questions))


def _read_some(shelf: Shelf, each: OwnClass, count: int) -> list[Picture]:
    """The first ``count`` pictures of a class that can be read."""
    pictures: list[Picture] = []
    for name in each.files:
        if len(pictures) == count:
            break
        try:
            pictures.append(read_picture(shelf.read(name), shown(name).rpartition("/")[2]))
        except (DataError, PictureError):
            continue  # the wizard names it when the pictures are read; the class has others
    return pictures


def keep_under_name(command: AddDataset, progress: Progress) -> DatasetAdded:
    """Add a dataset, with the split that was made in the wizard."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "split.json"
        if command.split is not None:
            file.write_text(json.dumps({part: list(names) for part, names in command.split.items()}), encoding="utf-8")
        record = add_dataset(
            command.name,
            Path(command.path),
            size=command.size,
            colour=command.colour,
            split_file=None if command.split is None else file,
            progress=progress,
        )
    return DatasetAdded(command.request_id, record.name, tuple(record.found["skipped"]))
