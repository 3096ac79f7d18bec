"""Decode some files of a shelf into a file of pixels; it runs in processes of its own, and must start quickly.

Free of torch and Qt. A decoder that crashes on a malicious file takes only such a process with it.
"""

from __future__ import annotations

import hashlib
import math
import os
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path

import numpy as np

from workbench.data.decoding import PictureError, Pixels
from workbench.data.errors import DataError
from workbench.data.photos import LANCZOS, Box, Resampling, decode_photo
from workbench.data.shelf import Shelf, open_archive


@dataclass(frozen=True)
class Job:
    """Some files to decode: ``names`` on the shelf at ``place`` into the rows from ``first`` of ``pixels``, which has
    the given shape (N, C, size, size) uint8. ``boxes`` tell what is shown of each, or are none; ``resample`` is the
    filter that makes them small."""

    place: Path
    names: tuple[str, ...]
    first: int
    pixels: Path
    shape: tuple[int, int, int, int]
    boxes: tuple[Box | None, ...] = ()
    resample: Resampling = LANCZOS


@dataclass(frozen=True)
class Decoded:
    """What became of a file: the SHA-256 of its content, or why it was refused, in a sentence with its name."""

    key: str = ""
    refused: str = ""


def leave_with_parent() -> None:
    """End this process when its parent does, however that happens: nobody else would."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def decode_some(job: Job) -> list[Decoded]:
    """Decode the files of a job, one result for each; the row of a refused file is black. Raises DataError when the
    disk is full."""
    shelf = _shelf(job.place)
    boxes = job.boxes or (None,) * len(job.names)
    # at once: written picture by picture into a mapped file, two processes wait for each other
    rows = np.zeros((len(job.names), *job.shape[1:]), np.uint8)
    each = zip(job.names, rows, boxes, strict=True)
    results = [_decode(shelf, name, row, box, job.resample) for name, row, box in each]
    _write(job, rows)
    return results


def _decode(shelf: Shelf, name: str, row: Pixels, box: Box | None, resample: Resampling) -> Decoded:
    place = shelf.place(name)
    try:
        content = shelf.read(name)
        row[:] = decode_photo(content, place, row.shape[-1], row.shape[0], box, resample)
    except (DataError, PictureError) as error:
        return Decoded(refused=str(error))
    return Decoded(hashlib.sha256(content).hexdigest())


def _write(job: Job, rows: Pixels) -> None:
    try:
        with job.pixels.open("rb+") as file:
            file.seek(job.first * math.prod(job.shape[1:]))
            file.write(rows.data)
    except OSError as error:
        raise DataError(f"The pictures of {job.place.name} cannot be written: {error.strerror or error}.") from error


@lru_cache(maxsize=1)
def _shelf(place: Path) -> Shelf:
    """The shelf, whose archive stays open for the next job."""
    return Shelf(place, ()) if place.is_dir() else open_archive(place, ExitStack())
