"""Find pictures that look the same though their files differ: scaled, recompressed or saved in another format.

Each picture's perceptual hash has 64 bits, from the low frequencies of its cosine transform (Zauner, "Implementation
and benchmarking of perceptual image hash functions", 2010, as in the library ImageHash); near-duplicates differ in few.
Nothing is removed: bursts and siblings look alike as well, and whether they count is the user's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

from workbench.data.decoding import Pixels

NEAR = 4  # bits of 64 in which the same picture may differ
BANDS = ((0, 13), (13, 26), (26, 39), (39, 52), (52, 64))  # one more than NEAR: in one of them nothing differs
OFTEN = 200  # pictures between two calls of progress
COMPARING = "Comparing the pictures with one another"
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, order=True)
class Pair:
    """Two pictures that look the same, by their places in the set, and in how many bits of 64 they differ."""

    first: int
    second: int
    bits: int


def near_duplicates(pixels: Pixels, progress: Callable[[str, float], None]) -> list[Pair]:
    """Pairs of near-duplicates; of many alike, each with the first.

    Args:
        pixels: (N, C, H, W) uint8 with 1 or 3 channels; it may be mapped from a file.
        progress: called with a sentence and a fraction, which is below 0 where it is unknown; what it raises ends the
            search.
    """
    hashes = perceptual_hashes(pixels, progress)
    progress(COMPARING, -1.0)
    found = sorted(near_hashes(hashes))
    progress(COMPARING, 1.0)
    return found


def perceptual_hashes(pixels: Pixels, progress: Callable[[str, float], None]) -> Hashes:
    """The hash of each picture, (N,) uint64."""
    hashes = np.zeros(len(pixels), np.uint64)
    for index, picture in enumerate(pixels):
        if index % OFTEN == 0:
            progress("Looking at each picture", index / len(pixels))
        bits = imagehash.phash(_image(picture)).hash
        hashes[index] = int.from_bytes(np.packbits(bits.ravel()).tobytes(), "big")
    return hashes


def _image(picture: Pixels) -> Image.Image:
    return Image.fromarray(picture[0] if len(picture) == 1 else np.ascontiguousarray(picture.transpose(1, 2, 0)))


def near_hashes(hashes: Hashes) -> Iterator[Pair]:
    """The pairs of hashes (N,) that differ in at most NEAR bits, without comparing each with each."""
    alone, first, which = np.unique(hashes, return_index=True, return_inverse=True)
    for index, group in enumerate(which.tolist()):
        if index != first[group]:
            yield Pair(int(first[group]), index, 0)
    found: dict[tuple[int, int], int] = {}
    for low, high in BANDS:
        for members in _same((alone >> np.uint64(low)) & np.uint64((1 << (high - low)) - 1)):
            _compare(alone, members, found)
    for (one, other), bits in found.items():
        ends = (int(first[one]), int(first[other]))
        yield Pair(min(ends), max(ends), bits)


def _same(keys: Hashes) -> Iterator[npt.NDArray[np.intp]]:
    """The places of equal keys, where there are several."""
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.diff(keys[order])) + 1
    return (each for each in np.split(order, ends) if len(each) > 1)


def _compare(hashes: Hashes, members: npt.NDArray[np.intp], found: dict[tuple[int, int], int]) -> None:
    for at, one in enumerate(members[:-1]):
        others = members[at + 1 :]
        differ = (hashes[others] ^ hashes[one])[:, None].view(np.uint8)
        bits = np.unpackbits(differ, axis=1).sum(1)
        for other, many in zip(others[bits <= NEAR].tolist(), bits[bits <= NEAR].tolist(), strict=True):
            found[min(int(one), other), max(int(one), other)] = many
