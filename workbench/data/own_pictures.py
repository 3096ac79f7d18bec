"""Decode pictures of one's own: what cannot be used is left out with its reason, and takes up no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.data.decode_pool import decode_all
from workbench.data.decode_worker import Decoded
from workbench.data.errors import DataError
from workbench.data.own_files import LeftOut, shown
from workbench.data.own_layouts import Arranged, OwnClass
from workbench.data.photos import Resampling
from workbench.data.room import check_room

FILTER = Resampling.BILINEAR  # with which photographs are usually made small for training, as torchvision does
FEWEST = 2  # pictures of a class that can be in a task: one to learn from, and one to recognise
NAMED = 5
Shape = tuple[int, int, int, int]


@dataclass(frozen=True)
class Usable:
    """What is left of an arrangement after decoding.

    Attributes:
        classes: with the files whose rows the file of pixels holds, in their order.
        keys: the hash of each file's content, in that order.
        told: what is to be said of them, in sentences.
    """

    classes: tuple[OwnClass, ...]
    keys: tuple[str, ...]
    told: tuple[str, ...]


def decode_own(
    place: Path, found: Arranged, pixels: Path, size: int, channels: int, progress: Callable[[str, float], None]
) -> Usable:
    """Decode all pictures of an arrangement into ``pixels``, (N, channels, size, size) uint8, where N are those that
    can be used: neither damaged, too small nor there before. What is left out is added to ``found.left_out``.

    Raises:
        DataError: there is no room for them, or none can be used.
    """
    names, title = found.files, found.left_out.title
    check_room(len(names), size, channels, title)
    decoded = decode_all(place, names, pixels, size, channels, progress, title, resample=FILTER)
    good = _good_rows(found, decoded)
    if not good:
        first = next(each.refused for each in decoded if each.refused)
        raise DataError(f"None of the {len(names):,} pictures in {title} can be used. {shown(first)}")
    _close_ranks(pixels, (len(names), channels, size, size), good)
    kept = {names[row] for row in good}
    classes = tuple(_with(each, kept) for each in found.classes)
    for each in classes:
        if not each.files:
            found.left_out.tell(
                f"{each.name}/", f"The class {each.name} is left out: none of its pictures can be used."
            )
    left = tuple(each for each in classes if each.files)
    return Usable(left, tuple(decoded[row].key for row in good), (*found.told, *_too_few(left)))


def _with(each: OwnClass, kept: set[str]) -> OwnClass:
    return OwnClass(each.name, tuple(name for name in each.files if name in kept), each.group, each.part)


def _good_rows(found: Arranged, decoded: Sequence[Decoded]) -> list[int]:
    """The rows of pictures that can be used; the first of several with the same content is."""
    class_of = [each.name for each in found.classes for _ in each.files]
    names, first, good = found.files, dict[str, int](), list[int]()
    for row, result in enumerate(decoded):
        if result.refused:
            found.left_out.tell(names[row], result.refused)
        elif (twin := first.setdefault(result.key, row)) == row:
            good.append(row)
        else:
            _tell_twin(found.left_out, names, class_of, row, twin)
    return good


def _tell_twin(left_out: LeftOut, names: Sequence[str], class_of: Sequence[str], row: int, twin: int) -> None:
    other = class_of[row] != class_of[twin]
    classes = f", but of the class {class_of[row]} instead of {class_of[twin]}" if other else ""
    left_out.skip(names[row], f"is the same picture as {shown(names[twin])}{classes}")


def _close_ranks(pixels: Path, shape: Shape, good: Sequence[int]) -> None:
    """Move the good rows of a file of pixels to its beginning, in their order."""
    if len(good) == shape[0]:
        return
    rows = np.memmap(pixels, np.uint8, "r+", shape=shape)
    for to, row in enumerate(good):
        if to != row:
            rows[to] = rows[row]
    rows.flush()


def _too_few(classes: Sequence[OwnClass]) -> list[str]:
    """A sentence on the classes that cannot be in any task."""
    names = [each.name for each in classes if len(each.files) < FEWEST]
    if not names:
        return []
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    which = f"The class {names[0]} has" if len(names) == 1 else f"{', '.join(names[:NAMED])}{more} each have"
    return [f"{which} only one picture; a task needs at least {FEWEST}: one to learn from, one to recognise."]
