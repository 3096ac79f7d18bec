"""Which classes a model is measured on: those its run kept, wherever the data lies and whatever was added to it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from small_omniglot import write_small_omniglot

from workbench.cli import main
from workbench.engine import examine
from workbench.engine.examine import Question, ask
from workbench.engine.model import load_model

SMALL = shlex.split("--filters 4 --queries 2 --episodes 4 --validation-episodes 4 --device cpu")


def trained(data: Path, out: Path, *more: str) -> str:
    assert main(["train", "--dataset", "omniglot", "--data", str(data), "--out", str(out), *SMALL, *more]) == 0
    return str(out)


def measured_classes(monkeypatch: pytest.MonkeyPatch, run: str, **question: Any) -> tuple[set[str], dict[str, Any]]:
    """The names of the classes that tasks were drawn from, and the result."""
    seen: set[str] = set()

    class Watched(examine.EpisodeSampler):
        def __init__(self, images: Any, *args: Any, **kwargs: Any) -> None:
            seen.update(images.class_names)
            super().__init__(images, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(examine, "EpisodeSampler", Watched)
        result = ask(run, Question(**{"episodes": 2, "queries": 2, "ways": 3, **question}))
    return seen, result


def test_added_classes_never_bring_practised_ones_into_the_test(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(small_omniglot, tmp_path / "run")
    own, result = measured_classes(monkeypatch, run)
    assert result["badges"] == ["practised with 20 ways, tested with 3"]
    more = write_small_omniglot(tmp_path / "more", alphabets=10)
    again, result = measured_classes(monkeypatch, run, data=str(more))
    assert again == own
    assert "the data has changed since training" in result["badges"]
    assert own == set(load_model(run).info["split"]["named"]["test"])


def test_data_that_was_never_seen_needs_no_split_of_its_own(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(small_omniglot, tmp_path / "run", "--split", "all")
    other = write_small_omniglot(tmp_path / "other")
    renamed = json.loads((other / "alphabets.json").read_text())
    (other / "alphabets.json").write_text(json.dumps({f"New {name}": rows for name, rows in renamed.items()}))
    seen, result = measured_classes(monkeypatch, run, data=str(other))
    assert len(seen) == 16 and "other data than it was trained on" in result["badges"]
    with pytest.raises(ValueError, match="trained without test classes"):
        ask(run, Question(episodes=2, queries=2, ways=3))


def test_turned_classes_are_reported(small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = trained(small_omniglot, tmp_path / "run", "--rotations")
    seen, result = measured_classes(monkeypatch, run)
    assert result["rotations"] is True and sum(name.endswith(" 90°") for name in seen) == len(seen) / 4
    _, result = measured_classes(monkeypatch, run, split="all")
    assert result["rotations"] is False
    assert "all classes, also those it was trained on" in result["badges"]


def test_a_run_is_measured_from_another_folder(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small_omniglot.parent)
    run = trained(Path(small_omniglot.name), tmp_path / "run")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert main(["evaluate", run, "--ways", "3", "--queries", "2", "--episodes", "2", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["device"] in ("cpu", "cuda", "mps")


@pytest.mark.parametrize("seed", ["-1", str(2**63), "9" * 30])
def test_a_seed_out_of_range_is_refused(capsys: pytest.CaptureFixture[str], seed: str) -> None:
    assert main(["evaluate", "builtin:omniglot", "--seed", seed]) == 2
    said = capsys.readouterr().err
    assert seed in said and str(2**63 - 1) in said
