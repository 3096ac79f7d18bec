"""Lake's runs: in each, 20 characters of one alphabet as one person drew them, to be found again in another's hand.

A run is a folder with ``training/`` (one picture of each class), ``test/`` and ``class_labels.txt``, whose lines name a
test picture and the training picture of the same class: "run01/test/item01.png run01/training/class01.png".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.data.errors import DataError
from workbench.data.pictures import SUFFIXES, Picture, natural_key, read_picture
from workbench.data.shelf import Shelf, open_shelf
from workbench.reproduce.lake.labels import LABELS, TEST, TRAINING, own_name, parent, read_pairs


@dataclass(frozen=True)
class Run:
    """One run of N trials, its pictures in the order of their file names.

    ``truth`` (N,) says for each test picture which training picture is of its class.
    """

    name: str
    training: tuple[Picture, ...]
    test: tuple[Picture, ...]
    truth: tuple[int, ...]


def read_runs(path: Path) -> list[Run]:
    """The runs of a folder (a few folders down) or of a zip archive (anywhere in it), in natural order of their names.

    Raises:
        DataError: there are none; a run has no list of labels, or one that does not fit its pictures; its pictures
            differ in size; a file cannot be read.
        PictureError: a picture cannot be understood.
    """
    if not path.exists():
        raise DataError(f"{path} does not exist.")
    with ExitStack() as stack:
        shelf = open_shelf(path, stack)
        pictures = _pictures(shelf)
        return [_run(shelf, pictures, folder) for folder in _folders(shelf, pictures)]


def _pictures(shelf: Shelf) -> frozenset[str]:
    """The names of all pictures. Raises DataError when an archive holds one twice."""
    found = Counter(name for name in shelf.names if PurePosixPath(name).suffix.lower() in SUFFIXES)
    for name, times in found.items():
        if times > 1:
            raise DataError(f"{shelf.title} holds {name} {times} times.")
    return frozenset(found)


def _folders(shelf: Shelf, pictures: frozenset[str]) -> list[str]:
    """The folders of the runs, "" for the shelf itself. Raises DataError."""
    found = {parent(name) for name in shelf.names if PurePosixPath(name).name == LABELS}
    both = _with(TEST, pictures) & _with(TRAINING, pictures)
    for folder in sorted(both - found, key=natural_key):
        raise DataError(f"{shelf.place(folder) if folder else shelf.title} has no {LABELS}.")
    if not found:
        raise DataError(f"There are no runs in {shelf.path}: expected are folders with {LABELS}, training and test.")
    return sorted(found, key=natural_key)


def _with(kind: str, pictures: Iterable[str]) -> set[str]:
    """The folders that have pictures in a folder ``kind``."""
    return {parent(parent(name)) for name in pictures if PurePosixPath(name).parent.name == kind}


def _run(shelf: Shelf, pictures: frozenset[str], folder: str) -> Run:
    pairs = read_pairs(shelf, pictures, folder)
    names = sorted(training for _, training in pairs)
    truth = tuple(names.index(training) for _, training in pairs)
    test = [test for test, _ in pairs]
    run = Run(folder or own_name(shelf, folder), _read(shelf, names), _read(shelf, test), truth)
    _check_sizes((*run.training, *run.test))
    return run


def _read(shelf: Shelf, names: Iterable[str]) -> tuple[Picture, ...]:
    return tuple(read_picture(shelf.read(name), name=shelf.place(name)) for name in names)


def _check_sizes(pictures: tuple[Picture, ...]) -> None:
    """Raises DataError, naming a picture that is larger or smaller than the first."""
    first = pictures[0]
    for each in pictures:
        if each.pixels.shape != first.pixels.shape:
            raise DataError(f"{each.name} has {_size(each)} pixels, but {first.name} has {_size(first)}.")


def _size(picture: Picture) -> str:
    height, width = picture.pixels.shape[:2]
    return f"{width} × {height}"
