"""Folders of other programs among the runs are neither listed nor called damaged; a run that is damaged is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from listed_runs import Reading

from workbench.runs import index_file
from workbench.runs.index import list_runs

BERT = {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": 768}
OTHER_BENCH = {"dataset": "omniglot", "algorithm": "maml", "task": "5w1s", "train": {"lr": 0.1}, "shots": 1}


def put(folder: Path, **files: Any) -> Path:
    folder.mkdir()
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / {"config": "config.json", "events": "events.jsonl"}[name]).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "files",
    [
        {"config": BERT},
        {"config": {}},
        {"config": OTHER_BENCH},
        {"config": BERT, "events": '{"step": 1, "loss": 0.5}\n'},
        {"events": '{"type": "message"}\n{"type": "end"}\n'},
    ],
)
def test_a_folder_of_another_program_is_no_run(runs: Path, reading: Reading, files: dict[str, Any]) -> None:
    put(runs / "theirs", **files)
    for _ in range(2):  # looked into, and by the index
        listed = list_runs(runs)
        assert len(listed.runs) == 3 and not listed.damaged
    assert "theirs" not in reading.in_listing(runs)


@pytest.mark.parametrize(
    "files",
    [
        {"config": '{"dataset": "gly'},
        {"config": BERT, "events": ""},
        {"config": BERT, "events": '{"event": "RunStarted"}\n'},
        {"config": BERT, "events": "\0\0\0"},
        {"config": {**dict.fromkeys(("dataset", "data", "algorithm", "task", "train"), "?")}},
        {"events": '{"event": "RunSt'},
    ],
)
def test_a_damaged_run_stays_listed_as_such(runs: Path, files: dict[str, Any]) -> None:
    put(runs / "ours", **files)
    for _ in range(2):
        assert list(list_runs(runs).damaged) == [runs / "ours"]


def test_a_run_is_known_by_its_checkpoint_too(runs: Path) -> None:
    (put(runs / "ours", config={}) / "checkpoints").mkdir()
    (runs / "ours" / "checkpoints" / "epoch=3.ckpt").write_bytes(b"")
    assert len(list_runs(runs).runs) == 3
    (runs / "ours" / "checkpoints" / "last.safetensors").write_bytes(b"")
    assert "ours" in {each.name for each in list_runs(runs).runs}


def test_what_an_earlier_version_called_damaged_is_looked_into_again(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(runs / "theirs", config=BERT)
    with monkeypatch.context() as before:
        before.setattr(index_file, "FORMAT", 3)
        before.setattr("workbench.runs.index.is_foreign", lambda _: False)
        assert list(list_runs(runs).damaged) == [runs / "theirs"]
    assert not list_runs(runs).damaged
