"""Asking a trained model: the run's own settings hold unless others are asked for, and the answer says which."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from workbench.config import AdaptConfig, ConfigError, NetConfig, RunConfig, TaskConfig
from workbench.engine import examine
from workbench.engine.checkpoint import CheckpointError, load_checkpoint, save_checkpoint
from workbench.engine.control import Control
from workbench.engine.examine import ask
from workbench.engine.question import Question, badges_of
from workbench.engine.train import train
from workbench.nets.conv4 import Conv4
from workbench.runs.record import record
from workbench.tasks.labelled import TaskError

MakeConfig = Callable[..., RunConfig]


def trained(config: RunConfig, folder: Path) -> str:
    list(record(train(config, folder, Control()), folder, config))
    return str(folder)


def asked(run: str, **question: Any) -> dict[str, Any]:
    return ask(run, Question(**{"episodes": 8, "queries": 4, "ways": 5, **question}))


@pytest.fixture
def run(tiny: MakeConfig, tmp_path: Path) -> str:
    return trained(tiny(), tmp_path / "run")


def test_the_answer_holds_every_measure(run: str) -> None:
    answer = asked(run, episodes=40)
    for name in ("macro_f1", "auc_ovr", "auc_hand_till"):
        assert 0 <= answer[name] <= 1 and 0 < answer[f"{name}_ci95"] < 0.2
    assert 0 <= answer["calibration_error"] <= 1 and answer["ci95"] > 0
    assert 0 <= answer["entropy"] <= math.log(5) and 0 < answer["entropy_ci95"] < 0.5
    assert answer["by_shots"][1] == {
        "accuracy": pytest.approx(answer["accuracy"]),
        "entropy": pytest.approx(answer["entropy"]),
        "questions": 40 * 5 * 4,
    }
    classes = answer["per_class"]
    assert sum(each["questions"] for each in classes.values()) == 40 * 5 * 4
    assert all(name.startswith("class ") for name in classes) and len(classes) <= 12  # a fifth of 60 is kept for tests
    of_class = {name: [0, 0] for name in classes}
    for pair in answer["confusion"]:
        of_class[pair["true"]][0] += pair["count"]
        of_class[pair["true"]][1] += pair["count"] * (pair["true"] == pair["predicted"])
    assert {name: pytest.approx(right / n) for name, (n, right) in of_class.items()} == {
        name: each["accuracy"] for name, each in classes.items()
    }
    assert math.isclose(sum(n for n, _ in of_class.values()), 40 * 5 * 4)


def test_the_runs_own_settings_hold_and_are_said(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(batch_norm="transductive", shots=4, least_shots=2, tune_steps=3, tune_rate=0.02, tune_what="all")
    answer = ask(trained(config, tmp_path / "run"), Question(episodes=4))
    expected = {"batch_norm": "transductive", "shots": 4, "least_shots": 2, "ways": 5, "queries": 2}
    expected |= {"final_head": "own", "tune_steps": 3, "tune_rate": 0.02, "tune_what": "all"}
    assert {name: answer[name] for name in expected} == expected
    assert answer["badges"] == [
        "unequal shots: 2 to 4 per class",
        "transductive: queries share their batch statistics",
        "tuned further: 3 steps at rate 0.02, network and head",
    ]


def test_what_is_asked_for_takes_the_place_of_the_runs_own(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(batch_norm="transductive", shots=4, least_shots=2, tune_steps=3)
    run = trained(config, tmp_path / "run")
    answer = asked(run, batch_norm="inductive", shots=1, tune_steps=0, ways=3)
    assert answer["badges"] == [
        "practised with 5 ways, tested with 3",
        "practised with 4 shots, tested with 1",
        "practised with transductive batch-norm",
    ]
    assert answer["least_shots"] == 0, "shots that are asked for are the same for every class"
    assert asked(run, shots=3, least_shots=1)["least_shots"] == 1
    losses = [asked(run, batch_norm=each)["loss"] for each in ("inductive", "transductive")]
    assert losses[0] != losses[1], "queries are normalised in another way"


@pytest.mark.parametrize("algorithm", ["baseline", "siamese", "nearest_pixel"])
def test_practice_that_is_no_task_has_no_ways_nor_shots(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    config = tiny(algorithm, train_ways=7, train_shots=2)
    run = trained(config, tmp_path / "run")
    assert asked(run, ways=3, shots=4)["badges"] == []
    started = json.loads((tmp_path / "run" / "events.jsonl").read_text().splitlines()[0])
    assert started["event"] == "RunStarted" and not started["badges"]


@pytest.mark.parametrize(("algorithm", "fixed"), [("protonet", {"freeze": True}), ("nearest_pixel", {})])
def test_tuning_says_only_what_it_moved(
    tiny: MakeConfig, tmp_path: Path, algorithm: str, fixed: dict[str, Any]
) -> None:
    run = trained(tiny(algorithm, **fixed), tmp_path / "run")
    answers = [asked(run, tune_steps=2, tune_what=what) for what in ("head", "all")]
    said = ["tuned further: 2 steps at rate 0.01, head"]
    assert [[words for words in each["badges"] if words != "network kept fixed"] for each in answers] == [said] * 2
    assert answers[0]["loss"] == pytest.approx(answers[1]["loss"], abs=1e-5)


def test_another_final_classifier_is_said(run: str) -> None:
    own, other = asked(run), asked(run, final_head="tree")
    assert own["badges"] == [] and other["badges"] == ["final classifier: a decision tree"]
    assert other["loss"] != own["loss"]
    assert asked(run, tune_steps=2)["badges"] == ["tuned further: 2 steps at rate 0.01, head"]


@pytest.mark.parametrize(
    ("question", "error", "words"),
    [
        ({"final_head": "svm", "tune_steps": 5}, ConfigError, ("--tune-steps is 5", "own", "svm")),
        ({"final_head": "magic"}, ConfigError, ("--final-head", "magic", "forest")),
        ({"tune_rate": 20.0}, ConfigError, ("--tune-rate is 20", "at most 10")),
        ({"batch_norm": "sometimes"}, ConfigError, ("--batch-norm", "transductive")),
        ({"shots": 2, "least_shots": 3}, TaskError, ("from 3 to 2",)),
        ({"queries": 40}, TaskError, ("--split test", "41 images")),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    run: str, question: dict[str, Any], error: type[Exception], words: tuple[str, ...]
) -> None:
    with pytest.raises(error) as refused:
        asked(run, **question)
    assert all(word in str(refused.value) for word in words), refused.value


def test_a_fixed_network_sees_each_picture_once(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(tiny(freeze=True), tmp_path / "run")
    seen, whole = [], Conv4._features

    def counted(self: Conv4, x: Tensor, *rest: Any) -> Any:
        seen.append(len(torch.unique(x.flatten(0, 1), dim=0)))  # a batch is filled up with one of its pictures
        return whole(self, x, *rest)

    cached = asked(run, episodes=60)
    with monkeypatch.context() as patch:
        patch.setattr(Conv4, "_features", counted)
        assert asked(run, episodes=60) == cached
        assert 0 < sum(seen) <= 12 * 20, "60 tasks of 25 pictures, drawn from the 240 of the test classes"
        patch.setattr(examine, "cached_view", lambda net, images: None)
        plain = asked(run, episodes=60)
    assert plain["accuracy"] == pytest.approx(cached["accuracy"], abs=0.002)
    assert plain["loss"] == pytest.approx(cached["loss"], abs=1e-4)


def test_how_many_examples_were_practised_with_is_said() -> None:
    config = RunConfig(task=TaskConfig(shots=1, train_shots=5, train_least_shots=1))
    assert badges_of(config, config.task, AdaptConfig()) == ["practised with 1 to 5 shots, tested with 1"]


def test_what_the_network_is_is_said_of_every_answer() -> None:
    config = RunConfig(net=NetConfig(backbone="resnet18", freeze=True))
    assert badges_of(config, config.task, config.adapt) == ["pretrained network", "network kept fixed"]
    assert badges_of(RunConfig(), TaskConfig(), AdaptConfig()) == []


def test_what_a_method_did_to_answer_is_said(tiny: MakeConfig, tmp_path: Path) -> None:
    run = trained(tiny("gradient_predictor", inner_steps=2, test_steps=5), tmp_path / "run")
    assert asked(run)["badges"] == ["2 of 5 gradients predicted"]


def test_weights_of_another_version_are_refused_in_a_sentence(run: str) -> None:
    path = Path(run) / "checkpoints" / "best.safetensors"
    checkpoint = load_checkpoint(path)
    first = next(name for name in checkpoint.tensors if name.startswith("model/"))
    del checkpoint.tensors[first]
    save_checkpoint(path, checkpoint)
    with pytest.raises(CheckpointError, match=r"do not fit Prototypical networks as this version has it") as refused:
        asked(run)
    assert "\n" not in str(refused.value)
