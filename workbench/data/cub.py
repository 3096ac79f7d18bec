"""CUB-200-2011: 200 kinds of birds, 11,788 photographs.

Wah, Branson, Welinder, Perona & Belongie, "The Caltech-UCSD Birds-200-2011 dataset", Caltech, 2011. Classes are named
as their folders are, such as 001.Black_footed_Albatross. The split (100, 50 and 50) is that of Chen, Liu, Kira, Wang
& Huang, "A closer look at few-shot classification", ICLR 2019, arXiv:1904.04232: in the order of the numbers, every
other class is for training, and those between are for validation and for the test by turns. Pictures are not cropped
to the bird, as Chen et al. do not.
"""

from __future__ import annotations

from workbench.data.errors import DataError
from workbench.data.given_split import GivenClass, Layouts, open_given
from workbench.data.image_folders import images_by_class
from workbench.data.image_set import ImageSet
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import Shelf
from workbench.data.sources import Request, Source

ARCHIVE = "CUB_200_2011.tgz"
URL = f"https://data.caltech.edu/records/65de6-vp158/files/{ARCHIVE}"
MD5 = "97eceeb196236b17998738112f37df78"
CLASSES = 200
BY_TURNS = (0, 1, 0, 2)  # the part of the first class, of the second, and so on


def numbered_folders(shelf: Shelf) -> list[GivenClass]:
    """The classes of ``images/001.Black_footed_Albatross/``, … Raises DataError for a folder without such a number."""
    return [GivenClass(name, _part(name, shelf), files) for name, files in images_by_class(shelf).items()]


def _part(name: str, shelf: Shelf) -> int:
    number = name.partition(".")[0]
    if not number.isdecimal() or not 1 <= int(number) <= CLASSES:
        raise DataError(f"{shelf.title} has a class {name}, but CUB's begin with a number from 001 to {CLASSES}.")
    return BY_TURNS[(int(number) - 1) % len(BY_TURNS)]


LAYOUTS = Layouts(
    name="cub",
    title="CUB-200-2011",
    found_by=(numbered_folders,),
    expected=f"{ARCHIVE}, or pictures at images/001.Black_footed_Albatross/ and so on",
    published=Published("CUB-200-2011", "cub", (ARCHIVE,), lambda: [PublishedFile(ARCHIVE, URL, MD5)]),
)


def open_cub(request: Request) -> ImageSet:
    """Open CUB from the user's folder or archive, or from its download. Raises DataError, see `open_given`."""
    return open_given(request, LAYOUTS)


SOURCE = Source(
    name="cub",
    title="CUB-200-2011",
    summary="Photographs of two hundred kinds of birds, which are hard to tell apart.",
    licence="non-commercial research and education; the photographs belong to their makers",
    citation="Wah et al. 2011; split by Chen et al. 2019",
    needs="download",
    groups=False,
    open=open_cub,
    drawings=False,
    size=84,
    colour=True,
    split_by="Chen et al. 2019",
)
