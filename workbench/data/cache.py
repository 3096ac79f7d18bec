"""Decode once: ImageSets as files that open in milliseconds, because their images are mapped, not read.

An image set is a folder with a file of its images' bytes and an index in JSON. The images are written and flushed
first, under a new name; then the index, which names them, is renamed over the old one: a reader sees the old set, the
new one or none, and a killed process leaves nothing that is believed. A set that is damaged, or that was made from
other sources or by another version, is built again. The index carries the set's fingerprint, so that nobody has to
read all images to tell two sets apart.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mmap
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from workbench.data.cache_entries import INDEX, PART, SUFFIX, abandoned_folders, read_index, remove_empty, sweep, touch
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint
from workbench.folders import CACHE, cache_folder, chosen_folder

VERSION = 2
OPTIONAL = ("class_group", "class_part")
NO_RESERVE = 0x4000  # MAP_NORESERVE of Linux, which Python's mmap does not name
Identity = Mapping[str, str | int]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """An image set, and what is to be remembered with it: plain data, such as which files were left out."""

    image_set: ImageSet
    notes: Mapping[str, Any] = field(default_factory=dict)


def cached(identity: Identity, sources: str, build: Callable[[], ImageSet]) -> ImageSet:
    """The image set kept under ``identity``, built by ``build`` when there is none that fits.

    Args:
        identity: what was asked for (name of the source, path, size, channels …); it names the folder.
        sources: a fingerprint of what the images are made from (`stat_fingerprint`, a seed, a version).
        build: makes the image set; its errors pass through, and leave the cache as it was.
    """
    return kept(identity, sources, lambda _pixels: Kept(build())).image_set


def kept(identity: Identity, sources: str, build: Callable[[Path], Kept]) -> Kept:
    """Like `cached`, with notes, and for sets larger than memory.

    Args:
        identity, sources: as there.
        build: is given the path of an empty file, and may write the bytes of all images there (`mapped`) instead of
            keeping them in memory; a longer file is cut to what its image set holds.
    """
    folder = entry_folder(identity)
    stamp = _digest({**identity, "sources": sources, "version": VERSION})
    if (found := _read(folder, stamp)) is not None:
        return found
    pixels = _new_file(folder)
    try:
        built = build(pixels)
        return _write(folder, pixels, {"stamp": stamp, "title": _title(identity)}, built) or built
    finally:
        _clear_up(folder, pixels)


def mapped(pixels: Path, shape: tuple[int, ...]) -> Tensor:
    """The bytes of a file as a tensor (N, C, H, W) uint8, read as they are used; what is changed stays in memory.

    Raises:
        OSError, ValueError: the file cannot be read, or is shorter.
    """
    count = torch.Size(shape).numel()
    if not count:
        return torch.empty(shape, dtype=torch.uint8)
    with pixels.open("rb") as file:
        held = _private(file.fileno(), count)
    return torch.from_numpy(np.frombuffer(held, np.uint8)).reshape(shape)


def _private(file: int, count: int) -> mmap.mmap:
    """The first ``count`` bytes of a file. Linux refuses to map more than its memory for writing, as `torch.from_file`
    does, unless it is told that room for what is changed need not be kept free."""
    if sys.platform != "linux":
        return mmap.mmap(file, count, access=mmap.ACCESS_COPY)
    return mmap.mmap(file, count, mmap.MAP_PRIVATE | NO_RESERVE, mmap.PROT_READ | mmap.PROT_WRITE)


def entry_folder(identity: Identity) -> Path:
    """Where the image set of an identity lies."""
    return cache_folder() / f"{identity['name']}-{_digest(dict(identity))}"


def stat_fingerprint(paths: Iterable[str | Path]) -> str:
    """A fingerprint of files by path, size in bytes and time of change: it tells when one was replaced."""
    # of 60,000 files, as a dataset has them, names as text take a third of the time of paths
    stats = [(name, os.stat(name)) for name in sorted(map(str, paths))]  # noqa: PTH116
    return _digest([[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats])


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:20]


def _title(identity: Identity) -> str:
    return " · ".join(str(identity[key]) for key in ("name", "path") if identity.get(key))


def _new_file(folder: Path) -> Path:
    """An empty file for images; elsewhere, for the time being, where the cache cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=SUFFIX)
    except OSError:
        handle, name = tempfile.mkstemp(suffix=SUFFIX)
    os.close(handle)
    return Path(name)


def _clear_up(folder: Path, pixels: Path) -> None:
    """Take away what was not kept; an entry that never was leaves no empty folder."""
    index = read_index(folder)
    if index is None or index["pixels"] != pixels.name:
        pixels.unlink(missing_ok=True)
    for each in (folder, *abandoned_folders()):
        with suppress(OSError):
            sweep(each)
    if not chosen_folder(CACHE):
        remove_empty(folder.parent)


def _read(folder: Path, stamp: str) -> Kept | None:
    """The set in a folder, or None where it is absent, damaged or made from something else."""
    index = read_index(folder)
    if index is None or index.get("stamp") != stamp:
        return None
    try:
        images = mapped(folder / index["pixels"], tuple(index["shape"]))
        group, part = (None if (each := index[name]) is None else torch.tensor(each) for name in OPTIONAL)
        names, groups = tuple(index["class_names"]), tuple(index["group_names"])
        start, mark = torch.tensor(index["class_start"]), index["fingerprint"]
        touch(folder)
        return Kept(ImageSet(images, start, names, group, groups, part, fingerprint=mark), index["notes"])
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        logger.info("%s in the cache is damaged and will be built again: %s", folder.name, error)
        return None


def _write(folder: Path, pixels: Path, words: Mapping[str, Any], built: Kept) -> Kept | None:
    """Keep a set, and read it back; where that cannot be done, the set in memory will do for now."""
    former = read_index(folder)
    try:
        _write_entry(folder, pixels, words, built)
    except OSError as error:
        logger.warning("%s could not be kept in the cache: %s", folder.name, error)
        return replace(built, image_set=_in_memory(built.image_set))
    if former is not None:
        with suppress(OSError):  # another program may have it open
            (folder / former["pixels"]).unlink()
    return _read(folder, words["stamp"])


def _write_entry(folder: Path, pixels: Path, words: Mapping[str, Any], built: Kept) -> None:
    """Write what is not yet in the file of images, then the index. Raises OSError."""
    if pixels.parent != folder:
        raise OSError(f"{folder} cannot be written")
    image_set = built.image_set
    if not pixels.stat().st_size:
        _write_images(pixels, image_set.images)
    os.truncate(pixels, image_set.n_bytes)
    _flush(pixels)
    index = {
        **words,
        "pixels": pixels.name,
        "shape": list(image_set.images.shape),
        "class_names": image_set.class_names,
        "class_start": image_set.class_start.tolist(),
        "group_names": image_set.group_names,
        **{name: None if (each := getattr(image_set, name)) is None else each.tolist() for name in OPTIONAL},
        "fingerprint": fingerprint(image_set),
        "notes": dict(built.notes),
    }
    _replace(folder / INDEX, json.dumps(index, ensure_ascii=False))


def _write_images(pixels: Path, images: Tensor) -> None:
    with pixels.open("wb") as file:
        for some in torch.split(images, 1024):
            file.write(some.contiguous().numpy().data)


def _replace(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=PART)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        _flush(Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _in_memory(image_set: ImageSet) -> ImageSet:
    """The set without the file that is about to go."""
    return replace(image_set, images=image_set.images.clone())
