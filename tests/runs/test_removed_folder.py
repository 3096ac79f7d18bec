"""A run folder that was removed is the only reason that is told of what could not be written there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from workbench.config import RunConfig
from workbench.engine.events import RunFinished, RunStarted
from workbench.runs.record import record


@pytest.mark.skipif(os.name == "nt", reason="a folder with a file that is open cannot be removed")
@pytest.mark.parametrize(("status", "told"), [("failed", ""), ("completed", "Something else. ")])
def test_it_explains_alone_what_failed(tmp_path: Path, status: str, told: str) -> None:
    run_dir, config = tmp_path / "run", RunConfig()
    began = RunStarted(0, 0, 400, "CPU", 1, config.to_json(), {}, ())
    events = record(iter([began, RunFinished(1, 4, status, "Something else.", 1.0)]), run_dir, config)
    next(events)
    shutil.rmtree(run_dir)
    (last,) = events
    assert isinstance(last, RunFinished) and last.status == "failed"
    assert last.reason == f"{told}The run folder {run_dir} was removed while the run was written to it."
