"""Tests and comparisons of runs in the engine's process: answered with progress, given up between tasks."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from compared_runs import blocks, serve, trained

from workbench.engine.commands import CancelRequest
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.engine.run_requests import CompareRuns, RunsCompared, RunTested, TestRun
from workbench.host.requests import Requests
from workbench.runs import answers

PATIENCE_S = 120


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, str]:
    serve(monkeypatch, lambda _name, _size: blocks())
    return trained(tmp_path / "one"), trained(tmp_path / "two", within_group=True, split="group")


class Asked:
    """Requests, and what came back."""

    def __init__(self) -> None:
        self._came: queue.Queue[Any] = queue.Queue()
        self.requests = Requests(self._came.put)

    def to(self, command: Any, cancel_at: float = 2.0) -> tuple[list[float], Any]:
        """The fractions of progress, and the reply; cancelled once a fraction is reached."""
        self.requests.put(command)
        told: list[float] = []
        while isinstance(reply := self._came.get(timeout=PATIENCE_S), DatasetProgress):
            told.append(reply.fraction)
            if reply.fraction >= cancel_at:
                self.requests.put(CancelRequest(command.request_id))
        return told, reply


@pytest.fixture
def asked() -> Iterator[Asked]:
    made = Asked()
    yield made
    made.requests.end()


def test_a_run_is_tested_on_tasks_like_those_of_its_validation(runs: tuple[str, str], asked: Asked) -> None:
    told, reply = asked.to(TestRun(1, runs[1], episodes=8, seed=3))
    assert isinstance(reply, RunTested) and (reply.request_id, reply.run_dir, reply.uses) == (1, runs[1], 1)
    assert reply.answer["within_group"] is True and reply.answer["seed"] == 3 and reply.answer["episodes"] == 8
    assert told[-1] == 1.0
    assert answers.newest_test(Path(runs[1])).accuracy.value == reply.answer["accuracy"]  # type: ignore[union-attr]


def test_runs_are_compared(runs: tuple[str, str], asked: Asked) -> None:
    told, reply = asked.to(CompareRuns(2, runs, episodes=8, ways=2))
    assert isinstance(reply, RunsCompared) and reply.request_id == 2
    assert [each.test_uses for each in reply.models] == [1, 1] and 0.5 in told and 1.0 in told


def test_a_comparison_is_given_up_between_tasks(runs: tuple[str, str], asked: Asked) -> None:
    told, reply = asked.to(CompareRuns(3, runs, episodes=4000, ways=2), cancel_at=0.002)
    assert isinstance(reply, RequestFailed) and reply.reason == "Cancelled." and told[-1] < 0.1
    assert answers.test_uses(Path(runs[0])) == 1


def test_what_cannot_be_compared_says_why(runs: tuple[str, str], asked: Asked) -> None:
    _, reply = asked.to(CompareRuns(4, (runs[0], f"{runs[0]}-gone"), episodes=8))
    assert isinstance(reply, RequestFailed) and "There is no run at" in reply.reason
    _, reply = asked.to(TestRun(5, f"{runs[0]}-gone"))
    assert isinstance(reply, RequestFailed) and "one-gone" in reply.reason
