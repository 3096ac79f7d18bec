"""Lake's runs: in each, 20 characters of one alphabet as one person drew them, to be found again in another's hand.

A run is a folder with ``training/`` (one picture of each class), ``test/`` and ``class_labels.txt``, whose lines name a
test picture and the training picture of the same class: "run01/test/item01.png run01/training/class01.png".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.data.errors import DataError
from workbench.data.pictures import Picture, natural_key, read_picture
from workbench.reproduce.lake.place import LABELS, Place, opened

TEST, TRAINING = "test", "training"
LEAST = 2


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
    """The runs of a folder or a zip archive, at any depth, in natural order of their names.

    Raises:
        DataError: there are none; a run has no list of labels, or one that does not fit its pictures; its pictures
            differ in size.
        PictureError: a picture cannot be read.
    """
    with opened(path) as place:
        return [_run(place, folder) for folder in _folders(place)]


def _folders(place: Place) -> list[str]:
    """The folders of the runs, "" for the place itself. Raises DataError."""
    found = {_parent(file) for file in place.files if PurePosixPath(file).name == LABELS}
    whose = {kind: {_parent(_parent(file)) for file in place.files if _is(kind, file)} for kind in (TEST, TRAINING)}
    for folder in sorted(whose[TEST] & whose[TRAINING] - found, key=natural_key):
        raise DataError(f"{place.words(folder or 'The run')} has no {LABELS}.")
    if not found:
        raise DataError(f"There are no runs in {place.path}: expected are folders with {LABELS}, training and test.")
    return sorted(found, key=natural_key)


def _is(kind: str, file: str) -> bool:
    return PurePosixPath(file).parent.name == kind


def _run(place: Place, folder: str) -> Run:
    pairs = sorted(_pairs(place, folder))
    _check_pairs(place, folder, pairs)
    test, training = [test for test, _ in pairs], sorted(training for _, training in pairs)
    truth = tuple(training.index(answer) for _, answer in pairs)
    name = folder or _own_name(place, folder)
    run = Run(name, _pictures(place, training), _pictures(place, test), truth)
    _check_sizes(run)
    return run


def _pairs(place: Place, folder: str) -> Iterator[tuple[str, str]]:
    """The paths of a test picture and of its training picture, line by line. Raises DataError."""
    labels = _join(folder, LABELS)
    try:
        lines = place.read(labels).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(f"{place.words(labels)} is not a text file: {error}.") from error
    for number, line in enumerate(lines, 1):
        names, where = line.split(), f"Line {number} of {place.words(labels)}"
        if names and len(names) != 2:
            raise DataError(f"{where} has {len(names)} names, but needs 2: a test picture and its training picture.")
        if names:
            yield _found(place, folder, names[0], TEST, where), _found(place, folder, names[1], TRAINING, where)


def _found(place: Place, folder: str, name: str, kind: str, where: str) -> str:
    """The picture that a line names: it lies in the run's own ``kind``, whatever stands before the run's name."""
    parts = name.replace("\\", "/").split("/")
    own = _own_name(place, folder)
    if ".." in parts or not parts[0] or ":" in parts[0] or parts[-3:-2] not in ([], [own]):
        raise DataError(f"{where} names {name}, which lies outside {own}.")
    file = _join(folder, kind, parts[-1])
    if parts[-2:-1] != [kind] or file not in place.files:
        raise DataError(f"{where} names {name}, but there is no such picture in {_join(folder, kind)}.")
    return file


def _check_pairs(place: Place, folder: str, pairs: list[tuple[str, str]]) -> None:
    labels = place.words(_join(folder, LABELS))
    if len(pairs) < LEAST:
        raise DataError(f"{labels} has {len(pairs)} trials, but needs at least {LEAST}.")
    for file, times in Counter(file for pair in pairs for file in pair).items():
        if times > 1:
            raise DataError(f"{labels} names {file} {times} times.")
    for kind in (TEST, TRAINING):
        there = sum(_parent(file) == _join(folder, kind) for file in place.files)
        if there != len(pairs):
            raise DataError(f"{labels} has {len(pairs)} trials, but there are {there} pictures in {kind}.")


def _check_sizes(run: Run) -> None:
    first, *others = (*run.training, *run.test)
    for each in others:
        if each.pixels.shape != first.pixels.shape:
            raise DataError(f"{each.name} has {_size(each)} pixels, but {first.name} has {_size(first)}.")


def _size(picture: Picture) -> str:
    height, width = picture.pixels.shape[:2]
    return f"{width} × {height}"


def _pictures(place: Place, files: list[str]) -> tuple[Picture, ...]:
    return tuple(read_picture(place.read(file), name=place.words(file)) for file in files)


def _own_name(place: Place, folder: str) -> str:
    return PurePosixPath(folder).name or (place.path.stem if place.archive else place.path.resolve().name)


def _parent(file: str) -> str:
    return _join(*PurePosixPath(file).parts[:-1])


def _join(*parts: str) -> str:
    return "/".join(part for part in parts if part)
