"""Pictures take turns: each is an example as often as any other, and the rest are questions."""

from __future__ import annotations

import pytest
import torch

from workbench.tasks.labelled import LabelledTask, Support, TaskError
from workbench.tasks.turns import in_roles, turns

LABELS = [[2, 0, 1, 2, 0, 1, 1, 1, 0, 2, 0, 2], [0, 1, 2, 0, 1, 2, 0, 0, 1, 1, 2, 2]]


def task(shots: int = 2, labels: list[list[int]] = LABELS) -> LabelledTask:
    """Two tasks of three classes with four images each, whose only pixel is their number."""
    y = torch.tensor(labels)
    x = torch.arange(y.shape[1], dtype=torch.float64).reshape(1, -1, 1, 1, 1).expand(len(y), -1, -1, -1, -1)
    shown = 3 * shots
    return LabelledTask(Support(x[:, :shown], y[:, :shown], 3), x[:, shown:], y[:, shown:])


@pytest.mark.parametrize("shots", [1, 2])
def test_the_first_turn_is_the_task_itself(shots: int) -> None:
    labels = [row[:] for row in LABELS] if shots == 2 else [[1, 0, 2, *[0, 1, 2] * 3], [2, 1, 0, *[0] * 3, *[1, 2] * 3]]
    made = task(shots, labels)
    first = next(iter(turns(made)))
    whole = torch.cat([made.support.y, made.query_y], 1)
    for row in range(2):
        assert set(first.shown[row].tolist()) == set(range(3 * shots))
        assert set(first.asked[row].tolist()) == set(range(3 * shots, 12))
        assert first.shown_y[row].tolist() == whole[row, first.shown[row]].tolist()


@pytest.mark.parametrize("shots", [1, 2])
def test_every_picture_is_shown_equally_often_and_never_asked_about_meanwhile(shots: int) -> None:
    labels = LABELS if shots == 2 else [[1, 0, 2, *[0, 1, 2] * 3], [2, 1, 0, *[0] * 3, *[1, 2] * 3]]
    all_turns = list(turns(task(shots, labels)))
    assert len(all_turns) == 4
    shown = torch.cat([each.shown for each in all_turns], 1)
    for row in shown:
        assert torch.bincount(row, minlength=12).tolist() == [shots] * 12
    for each in all_turns:
        for shown_row, asked_row in zip(each.shown, each.asked, strict=True):
            assert sorted([*shown_row.tolist(), *asked_row.tolist()]) == list(range(12))


def test_in_turn_r_the_rth_picture_of_every_class_comes_first() -> None:
    for turn, each in enumerate(turns(task(shots=1, labels=[[0, 1, 2] * 4] * 2))):
        assert each.shown.tolist() == [[3 * turn, 3 * turn + 1, 3 * turn + 2]] * 2


def test_labels_go_with_their_pictures() -> None:
    made = task()
    whole = torch.cat([made.support.y, made.query_y], 1)
    for each in turns(made):
        support, asked = in_roles(made, each)
        assert torch.equal(support.y, whole.gather(1, each.shown)) and support.way == 3
        assert torch.equal(asked.query_y, whole.gather(1, each.asked))
        assert torch.bincount(support.y[0]).tolist() == [2, 2, 2]


def test_unequal_classes_are_refused() -> None:
    with pytest.raises(TaskError, match="from 3 to 5"):
        list(turns(task(labels=[[0, 1, 2, 0, 1, 2, 0, 0, 1, 1, 2, 0]] * 2)))
