"""Requests in the engine's process: answered by what is on disk now, given up when asked, refused in a sentence."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.config import RunConfig
from workbench.data.pictures import Picture
from workbench.engine.checkpoint import load_checkpoint, save_checkpoint
from workbench.engine.commands import Adapt, CancelRequest, DescribeDataset, Explain, SupportClass
from workbench.engine.control import Control
from workbench.engine.replies import DatasetDescribed, Explained, Predicted, RequestFailed
from workbench.engine.train import train
from workbench.host import requests, sessions
from workbench.host.requests import Requests

PATIENCE_S = 60


class Answers:
    """What was sent back, to be waited for."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Any] = queue.Queue()
        self.requests = Requests(self._queue.put)

    def next(self) -> Any:
        return self._queue.get(timeout=PATIENCE_S)

    def to(self, command: Any) -> Any:
        self.requests.put(command)
        return self.next()


@pytest.fixture
def answers() -> Iterator[Answers]:
    made = Answers()
    yield made
    made.requests.end()


@pytest.fixture
def run_dir(small_omniglot: Path, tmp_path: Path) -> Path:
    values = {"filters": 4, "queries": 2, "episodes": 4, "validation_episodes": 4, "device": "cpu"}
    config = RunConfig.from_values("omniglot", "protonet", values, (), str(small_omniglot))
    list(train(config, tmp_path / "run", Control()))
    return tmp_path / "run"


def picture(seed: int) -> Picture:
    pixels = np.full((28, 28, 4), 255, np.uint8)
    pixels[4:24, 4:24, :3] = 255 * np.random.default_rng(seed).integers(0, 2, (5, 5, 1)).repeat(4, 0).repeat(4, 1)
    return Picture(pixels=pixels, name=str(seed), key=str(seed))


def adapt(model: Path, request_id: int = 1) -> Adapt:
    classes = tuple(SupportClass(name, (picture(seed),)) for seed, name in enumerate(("a", "b")))
    return Adapt(request_id, str(model), classes, (picture(7),))


def shift_weights(path: Path) -> None:
    """As a run does that goes on training: the file is replaced."""
    checkpoint = load_checkpoint(path)
    generator = torch.Generator().manual_seed(0)
    for name, each in checkpoint.tensors.items():
        if name.endswith("kernel"):
            each += torch.randn(each.shape, generator=generator)
    save_checkpoint(path, checkpoint)


def explain(model: Path, request_id: int) -> Explain:
    asked = adapt(model, request_id)
    return Explain(request_id, asked.model, asked.classes, asked.queries)


def test_a_model_tells_how_it_learned(answers: Answers, run_dir: Path) -> None:
    found = answers.to(explain(run_dir, 5))
    assert isinstance(found, Explained) and found.request_id == 5 and found.algorithm == "protonet"
    assert found.stages[-1].predictions[0].key == "7"
    refused = answers.to(explain(run_dir / "nowhere", 6))
    assert isinstance(refused, RequestFailed) and refused.request_id == 6 and "nowhere" in refused.reason


def test_recognising_comes_before_explaining_and_newer_before_older(
    answers: Answers, run_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, free = threading.Event(), threading.Event()
    load = sessions.load_model

    def slow(ref: str) -> Any:
        begun.set()
        assert free.wait(PATIENCE_S)
        return load(ref)

    monkeypatch.setattr(sessions, "load_model", slow)
    answers.requests.put(adapt(run_dir, 1))
    assert begun.wait(PATIENCE_S)
    for each in (explain(run_dir, 2), adapt(run_dir, 3), explain(run_dir, 4), adapt(run_dir, 5)):
        answers.requests.put(each)
    free.set()
    assert [answers.next().request_id for _ in range(3)] == [1, 5, 4]


def test_a_model_that_was_trained_on_is_loaded_again(answers: Answers, run_dir: Path) -> None:
    first, again = answers.to(adapt(run_dir)), answers.to(adapt(run_dir))
    assert isinstance(first, Predicted) and again.predictions == first.predictions
    shift_weights(run_dir / "checkpoints" / "best.safetensors")
    assert answers.to(adapt(run_dir)).predictions != first.predictions


def test_a_first_best_model_replaces_the_last_one(answers: Answers, run_dir: Path) -> None:
    best, last = run_dir / "checkpoints" / "best.safetensors", run_dir / "checkpoints" / "last.safetensors"
    kept = best.read_bytes()
    best.unlink()
    first = answers.to(adapt(run_dir))
    best.write_bytes(kept)
    shift_weights(best)
    assert last.is_file()
    assert answers.to(adapt(run_dir)).predictions != first.predictions


def test_a_model_that_has_gone_is_named(answers: Answers, run_dir: Path) -> None:
    assert isinstance(answers.to(adapt(run_dir)), Predicted)
    for each in (run_dir / "checkpoints").iterdir():
        each.unlink()
    failed = answers.to(adapt(run_dir, 5))
    assert isinstance(failed, RequestFailed) and failed.request_id == 5 and "run" in failed.reason


def test_loading_a_model_draws_nothing(run_dir: Path) -> None:
    """A run that begins in another thread draws its weights from the same generator."""
    before = torch.get_rng_state()
    model = sessions.load_model(str(run_dir))
    assert torch.equal(torch.get_rng_state(), before)
    weights = load_checkpoint(run_dir / "checkpoints" / "best.safetensors").part("model")
    assert all(torch.equal(each, weights[name]) for name, each in model.algorithm.state_dict().items())


def test_only_the_newest_of_the_waiting_adapts_is_answered(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, answered = threading.Event(), threading.Event(), []

    class Slow:
        def answer(self, command: Adapt) -> RequestFailed:
            begun.set()
            go_on.wait(PATIENCE_S)
            answered.append(command.request_id)
            return RequestFailed(command.request_id, "")

    monkeypatch.setattr(answers.requests, "_quick", lambda _ref: Slow())
    answers.requests.put(adapt(Path("x"), 1))
    assert begun.wait(PATIENCE_S)
    for number in (2, 3, 4):
        answers.requests.put(adapt(Path("x"), number))
    go_on.set()
    assert [answers.next().request_id, answers.next().request_id] == [1, 4]
    assert answered == [1, 4]


def test_try_it_does_not_wait_for_a_dataset(answers: Answers, monkeypatch: pytest.MonkeyPatch, run_dir: Path) -> None:
    go_on = threading.Event()

    def slow(command: DescribeDataset, progress: Any) -> RequestFailed:
        go_on.wait(PATIENCE_S)
        return RequestFailed(command.request_id, "at last")

    monkeypatch.setattr(requests, "describe_dataset", slow)
    answers.requests.put(DescribeDataset(1, RunConfig()))
    assert isinstance(answers.to(adapt(run_dir, 2)), Predicted)
    go_on.set()
    assert answers.next().reason == "at last"


def test_a_cancelled_request_is_not_begun(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, small_omniglot: Path
) -> None:
    begun, go_on, describe = threading.Event(), threading.Event(), requests.describe_dataset

    def slow(command: DescribeDataset, progress: Any) -> DatasetDescribed:
        begun.set()
        go_on.wait(PATIENCE_S)
        return describe(command, lambda *_: None)

    monkeypatch.setattr(requests, "describe_dataset", slow)
    config = RunConfig(dataset="omniglot", data=str(small_omniglot))
    answers.requests.put(DescribeDataset(1, config))
    assert begun.wait(PATIENCE_S)
    answers.requests.put(DescribeDataset(2, config))
    answers.requests.put(CancelRequest(2))
    go_on.set()
    assert isinstance(answers.next(), DatasetDescribed)
    given_up = answers.next()
    assert isinstance(given_up, RequestFailed) and (given_up.request_id, given_up.reason) == (2, "Cancelled.")
