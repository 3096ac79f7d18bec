"""A run that was killed and continued is the unbroken one to the last bit, whatever it practises on and by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.config import RunConfig
from workbench.engine.checkpoint import load_checkpoint
from workbench.engine.control import Control
from workbench.engine.events import Event, StepDone
from workbench.engine.train import train
from workbench.runs.log import RunLog

MakeConfig = Callable[..., RunConfig]
PLANNED, KILLED = 40, 21  # tasks; the kill comes between two checkpoints, which are 4 tasks apart

VARIED: dict[str, dict[str, Any]] = {
    "augmented": {"distort": True, "crop": True, "turn": 20.0, "flip": True, "colour_jitter": 0.3},
    "dropout": {"dropout": 0.3},
    "cosine": {"schedule": "cosine", "outer_optimizer": "adamw", "weight_decay": 0.1},
    "steps": {"schedule": "step", "schedule_every": 10, "outer_optimizer": "sgd", "momentum": 0.9},
    "linear": {"schedule": "linear", "clip": 0.1, "label_smoothing": 0.1},
    "early stop": {"patience": 3, "outer_lr": 1e-7},
    "unequal shots": {"shots": 3, "least_shots": 1},
    "within groups": {"train_within": 0.5, "ways": 3},
    "turned classes": {"rotations": True},
    "by picture": {"split": "pictures"},
    "no validation": {"split": "all"},
    "another head": {"final_head": "forest"},
    "tuned": {"tune_steps": 2, "tune_what": "all"},
    "transductive": {"batch_norm": "transductive"},
    "a few at a time": {"meta_batch": 4, "tasks_at_once": 1},
    "a mixture": {"mixture": "mnist:0.4"},
}


def straight(config: RunConfig, folder: Path) -> list[Event]:
    return list(train(config, folder, Control()))


def killed(config: RunConfig, folder: Path) -> list[Event]:
    """The events up to the kill; nothing of the run is left but its folder."""
    events, found = train(config, folder, Control()), []
    for event in events:
        found.append(event)
        if isinstance(event, StepDone) and event.episodes >= KILLED:
            break
    events.close()  # type: ignore[attr-defined]
    torch.manual_seed(999)  # another process would have another state
    np.random.seed(999)
    return found


def same(config: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Assert that the broken run comes to the unbroken one, and return the rest of its events."""
    whole = straight(config, tmp_path / "straight")
    with monkeypatch.context() as patch:
        every_second_step(patch)
        first = killed(config, tmp_path / "broken")
    rest = list(train(config, tmp_path / "broken", Control(), resume=True))
    assert 0 < rest[0].episodes < first[-1].episodes, "nothing had to be done again"
    same_curves(RunLog.of([*first, *rest]), RunLog.of(whole))
    for name in ("last", "best"):
        same_file(*(tmp_path / each / "checkpoints" / f"{name}.safetensors" for each in ("straight", "broken")))
    return rest


def every_second_step(patch: pytest.MonkeyPatch) -> None:
    """Save after every second step, so that the kill finds one step that was not saved."""
    from workbench.engine.train import _Trainer

    whole = _Trainer._save_in_time

    def save(self: Any) -> Any:
        if self.step % 2 == 0:
            self.saved_at = -1e9
            yield from whole(self)

    patch.setattr(_Trainer, "_save_in_time", save)


def same_curves(one: RunLog, other: RunLog) -> None:
    for name in ("train_loss", "val_loss"):
        np.testing.assert_array_equal(getattr(one, name).y, getattr(other, name).y, name)
        np.testing.assert_array_equal(getattr(one, name).x, getattr(other, name).x, name)
    for curves in ("train_metrics", "val_metrics"):
        for name, curve in getattr(other, curves).items():
            np.testing.assert_array_equal(getattr(one, curves)[name].y, curve.y, name)
    assert one.best == other.best and one.finished is not None and other.finished is not None
    assert one.finished.reason == other.finished.reason


def same_file(one: Path, other: Path) -> None:
    assert one.is_file() == other.is_file()
    if not one.is_file():
        return
    first, second = load_checkpoint(one), load_checkpoint(other)
    assert first.tensors.keys() == second.tensors.keys()
    assert not [name for name in first.tensors if not torch.equal(first.tensors[name], second.tensors[name])]
    seconds = ("seconds",)
    assert {k: v for k, v in first.info.items() if k not in seconds} == {
        k: v for k, v in second.info.items() if k not in seconds
    }


@pytest.mark.parametrize("algorithm", ("maml", "maml_pp", "reptile", "simpleshot", "siamese", "snail", "versa"))
def test_every_kind_of_practice_goes_on_as_if_nothing_had_been(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, algorithm: str
) -> None:
    """Episodes, batches of all classes and pairs; test_every_learner stops and continues every algorithm."""
    same(tiny(algorithm, episodes=PLANNED, validate_every=16, checkpoint_seconds=1000.0), tmp_path, monkeypatch)


@pytest.mark.parametrize("words", VARIED)
def test_so_does_every_setting(tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    values = {"episodes": PLANNED, "validate_every": 16, "checkpoint_seconds": 1000.0, **VARIED[words]}
    same(tiny("protonet", **values), tmp_path, monkeypatch)


def test_so_does_a_run_on_the_features_of_a_fixed_network(
    tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each picture's are computed when it is first seen, so a continued run computes them in another company."""
    values = {"freeze": True, "meta_batch": 1, "queries": 1, "ways": 2, "filters": 8, "validate_every": 16}
    same(tiny("versa", episodes=PLANNED, checkpoint_seconds=1000.0, **values), tmp_path, monkeypatch)
