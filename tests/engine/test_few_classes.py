"""Where hardly more classes are left than a task has, intervals speak of these alone, and that is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests.compared_runs import blocks, compared, serve, trained
from workbench.cli.runs_compare import sentence_of
from workbench.data.image_set import ImageSet
from workbench.data.selection import rotate, select
from workbench.engine.few_classes import few_classes, few_classes_badge
from workbench.engine.question import Question
from workbench.engine.run_requests import CompareRuns, Difference
from workbench.runs.answers import read_answers
from workbench.runs.asking import asked
from workbench.runs.asking import compared as kept_compared
from workbench.tasks.sampler import EpisodeSampler

SAME = "every task has the same 5 classes: intervals speak of these alone"


def sampler(images: ImageSet, ways: int = 5, within: float = 0.0) -> EpisodeSampler:
    return EpisodeSampler(images, ways, 1, 3, torch.Generator().manual_seed(0), within_fraction=within)


@pytest.mark.parametrize(
    "classes, words",
    [
        (5, (SAME,)),
        (9, ("every task has 5 of the same 9 classes: intervals speak of these alone",)),
        (10, ()),
        (40, ()),
    ],
)
def test_both_numbers_are_said_below_twice_as_many_classes_as_a_task_has(classes: int, words: tuple[str, ...]) -> None:
    few = sampler(select(blocks(), range(classes)))
    assert few_classes_badge(few, turned=False) == words
    assert few_classes(few, turned=False) == (classes if words else 0)


def test_turned_classes_are_no_more_than_there_are() -> None:
    turned = sampler(rotate(select(blocks(), range(6))))
    assert few_classes(turned, turned=True) == 6
    words = "every task has 5 of the same 6 classes, turned: intervals speak of these alone"
    assert few_classes_badge(turned, turned=True) == (words,)


def test_only_classes_that_can_be_drawn_count() -> None:
    """Of 40 classes all but six have too few pictures; within one group, five of eight groups have too few classes."""
    images = blocks()
    start = torch.cat([torch.arange(7) * 12, 72 + torch.arange(1, 35)])
    short = replace(images, images=images.images[: int(start[-1])], class_start=start)
    assert few_classes(sampler(short), turned=False) == 6
    three = replace(images, class_group=torch.arange(40).clamp(max=4), group_names=tuple("abcde"))
    assert few_classes(sampler(three, within=1.0), turned=False) == 0
    small = select(three, range(12))  # four groups of one class, and one of eight
    assert few_classes(sampler(small, within=1.0), turned=False) == 8
    assert few_classes(sampler(small, within=0.5), turned=False) == 0


@pytest.fixture
def narrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A run that kept five of the 40 classes for its test."""
    serve(monkeypatch, lambda _name, _size: blocks())
    return trained(tmp_path / "narrow", test_fraction=0.125)


def test_a_comparison_says_it_of_every_model_and_keeps_it(narrow: str, tmp_path: Path) -> None:
    other = trained(tmp_path / "other", test_fraction=0.125, seed=1)
    found = kept_compared(CompareRuns(1, (narrow, other), 60), lambda _sentence, _fraction: None)
    assert found.few_classes == 5 and all(SAME in each.badges for each in found.models)
    assert SAME in read_answers(Path(narrow)).found[-1].values["badges"], "the report shows what is kept"


def test_enough_classes_need_no_word(narrow: str, tmp_path: Path) -> None:
    found = compared(narrow, narrow, ways=2)
    assert found.few_classes == 0 and not any("every task" in badge for each in found.models for badge in each.badges)


def test_an_evaluation_says_it(narrow: str) -> None:
    assert SAME in asked(narrow, Question(episodes=4, device="cpu")).answer["badges"]
    assert SAME not in asked(narrow, Question(episodes=4, device="cpu", ways=2)).answer["badges"]


def test_what_is_decided_is_so_for_these_classes() -> None:
    decided = Difference(0, 1, "accuracy", 0.03, 0.01, 0.05, True, 0, 30, 20)
    assert sentence_of(decided, "A", "B", 5) == (
        "B is 3.0 points better than A, 1.0 to 5.0: decided for these 5 classes alone."
    )
    open_one = replace(decided, low=-0.01, decided=False, more_episodes=400)
    assert sentence_of(open_one, "A", "B", 5).endswith(
        "not decided; about 400 more tasks would decide it for these 5 classes alone."
    )
    assert sentence_of(decided, "A", "B").endswith(": decided.")


def test_known_classes_are_all_that_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A badge says already that they are known, and other classes were never asked about."""
    serve(monkeypatch, lambda _name, _size: select(blocks(), range(6)))
    run = trained(tmp_path / "known", "baseline", split="pictures", queries=1)
    found = compared(run, run)
    assert found.few_classes == 0 and not any("every task" in badge for badge in found.models[0].badges)
    assert not any("every task" in badge for badge in asked(run, Question(episodes=4, device="cpu")).answer["badges"])
