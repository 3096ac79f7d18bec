"""Whether a dataset suffices for a run, told in the window as the engine would judge it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
import torch

from workbench.config import NetConfig, RunConfig, SplitConfig, TaskConfig
from workbench.data.image_set import ImageSet
from workbench.data.splits import Split as ClassSplit
from workbench.data.splits import parts_of
from workbench.engine.streams import practice_episodes, validation_sampler
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.fit import obstacles, remarks
from workbench.tasks.labelled import TaskError

GROUPS = ("Greek", "Latin", "Tamil")


def facts(counts: list[int], parts: list[int], groups: list[int] | None = None) -> ClassFacts:
    names = tuple(f"class {number}" for number in range(len(counts)))
    return ClassFacts(names, tuple(counts), tuple(parts), tuple(GROUPS[each] for each in groups or ()))


def config(**values: object) -> RunConfig:
    return RunConfig(task=TaskConfig(**{"ways": 3, "shots": 1, "queries": 2, **values}))  # type: ignore[arg-type]


def test_enough_classes_and_pictures_are_no_obstacle() -> None:
    enough = facts([3] * 9, [0, 0, 0, 1, 1, 1, 2, 2, 2])
    assert obstacles(enough, config(), "episodes") == []
    assert remarks(enough, config(), "episodes", coloured=False) == []


def test_too_few_classes_are_told_with_both_numbers_and_a_remedy() -> None:
    (words,) = obstacles(facts([9] * 5, [0, 0, 0, 1, 1]), config(), "episodes")
    assert words == (
        "A task needs 3 classes, but there are only 2 for validation. Lower “Classes per task” to at most 2, or move "
        "classes to validation with “Classes…” below."
    )


def test_too_few_pictures_are_told_with_the_setting_that_mends_it() -> None:
    (words,) = obstacles(facts([9, 9, 8, 4], [0] * 4), config(shots=2, queries=7), "episodes")
    assert "3 classes with 9 pictures each (2 examples and 7 questions), but only 2 of the training classes" in words
    assert "Lower “Questions per class” to at most 6." in words
    mended = config(shots=2, queries=6)
    assert obstacles(facts([9, 9, 8, 4], [0] * 4), mended, "episodes") == []


def test_practice_has_its_own_numbers_and_names() -> None:
    few = facts([9] * 10, [0] * 6 + [1] * 4)
    (words,) = obstacles(few, config(train_ways=8), "episodes")
    assert "A practice task needs 8 classes, but there are only 6 for training. Lower “Classes in practice”" in words
    assert obstacles(few, config(train_ways=8), "nothing") == []


def test_tasks_within_a_group_need_groups() -> None:
    (words,) = obstacles(facts([9] * 6, [0] * 6), config(within_group=True), "episodes")
    assert "have no groups" in words and "Switch off “Within one group”" in words


def test_the_largest_group_is_named() -> None:
    grouped = facts([9] * 5, [0] * 5, [0, 0, 1, 1, 2])
    (words,) = obstacles(grouped, config(within_group=True), "episodes")
    assert "the largest training group, Latin, has 2" in words


def test_a_test_that_would_not_go_is_a_remark_and_no_obstacle() -> None:
    few = facts([9] * 5, [0, 0, 0, 2, 2])
    assert obstacles(few, config(), "episodes") == []
    (words,) = remarks(few, config(), "episodes", coloured=False)
    assert words.startswith("The final measurement would not go. A task needs 3 classes, but there are only 2 for test")


@pytest.mark.parametrize(("colour", "coloured", "told"), [("colour", False, "grey"), ("grey", True, "in colour")])
def test_colours_that_do_not_go_together_are_told(colour: str, coloured: bool, told: str) -> None:
    unlike = replace(config(), net=NetConfig(colour=colour))
    (words,) = remarks(facts([9] * 3, [0] * 3), unlike, "episodes", coloured=coloured)
    assert told in words
    assert not remarks(facts([9] * 3, [0] * 3), config(), "episodes", coloured=coloured)


@pytest.mark.parametrize(("stream", "counts"), [("pairs", [1, 1, 5]), ("class_batches", [7])])
def test_what_is_practised_on_without_tasks_needs_classes_too(stream: str, counts: list[int]) -> None:
    (words,) = obstacles(facts(counts, [0] * len(counts)), config(), stream)
    assert "Practice needs at least 2 classes" in words
    assert obstacles(facts([2, 2], [0, 0]), config(), stream) == []


def test_more_fewest_examples_than_examples_are_told() -> None:
    (words,) = obstacles(facts([9] * 3, [0] * 3), config(least_shots=4), "episodes")
    assert "from 4 to 1 examples" in words


@pytest.mark.parametrize("seed", range(60))
def test_the_window_judges_as_the_engine_does(seed: int) -> None:
    """On datasets and tasks drawn at random: it says that tasks cannot be drawn just where the sampler says so."""
    draw = random.Random(seed)
    count = draw.randint(2, 14)
    counts, groups = [draw.randint(1, 6) for _ in range(count)], [draw.randrange(3) for _ in range(count)]
    parts = [draw.choice((0, 0, 1)) for _ in range(count)]
    grouped = draw.random() < 0.7
    made = facts(counts, parts, groups if grouped else None)
    task = {"ways": draw.randint(2, 5), "shots": draw.randint(1, 2), "queries": draw.randint(1, 3)}
    asked = config(**task, train_ways=draw.choice((0, 2, 6)), within_group=draw.random() < 0.4)
    asked = replace(asked, split=SplitConfig(rotations=draw.random() < 0.3))
    assert bool(obstacles(made, asked, "episodes")) == _refused(made, asked)


def _refused(made: ClassFacts, asked: RunConfig) -> bool:
    names = made.group_names
    start = torch.tensor([0, *made.counts]).cumsum(0)
    group = torch.tensor([names.index(each) for each in made.groups]) if made.groups else None
    images = ImageSet(torch.zeros(int(start[-1]), 1, 4, 4, dtype=torch.uint8), start, made.names, group, names)
    its = [tuple(made.classes_in(part)) for part in range(3)]
    parted = parts_of(images, ClassSplit(*its, "random", 0, made.names), rotations=asked.split.rotations)
    samplers = {"train": practice_episodes, "validation": validation_sampler}
    try:
        for part, sampler in samplers.items():
            if its[("train", "validation").index(part)]:
                sampler(asked, parted[part])
    except TaskError:
        return True
    return False
