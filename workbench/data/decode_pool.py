"""Decode many files on all processors, straight into the file that will be mapped.

Processes rather than threads: of a small picture's time a good part is Python's own, and threads take turns there.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data.decode_worker import Decoded, Job, decode_some, leave_with_parent
from workbench.data.errors import DataError
from workbench.data.photos import LANCZOS, Box, Resampling

if TYPE_CHECKING:
    from workbench.data.sources import Progress

BATCH = 64  # files between two looks at whether it was cancelled
FEW = 256  # files that are read sooner than processes start
CRASHED = Decoded(refused="crash")
Shape = tuple[int, int, int, int]


def decode_all(
    place: Path,
    names: Sequence[str],
    pixels: Path,
    size: int,
    channels: int,
    progress: Progress,
    title: str,
    boxes: Mapping[str, Box] | None = None,
    resample: Resampling = LANCZOS,
) -> list[Decoded]:
    """Decode files of a folder or archive (`shelf.Shelf`) into ``pixels``, (len(names), channels, size, size) uint8.

    Args:
        place, names: where the files lie, and their names there.
        pixels: the file that is written, made as long as it must be; rows of refused files are left black.
        size, channels: what each picture is brought to, see `photos.decode_photo`.
        progress: called with "Reading ``title``" and a fraction; what it raises ends the reading.
        boxes: what is shown of a picture, by its name; of others it is all.
        resample: the filter that makes pictures small.

    Returns:
        for each name its content's hash, or why it was refused.

    Raises:
        DataError: there is no room for ``pixels``.
    """
    shape = (len(names), channels, size, size)
    make_room(pixels, math.prod(shape), title)
    shown = tuple(map(boxes.get, names)) if boxes else ()
    pieces = [(at, slice(at, at + BATCH)) for at in range(0, len(names), BATCH)]
    jobs = [Job(place, tuple(names[piece]), at, pixels, shape, shown[piece], resample) for at, piece in pieces]
    found: list[Decoded] = [CRASHED] * len(names)
    done = 0
    for job, results in _here(jobs) if len(names) <= FEW else _in_processes(jobs):
        found[job.first : job.first + len(results)] = results
        done += len(results)
        progress(f"Reading {title}", done / len(names))
    return found


def make_room(pixels: Path, size: int, title: str) -> None:
    """Lengthen a file to ``size`` bytes. Where that can be promised, the disk has room for them: to write to a mapped
    file on a full disk ends a process."""
    try:
        with pixels.open("rb+") as file:
            if size and hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
    except OSError as error:
        need = f"{size / 1e6:,.0f} MB"
        raise DataError(f"The pictures of {title} need {need} on the disk: {error.strerror or error}.") from error


Results = Iterator[tuple[Job, list[Decoded]]]


def _here(jobs: Sequence[Job]) -> Results:
    for job in jobs:
        yield job, decode_some(job)


def _in_processes(jobs: Sequence[Job]) -> Results:
    """All jobs as they are done. After a crash those that are left are done file by file, to find the culprit."""
    left = {job.first: job for job in jobs}
    try:
        for job, results in _pooled(jobs, os.cpu_count() or 1):
            del left[job.first]
            yield job, results
    except BrokenProcessPool:
        if len(left) == len(jobs) and not _can_start(jobs[0]):
            yield from _here(jobs)
            return
        for job in left.values():
            yield from _one_by_one(job)


def _can_start(job: Job) -> bool:
    """Whether a process starts at all: not from a script without ``if __name__ == "__main__"``, which it would run."""
    try:
        return bool(list(_pooled([replace(job, names=(), boxes=())], 1)))
    except BrokenProcessPool:
        return False


def _pooled(jobs: Sequence[Job], workers: int) -> Results:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), leave_with_parent)
    try:
        running: dict[Future[list[Decoded]], Job] = {pool.submit(decode_some, job): job for job in jobs}
        for future in as_completed(running):
            yield running[future], future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(job: Job) -> Results:
    for index, name in enumerate(job.names):
        one = replace(job, names=(name,), first=job.first + index, boxes=job.boxes[index : index + 1])
        try:
            yield from _pooled([one], 1)
        except BrokenProcessPool:
            yield one, [Decoded(refused=f"{name} crashes the decoder.")]
