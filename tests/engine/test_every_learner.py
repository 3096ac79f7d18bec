"""Every algorithm, and every setting of tasks and networks, goes through the engine: trained, continued, measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from workbench.algorithms import algorithm_class, algorithm_names
from workbench.config import RunConfig
from workbench.engine.control import Control
from workbench.engine.events import Event, RunFinished, RunStarted, StepDone, Validated
from workbench.engine.examine import Question, ask
from workbench.engine.model import load_model
from workbench.engine.setup import set_up
from workbench.engine.train import train
from workbench.nets.conv4 import Conv4
from workbench.runs.record import record
from workbench.tasks.labelled import TaskError

MakeConfig = Callable[..., RunConfig]
AUGMENTED = {"flip": True, "crop": True, "turn": 30.0, "colour_jitter": 0.3}


def run(config: RunConfig, folder: Path, steps: int = 0, resume: bool = False) -> list[Event]:
    """The events of a run, stopped after ``steps`` steps where that is not 0."""
    control, events = Control(), []
    for event in record(train(config, folder, control, resume=resume), folder, config):
        events.append(event)
        if isinstance(event, StepDone) and event.step == steps:
            control.stop()
    return events


def losses(events: list[Event]) -> list[float]:
    return [each.loss for each in events if isinstance(each, StepDone)]


def weights(folder: Path) -> dict[str, Tensor]:
    return load_model(str(folder)).algorithm.state_dict()


def of_one_run(config: RunConfig, folder: Path) -> None:
    """Stopped and continued it is the same run, to the last bit."""
    straight = run(config, folder / "straight")
    first = run(config, folder / "broken", steps=3)
    rest = run(config, folder / "broken", resume=True)
    assert losses(first) + losses(rest) == losses(straight)
    ends = [weights(folder / name) for name in ("straight", "broken")]
    assert all(torch.equal(ends[0][name], ends[1][name]) for name in ends[0])


@pytest.mark.parametrize("algorithm", algorithm_names())
def test_it_trains_continues_and_is_measured(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    of_one_run(tiny(algorithm), tmp_path)
    result = ask(str(tmp_path / "straight"), Question(episodes=6, queries=2, ways=3))
    assert 0 <= result["accuracy"] <= 1 and result["loss"] >= 0


@pytest.mark.parametrize(
    "values",
    [
        {"train_ways": 7, "train_shots": 3, "train_queries": 4},
        {"shots": 4, "least_shots": 2},
        {"train_shots": 3, "train_least_shots": 1},
        {"batch_norm": "transductive"},
        {"dropout": 0.3, "label_smoothing": 0.2},
        {"downsample": "stride", "depth": 3},
        {"backbone": "mlp", "hidden": 8, "depth": 2},
        AUGMENTED,
    ],
    ids=lambda values: ", ".join(values),
)
@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_settings_of_tasks_and_networks_hold(
    tiny: MakeConfig, tmp_path: Path, algorithm: str, values: dict[str, float]
) -> None:
    of_one_run(tiny(algorithm, **values), tmp_path)


def test_practice_may_be_unlike_the_task_and_says_so(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(train_ways=7, train_shots=3, train_queries=4, batch_norm="transductive")
    task = set_up(config).training.sample(2)
    assert task.support.x.shape[:2] == (2, 21) and task.query_x.shape[1] == 28
    started = run(config, tmp_path)[0]
    assert isinstance(started, RunStarted)
    assert started.badges == (
        "practised with 7 ways, tested with 5",
        "practised with 3 shots, tested with 1",
        "transductive batch-norm",
    )


def test_classes_may_have_unequally_many_examples(tiny: MakeConfig) -> None:
    sampler = set_up(tiny(shots=5, least_shots=1)).training
    sizes = [tuple(sampler.sample(1).support.y[0].bincount(minlength=5).tolist()) for _ in range(20)]
    assert {min(each) for each in sizes} >= {1} and {max(each) for each in sizes} >= {5} and len(set(sizes)) > 10
    setup = set_up(tiny(shots=2, train_shots=4, train_least_shots=1))
    practised = {setup.training.sample(1).support.y.shape[1] for _ in range(20)}
    assert setup.validation is not None
    assert len(practised) > 4 and setup.validation().sample(1).support.y.shape[1] == 2 * 5
    with pytest.raises(TaskError, match=r"6.*5|5.*6"):
        set_up(tiny(shots=5, least_shots=6))


@pytest.mark.parametrize("algorithm", ["mann", "snail"])
def test_more_classes_than_a_learner_can_tell_apart_show_before_practice(tiny: MakeConfig, algorithm: str) -> None:
    with pytest.raises(TaskError, match=r"8 classes.* at most 6 apart"):
        set_up(tiny(algorithm, ways=8, train_ways=5, label_slots=6))
    assert set_up(tiny(algorithm, ways=8, train_ways=5, label_slots=8)).validation is not None


@pytest.mark.parametrize("algorithm", ["protonet", "maml", "gradient_predictor", "hypernet", "learned_sgd"])
def test_label_smoothing_holds_in_practice_alone(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    """Of those, too, that have a practice loss of their own."""
    plain, smooth = (run(tiny(algorithm, label_smoothing=each), tmp_path / f"{each}", steps=1) for each in (0.0, 0.5))
    assert losses(smooth)[0] != losses(plain)[0]
    setup = set_up(tiny(algorithm, label_smoothing=0.5))
    task = setup.training.sample(1)
    made = setup.algorithm.eval()
    with torch.no_grad():
        assert made.meta_loss(task)[0] == task.loss(made.adapt(task.support)(task.query_x)).mean()


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_a_fixed_network_computes_each_picture_once(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, algorithm: str
) -> None:
    seen, whole = 0, Conv4._features

    def counted(self: Conv4, x: Tensor, *rest: object) -> object:
        nonlocal seen
        seen += len(x.flatten(0, 1).unique(dim=0))  # what fills a batch up is there twice
        return whole(self, x, *rest)

    monkeypatch.setattr(Conv4, "_features", counted)
    config = tiny(algorithm, freeze=True, episodes=64, queries=5)
    before = {name: each.clone() for name, each in set_up(config).algorithm.net.state_dict().items()}
    run(config, tmp_path)
    assert 0 < seen <= 60 * 20  # every picture of the dataset at most once, though there were thousands in tasks
    after = load_model(str(tmp_path)).algorithm.net.state_dict()
    assert all(torch.equal(each, after[name]) for name, each in before.items())


def test_where_nothing_is_to_be_learned_the_run_measures_and_ends(tiny: MakeConfig, tmp_path: Path) -> None:
    events = run(tiny("protonet", freeze=True), tmp_path)
    started, last = events[0], events[-1]
    assert isinstance(started, RunStarted) and started.planned_episodes == 0
    assert [isinstance(each, Validated) for each in events].count(True) == 1 and not losses(events)
    assert isinstance(last, RunFinished) and last.status == "completed" and "nothing to practise" in last.reason
    assert last.best and ask(str(tmp_path), Question(episodes=4, queries=2))["accuracy"] >= 0


@pytest.mark.parametrize(
    "algorithm", [name for name in algorithm_names() if algorithm_class(name).stream in ("class_batches", "pairs")]
)
def test_other_streams_practise_on_what_they_are_made_for(tiny: MakeConfig, algorithm: str) -> None:
    setup = set_up(tiny(algorithm))
    batch = setup.training.sample(2)
    assert batch.tasks == 2 and not hasattr(batch, "support")


def test_a_classifier_over_turned_classes_is_loaded_with_all_of_them(tiny: MakeConfig, tmp_path: Path) -> None:
    names = [name for name in algorithm_names() if algorithm_class(name).stream == "class_batches"]
    assert names
    for name in names:
        run(tiny(name, rotations=True), tmp_path / name, steps=1)
        rows = load_model(str(tmp_path / name)).algorithm.classifier.weight.shape[0]
        assert rows == 4 * len(load_model(str(tmp_path / name)).info["split"]["train"])
