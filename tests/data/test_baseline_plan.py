"""The plan for a baseline: a run can be made of it wherever it is offered; elsewhere a sentence says why not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import torch

from workbench.catalogue import catalogue
from workbench.config import SplitConfig
from workbench.data.baseline_plan import FEWEST, baseline_plan
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.splits import PARTS, parts
from workbench.tasks.sampler import EpisodeSampler


@pytest.mark.parametrize(
    ("counts", "task", "pictures"),
    [
        ([30] * 10, (5, 1, 3), (200, 40, 60)),
        ([100] * 3, (3, 5, 10), (195, 45, 60)),
        ([400, 30], (2, 1, 3), (280, 64, 86)),
        ([5, 5], (2, 1, 1), (2, 4, 4)),
    ],
)
def test_tasks_are_as_large_as_the_smallest_class_allows(
    counts: list[int], task: tuple[int, int, int], pictures: tuple[int, int, int]
) -> None:
    plan = baseline_plan({f"class {number}": count for number, count in enumerate(counts)})
    assert tuple(plan.task.values()) == task and plan.pictures == pictures
    assert f"practises on {pictures[0]} of the pictures, and is tested on {pictures[2]} new ones" in plan.sentence


@pytest.mark.parametrize("seed", range(30))
def test_what_is_planned_can_be_done(seed: int) -> None:
    """The settings are valid, and tasks can be drawn from every part."""
    draw = random.Random(seed)
    counts = [draw.randint(FEWEST, 60) for _ in range(draw.randint(2, 19))]
    names = tuple(f"class {number}" for number in range(len(counts)))
    plan = baseline_plan(dict(zip(names, counts, strict=True)))
    config = catalogue().config("folder", plan.algorithm, {**plan.split, **plan.task})
    pixels = torch.arange(sum(counts))[:, None, None, None].expand(-1, 1, 2, 2)
    pixels = torch.cat([pixels % 256, pixels // 256], 1).to(torch.uint8)
    found = parts(ImageSet(pixels, torch.tensor([0, *counts]).cumsum(0), names), config.split)
    assert [found[part].n_images for part in PARTS] == list(plan.pictures)
    for part in PARTS[1:]:
        task = config.task
        EpisodeSampler(found[part], task.ways, task.shots, task.queries, torch.Generator()).sample(1)


def test_its_flags_are_its_settings() -> None:
    plan = baseline_plan({"cat": 6, "dog": 6})
    assert plan.flags == (
        "--algorithm baseline_pp --split pictures --validation-fraction 0.34 --test-fraction 0.34 "
        "--ways 2 --shots 1 --queries 1"
    )
    assert replace(SplitConfig(), **plan.split) == SplitConfig("pictures", validation_fraction=0.34, test_fraction=0.34)


def test_classes_too_small_for_it_are_told_with_both_numbers() -> None:
    with pytest.raises(DataError, match=r"needs 5 pictures of every class .* but owl has only 4\."):
        baseline_plan({"cat": 30, "owl": 4})
    with pytest.raises(DataError, match="at least 2 classes apart, but there is only 1"):
        baseline_plan({"cat": 30})
