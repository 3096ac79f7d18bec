"""miniImageNet: 100 of ImageNet's classes with 600 photographs each, of 84 × 84 pixels in the field's use.

Vinyals, Blundell, Lillicrap, Kavukcuoglu & Wierstra, "Matching networks for one shot learning", NeurIPS 2016,
arXiv:1606.04080. The classes and the split (64, 16 and 20) are those of Ravi & Larochelle, "Optimization as a model for
few-shot learning", ICLR 2017. Class names are ImageNet's synset ids, such as n01930112: a folder's name, the label in
Ravi's files, or what the three well-known pickles call them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from workbench.data.class_folders import PART, part_folders
from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.mini_imagenet_cache import cache_pickles
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

COLUMNS = ("filename", "label")


def listed_images(shelf: Shelf) -> list[GivenClass]:
    """The classes of ``images/`` beside ``train.csv``, ``val.csv`` and ``test.csv``, which are Ravi's files.

    Raises:
        DataError: a list cannot be read, or a picture that it names is absent, or named twice.
    """
    here, named = set(shelf.names), dict[str, str]()
    classes: dict[tuple[int, str], list[str]] = {}
    for path, part in _lists(shelf):
        for file, label in _rows(shelf, path):
            name = f"{path.rpartition('/')[0]}/images/{file}".lstrip("/")
            if name not in here:
                raise DataError(f"{shelf.place(path)} names {file}, but there is no {name}.")
            if name in named:
                raise DataError(f"{shelf.place(path)} names {file}, which {named[name]} names already.")
            named[name] = path
            classes.setdefault((part, label), []).append(name)
    return [GivenClass(label, part, tuple(sorted(files))) for (part, label), files in classes.items()]


def _lists(shelf: Shelf) -> list[tuple[str, int]]:
    """The lists that lie outermost beside a folder images, with their parts."""
    beside = {name.partition("/images/")[0] for name in shelf.names if "/images/" in f"/{name}"}
    beside = {"" if each.startswith("images/") else each for each in beside}
    found: dict[str, list[tuple[str, int]]] = {}
    for name in shelf.names:
        folder, _, file = name.rpartition("/")
        part = PART.get(file.casefold().removesuffix(".csv")) if file.casefold().endswith(".csv") else None
        if part is not None and folder in beside:
            found.setdefault(folder, []).append((name, part))
    return found.get(min(found, key=len, default=""), [])


def _rows(shelf: Shelf, path: str) -> Iterator[tuple[str, str]]:
    """The file name and the label in each row of a list."""
    try:
        reader = csv.DictReader(io.StringIO(shelf.read(path).decode("utf-8-sig")))
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            raise DataError(f"{shelf.place(path)} has no header filename,label.")
        for row in reader:
            file, label = (row[column] for column in COLUMNS)
            if not file or not label:
                raise DataError(f"Line {reader.line_num} of {shelf.place(path)} lacks a file name or a label.")
            yield file, label
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{shelf.place(path)} cannot be read: {error}.") from error


LAYOUTS = Layouts(
    name="mini_imagenet",
    title="miniImageNet",
    found_by=(listed_images, part_folders),
    expected="pictures at images/ beside train.csv, val.csv and test.csv, or at train/CLASS/, val/CLASS/ and "
    "test/CLASS/, or the pickles mini-imagenet-cache-train.pkl, -val.pkl and -test.pkl",
    read_by=(cache_pickles,),
)


def open_mini_imagenet(request: Request) -> ImageSet:
    """Open miniImageNet from the user's folder or archive, or from one of its pickles' names.

    Raises:
        DataError: see `open_given`.
    """
    named = request.path
    beside = replace(request, path=named.parent) if named and named.suffix == ".pkl" else request
    return open_given(beside, LAYOUTS)


SOURCE = Source(
    name="mini_imagenet",
    title="miniImageNet",
    summary="Photographs of a hundred kinds of things and animals.",
    licence="ImageNet's terms: non-commercial research",
    citation="Vinyals et al. 2016; classes and split by Ravi & Larochelle 2017",
    needs="path",
    groups=False,
    open=open_mini_imagenet,
    drawings=False,
    size=84,
    colour=True,
    split_by="Ravi & Larochelle 2017",
)
