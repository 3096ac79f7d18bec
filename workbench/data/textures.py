"""Textures: patterns in colour, drawn here, so that colour pictures can be tried without a download.

Every class is a pattern in three colours, such as a tartan, pebbles or a star; each of its pictures lies, is lit and
is soiled in another way. The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from workbench.data.cache import cached
from workbench.data.image_set import ImageSet
from workbench.data.room import check_room
from workbench.data.sources import Progress, Request, Source, ignore
from workbench.data.texture_families import NAMES, invent
from workbench.data.texture_palettes import PALETTES
from workbench.data.texture_pictures import TextureJitter, picture

SEED = 0
COPIES = 20
VARIANTS = 2  # classes of one family in the colours of one palette
VERSION = 1  # raise it when the drawing changes, so that cached pictures are drawn again
# ITU-R BT.601, in 65536ths: in whole numbers grey is the same everywhere
GREY = (19595, 38470, 7471)


def draw_textures(
    seed: int = SEED,
    *,
    families: int = len(NAMES),
    palettes: int = len(PALETTES),
    copies: int = COPIES,
    size: int = 32,
    channels: int = 3,
    jitter: TextureJitter | None = None,
    progress: Progress = ignore,
) -> ImageSet:
    """Draw the first ``families`` families in the first ``palettes`` palettes, each class ``copies`` times.

    Returns:
        images (classes × copies, channels, size, size); classes are named FAMILY/PALETTE NUMBER, groups are families.
    """
    kinds = [(ink, variant) for ink in range(palettes) for variant in range(VARIANTS)]
    inks, classes = tuple(PALETTES), families * len(kinds)
    images = torch.empty(classes * copies, channels, size, size, dtype=torch.uint8)
    for index, family in enumerate(NAMES[:families]):
        for place, (ink, variant) in enumerate(kinds):
            progress("Drawing the textures", (index * len(kinds) + place) / classes)
            rng = np.random.default_rng([seed, index, ink, variant])
            texture = invent(rng, family, inks[ink], variant, VARIANTS)
            start = (index * len(kinds) + place) * copies
            drawn = torch.from_numpy(picture(rng, texture, copies, size, jitter or TextureJitter()))
            images[start : start + copies] = drawn if channels > 1 else _grey(drawn)
    names = tuple(f"{family}/{inks[ink]} {variant + 1}" for family in NAMES[:families] for ink, variant in kinds)
    group = torch.arange(families).repeat_interleave(len(kinds))
    return ImageSet(images, torch.arange(classes + 1) * copies, names, group, NAMES[:families])


def _grey(images: Tensor) -> Tensor:
    """(N, 3, H, W) uint8 → (N, 1, H, W) uint8."""
    weights = torch.tensor(GREY, dtype=torch.int32)[:, None, None]
    return ((images.int() * weights).sum(1, keepdim=True) + 32768 >> 16).to(torch.uint8)


def open_textures(request: Request) -> ImageSet:
    """All textures, drawn at the first time. The path and the download are not used."""
    identity: dict[str, str | int] = {"name": "textures", "size": request.size, "channels": request.channels}
    return cached(
        identity,
        f"seed {SEED}, version {VERSION}",
        lambda: _drawn(request),
    )


def _drawn(request: Request) -> ImageSet:
    count = len(NAMES) * len(PALETTES) * VARIANTS * COPIES
    check_room(count, request.size, request.channels, SOURCE.title)
    return draw_textures(size=request.size, channels=request.channels, progress=request.progress)


SOURCE = Source(
    name="textures",
    title="Textures",
    summary="Drawn patterns and figures in colour. Needs no download.",
    licence="MIT",
    citation="",
    needs="nothing",
    groups=True,
    open=open_textures,
    drawings=False,
    size=32,
    colour=True,
)
