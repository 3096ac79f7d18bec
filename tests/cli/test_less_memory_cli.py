"""Memory runs out where nobody can choose: the command line names a command that goes on, and takes it."""

from __future__ import annotations

import io
import json
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import torch
from cli.test_train_cli import run, train

from workbench.cli import main
from workbench.engine import step
from workbench.runs.log import RunState
from workbench.runs.store import load_log, read_config


@pytest.fixture(scope="module")
def ran_short(small_omniglot: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A run whose third step found no room, and what was said."""
    whole, tried = step.meta_step, []

    def meta_step(setup: Any, episodes: int) -> Any:
        tried.append(episodes)
        if len(tried) == 3:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return whole(setup, episodes)

    run_dir, out, said = tmp_path_factory.mktemp("short") / "run", io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(said):
        patch.setattr(step, "meta_step", meta_step)
        patch.setattr("workbench.engine.shortage.free_bytes", lambda _: 0)
        status = main(train(small_omniglot, run_dir, "--algorithm", "maml"))
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert status == 2
    assert [each["event"] for each in events[-3:]] == ["CheckpointSaved", "MemoryRanOut", "RunFinished"]
    assert (events[-1]["status"], events[-1]["episodes"]) == ("failed", 8)
    return run_dir, said.getvalue()


@pytest.fixture
def short(ran_short: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """A copy of it, with which anything may be done."""
    run_dir, said = ran_short
    return Path(shutil.copytree(run_dir, tmp_path / "run")), said.replace(str(run_dir), str(tmp_path / "run"))


def test_the_command_that_is_named_goes_on(capsys: pytest.CaptureFixture[str], short: tuple[Path, str]) -> None:
    run_dir, said = short
    named = said.strip().split("Go on with: workbench ")[1]
    status, events, said = run(capsys, *shlex.split(named), "--json")
    assert (status, said) == (0, "")
    changes = events[0]["changes"]
    assert events[0]["event"] == "Resumed" and changes == {"tasks_at_once": 2}
    assert read_config(run_dir).train.tasks_at_once == 2
    assert load_log(run_dir).state is RunState.COMPLETED
    first = json.loads((run_dir / "events.jsonl").read_text().splitlines()[0])
    assert first["config"]["train"]["tasks_at_once"] == 0, "what it began with stays as it was"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["--outer-lr", "0.1"], "--outer-lr is given, but --resume goes on with the run's own settings."),
        (["--tasks-at-once", "many"], "--tasks-at-once is 'many', but must be a whole number."),
        (["--tasks-at-once", "-1"], "--tasks-at-once is -1, but must be at least 0."),
        (["--first-order-share", "1"], "maml has no setting --first-order-share."),
    ],
)
def test_other_settings_are_refused(
    capsys: pytest.CaptureFixture[str], short: tuple[Path, str], given: list[str], expected: str
) -> None:
    status, _, said = run(capsys, "train", "--resume", str(short[0]), *given, "--json")
    assert status == 2 and said.strip() == f"workbench: {expected}"
    assert load_log(short[0]).state is RunState.FAILED
