"""A run from a computer with a graphics card goes on on one without, once that is said; and all that is told of it
says that it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from runs_from_elsewhere import as_if_trained_on

from workbench.cli import main
from workbench.engine.device import describe_device
from workbench.runs.index import list_runs
from workbench.runs.log import RunState

SMALL = "--filters 4 --queries 2 --episodes 16 --meta-batch 4 --validate-every 8 --validation-episodes 2"
SMALL += " --device cpu --checkpoint-seconds 0"
NOW = describe_device(torch.device("cpu"))


@pytest.fixture
def run_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Killed after twelve of sixteen tasks."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    run_dir = tmp_path / "run"
    assert main(["train", *SMALL.split(), "--out", str(run_dir)]) == 0
    folder = run_dir / "checkpoints"
    (folder / "previous.safetensors").replace(folder / "last.safetensors")
    lines = (run_dir / "events.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [each for each in lines if json.loads(each)["episodes"] <= 12 and "RunFinished" not in each]
    (run_dir / "events.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    as_if_trained_on(run_dir, "cuda")
    capsys.readouterr()
    return run_dir


def test_it_goes_on_and_every_account_of_it_says_so(run_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--resume", str(run_dir)]) == 2
    sentence = "The run was trained on CUDA, but this computer has only CPU; --device cpu lets it go on there."
    assert capsys.readouterr().err == f"workbench: {sentence}\n"
    assert main(["train", "--resume", str(run_dir), "--device", "cpu"]) == 0
    (row,) = list_runs(run_dir.parent).runs
    assert (row.state, row.episodes) == (RunState.COMPLETED, 16)
    assert json.loads((run_dir / "config.json").read_text(encoding="utf-8"))["train"]["device"] == "cpu"
    capsys.readouterr()
    assert main(["runs", "show", str(run_dir), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    note = f"It was trained on CUDA and goes on on {NOW}: it cannot be repeated bit by bit."
    assert found["on_the_way"] == [f"Continued at 12 tasks with device cpu. {note}"]
    assert found["badges"][-1] == "device cpu from task 12"
    assert main(["report", str(run_dir), "--out", str(run_dir.parent / "report.html")]) == 0
    page = (run_dir.parent / "report.html").read_text(encoding="utf-8")
    assert "From task 13 on it was on another device, so that it cannot be repeated bit by bit." in page
    assert "at first on" in page and note in page and "draws other random numbers and rounds otherwise" in page


def test_a_device_that_is_not_there_is_no_way_out(run_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--resume", str(run_dir), "--device", "mps"]) == 2
    assert capsys.readouterr().err.startswith("workbench: The device asked for is Apple GPU, but this computer has")
    assert main(["train", "--resume", str(run_dir), "--device", "tpu"]) == 2
    assert "must be one of auto, cpu, cuda, mps" in capsys.readouterr().err
