"""What Try it asks beside predictions, through the queue of the engine's process."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from few_shot_sessions import classes, marked, untrained

from workbench.engine.commands import Adapt, CancelRequest
from workbench.engine.few_shot import (
    TSNE,
    AdaptedTo,
    AskHowGood,
    AskWhy,
    CompareModels,
    HowGood,
    MapPictures,
    ModelCompared,
    PicturesMapped,
    WhyShown,
)
from workbench.engine.replies import DatasetProgress, Predicted, RequestFailed
from workbench.host import few_shot, requests
from workbench.host.requests import Requests

PATIENCE_S = 60
SHOWN = classes(3, 2, 2, draw=marked)
QUERY = marked(7, 1)
ADAPTED = AdaptedTo("nearest_pixel", SHOWN)


class Untrained:
    """Sessions by the name of an algorithm, of models that learned nothing."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def __call__(self, ref: str) -> Any:
        return self._kept.setdefault(ref, untrained(ref))


class Answers:
    """What was sent back, to be waited for."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Any] = queue.Queue()
        self.requests = Requests(self._queue.put)

    def next(self) -> Any:
        """What comes next, but for progress."""
        while isinstance(found := self._queue.get(timeout=PATIENCE_S), DatasetProgress):
            assert found.request_id > 0
        return found

    def to(self, command: Any) -> Any:
        self.requests.put(command)
        return self.next()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    monkeypatch.setattr(requests, "Sessions", Untrained)
    made = Answers()
    yield made
    made.requests.end()


def test_each_question_gets_its_answer(answers: Answers) -> None:
    expected: list[tuple[Any, type]] = [
        (AskWhy(1, ADAPTED, QUERY), WhyShown),
        (MapPictures(2, ADAPTED, (QUERY,)), PicturesMapped),
        (AskHowGood(3, ADAPTED), HowGood),
        (MapPictures(4, ADAPTED, (QUERY,), TSNE), PicturesMapped),
    ]
    for command, kind in expected:
        found = answers.to(command)
        assert isinstance(found, kind) and found.request_id == command.request_id
        assert found.model == "untrained nearest_pixel"


def test_compared_models_come_one_after_the_other(answers: Answers) -> None:
    answers.requests.put(CompareModels(5, (("nearest_pixel", None), ("nowhere", None), ("protonet", None)), SHOWN, ()))
    found = [answers.next() for _ in range(3)]
    assert all(isinstance(each, ModelCompared) and each.request_id == 5 for each in found)
    assert [(each.model, bool(each.failed), each.last) for each in found] == [
        ("nearest_pixel", False, False),
        ("nowhere", True, False),
        ("protonet", False, True),
    ]


def test_what_cannot_be_answered_says_why(answers: Answers) -> None:
    alone = AdaptedTo("nearest_pixel", SHOWN[:1])
    for number, command in enumerate((AskWhy(1, alone, QUERY), MapPictures(2, alone, ()), AskHowGood(3, alone)), 1):
        found = answers.to(command)
        assert isinstance(found, RequestFailed) and found.request_id == number
        assert found.reason == "At least 2 classes are needed, but there is 1."


@pytest.mark.parametrize("slow", ["how_good", "picture_map"])
def test_what_takes_long_delays_no_prediction_and_can_be_given_up(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    begun, go_on, really = threading.Event(), threading.Event(), getattr(few_shot, slow)

    def waits(*given: Any) -> Any:
        begun.set()
        assert go_on.wait(PATIENCE_S)
        return really(*given)

    monkeypatch.setattr(few_shot, slow, waits)
    answers.requests.put(AskHowGood(1, ADAPTED) if slow == "how_good" else MapPictures(1, ADAPTED, (), TSNE))
    assert begun.wait(PATIENCE_S)
    assert isinstance(answers.to(Adapt(2, "nearest_pixel", SHOWN, (QUERY,))), Predicted)
    assert isinstance(answers.to(AskWhy(3, ADAPTED, QUERY)), WhyShown)
    answers.requests.put(CancelRequest(1))
    go_on.set()
    found = answers.next()
    if slow == "how_good":
        assert isinstance(found, RequestFailed) and found.reason == "Cancelled."
    else:
        assert isinstance(found, PicturesMapped)


def test_a_newer_map_replaces_one_that_waits(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, really = threading.Event(), threading.Event(), few_shot.how_good

    def waits(*given: Any) -> Any:
        begun.set()
        assert go_on.wait(PATIENCE_S)
        return really(*given)

    monkeypatch.setattr(few_shot, "how_good", waits)
    answers.requests.put(AskHowGood(1, ADAPTED))
    assert begun.wait(PATIENCE_S)
    answers.requests.put(MapPictures(2, ADAPTED, (), TSNE))
    assert answers.to(MapPictures(3, ADAPTED, ())).request_id == 3
    go_on.set()
    assert answers.next().request_id == 1
    assert isinstance(answers.to(MapPictures(4, ADAPTED, ())), PicturesMapped)
