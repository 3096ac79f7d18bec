"""Your own pictures: a folder of class folders, or a folder with a table of labels, or a zip archive of either.

Nothing is written there, and nothing in it is fatal: what cannot be used is left out, and kept with its reason beside
the decoded pictures.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import torch

from workbench.data.cache import Kept, kept, mapped
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.own_files import as_notes, shown
from workbench.data.own_layouts import Arranged, OwnClass, arrange
from workbench.data.own_pictures import Usable, decode_own
from workbench.data.sources import Request, Source
from workbench.data.walk import stamp_of

NAME = "folder"
SIZE = 84
VERSION = 1  # raise it when pictures are read differently, so that cached ones are read again


def open_folder(request: Request) -> ImageSet:
    """The pictures at the user's place, with its given split where class folders lie in parts. Raises DataError, see
    `keep_folder`."""
    return keep_folder(request).image_set


def keep_folder(request: Request) -> Kept:
    """Like `open_folder`; from the second time on, while no file has changed, from the cache.

    The notes are ``layout`` (words), ``skipped`` [{file, reason}], ``others`` {suffix: how many files are no
    pictures}, ``told`` (sentences) and ``files`` (the name of each picture, in the order of the images).

    Raises:
        DataError: there is no such place, there are no classes in it, or no picture in it can be used.
    """
    place = request.path
    if place is None:
        raise DataError("Your own pictures are read from a folder or .zip that you name (--data).")
    identity: dict[str, str | int] = {
        "name": NAME,
        "path": str(place.resolve()),
        "size": request.size,
        "channels": request.channels,
    }
    return kept(identity, f"{stamp_of(place)}, version {VERSION}", lambda pixels: _read(place, request, pixels))


def _read(place: Path, request: Request, pixels: Path) -> Kept:
    found = arrange(place)
    usable = decode_own(place, found, pixels, request.size, request.channels, request.progress)
    files = [shown(name) for each in usable.classes for name in each.files]
    images = mapped(pixels, (len(files), request.channels, request.size, request.size))
    notes = {"layout": found.layout, **as_notes(found.left_out), "told": list(usable.told), "files": files}
    made = _image_set(images, usable.classes, found)
    mark = _fingerprint(usable, request, made)
    return Kept(replace(made, fingerprint=mark), notes)


def _fingerprint(usable: Usable, request: Request, made: ImageSet) -> str:
    """Tells these pictures from others by what their files hold: to read a gigabyte of pixels would take seconds."""
    part = None if made.class_part is None else made.class_part.tolist()
    told = (
        VERSION,
        request.size,
        request.channels,
        made.class_names,
        made.class_start.tolist(),
        made.group_names,
        part,
    )
    digest = hashlib.sha256(repr(told).encode())
    for key in usable.keys:
        digest.update(key.encode())
    return digest.hexdigest()


def _image_set(images: torch.Tensor, classes: tuple[OwnClass, ...], found: Arranged) -> ImageSet:
    start = torch.zeros(len(classes) + 1, dtype=torch.int64)
    start[1:] = torch.tensor([len(each.files) for each in classes]).cumsum(0)
    names, groups = tuple(each.name for each in classes), tuple(dict.fromkeys(each.group for each in classes))
    parts = [each.part for each in classes if each.part is not None]
    return ImageSet(
        images,
        start,
        names,
        torch.tensor([groups.index(each.group) for each in classes]) if found.groups else None,
        groups if found.groups else (),
        torch.tensor(parts) if len(parts) == len(classes) else None,
    )


SOURCE = Source(
    name=NAME,
    title="Your own pictures",
    summary="A folder with a folder for each class, or pictures with a CSV of labels, or a .zip of either.",
    licence="yours",
    citation="",
    needs="path",
    groups=False,
    open=open_folder,
    drawings=False,
    size=SIZE,
    colour=True,
)
