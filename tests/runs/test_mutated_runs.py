"""Run folders that were damaged or made up: each opens, or is refused in one sentence; none crashes or hangs.

Set WORKBENCH_TEST_WHOLE=1 to try all 500.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mutated_runs import mutate

from workbench.config import RunConfig
from workbench.engine import calibrate
from workbench.engine.control import Control
from workbench.engine.ending import to_the_end
from workbench.engine.events import RunFinished, StepDone
from workbench.engine.model import load_model
from workbench.engine.train import train
from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.continuing import continued
from workbench.runs.log import RunState
from workbench.runs.record import record
from workbench.runs.store import load_log, read_config
from workbench.runs.summary import summarise

MUTATED = 500 if os.environ.get("WORKBENCH_TEST_WHOLE") == "1" else 25
PARTS = 10  # so that several processes may share the work
HANGS_S = 30

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders on this system")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, small_omniglot: Path) -> Path:
    """A run with all its files, killed half-way."""
    run_dir = tmp_path_factory.mktemp("whole") / "run"
    values = {
        "filters": 4,
        "queries": 2,
        "episodes": 24,
        "validation_episodes": 4,
        "validate_every": 8,
        "device": "cpu",
    }
    config = RunConfig.from_values(
        "omniglot", "protonet", {**values, "checkpoint_seconds": 0.0}, (), str(small_omniglot)
    )
    events = record(train(config, run_dir, Control()), run_dir, config)
    for event in events:
        if isinstance(event, StepDone) and event.episodes >= 16:
            break
    events.close()  # type: ignore[attr-defined]
    write_about(run_dir, About("A title", "A note", ("tag",)))
    lists: dict[str, list[str]] = {"trained_on": ["omniglot"], "badges": []}
    keep_answer(
        run_dir, {"split": "test", "accuracy": 0.5, "ci95": 0.1, "episodes": 10, "dataset": "omniglot", **lists}
    )
    return run_dir


@contextmanager
def in_time(words: str) -> Iterator[None]:
    def hang(*_: object) -> None:
        raise TimeoutError(f"it hangs: {words}")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(HANGS_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def continue_for_a_step(run_dir: Path) -> None:
    """As the command line does, stopped after a step. Raises ValueError for what RunFinished tells."""
    control = Control()
    config = read_config(run_dir)
    last = None
    for last in to_the_end(record(to_the_end(continued(config, run_dir, control)), run_dir, config)):
        if isinstance(last, StepDone):
            control.stop()
    assert isinstance(last, RunFinished)
    assert not last.details, last.details  # a traceback: nobody had thought of it
    if last.status == "failed":
        check_sentence(last.reason)


def check_sentence(text: str) -> None:
    assert text.strip() and "\n" not in text and len(text) < 2000, text


OPENINGS: dict[str, Callable[[Path], Any]] = {
    "read_config": read_config,
    "load_log": load_log,
    "summarise": summarise,
    "load_model": lambda run_dir: load_model(str(run_dir)),
    "continue": continue_for_a_step,
}


def wrong_with(run_dir: Path, what: str) -> list[str]:
    """What does neither open nor say why not in a sentence of our own."""
    found = []
    for name, opening in OPENINGS.items():
        try:
            with in_time(f"{name} of {what}"):
                opening(run_dir)
        except ValueError as error:
            if not type(error).__module__.startswith("workbench."):
                found.append(f"{what}: {name}: {error!r}"[:500])
            elif "\n" in str(error) or not str(error).strip() or len(str(error)) > 2000:
                found.append(f"{what}: {name}: no sentence: {error!r}"[:500])
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told with what led to it)
            found.append(f"{what}: {name}: {error!r}"[:1500])
    return found


def test_the_whole_one_opens(whole: Path, tmp_path: Path) -> None:
    run_dir = shutil.copytree(whole, tmp_path / "run")
    assert not wrong_with(run_dir, "nothing")
    assert summarise(run_dir).title == "A title"
    assert load_log(run_dir).state is RunState.STOPPED


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_wrong_it_opens_or_says_why_not(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(calibrate, "MOMENT_S", 0.0)
    wrong: list[str] = []
    for number in range(part, MUTATED, PARTS):
        run_dir = tmp_path / str(number) / "run"
        shutil.copytree(whole, run_dir)
        what = mutate(run_dir, number)
        wrong += wrong_with(run_dir, what)
        left = {each.name for each in run_dir.parent.iterdir()}
        assert left == {"run"}, f"{what}: something was written elsewhere: {left}"
        shutil.rmtree(run_dir)
    assert not wrong, "\n".join(wrong)
