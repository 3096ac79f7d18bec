"""Sessions of small untrained models, and drawings as classes, for tests of what is asked beside predictions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageDraw

from workbench.algorithms import algorithm_class
from workbench.config import RunConfig, knobs_of
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.model import Model, build
from workbench.fewshot.session import FewShotSession
from workbench.nets.preprocessing import Preprocessing

SIDE = 28


def untrained(name: str = "protonet", preprocessing: Preprocessing | None = None, **values: Any) -> FewShotSession:
    """A session of an algorithm with a small network that has learned nothing; for drawings unless said otherwise."""
    torch.manual_seed(0)
    config = RunConfig.from_values("glyphs", name, {"filters": 8, **values}, knobs_of(algorithm_class(name).Config))
    preprocessing = preprocessing or Preprocessing(SIDE)
    algorithm = build(config, preprocessing).eval().requires_grad_(False)
    return FewShotSession(Model(f"untrained {name}", algorithm, config, preprocessing, {}))


def scribble(seed: int, kind: int = 0, size: int = 105) -> Picture:
    """A drawing; those of one ``kind`` look alike."""
    shape, own = np.random.default_rng(1000 + kind), np.random.default_rng([seed, kind])
    points = shape.uniform(0.15, 0.85, (5, 2)) + own.normal(0, 0.03, (5, 2))
    image = Image.new("RGBA", (4 * size, 4 * size), "white")
    line = [(4 * size * x, 4 * size * y) for x, y in points]
    ImageDraw.Draw(image).line(line, fill="black", width=size // 6, joint="curve")
    pixels = np.asarray(image.resize((size, size), Image.Resampling.BOX))
    return Picture(f"kind {kind}, drawing {seed}", f"{kind}-{seed}.png", pixels)


def marked(seed: int, kind: int = 0) -> Picture:
    """A framed page with a block in one of nine places, by its ``kind``, and a smaller one by its ``seed``, up to 8:
    in pixels, those of one kind are nearer to each other than to any other."""
    image = Image.new("RGBA", (105, 105), "white")
    brush = ImageDraw.Draw(image)
    brush.rectangle((4, 4, 100, 100), outline="black", width=4)
    for number, side in ((kind, 26), (seed, 18)):
        x, y = 15 + 28 * (number % 3), 15 + 28 * (number // 3)
        brush.rectangle((x, y, x + side, y + side), fill="black")
    return Picture(f"kind {kind}, drawing {seed}", f"{kind}-{seed}.png", np.asarray(image))


def classes(*counts: int, draw: Callable[[int, int], Picture] = scribble) -> tuple[SupportClass, ...]:
    """A class of each kind with so many drawings."""
    kinds = enumerate(counts)
    return tuple(
        SupportClass(f"kind {kind}", tuple(draw(seed, kind) for seed in range(count))) for kind, count in kinds
    )
