"""The last checkpoint, the one before it and the best: one of them damaged or gone, the run goes on, and says so."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from workbench.config import RunConfig
from workbench.engine import checkpoints as module
from workbench.engine import train as train_module
from workbench.engine.checkpoint import Checkpoint, CheckpointError, load_checkpoint, save_checkpoint
from workbench.engine.control import Control
from workbench.engine.events import CheckpointSaved, Event, Resumed, RunFinished, StepDone
from workbench.engine.model import load_model
from workbench.engine.train import train

MakeConfig = Callable[..., RunConfig]


@pytest.fixture
def broken(tiny: MakeConfig, tmp_path: Path) -> tuple[RunConfig, Path]:
    """A run with a checkpoint after every step, killed after the tenth of twenty."""
    config = tiny(episodes=40, validate_every=8, checkpoint_seconds=0.0)
    events = train(config, tmp_path / "broken", Control())
    for event in events:
        if isinstance(event, StepDone) and event.step == 10:
            break
    events.close()  # type: ignore[attr-defined]
    return config, tmp_path / "broken" / "checkpoints"


def continued(config: RunConfig, folder: Path) -> list[Event]:
    return list(train(config, folder.parent, Control(), resume=True))


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load_checkpoint(folder / "last.safetensors").part("model")


def as_unbroken(config: RunConfig, folder: Path, straight: Path) -> None:
    list(train(config, straight, Control()))
    one, other = weights(folder), weights(straight / "checkpoints")
    assert all(torch.equal(one[name], other[name]) for name in other)


def test_there_are_the_last_two(broken: tuple[RunConfig, Path]) -> None:
    _, folder = broken
    steps = [load_checkpoint(folder / f"{name}.safetensors").info["step"] for name in ("last", "previous")]
    assert steps == [9, 8]


@pytest.mark.parametrize("gone", [False, True], ids=["damaged", "missing"])
def test_the_one_before_stands_in_for_a_last_one(broken: tuple[RunConfig, Path], tmp_path: Path, gone: bool) -> None:
    config, folder = broken
    last = folder / "last.safetensors"
    last.unlink() if gone else damage(last)
    first, *rest = continued(config, folder)
    assert isinstance(first, Resumed) and first.step == 8
    assert "last.safetensors" in first.note and "the one before it, after 16 tasks." in first.note
    assert ("no checkpoint" if gone else "by its SHA-256") in first.note
    assert isinstance(rest[-1], RunFinished) and rest[-1].status == "completed"
    as_unbroken(config, folder, tmp_path / "straight")


def test_what_is_damaged_never_takes_the_place_of_what_is_whole(broken: tuple[RunConfig, Path]) -> None:
    config, folder = broken
    damage(folder / "last.safetensors")
    events = train(config, folder.parent, Control(), resume=True)
    next(events)
    assert load_checkpoint(folder / "last.safetensors").info["step"] == 8
    events.close()  # type: ignore[attr-defined]
    assert continued(config, folder)[0].step == 8


def test_two_damaged_ones_are_told_by_the_last(broken: tuple[RunConfig, Path]) -> None:
    config, folder = broken
    for name in ("last", "previous"):
        damage(folder / f"{name}.safetensors")
    with pytest.raises(CheckpointError, match=r"last\.safetensors is damaged: it is not what was written, by its SHA"):
        continued(config, folder)


def test_a_best_model_that_is_damaged_is_found_anew(broken: tuple[RunConfig, Path]) -> None:
    config, folder = broken
    damage(folder / "best.safetensors")
    first, *rest = continued(config, folder)
    assert isinstance(first, Resumed) and "best.safetensors is damaged" in first.note
    assert first.note.endswith("The next validation counts as the best.")
    assert isinstance(rest[-1], RunFinished) and rest[-1].status == "completed" and rest[-1].best
    load_model(str(folder.parent))


def test_a_whole_run_has_nothing_to_say(broken: tuple[RunConfig, Path]) -> None:
    first = continued(*broken)[0]
    assert isinstance(first, Resumed) and not first.note


def test_what_a_kill_left_half_written_goes(broken: tuple[RunConfig, Path]) -> None:
    config, folder = broken
    for name in ("last", "best"):
        (folder / f".{name}.safetensors.123.tmp").write_bytes(b"half")
    continued(config, folder)
    assert {each.name for each in folder.iterdir()} == {f"{n}.safetensors" for n in ("last", "previous", "best")}


def test_other_versions_are_told(broken: tuple[RunConfig, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    now = module.versions()
    monkeypatch.setattr(module, "versions", lambda: {**now, "torch": "99.1"})
    first = continued(*broken)[0]
    assert isinstance(first, Resumed)
    assert first.note == f"It was trained with torch {now['torch']}, now 99.1: results may differ in the last digits."


@pytest.mark.parametrize(
    "wrong",
    [
        {"step": "9"},
        {"episodes": -1},
        {"validated": 1.5},
        {"without_gain": True},
        {"seconds": float("nan")},
        {"best": {"accuracy": [1]}},
        {"best": {"accuracy": "high"}},
        {"best": 3},
        {"split": {}},
        {"device": None},
    ],
)
def test_a_record_of_another_kind_is_refused_in_a_sentence(
    broken: tuple[RunConfig, Path], wrong: dict[str, Any]
) -> None:
    config, folder = broken
    whole = load_checkpoint(folder / "last.safetensors")
    save_checkpoint(folder / "last.safetensors", Checkpoint(whole.tensors, {**whole.info, **wrong}))
    with pytest.raises(CheckpointError) as told:
        continued(config, folder)
    assert "\n" not in str(told.value)


def test_what_a_run_is_made_with_is_written_before_its_first_step(tiny: MakeConfig, tmp_path: Path) -> None:
    events = train(tiny(), tmp_path, Control())
    next(events)
    next(event for event in events if isinstance(event, StepDone))
    environment = json.loads((tmp_path / "environment.json").read_text())
    assert datetime.fromisoformat(environment["began"]).tzinfo == UTC
    assert environment["torch"] == module.versions()["torch"] and environment["device"].startswith("CPU")
    split = json.loads((tmp_path / "split.json").read_text())["datasets"]["glyphs"]
    assert split["fingerprint"] and set(split["named"]) == {"train", "validation", "test"}


def test_a_clock_that_is_set_back_changes_nothing(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checkpoints come by a clock that only goes forward; a day back, or ahead, is nothing to it."""
    clock = 0.0
    monkeypatch.setattr(train_module, "time", SimpleNamespace(monotonic=lambda: clock))
    monkeypatch.setattr(time, "time", lambda: 1e9 - 86400 * clock)
    saved: list[int] = []
    for event in train(tiny(episodes=40, validate_every=40, checkpoint_seconds=35.0), tmp_path, Control()):
        clock += 10 * isinstance(event, StepDone)
        if isinstance(event, CheckpointSaved):
            saved.append(event.step)
    assert saved == [4, 8, 12, 16, 20]
