"""Glyphs: the characters of forty invented alphabets, drawn here, so that nothing has to be downloaded.

Every character is written twenty times by twenty hands, in pictures of ink on paper like Omniglot's
(Lake, Salakhutdinov & Tenenbaum 2015). The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from workbench.data.alphabets import invent_alphabet, invent_style
from workbench.data.cache import cached
from workbench.data.handwriting import Jitter, write
from workbench.data.image_set import ImageSet
from workbench.data.room import check_room
from workbench.data.sources import Progress, Request, Source, ignore

SEED = 0
COPIES = 20
VERSION = 1  # raise it when the drawing changes, so that cached pictures are drawn again
NAMES = """
    Aldoric Ambresh Arvenic Belunian Briskan Calvene Corusk Dalmiri Dovranic Elorin Feshti Galdur Hamriya
    Hesperic Ilvane Jorquan Kelmari Kithran Lumeric Maldavic Merovan Nashiri Nordelic Obrezi Orlandic
    Pelagran Quendar Rhovesh Sabreen Selvatic Tamurec Thessari Ulvanic Umbrel Vastani Vireo Wendric Xalor
    Yestrin Zorami
"""
ALPHABETS = tuple(NAMES.split())


def class_counts(alphabets: int = len(ALPHABETS)) -> list[int]:
    """How many characters each alphabet has: from 24 to 38."""
    return [24 + 7 * index % 15 for index in range(alphabets)]


def draw_glyphs(
    seed: int = SEED,
    *,
    alphabets: int = len(ALPHABETS),
    copies: int = COPIES,
    size: int = 28,
    channels: int = 1,
    jitter: Jitter | None = None,
    progress: Progress = ignore,
) -> ImageSet:
    """Draw the first ``alphabets`` alphabets, each character ``copies`` times, ``size`` pixels wide.

    Returns:
        images (classes × copies, channels, size, size), ink 0 on paper 255; groups are the alphabets.
    """
    counts = class_counts(alphabets)
    classes = sum(counts)
    images = torch.empty(classes * copies, channels, size, size, dtype=torch.uint8)
    start = 0
    for index, count in enumerate(counts):
        progress("Drawing the glyphs", index / alphabets)
        drawn = _alphabet(seed, index, count, copies, size, jitter or Jitter())
        images[start : start + len(drawn)] = drawn
        start += len(drawn)
    group = torch.repeat_interleave(torch.arange(alphabets), torch.tensor(counts))
    names = tuple(f"{ALPHABETS[a]}/character{c + 1:02d}" for a, many in enumerate(counts) for c in range(many))
    return ImageSet(images, torch.arange(classes + 1) * copies, names, group, ALPHABETS[:alphabets])


def _alphabet(seed: int, index: int, count: int, copies: int, size: int, jitter: Jitter) -> Tensor:
    """One alphabet, with a generator of its own: (count × copies, 1, size, size) uint8."""
    rng = np.random.default_rng([seed, index])
    style = invent_style(rng)
    pictures = write(rng, invent_alphabet(rng, style, count), style, copies, size, jitter)
    return torch.from_numpy(pictures).reshape(-1, 1, size, size)


def open_glyphs(request: Request) -> ImageSet:
    """All glyphs, drawn at the first time. The path and the download are not used."""
    identity: dict[str, str | int] = {"name": "glyphs", "size": request.size, "channels": request.channels}
    return cached(
        identity,
        f"seed {SEED}, version {VERSION}",
        lambda: _drawn(request),
    )


def _drawn(request: Request) -> ImageSet:
    check_room(sum(class_counts()) * COPIES, request.size, request.channels, SOURCE.title)
    return draw_glyphs(size=request.size, channels=request.channels, progress=request.progress)


SOURCE = Source(
    name="glyphs",
    title="Glyphs",
    summary="Drawn characters of invented alphabets. Needs no download.",
    licence="MIT",
    citation="",
    needs="nothing",
    groups=True,
    open=open_glyphs,
)
