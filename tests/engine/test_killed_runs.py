"""A run that is killed at any instant opens, goes on, and comes to what it would have come to.

Set WORKBENCH_TEST_WHOLE=1 to kill it before every file operation, and 100 times in a process of its own; without it,
a share of these instants is tried.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from killed_process import killed_before

from workbench.config import RunConfig
from workbench.engine.checkpoint import load_checkpoint
from workbench.engine.control import Control
from workbench.engine.events import Event
from workbench.engine.train import train
from workbench.runs.continuing import continued
from workbench.runs.lock import is_held
from workbench.runs.log import RunLog, RunState
from workbench.runs.record import check_free, record
from workbench.runs.store import load_log, read_config

MakeConfig = Callable[..., RunConfig]
WHOLE = os.environ.get("WORKBENCH_TEST_WHOLE") == "1"
STRIDE = 1 if WHOLE else 41
KILLS = 100 if WHOLE else 2


def started(config: RunConfig, run_dir: Path) -> Iterator[Event]:
    return record(train(config, run_dir, Control()), run_dir, config)


def gone_on(config: RunConfig, run_dir: Path) -> RunLog:
    """Open what a kill left, and train it to its end."""
    if (run_dir / "config.json").exists():
        assert read_config(run_dir) == config
        assert load_log(run_dir).state in (RunState.IDLE, RunState.INTERRUPTED, RunState.COMPLETED)
        assert not is_held(run_dir)
        list(record(continued(config, run_dir, Control()), run_dir, config))
    else:
        check_free(run_dir)
        list(started(config, run_dir))
    return load_log(run_dir)


def test_killed_before_any_file_operation_it_comes_to_the_same(tiny: MakeConfig, tmp_path: Path) -> None:
    config = tiny(episodes=8, validate_every=4, checkpoint_seconds=0.0)
    straight = tmp_path / "straight"
    list(started(config, straight))
    whole, weights = load_log(straight), load_checkpoint(straight / "checkpoints" / "last.safetensors").tensors
    for number in itertools.count(1, STRIDE):
        run_dir = tmp_path / str(number)
        killed = killed_before(number, run_dir, lambda: list(started(config, run_dir)))  # noqa: B023
        log = gone_on(config, run_dir)
        assert log.state is RunState.COMPLETED and log.best == whole.best
        for curve, other in ((log.train_loss, whole.train_loss), (log.val_loss, whole.val_loss)):
            np.testing.assert_array_equal(curve.x, other.x, f"killed before operation {number}")
            np.testing.assert_array_equal(curve.y, other.y, f"killed before operation {number}")
        found = load_checkpoint(run_dir / "checkpoints" / "last.safetensors").tensors
        assert all(torch.equal(found[name], weights[name]) for name in weights)
        assert {"environment.json", "split.json"} <= {each.name for each in run_dir.iterdir()}
        assert not list(run_dir.rglob("*.tmp"))
        if not killed:
            break
    assert number > 50, "there was hardly anything to be killed at"


def killing() -> ModuleType:
    path = Path(__file__).resolve().parent.parent / "benchmarks" / "killing.py"
    spec = importlib.util.spec_from_file_location("killing", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["killing"] = module  # dataclasses look there for their annotations
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_kill_minus_nine_at_random_instants_loses_no_more_than_an_interval(tmp_path: Path) -> None:
    found = killing().Killing(tmp_path, episodes=200, interval=0.2, seed=1).run(kills=KILLS, each=3)
    assert not found.wrong
    assert found.kills == KILLS and sum(found.when.values()) == KILLS
