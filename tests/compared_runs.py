"""Runs that are compared: trained in a second, on small pictures that come at any size, in grey or in colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch.nn import functional as F

from workbench.algorithms import algorithm_class
from workbench.config import RunConfig, Value, knobs_of
from workbench.data.image_set import ImageSet
from workbench.engine.control import Control
from workbench.engine.events import RunFinished
from workbench.engine.run_requests import CompareRuns, RunsCompared
from workbench.engine.same_tasks import compare
from workbench.engine.train import train
from workbench.runs.record import record

CLASSES, EACH = 40, 12
SMALL: dict[str, Value] = {
    "filters": 4,
    "queries": 3,
    "meta_batch": 2,
    "validation_episodes": 4,
    "validate_every": 8,
    "episodes": 8,
    "device": "cpu",
}


def blocks() -> ImageSet:
    """40 classes × 12 pictures: seven by seven squares in shades of their own for each class, with noise; 8 groups."""
    generator = torch.Generator().manual_seed(0)
    patterns = torch.randint(0, 256, (CLASSES, 1, 7, 7), generator=generator).repeat_interleave(EACH, 0)
    noise = torch.randint(-90, 91, patterns.shape, generator=generator)
    images = (patterns + noise).clamp(0, 255).to(torch.uint8).repeat_interleave(4, 2).repeat_interleave(4, 3)
    names = tuple(f"class {i}" for i in range(CLASSES))
    start = torch.arange(CLASSES + 1) * EACH
    return ImageSet(images, start, names, torch.arange(CLASSES) // 5, tuple(f"group {i}" for i in range(8)))


def at(images: ImageSet, size: int, channels: int) -> ImageSet:
    """The same pictures, larger or smaller, in shades of grey or of a colour."""
    small = F.interpolate(images.images.float(), (size, size), mode="bilinear", antialias=True)
    tinted = small * torch.tensor([1.0, 0.8, 0.9])[:, None, None] if channels == 3 else small
    return replace(images, images=tinted.round().to(torch.uint8))


def serve(monkeypatch: pytest.MonkeyPatch, images: Callable[[str, int], ImageSet]) -> None:
    """Let the engine open ``images``, by the dataset's name and a size, at the size that is asked for."""

    def opened(name: str, *_args: Any, size: int = 28, channels: int = 1, **_kwargs: Any) -> ImageSet:
        return at(images(name, size), size, channels)

    for module in ("setup", "examine", "same_pictures"):
        monkeypatch.setattr(f"workbench.engine.{module}.open_dataset", opened)


def config(algorithm: str = "protonet", dataset: str = "glyphs", **values: Value) -> RunConfig:
    return RunConfig.from_values(dataset, algorithm, {**SMALL, **values}, knobs_of(algorithm_class(algorithm).Config))


def trained(folder: Path, algorithm: str = "protonet", **values: Any) -> str:
    made = config(algorithm, **values)
    *_, last = record(train(made, folder, Control()), folder, made)
    assert isinstance(last, RunFinished) and last.status == "completed", last
    return str(folder)


def compared(*runs: str, **asked: Any) -> RunsCompared:
    values = {"episodes": 10, **asked}
    return compare(CompareRuns(1, runs, **values), lambda _sentence, _fraction: None)
