"""CIFAR-FS: the 100 classes of CIFAR-100 with 600 photographs each, of 32 × 32 pixels.

Bertinetto, Henriques, Torr & Vedaldi, "Meta-learning with differentiable closed-form solvers", ICLR 2019,
arXiv:1805.08136, from Krizhevsky, "Learning multiple layers of features from tiny images", 2009. The authors split the
classes into 64, 16 and 20. Class names are CIFAR-100's fine labels with underscores, such as aquarium_fish. It is made
from CIFAR-100 as that is published, or read from pictures in folders.
"""

from __future__ import annotations

import re

from workbench.data.cifar100 import PUBLISHED, FromCifar100
from workbench.data.class_folders import PART, is_picture, part_folders
from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_set import ImageSet
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

LIST = re.compile(r"(?P<root>(?:.+/)?)splits/bertinetto/(?P<part>train|val|test)\.txt")

# The authors' lists but for the classes for training, which are all others.
VALIDATION = """
    beaver beetle butterfly camel cattle crab crocodile flatfish lamp maple_tree motorcycle otter sea shark television
    tractor
"""
TEST = """
    baby bed bicycle chimpanzee fox leopard man pickup_truck plain poppy rocket rose snail sweet_pepper table telephone
    wardrobe whale woman worm
"""
PART_OF = {**dict.fromkeys(VALIDATION.split(), 1), **dict.fromkeys(TEST.split(), 2)}


def listed_classes(shelf: Shelf) -> list[GivenClass]:
    """The classes of ``data/CLASS/`` that ``splits/bertinetto/train.txt``, ``val.txt`` and ``test.txt`` name.

    Raises:
        DataError: a list cannot be read, or names a class that has no pictures, or one twice.
    """
    lists = [found for name in shelf.names if (found := LIST.fullmatch(name))]
    root = min((found["root"] for found in lists), key=len, default="")
    pictures = _pictures(shelf, f"{root}data/")
    classes: list[GivenClass] = []
    for found in lists:
        if found["root"] == root:
            names = _names(shelf, found.string, pictures)
            classes += [GivenClass(name, PART[found["part"]], tuple(pictures[name])) for name in names]
    return classes


def _pictures(shelf: Shelf, folder: str) -> dict[str, list[str]]:
    """Class → its pictures, of those in a folder of class folders."""
    found: dict[str, list[str]] = {}
    for name in shelf.names:
        label, slash, file = name.removeprefix(folder).partition("/")
        if name.startswith(folder) and slash and is_picture(file):
            found.setdefault(label, []).append(name)
    return found


def _names(shelf: Shelf, path: str, pictures: dict[str, list[str]]) -> list[str]:
    """The classes that a list names, one a line."""
    try:
        lines = [line.strip() for line in shelf.read(path).decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise DataError(f"{shelf.place(path)} cannot be read: {error}.") from error
    names = [line for line in lines if line]
    for name in names:
        if name not in pictures:
            raise DataError(f"{shelf.place(path)} names the class {name}, but data/{name} holds no pictures.")
        if names.count(name) > 1:
            raise DataError(f"{shelf.place(path)} names the class {name} twice.")
    return names


LAYOUTS = Layouts(
    name="cifar_fs",
    title="CIFAR-FS",
    found_by=(listed_classes, part_folders),
    expected="CIFAR-100's pickles train, test and meta, pictures at data/CLASS/ beside splits/bertinetto/train.txt, "
    "val.txt and test.txt, or at train/CLASS/, val/CLASS/ and test/CLASS/",
    read_by=(FromCifar100("CIFAR-FS", lambda name, group: PART_OF.get(name, 0) if group else None, grouped=False),),
    published=PUBLISHED,
)


def open_cifar_fs(request: Request) -> ImageSet:
    """Open CIFAR-FS from the user's copy, or from CIFAR-100's download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="cifar_fs",
    title="CIFAR-FS",
    summary="Tiny photographs of a hundred kinds of things and animals.",
    licence="none stated by the authors",
    citation="Bertinetto et al. 2019, from CIFAR-100 (Krizhevsky 2009)",
    needs="download",
    groups=False,
    open=open_cifar_fs,
    drawings=False,
    size=32,
    colour=True,
    split_by="Bertinetto et al. 2019",
)
