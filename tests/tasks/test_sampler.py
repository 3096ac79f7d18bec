"""Episodes: shapes, disjointness, uniformity, groups, and refusals that name both numbers."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from numbered_images import classes_of, numbered, rows_of

from workbench.data.image_set import ImageSet
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.labelled import TaskError
from workbench.tasks.sampler import EpisodeSampler


def sampler(images: ImageSet, ways: int, shots: int, queries: int, seed: int = 0, **more: Any) -> EpisodeSampler:
    return EpisodeSampler(images, ways, shots, queries, torch.Generator().manual_seed(seed), **more)


def test_shapes_and_labels_fit() -> None:
    images = numbered([20] * 8)
    task = sampler(images, 5, 2, 3).sample(4)
    assert task.support.x.shape == (4, 10, 1, 2, 1)
    assert task.query_x.shape == (4, 15, 1, 2, 1)
    for labels, pictures in ((task.support.y, task.support.x), (task.query_y, task.query_x)):
        classes = classes_of(images, pictures)
        for t in range(4):
            assert len({(int(a), int(b)) for a, b in zip(labels[t], classes[t], strict=True)}) == 5


def test_a_task_knows_the_classes_behind_its_slots() -> None:
    images = numbered([2, 20, 20, 20, 20, 20])
    task = sampler(images, 4, 2, 3).sample(6)
    assert task.classes is not None and task.classes.shape == (6, 4)
    for labels, pictures in ((task.support.y, task.support.x), (task.query_y, task.query_x)):
        assert torch.equal(task.classes.gather(1, labels), classes_of(images, pictures))
    assert 0 not in task.classes, "the first class is too small, so the second is drawn as class 1"


def test_unequal_shots_are_alike_in_a_batch_and_evenly_spread() -> None:
    images = numbered([12] * 6)
    unequal = sampler(images, 3, 4, 5, least_shots=2)
    counts = torch.zeros(3, 5)
    for _ in range(300):
        task = unequal.sample(2)
        assert task.query_x.shape == (2, 15, 1, 2, 1) and task.support.x.shape[:2] == task.support.y.shape
        assert torch.equal(task.support.y[0], task.support.y[1])
        shots = torch.bincount(task.support.y[0], minlength=3)
        counts[torch.arange(3), shots] += 1
        rows = torch.cat([rows_of(task.support.x), rows_of(task.query_x)], 1)
        assert all(len(each.unique()) == len(each) for each in rows)
        assert torch.equal(classes_of(images, task.support.x), task.classes.gather(1, task.support.y))
    assert counts[:, :2].sum() == 0
    assert ((counts[:, 2:] - 100).abs() < 50).all(), counts  # six standard deviations


def test_a_class_may_have_as_few_as_one_example_or_all_the_same() -> None:
    images = numbered([12] * 6)
    ones = {
        tuple(torch.bincount(sampler(images, 2, 2, 1, seed=s, least_shots=1).sample(1).support.y[0]).tolist())
        for s in range(40)
    }
    assert ones == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert sampler(images, 3, 4, 1, least_shots=4).sample(2).support.y.shape == (2, 12)


def test_more_examples_at_least_than_at_most_are_refused() -> None:
    with pytest.raises(TaskError, match="from 4 to 3"):
        sampler(numbered([12] * 6), 3, 3, 1, least_shots=4)


def test_a_view_decides_what_the_learner_is_given() -> None:
    images = numbered([9] * 6)
    seen = sampler(images, 3, 2, 4, view=lambda rows: rows[:, None, None, None].double()).sample(2)
    shown = sampler(images, 3, 2, 4).sample(2)
    assert seen.support.x.shape == (2, 6, 1, 1, 1)
    assert torch.equal(seen.query_x.flatten(1).long(), rows_of(shown.query_x))
    with pytest.raises(TaskError, match="varied"):
        sampler(images, 3, 2, 4, view=lambda rows: rows, augmentation=Augmentation(flip=True))


def test_examples_and_questions_are_varied_alike() -> None:
    images = ImageSet(
        torch.arange(60, dtype=torch.uint8).reshape(60, 1, 1, 1).repeat(1, 1, 1, 2),
        torch.arange(0, 61, 10),
        tuple("abcdef"),
    )
    images.images[..., 1] += 100
    task = sampler(images, 3, 4, 5, augmentation=Augmentation(flip=True)).sample(8)
    for x in (task.support.x, task.query_x):
        mirrored = x[..., 0] > x[..., 1]
        assert 0.3 < mirrored.float().mean() < 0.7
        assert torch.equal((x[..., 0] - x[..., 1].float()).abs(), torch.full(x.shape[:-1], 100.0))


def test_support_and_query_are_disjoint() -> None:
    images = numbered([6] * 5)
    task = sampler(images, 5, 2, 4).sample(200)
    rows = torch.cat([rows_of(task.support.x), rows_of(task.query_x)], 1)
    assert (rows.sort(1).values == torch.arange(30)).all(), "with 6 images a class, every one is used once"


def test_every_class_comes_to_every_slot_and_every_image_to_every_place() -> None:
    images = numbered([4] * 6)
    tasks = 6000
    task = sampler(images, 3, 1, 2).sample(tasks)
    classes = classes_of(images, task.support.x)
    slots = torch.stack([torch.bincount(classes[:, slot], minlength=6) for slot in range(3)]).double()
    expected = tasks / 6
    assert ((slots - expected).abs() < 6 * expected**0.5).all(), slots
    places = torch.stack([torch.bincount(rows_of(x).flatten(), minlength=24) for x in _places(task)]).double()
    expected = tasks / 2 / 4
    assert ((places - expected).abs() < 6 * expected**0.5).all(), places


def _places(task):  # type: ignore[no-untyped-def]
    """The pictures of each place within a class: the support image, and the queries' first and second."""
    queries = task.query_x.reshape(-1, 3, 2, 1, 2, 1)
    return task.support.x, queries[:, :, 0], queries[:, :, 1]


def test_classes_of_unequal_size_keep_to_their_own_images() -> None:
    images = numbered([3, 40, 5, 7, 300])
    task = sampler(images, 5, 1, 2).sample(100)
    labels = torch.cat([task.support.y, task.query_y], 1)
    classes = classes_of(images, torch.cat([task.support.x, task.query_x], 1))
    for t in range(100):
        for slot in range(5):
            assert len(classes[t][labels[t] == slot].unique()) == 1
    assert rows_of(task.query_x).max() > 200, "the large class is used beyond the smaller ones' size"


def test_small_classes_are_left_out() -> None:
    images = numbered([2, 9, 9, 9])
    classes = classes_of(images, sampler(images, 3, 1, 4).sample(50).support.x)
    assert 0 not in classes


@pytest.mark.parametrize(("fraction", "low", "high"), [(1.0, 1.0, 1.0), (0.5, 0.45, 0.65), (0.0, 0.0, 0.15)])
def test_tasks_within_a_group(fraction: float, low: float, high: float) -> None:
    groups = [0] * 5 + [1] * 5 + [2] * 2
    images = numbered([5] * 12, groups)
    classes = classes_of(images, sampler(images, 3, 1, 1, within_fraction=fraction).sample(2000).support.x)
    of_group = torch.tensor(groups)[classes]
    within = (of_group == of_group[:, :1]).all(1)
    assert low <= within.double().mean() <= high
    if fraction == 1.0:
        assert set(of_group.unique().tolist()) == {0, 1}, "group 2 has too few classes; both others occur"


def test_the_same_seed_gives_the_same_tasks_and_its_state_resumes() -> None:
    images = numbered([10] * 9)
    first, second = sampler(images, 4, 1, 3, seed=7), sampler(images, 4, 1, 3, seed=7)
    assert torch.equal(first.sample(5).query_x, second.sample(5).query_x)
    state = first.generator.get_state()
    expected = first.sample(3).support.x
    other = sampler(images, 4, 1, 3, seed=99)
    other.generator.set_state(state)
    assert torch.equal(other.sample(3).support.x, expected)
    assert not torch.equal(sampler(images, 4, 1, 3, seed=8).sample(5).query_x, second.sample(5).query_x)


@pytest.mark.parametrize(
    ("counts", "groups", "within", "words"),
    [
        ([9] * 4, None, 0.0, ("5 classes", "there are 4")),
        ([9, 9, 9, 9, 5], None, 0.0, ("5 classes", "6 images", "only 4")),
        ([9] * 6, [0, 0, 0, 1, 1, 1], 1.0, ("5 classes of one group", "has 3")),
        ([9] * 6, None, 0.5, ("no groups",)),
    ],
)
def test_impossible_tasks_are_refused_with_both_numbers(counts, groups, within, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TaskError) as refused:
        sampler(numbered(counts, groups), 5, 1, 5, within_fraction=within)
    assert all(word in str(refused.value) for word in words), refused.value
