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
from workbench.engine.examine import ask
from workbench.engine.model import load_model
from workbench.engine.question import Question

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
    seen, result = measured_classes(monkeypatch, run, dataset="glyphs")
    assert result["rotations"] is False and not any(name.endswith("°") for name in seen)


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


def test_an_answer_on_another_dataset_is_badged_and_kept_beside_the_run(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(small_omniglot, tmp_path / "run")
    capsys.readouterr()
    flags = ["--ways", "3", "--queries", "2", "--episodes", "2", "--json"]
    for more in ([], ["--dataset", "glyphs"]):
        assert main(["evaluate", run, *flags, *more]) == 0
    own, other = (json.loads(line) for line in (Path(run) / "evaluations.jsonl").read_text().splitlines())
    assert (own["dataset"], other["dataset"]) == ("omniglot", "glyphs")
    assert own["trained_on"] == other["trained_on"] == ["omniglot"]
    assert "other dataset than it was trained on" in other["badges"]
    assert "other dataset than it was trained on" not in own["badges"]
    printed = json.loads(capsys.readouterr().out.splitlines()[1])
    assert {"when", *printed} - set(other) == {"per_class", "confusion", "test_uses"}
    assert other["accuracy"] == printed["accuracy"] and printed["test_uses"] == 1, "these are not its test classes"


def test_an_answer_that_cannot_be_kept_is_still_given(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(small_omniglot, tmp_path / "run")
    (Path(run) / "evaluations.jsonl").mkdir()
    capsys.readouterr()
    assert main(["evaluate", run, "--ways", "3", "--queries", "2", "--episodes", "2", "--json"]) == 0
    out, said = capsys.readouterr()
    assert json.loads(out)["episodes"] == 2 and "evaluations.jsonl" in said and len(said.splitlines()) == 1


@pytest.mark.parametrize("seed", ["-1", str(2**63), "9" * 30])
def test_a_seed_out_of_range_is_refused(capsys: pytest.CaptureFixture[str], seed: str) -> None:
    assert main(["evaluate", "builtin:omniglot", "--seed", seed]) == 2
    said = capsys.readouterr().err
    assert seed in said and str(2**63 - 1) in said


def test_every_measure_is_printed_as_json(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(small_omniglot, tmp_path / "run")
    capsys.readouterr()
    flags = shlex.split("--ways 3 --shots 4 --least-shots 2 --queries 3 --episodes 5 --seed 2 --json")
    assert main(["evaluate", run, *flags, "--batch-norm", "transductive", "--tune-steps", "2"]) == 0
    result = json.loads(capsys.readouterr().out)
    numbers = {"accuracy", "ci95", "loss", "macro_f1", "macro_f1_ci95", "auc_ovr", "auc_ovr_ci95", "auc_hand_till"}
    numbers |= {"auc_hand_till_ci95", "calibration_error", "entropy", "entropy_ci95", "tune_rate", "seconds"}
    assert all(isinstance(result[name], float) for name in numbers)
    asked = {"ways": 3, "shots": 4, "least_shots": 2, "queries": 3, "episodes": 5, "seed": 2, "tune_steps": 2}
    asked |= {"batch_norm": "transductive", "final_head": "own", "tune_what": "head", "split": "test"}
    assert {name: result[name] for name in asked} == asked
    assert sum(each["questions"] for each in result["per_class"].values()) == 5 * 3 * 3
    assert sum(each["count"] for each in result["confusion"]) == 5 * 3 * 3
    assert len(result["badges"]) == 6
    assert set(result["by_shots"]) <= {"2", "3", "4"}
    assert sum(each["questions"] for each in result["by_shots"].values()) == 5 * 3 * 3
    assert main(["evaluate", run, *flags[:-1]]) == 0
    words = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("by examples of the class"))
    assert all(f"{shots}: " in words for shots in ("2", "4"))


def test_the_same_measures_are_told_in_words(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(small_omniglot, tmp_path / "run")
    capsys.readouterr()
    flags = shlex.split("--ways 16 --queries 3 --episodes 5")
    assert main(["evaluate", run, *flags, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert main(["evaluate", run, *flags]) == 0
    said, measures, hardest, taken, looked = capsys.readouterr().out.splitlines()
    assert said.startswith(f"16-way 1-shot accuracy {result['accuracy']:.2%} ± {result['ci95']:.2%} over 5 tasks")
    for name in ("macro_f1", "calibration_error"):
        assert f"{result[name]:.2%}" in measures
    assert f"{result['auc_hand_till']:.4f} ± {result['auc_hand_till_ci95']:.4f}" in measures
    least = min(result["per_class"], key=lambda name: result["per_class"][name]["accuracy"])
    assert f"{least} {result['per_class'][least]['accuracy']:.0%}," in hardest
    worst = result["confusion"][0]
    assert f"{worst['true']} for {worst['predicted']} ({worst['count']})" in taken
    assert looked == "the test classes of this run have been looked at 2 times, this one included"
    assert result["test_uses"] == 1
    assert main(["evaluate", run, *flags, "--split", "validation", "--ways", "3"]) == 0
    assert "looked at" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ("--tune-steps 3 --final-head forest", ("--tune-steps is 3", "--final-head is own", "forest")),
        ("--final-head magic", ("--final-head", "logistic, svm, tree, forest")),
        ("--least-shots many", ("--least-shots is 'many'", "whole number")),
        ("--ways 1", ("--ways is 1", "at least 2")),
    ],
)
def test_settings_out_of_bounds_are_refused(capsys: pytest.CaptureFixture[str], flags: str, words: list[str]) -> None:
    assert main(["evaluate", "builtin:omniglot", *flags.split()]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1 and all(word in said for word in words), said
