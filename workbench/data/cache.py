"""Decode once: ImageSets as files that open in milliseconds, because their images are mapped, not read.

One safetensors file holds an image set: written beside its place, flushed, then renamed over it, so that a
reader sees the old file, the new one or none. A file that is damaged, or that was made from other sources or
by another version, is built again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from workbench.data.image_set import ImageSet
from workbench.folders import cache_folder

VERSION = 1
OPTIONAL = ("class_group", "class_part")
Identity = Mapping[str, str | int]
logger = logging.getLogger(__name__)


def cached(identity: Identity, sources: str, build: Callable[[], ImageSet]) -> ImageSet:
    """The image set kept under ``identity``, built by ``build`` when there is none that fits.

    Args:
        identity: what was asked for (name of the source, path, size, channels …); it names the file.
        sources: a fingerprint of what the images are made from (`stat_fingerprint`, a seed, a version).
        build: makes the image set; its errors pass through, and leave the cache as it was.
    """
    path = cache_folder() / f"{identity['name']}-{_digest(dict(identity))}.safetensors"
    stamp = _digest({**identity, "sources": sources, "version": VERSION})
    found = _read(path, stamp)
    if found is not None:
        return found
    built = build()
    try:
        _write(path, stamp, built)
    except OSError as error:
        logger.warning("%s could not be kept in the cache: %s", path.name, error)
        return built
    return _read(path, stamp) or built


def stat_fingerprint(paths: Iterable[str | Path]) -> str:
    """A fingerprint of files by path, size in bytes and time of change: it tells when one was replaced."""
    # of 60,000 files, as a dataset has them, names as text take a third of the time of paths
    stats = [(name, os.stat(name)) for name in sorted(map(str, paths))]  # noqa: PTH116
    return _digest([[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats])


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:20]


def _read(path: Path, stamp: str) -> ImageSet | None:
    """The image set in a file, or None where the file is absent, damaged or made from something else."""
    if not path.is_file():
        return None
    try:
        with safe_open(path, framework="pt") as file:
            words = json.loads((file.metadata() or {}).get("words", "{}"))
            if words.get("stamp") != stamp:
                return None
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        group, part = (tensors.get(name) for name in OPTIONAL)
        names, groups = tuple(words["class_names"]), tuple(words["group_names"])
        return ImageSet(tensors["images"], tensors["class_start"], names, group, groups, part)
    except (SafetensorError, OSError, ValueError, KeyError, TypeError) as error:
        logger.info("%s in the cache is damaged and will be built again: %s", path.name, error)
        return None


def _write(path: Path, stamp: str, image_set: ImageSet) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    words = {"stamp": stamp, "class_names": image_set.class_names, "group_names": image_set.group_names}
    tensors = {"images": image_set.images, "class_start": image_set.class_start}
    tensors |= {name: value for name in OPTIONAL if (value := getattr(image_set, name)) is not None}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    try:
        _save(tensors, name, {"words": json.dumps(words)})
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _save(tensors: dict[str, torch.Tensor], name: str, metadata: dict[str, str]) -> None:
    """Write and flush to the disk. Raises OSError, also where the library has an error of its own."""
    try:
        save_file({key: value.contiguous() for key, value in tensors.items()}, name, metadata)
    except SafetensorError as error:
        raise OSError(str(error)) from error
    with Path(name).open("rb+") as file:
        os.fsync(file.fileno())
