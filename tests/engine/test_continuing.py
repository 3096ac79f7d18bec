"""Stops, kills and failures at awkward moments: the run ends once, and a continued run is as if nothing had been."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.config import RunConfig
from workbench.engine import checkpoints
from workbench.engine import train as module
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.control import Control
from workbench.engine.ending import to_the_end
from workbench.engine.events import CheckpointSaved, Event, Interval, Resumed, RunFinished, StepDone, Validated
from workbench.engine.train import train

MakeConfig = Callable[..., RunConfig]


def run(config: RunConfig, folder: Path, resume: bool = False) -> list[Event]:
    return list(to_the_end(train(config, folder, Control(), resume=resume)))


def validations(events: list[Event]) -> list[tuple[int, dict[str, Interval]]]:
    return [(each.episodes, dict(each.metrics)) for each in events if isinstance(each, Validated)]


def ending(events: list[Event]) -> RunFinished:
    """The last event, after making sure that it is the only one of its kind."""
    *before, last = events
    assert isinstance(last, RunFinished) and not any(isinstance(each, RunFinished) for each in before)
    return last


def stopped_while_validating(
    config: RunConfig, folder: Path, monkeypatch: pytest.MonkeyPatch, at: int = 1
) -> list[Event]:
    """A run that is told to stop when its validation number ``at`` has just begun."""
    control, count, whole = Control(), 0, module.measure

    def measure(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count == at:
            control.stop()
        return whole(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(module, "measure", measure)
        return list(train(config, folder, control))


@pytest.mark.parametrize("at", [1, 2], ids=["in the middle", "the last one"])
def test_a_validation_that_was_stopped_is_made_up_for(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    config = tiny(validation_episodes=12)
    straight = run(config, tmp_path / "straight")
    first = stopped_while_validating(config, tmp_path / "broken", monkeypatch, at)
    assert ending(first).status == "stopped"
    rest = run(config, tmp_path / "broken", resume=True)
    assert isinstance(rest[0], Resumed)
    assert validations(first) + validations(rest) == validations(straight)
    assert ending(rest).best == ending(straight).best


def test_continuing_a_finished_run_repeats_nothing(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(episodes=12)
    assert [episodes for episodes, _ in validations(run(config, tmp_path))] == [8, 12]
    again = run(config, tmp_path, resume=True)
    assert [type(each) for each in again] == [Resumed, RunFinished]
    assert ending(again).status == "completed"


def test_a_run_does_not_go_on_with_another_split(tiny: MakeConfig, tmp_path: Path) -> None:
    """Else it would practise on classes that are kept for the test."""
    config = tiny(episodes=8)
    run(config, tmp_path / "first")
    named = load_checkpoint(tmp_path / "first" / "checkpoints" / "last.safetensors").info["split"]["named"]
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(named), encoding="utf-8")
    mine = replace(config, split=replace(config.split, split="file", split_file=str(file)))
    run(mine, tmp_path / "second")
    named["train"], named["test"] = [*named["train"][1:], named["test"][0]], [*named["test"][1:], named["train"][0]]
    file.write_text(json.dumps(named), encoding="utf-8")
    with pytest.raises(CheckpointError, match="The split of glyphs has changed since"):
        list(train(mine, tmp_path / "second", Control(), resume=True))


def test_a_run_that_stopped_early_stays_so(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(episodes=400, validate_every=2, patience=2, outer_lr=1e-7)
    assert "Stopped early" in ending(run(config, tmp_path)).reason
    again = run(config, tmp_path, resume=True)
    assert not any(isinstance(each, StepDone) for each in again)
    assert "Stopped early" in ending(again).reason


def test_a_checkpoint_never_counts_a_best_model_that_is_not_there(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = checkpoints.save_checkpoint

    def killed_after_best(path: Path, checkpoint: Any, previous: Path | None = None) -> None:
        save(path, checkpoint, previous)
        if checkpoint.info["best"]:
            raise KeyboardInterrupt

    monkeypatch.setattr(checkpoints, "save_checkpoint", killed_after_best)
    config = tiny(checkpoint_seconds=0.0)
    with pytest.raises(KeyboardInterrupt):
        list(train(config, tmp_path, Control()))
    folder = tmp_path / "checkpoints"
    assert (folder / "best.safetensors").is_file()
    assert not load_checkpoint(folder / "last.safetensors").info["best"]


def test_a_pause_after_a_stop_does_not_hold_the_run_up(tiny: MakeConfig, tmp_path: Path) -> None:
    control = Control()
    control.stop()
    control.pause()
    assert not control.paused
    assert ending(list(train(tiny(), tmp_path, control))).status == "stopped"


def test_seldom_reports_put_no_validation_off(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a GPU several steps share a report; a run that was stopped must validate where the unbroken one does."""
    config = tiny(episodes=40)
    often = run(config, tmp_path / "often")
    monkeypatch.setitem(module.STEPS_PER_REPORT, "cpu", 3)
    seldom = run(config, tmp_path / "seldom")
    assert validations(seldom) == validations(often)
    assert [each.step for each in seldom if isinstance(each, StepDone)][:4] == [3, 4, 7, 8]


def test_a_stop_saves_once(tiny: MakeConfig, tmp_path: Path) -> None:
    events = run(tiny(checkpoint_seconds=1000.0), tmp_path)
    saved = [each.step for each in events if isinstance(each, CheckpointSaved)]
    assert saved == [4, 8]


def test_an_infinite_gradient_of_a_finite_loss_is_not_saved(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.algorithms.protonet import ProtoNet

    whole, count = ProtoNet.meta_gradient, 0

    def spoilt(self: ProtoNet, *args: Any) -> Any:
        nonlocal count
        answer, count = whole(self, *args), count + 1
        if count == 3:
            next(self.parameters()).grad.fill_(float("inf"))  # type: ignore[union-attr]
        return answer

    monkeypatch.setattr(ProtoNet, "meta_gradient", spoilt)
    events = run(tiny(checkpoint_seconds=0.0), tmp_path)
    assert "gradient became inf at step 3" in ending(events).reason
    weights = load_checkpoint(tmp_path / "checkpoints" / "last.safetensors").part("model").values()
    assert all(torch.isfinite(each).all() for each in weights)


def test_other_data_under_the_same_run_is_refused(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import workbench.engine.setup as module

    config = tiny()
    run(config, tmp_path)
    images = module.open_dataset("glyphs")
    images.images[0] = 0
    monkeypatch.setattr(module, "open_dataset", lambda *_, **__: images)
    with pytest.raises(CheckpointError, match="data of glyphs has changed"):
        list(train(config, tmp_path, Control(), resume=True))


def test_a_checkpoint_of_another_network_is_named(tiny: MakeConfig, tmp_path: Path) -> None:
    run(tiny(), tmp_path)
    with pytest.raises(CheckpointError, match=r"last\.safetensors, which does not fit"):
        list(train(tiny(filters=5), tmp_path, Control(), resume=True))


def test_failure_keeps_the_time_and_says_one_line() -> None:
    def events() -> Iterator[Event]:
        yield StepDone(3, 12, 1.0, {}, 1e-3, 1.0, 71.5, 1.0)
        yield CheckpointSaved(3, 12, "last", False)
        raise RuntimeError("the device went away\nand many more lines")

    last = ending(list(to_the_end(events())))
    assert (last.step, last.episodes, last.seconds, last.reason) == (3, 12, 71.5, "the device went away")
    assert "many more lines" in last.details
