"""Pictures parted into training, validation and test, known again by their content wherever they lie.

A run records what each of its pictures holds: in data that have changed since, those that it practised on are told from
those that it kept for the test, and what is new from both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from workbench.config import SplitConfig
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import drawn_parts
from workbench.data.sources import PIECE

KEY_BYTES = 8  # of a million pictures, two have the same key by chance once in forty million times


def picture_keys(images: ImageSet) -> list[str]:
    """What tells each of the N pictures from others: a hash of its pixels, the same for equal pictures."""
    keys: list[str] = []
    for which in torch.split(torch.arange(images.n_images), PIECE):
        pixels = images.take(which).contiguous().numpy()
        keys += [hashlib.blake2b(each.data, digest_size=KEY_BYTES).hexdigest() for each in pixels]
    return keys


def drawn_pictures(images: ImageSet, config: SplitConfig) -> tuple[tuple[str, ...], ...]:
    """The keys of the pictures for training, validation and test, as `drawn_parts` draws them for each class.

    Equal pictures are in one part, whatever class they are of; rather in training than kept.
    """
    counts = images.counts.tolist()
    drawn = [
        part
        for name, count in zip(images.class_names, counts, strict=True)
        for part in drawn_parts(name, count, config)
    ]
    part_of: dict[str, int] = {}
    for key, part in zip(picture_keys(images), drawn, strict=True):
        part_of[key] = min(part, part_of.get(key, part))
    return tuple(tuple(key for key, its in part_of.items() if its == part) for part in range(3))


def only(images: ImageSet, keys: Sequence[str], wanted: Collection[str]) -> ImageSet:
    """The pictures with ``wanted`` keys; ``keys`` are those of all pictures. Classes stay, be they empty."""
    chosen = frozenset(wanted)
    return kept_pictures(images, torch.tensor([key in chosen for key in keys], dtype=torch.bool))


def kept_pictures(images: ImageSet, kept: Tensor) -> ImageSet:
    """The pictures for which ``kept`` (N,) bool is true. Classes stay, be they empty."""
    before = torch.cat([torch.zeros(1, dtype=torch.int64), kept.cumsum(0)])
    which = kept.nonzero().squeeze(1)
    return replace(
        images,
        class_start=before[images.class_start],
        rows=which if images.rows is None else images.rows[which],
        turns=None if images.turns is None else images.turns[which],
        fingerprint="",
    ).compact()
