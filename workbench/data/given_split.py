"""Read a dataset in a layout of its authors, with the split of its classes where they drew one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from workbench.data.archives import TarShelf, is_tar, open_any
from workbench.data.cache import Kept, kept, mapped, stat_fingerprint
from workbench.data.decode_pool import decode_all
from workbench.data.decode_stream import decode_stream
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass as GivenClass
from workbench.data.given_classes import check, in_order, labelled
from workbench.data.image_set import ImageSet
from workbench.data.photos import Box
from workbench.data.published import Published
from workbench.data.room import check_room
from workbench.data.shelf import Shelf, files_in
from workbench.data.sources import Request

VERSION = 1  # raise it when pictures are read differently, so that cached ones are read again

Layout = Callable[[Shelf], list[GivenClass]]
ArrayLayout = Callable[[Shelf, Request, Path], ImageSet | None]


def no_boxes(_shelf: Shelf) -> Mapping[str, Box]:
    """All of every picture is shown."""
    return {}


@dataclass(frozen=True)
class Layouts:
    """How a dataset may lie. Layouts are tried in their order; what they raise is a DataError.

    Attributes:
        name, title: of the dataset.
        found_by: each finds the classes, with their files of pictures, on a shelf; or none where it is another one's.
        expected: where they look, in words.
        read_by: layouts of arrays, which are tried first. Each writes all images into the file that it is given, and
            returns the image set; or None where it is another one's.
        published: what is fetched where the user names no place, if anything.
        beside: names of files that are needed beside an archive.
        boxes: finds what is shown of each picture, by the name of its file; of others it is all.
    """

    name: str
    title: str
    found_by: tuple[Layout, ...]
    expected: str
    read_by: tuple[ArrayLayout, ...] = ()
    published: Published | None = None
    beside: tuple[str, ...] = ()
    boxes: Callable[[Shelf], Mapping[str, Box]] = no_boxes

    def classes(self, shelf: Shelf) -> list[GivenClass]:
        """The classes on a shelf, by part and then by name, each with its pictures by name.

        Raises:
            DataError: there are none, a part has none, or a class is in two parts or has no pictures.
        """
        for layout in self.found_by:
            if found := in_order(layout(shelf)):
                check(found, [len(each.files) for each in found], self.title, shelf.title)
                return found
        raise DataError(f"There is no {self.title} in {shelf.title}: expected are {self.expected}.")

    def place(self, request: Request) -> Path:
        """The user's folder or archive, or the published ones; of a folder with the published archive, that.

        Raises:
            DataError: none is named, and they are not here.
        """
        if request.path is None and self.published is None:
            raise DataError(f"{self.title} cannot be downloaded here: name your folder or .zip of it (--data).")
        place = request.path or self.published.fetch(request)  # type: ignore[union-attr]
        names = self.published.names if self.published else ()
        archives = [place / name for name in names if is_tar(place / name) or name.endswith(".zip")]
        return next((each for each in archives if each.is_file()), place)


def open_given(request: Request, layouts: Layouts) -> ImageSet:
    """Open the user's folder or archive, or the published files; from the second time on, while no file has changed,
    from the cache.

    The classes come by part and then by name, so that a part's images are neighbours and stay in the mapped file.

    Raises:
        DataError: there is no data, it is not laid out as it should be, or a picture cannot be read.
    """
    place = layouts.place(request)
    beside = [place.parent / name for name in layouts.beside]
    files = (
        [f"{place}/{name}" for name in files_in(place)] if place.is_dir() else [place, *filter(Path.is_file, beside)]
    )
    identity: dict[str, str | int] = {
        "name": layouts.name,
        "path": str(place.resolve()),
        "size": request.size,
        "channels": request.channels,
    }
    made_from = f"{stat_fingerprint(files)}, version {VERSION}"
    return kept(identity, made_from, lambda pixels: Kept(_read(place, request, layouts, pixels))).image_set


def _read(place: Path, request: Request, layouts: Layouts, pixels: Path) -> ImageSet:
    """The classes at a place, with their images in the file ``pixels``."""
    with ExitStack() as stack:
        shelf = open_any(place, stack, request.progress)
        for read in layouts.read_by:
            if (found := read(shelf, request, pixels)) is not None:
                return found
        classes, boxes = layouts.classes(shelf), layouts.boxes(shelf)
    names = [name for each in classes for name in each.files]
    _decode(shelf, names, request, layouts.title, pixels, boxes)
    images = mapped(pixels, (len(names), request.channels, request.size, request.size))
    return labelled(images, classes, [len(each.files) for each in classes])


def _decode(
    shelf: Shelf, names: Sequence[str], request: Request, title: str, pixels: Path, boxes: Mapping[str, Box]
) -> None:
    """Decode all files, none of which may be refused. What progress raises ends it."""
    check_room(len(names), request.size, request.channels, title)
    if isinstance(shelf, TarShelf):
        decode_stream(shelf, names, request, title, pixels, boxes)
        return
    size, channels = request.size, request.channels
    for each in decode_all(shelf.path, names, pixels, size, channels, request.progress, title, boxes):
        if each.refused:
            raise DataError(each.refused)
