"""Tasks from several datasets: each from one, by weight or in turns, and known by its classes."""

from __future__ import annotations

import pytest
import torch
from numbered_images import classes_of, numbered

from workbench.tasks.labelled import LabelledTask
from workbench.tasks.mixture import MixedEpisodes
from workbench.tasks.sampler import EpisodeSampler

SETS = {"few": numbered([6] * 5), "many": numbered([8] * 9), "most": numbered([7] * 30)}


def mixed(weights: dict[str, float] | None = None, seed: int = 0, least_shots: int = 0) -> MixedEpisodes:
    generator = torch.Generator().manual_seed(seed)
    samplers = {
        name: EpisodeSampler(images, 4, 2, 3, generator, least_shots=least_shots) for name, images in SETS.items()
    }
    return MixedEpisodes(samplers, generator, weights)


def counted(episodes: MixedEpisodes, batches: int, tasks: int) -> list[int]:
    origins = torch.cat([episodes.origins(episodes.sample(tasks)) for _ in range(batches)])
    return torch.bincount(origins, minlength=3).tolist()


def test_every_task_comes_whole_from_one_dataset_and_tells_which() -> None:
    episodes, sets = mixed({"few": 1, "many": 1, "most": 1}), list(SETS.values())
    before = [0, 5, 14]
    for _ in range(20):
        task = episodes.sample(6)
        assert task.support.x.shape == (6, 8, 1, 2, 1) and task.query_y.shape == (6, 12)
        assert task.classes is not None
        for place, origin in enumerate(episodes.origins(task).tolist()):
            seen = classes_of(sets[origin], task.query_x[place]) + before[origin]
            assert torch.equal(task.classes[place].gather(0, task.query_y[place]), seen)


def test_class_names_say_of_which_dataset_they_are() -> None:
    names = mixed().class_names
    assert len(names) == 44
    assert (names[4], names[5], names[14]) == ("few: class 4", "many: class 0", "most: class 0")


def test_weights_are_kept_to() -> None:
    counts = counted(mixed({"few": 0.2, "many": 0.5, "most": 0.3}), 250, 8)
    assert all(abs(count - share * 2000) < 110 for count, share in zip(counts, (0.2, 0.5, 0.3), strict=True)), counts


@pytest.mark.parametrize("tasks", [1, 2, 4, 7])
def test_without_weights_each_dataset_has_as_many_tasks(tasks: int) -> None:
    counts = counted(mixed(), 9, tasks)
    assert max(counts) - min(counts) <= 1 and sum(counts) == 9 * tasks


@pytest.mark.parametrize("weights", [None, {"few": 0.2, "many": 0.5, "most": 0.3}])
def test_unequal_examples_come_from_one_dataset_at_a_time(weights: dict[str, float] | None) -> None:
    episodes = mixed(weights, least_shots=1)
    found = set()
    for _ in range(30):
        origins = episodes.origins(episodes.sample(5))
        assert len(origins) == 5 and len(origins.unique()) == 1
        found.add(int(origins[0]))
    assert found == {0, 1, 2}


def test_the_generator_s_state_is_all_that_practice_goes_on_from() -> None:
    weights = {"few": 0.2, "many": 0.5, "most": 0.3}
    first, again = mixed(weights), mixed(weights, seed=5)
    first.sample(3)
    again.generator.set_state(first.generator.get_state())
    for _ in range(5):
        one, other = first.sample(4), again.sample(4)
        assert torch.equal(one.query_x, other.query_x) and torch.equal(one.support.y, other.support.y)


def test_a_task_without_classes_belongs_nowhere() -> None:
    task = mixed().sample(1)
    with pytest.raises(ValueError, match="not known"):
        mixed().origins(LabelledTask(task.support, task.query_x, task.query_y))
