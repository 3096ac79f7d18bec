"""A dataset small enough to train on in a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from workbench.config import RunConfig, Value, knobs_of
from workbench.data.image_set import ImageSet

MakeConfig = Callable[..., RunConfig]


def tiny_images() -> ImageSet:
    """60 classes × 20 images: a pattern of its own for each class, with noise; 12 groups."""
    generator = torch.Generator().manual_seed(0)
    patterns = torch.randint(0, 256, (60, 1, 28, 28), generator=generator).repeat_interleave(20, 0)
    noise = torch.randint(-40, 41, patterns.shape, generator=generator)
    images = (patterns + noise).clamp(0, 255).to(torch.uint8)
    names = tuple(f"class {i}" for i in range(60))
    start = torch.arange(0, 1201, 20)
    return ImageSet(images, start, names, torch.arange(60) // 5, tuple(f"group {i}" for i in range(12)))


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> MakeConfig:
    """Configs on the tiny dataset: ``tiny(algorithm, episodes=…, …)``."""
    from workbench.algorithms import algorithm_class

    def opened(*args: Any, **kwargs: Any) -> ImageSet:
        return tiny_images()

    for module in ("setup", "examine"):
        monkeypatch.setattr(f"workbench.engine.{module}.open_dataset", opened)

    def make(algorithm: str = "protonet", **values: Value) -> RunConfig:
        small = {"filters": 4, "queries": 2, "meta_batch": 2, "validation_episodes": 4, "validate_every": 8}
        own = knobs_of(algorithm_class(algorithm).Config)
        return RunConfig.from_values("glyphs", algorithm, {**small, "episodes": 16, "device": "cpu", **values}, own)

    return make
