"""Decode the pictures of an archive that can only be read in its order: one thread reads, and the others decode."""

from __future__ import annotations

import math
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from workbench.data.archives import TarShelf
from workbench.data.decode_pool import make_room
from workbench.data.decoding import Pixels
from workbench.data.errors import DataError
from workbench.data.photos import Box, decode_photo
from workbench.data.pictures import PictureError
from workbench.data.sources import Request

BATCH = 64  # pictures that are handed on together
Contents = list[tuple[str, bytes]]


def decode_stream(
    shelf: TarShelf, names: Sequence[str], request: Request, title: str, pixels: Path, boxes: Mapping[str, Box]
) -> None:
    """Decode files of a tar archive into ``pixels``, (len(names), channels, size, size) uint8.

    Args:
        shelf, names: the archive, and its files in the order of the rows.
        request: says to what size and how many channels; what its progress raises ends the reading.
        title: of the dataset, for the progress.
        pixels: the file that is written, made as long as it must be.
        boxes: what is shown of a picture, by its name; of others it is all.

    Raises:
        DataError: a picture cannot be read, the archive is damaged, or there is no room for ``pixels``.
    """
    shape = (len(names), request.channels, request.size, request.size)
    make_room(pixels, math.prod(shape), title)
    rows, row_of = np.memmap(pixels, np.uint8, "r+", shape=shape), {name: row for row, name in enumerate(names)}

    def decode(contents: Contents) -> int:
        for name, content in contents:
            rows[row_of[name]] = _photo(content, shelf.place(name), request, boxes.get(name))
        return len(contents)

    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # Pillow decodes without holding the other threads up
        waiting = deque[Future[int]]()
        try:
            for contents in _batches(shelf, names):
                waiting.append(pool.submit(decode, contents))
                if len(waiting) > 2 * (os.cpu_count() or 1):  # so that few pictures are in memory at once
                    done += waiting.popleft().result()
                    request.progress(f"Reading {title}", done / len(names))
            done += sum(each.result() for each in waiting)
        finally:
            pool.shutdown(cancel_futures=True)
    if done < len(names):
        raise DataError(f"{shelf.title} has changed: {done:,} of {len(names):,} pictures were found.")


def _batches(shelf: TarShelf, names: Sequence[str]) -> Iterator[Contents]:
    batch: Contents = []
    for each in shelf.stream(names):
        batch.append(each)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _photo(content: bytes, place: str, request: Request, box: Box | None) -> Pixels:
    try:
        return decode_photo(content, place, request.size, request.channels, box)
    except PictureError as error:
        raise DataError(str(error)) from error
