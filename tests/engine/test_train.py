"""The engine as a generator: what it yields, how it is steered, and that it goes on where it left off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

from workbench.config import ConfigError, RunConfig
from workbench.engine import train as module
from workbench.engine.control import Control
from workbench.engine.ending import to_the_end
from workbench.engine.events import (
    CheckpointSaved,
    Event,
    Paused,
    Resumed,
    RunFinished,
    RunStarted,
    StepDone,
    Validated,
)
from workbench.engine.examine import Question, ask
from workbench.engine.model import load_model
from workbench.engine.train import train
from workbench.runs.record import record

MakeConfig = Callable[..., RunConfig]


def losses(events: list[Event]) -> list[float]:
    return [each.loss for each in events if isinstance(each, StepDone)]


def run(config: RunConfig, folder: Path, control: Control | None = None, resume: bool = False) -> list[Event]:
    return list(train(config, folder, control or Control(), resume=resume))


def stopped_after(config: RunConfig, folder: Path, steps: int) -> list[Event]:
    control, events = Control(), []
    for event in train(config, folder, control):
        events.append(event)
        if isinstance(event, StepDone) and event.step == steps:
            control.stop()
    return events


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_a_run_tells_its_whole_story(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    events = run(tiny(algorithm), tmp_path)
    assert isinstance(events[0], RunStarted)
    assert events[0].guessing == {"accuracy": 0.2}
    steps = [each for each in events if isinstance(each, StepDone)]
    assert [(each.step, each.episodes) for each in steps] == [(n, 2 * n) for n in range(1, 9)]
    assert [each.episodes for each in events if isinstance(each, Validated)] == [8, 16]
    assert [isinstance(each, RunFinished) for each in events] == [False] * (len(events) - 1) + [True]
    assert isinstance(events[-1], RunFinished) and events[-1].status == "completed"


def test_the_last_step_takes_the_tasks_that_are_left(tiny: MakeConfig, tmp_path: Path) -> None:
    events = run(tiny(episodes=7, meta_batch=4), tmp_path)
    assert [each.episodes for each in events if isinstance(each, StepDone)] == [4, 7]


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_the_same_seed_gives_the_same_losses(tiny: MakeConfig, tmp_path: Path, algorithm: str) -> None:
    first = losses(run(tiny(algorithm, seed=3), tmp_path / "a"))
    torch.rand(5)  # what happens outside must not matter
    assert losses(run(tiny(algorithm, seed=3), tmp_path / "b")) == first
    assert losses(run(tiny(algorithm, seed=4), tmp_path / "c")) != first


@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
@pytest.mark.parametrize("optimizer", ["adam", "sgd"])
def test_stop_and_continue_equals_one_run_to_the_last_bit(
    tiny: MakeConfig, tmp_path: Path, algorithm: str, optimizer: str
) -> None:
    config = tiny(algorithm, outer_optimizer=optimizer, schedule="cosine", distort=True)
    straight = run(config, tmp_path / "straight")
    first = stopped_after(config, tmp_path / "broken", 3)
    assert isinstance(first[-1], RunFinished) and first[-1].status == "stopped"
    rest = run(config, tmp_path / "broken", resume=True)
    assert isinstance(rest[0], Resumed) and rest[0].step == 3
    assert losses(first) + losses(rest) == losses(straight)
    ends = [load_model(str(tmp_path / name)).algorithm.state_dict() for name in ("straight", "broken")]
    assert all(torch.equal(ends[0][name], ends[1][name]) for name in ends[0])


def test_pause_saves_and_waits_then_goes_on(tiny: MakeConfig, tmp_path: Path) -> None:
    control, kinds = Control(), []
    for event in train(tiny(), tmp_path, control):
        kinds.append(type(event))
        if isinstance(event, StepDone) and event.step == 2:
            control.pause()
        if isinstance(event, Paused):
            control.resume()
    at = kinds.index(Paused)
    assert kinds[at - 1 : at + 2] == [CheckpointSaved, Paused, Resumed]
    assert kinds.count(StepDone) == 8


def test_stop_during_a_pause_ends_the_run(tiny: MakeConfig, tmp_path: Path) -> None:
    control = Control()
    control.pause()
    events: list[Event] = []
    for event in train(tiny(), tmp_path, control):
        events.append(event)
        if isinstance(event, Paused):
            control.stop()
    assert isinstance(events[-1], RunFinished) and events[-1].status == "stopped"
    assert not losses(events)


def test_early_stopping_counts_validations_without_gain(tiny: MakeConfig, tmp_path: Path) -> None:
    events = run(tiny(episodes=400, validate_every=2, patience=2, outer_lr=1e-7), tmp_path)
    validations = [each.best for each in events if isinstance(each, Validated)]
    assert validations[-2:] == [False, False]
    assert isinstance(events[-1], RunFinished)
    assert events[-1].status == "completed" and "2 validations" in events[-1].reason


def test_training_on_all_classes_has_no_validation_and_still_leaves_a_model(tiny: MakeConfig, tmp_path: Path) -> None:
    events = run(tiny(split="all"), tmp_path)
    assert not [each for each in events if isinstance(each, Validated)]
    assert load_model(str(tmp_path)).info["episodes"] == 16


def test_too_many_ways_are_refused_with_both_numbers_before_training(tiny: MakeConfig, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"29 classes, but there are 9"):
        run(tiny(ways=29), tmp_path)


def test_a_device_that_is_not_there_is_refused(tiny: MakeConfig, tmp_path: Path) -> None:
    wanted, name = ("mps", "Apple GPU") if torch.cuda.is_available() else ("cuda", "CUDA")
    with pytest.raises(ConfigError, match=f"{name}, but this computer has only .*CPU"):
        run(tiny(device=wanted), tmp_path)


def test_a_loss_that_is_no_number_fails_and_keeps_the_last_checkpoint(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(episodes=40, checkpoint_seconds=0.0)
    events: list[Event] = []
    source = train(config, tmp_path, Control())
    for event in to_the_end(source):
        events.append(event)
        if isinstance(event, StepDone) and event.step == 5:
            _poison(source)
    assert isinstance(events[-1], RunFinished) and events[-1].status == "failed"
    assert "step 5" in events[-1].reason and "from step 4" in events[-1].reason
    weights = load_model(str(tmp_path)).algorithm.state_dict().values()
    assert all(each.isfinite().all() for each in weights)


def _poison(source: Iterator[Event]) -> None:
    """Make the weights of a running engine infinite, as a too large step does."""
    frame = source.gi_frame  # type: ignore[attr-defined]
    for parameter in frame.f_locals["trainer"].s.algorithm.parameters():
        parameter.data.fill_(float("nan"))


def test_a_run_is_measured_on_its_own_test_classes(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(episodes=60)
    list(record(train(config, tmp_path / "run", Control()), tmp_path / "run", config))
    result = ask(str(tmp_path / "run"), Question(episodes=20, queries=2, ways=3))
    assert result["accuracy"] > 0.7  # distinct patterns; chance is 0.33
    assert (result["ways"], result["episodes"], result["batch_norm"]) == (3, 20, "inductive")
    assert ask(str(tmp_path / "run"), Question(episodes=20, queries=2, ways=3)) == result
    assert "practised with 5 ways, tested with 3" in result["badges"]
    assert "transductive" in str(ask(str(tmp_path / "run"), Question(episodes=4, queries=2, batch_norm="transductive")))


def test_a_validation_begins_without_the_pages_that_steps_have_freed(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    measure = module.measure
    monkeypatch.setattr(module, "give_back_freed_pages", lambda: done.append("given back"))
    monkeypatch.setattr(module, "measure", lambda *args, **more: done.append("measured") or measure(*args, **more))
    run(tiny(episodes=8, validate_every=4), tmp_path)
    assert done == ["given back", "measured"] * 2
