"""tieredImageNet's six pickles: ``train_images_png.pkl`` and ``train_labels.pkl``, and so on for ``val`` and ``test``.

They are those of Ren et al. (https://github.com/renmengye/few-shot-ssl-public). The first is a list of PNG files of
84 × 84 pixels, each an array of bytes. OpenCV wrote them from images in its own order of colours, so that they hold red
as red. The second maps ``label_specific`` and ``label_general`` to the class and the superclass of each image (N,), and
``label_specific_str`` and ``label_general_str`` to their names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from workbench.data.archives import open_file
from workbench.data.arrays import Block, Labels, Pixels, gather
from workbench.data.cache_pickles import load_plain
from workbench.data.class_folders import PART
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass, in_order
from workbench.data.image_set import ImageSet
from workbench.data.photos import decode_photo
from workbench.data.pictures import PictureError
from workbench.data.shelf import Shelf
from workbench.data.sources import Request

FILE = re.compile(r"(?P<folder>(?:.*/)?)(?P<part>train|val|test)_images_png\.pkl")


def png_pickles(shelf: Shelf, request: Request, pixels: Path) -> ImageSet | None:
    """All images by part and class; None where none of the pickles is on the shelf. Raises DataError."""
    found = [match for name in shelf.names if (match := FILE.fullmatch(name))]
    if not found:
        return None
    outermost = min((match["folder"] for match in found), key=len)
    files = {PART[match["part"]]: match for match in found if match["folder"] == outermost}
    return gather(_blocks(shelf, files), _fit, request, "tieredImageNet", shelf.title, pixels)


def _blocks(shelf: Shelf, files: Mapping[int, re.Match[str]]) -> Iterator[Block]:
    seen = dict[str, int]()
    for part, match in sorted(files.items()):
        yield _block(shelf, match.string, f"{match['folder']}{match['part']}_labels.pkl", part, seen)


def _block(shelf: Shelf, images_file: str, labels_file: str, part: int, seen: dict[str, int]) -> Block:
    """The classes of one part, by name; ``seen`` counts names, as two of ImageNet's classes are named crane."""
    if labels_file not in shelf.names:
        raise DataError(f"There is {shelf.place(images_file)}, but no {labels_file} beside it.")
    labels, names, groups = _labels(_load(shelf, labels_file), shelf.place(labels_file))
    images = _load(shelf, images_file)
    if not isinstance(images, list) or len(images) != len(labels):
        count = len(images) if isinstance(images, list) else 0
        raise DataError(f"{shelf.place(images_file)} holds {count:,} images, but {labels_file} {len(labels):,} labels.")
    given = [GivenClass(_once(name, seen), part, group=group) for name, group in zip(names, groups, strict=True)]
    classes = in_order(given)
    order = {each.name: index for index, each in enumerate(classes)}
    return Block(images, np.array([order[each.name] for each in given], np.int64)[labels], classes)


def _once(name: str, seen: dict[str, int]) -> str:
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _load(shelf: Shelf, name: str) -> Any:
    with ExitStack() as stack:
        return load_plain(open_file(shelf, name, stack), shelf.place(name))


def _labels(held: Any, place: str) -> tuple[Labels, list[str], list[str]]:
    """The class of each image (N,), the classes' names, and the superclass of each class."""
    if not isinstance(held, Mapping):
        raise DataError(f"{place} does not map names to labels.")
    values = {_text(key): value for key, value in held.items()}
    columns = []
    for kind in ("specific", "general"):
        labels, names = values.get(f"label_{kind}"), values.get(f"label_{kind}_str")
        if not isinstance(names, list) or not _fits(labels, len(names)):
            raise DataError(f"{place} holds no label_{kind} for each image, with label_{kind}_str for each of them.")
        columns.append((np.asarray(labels, np.int64), [_text(each) for each in names]))
    (specific, names), (general, groups) = columns
    if len(specific) != len(general):
        raise DataError(f"{place} holds {len(specific):,} specific labels, but {len(general):,} general ones.")
    first = dict(zip(specific[::-1].tolist(), general[::-1].tolist(), strict=True))
    return specific, names, [groups[first[index]] if index in first else "" for index in range(len(names))]


def _fits(labels: object, classes: int) -> bool:
    try:
        values = np.asarray(labels)
    except ValueError:  # lists of unequal length
        return False
    whole = values.ndim == 1 and values.dtype.kind in "iu" and len(values) > 0
    return bool(whole and 0 <= values.min() <= values.max() < classes)


def _text(value: object) -> str:
    return value.decode("latin1") if isinstance(value, bytes) else str(value)


def _fit(images: Sequence[object], rows: Labels, request: Request) -> Pixels:
    """Some of the PNG files (n,) as (n, channels, size, size) uint8, decoded on all processors."""

    def decode(row: int) -> Pixels:
        image = images[row]
        content = image.tobytes() if isinstance(image, np.ndarray) else image
        if not isinstance(content, bytes):
            raise DataError(f"Image {row:,} of tieredImageNet is no file of a picture.")
        return decode_photo(content, f"Image {row:,} of tieredImageNet", request.size, request.channels)

    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.stack(list(pool.map(decode, rows.tolist())))
    except PictureError as error:
        raise DataError(str(error)) from error
