"""Which test picture is of the class of which training picture: the lines of a run's class_labels.txt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from workbench.data.errors import DataError
from workbench.data.shelf import Shelf

LABELS, TEST, TRAINING = "class_labels.txt", "test", "training"
LEAST = 2


def read_pairs(shelf: Shelf, pictures: frozenset[str], folder: str) -> list[tuple[str, str]]:
    """The names of a test picture and of its training picture, for each line of a run, sorted.

    Args:
        shelf: where the run lies.
        pictures: the names of all pictures there.
        folder: the run's, "" for the shelf itself.

    Raises:
        DataError: the list cannot be read, names what is not there or lies elsewhere, names a picture twice, or leaves
            one out.
    """
    pairs = sorted(_pairs(shelf, pictures, folder))
    place = shelf.place(join(folder, LABELS))
    if len(pairs) < LEAST:
        raise DataError(f"{place} has {len(pairs)} trials, but needs at least {LEAST}.")
    for name, times in Counter(name for pair in pairs for name in pair).items():
        if times > 1:
            raise DataError(f"{place} names {name} {times} times.")
    for kind in (TEST, TRAINING):
        there = sum(parent(name) == join(folder, kind) for name in pictures)
        if there != len(pairs):
            raise DataError(f"{place} has {len(pairs)} trials, but there are {there} pictures in {kind}.")
    return pairs


def own_name(shelf: Shelf, folder: str) -> str:
    """What a run is called, also when it is all that there is."""
    alone = shelf.title if shelf.archive is None else shelf.path.stem
    return PurePosixPath(folder).name or alone


def parent(name: str) -> str:
    """The folder of a file or folder."""
    return name.rpartition("/")[0]


def join(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _pairs(shelf: Shelf, pictures: frozenset[str], folder: str) -> Iterator[tuple[str, str]]:
    for where, line in _lines(shelf, join(folder, LABELS)):
        names = line.split()
        if len(names) != 2:
            raise DataError(f"{where} has {len(names)} names, but needs 2: a test picture and its training picture.")
        found = [_found(shelf, folder, *each, where) for each in zip(names, (TEST, TRAINING), strict=True)]
        for name, each in zip(names, found, strict=True):
            if each not in pictures:
                raise DataError(f"{where} names {name}, but there is no such picture in {parent(each)}.")
        yield found[0], found[1]


def _lines(shelf: Shelf, labels: str) -> Iterator[tuple[str, str]]:
    """Where a line stands, in words, and the line."""
    try:
        lines = shelf.read(labels).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(f"{shelf.place(labels)} is not a text file: {error}.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"Line {number} of {shelf.place(labels)}", line


def _found(shelf: Shelf, folder: str, name: str, kind: str, where: str) -> str:
    """The file that a line names. It lies in the run's own ``kind``, whatever stands before the run's name."""
    parts, own = name.replace("\\", "/").split("/"), own_name(shelf, folder)
    if ".." in parts or not parts[0] or ":" in parts[0] or parts[-3:-2] not in ([], [own]):
        raise DataError(f"{where} names {name}, which lies outside {own}.")
    if parts[-2:-1] != [kind]:
        raise DataError(f"{where} names {name}, but there is no such picture in {join(folder, kind)}.")
    return join(folder, kind, parts[-1])
