"""``workbench runs compare``: a table, sentences, and the same as one JSON object."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from compared_runs import blocks, serve, trained

from workbench.cli import main
from workbench.cli.runs_compare import sentence_of
from workbench.engine.run_requests import Difference
from workbench.folders import runs_folder
from workbench.runs.answers import test_uses as uses_of  # pytest takes every test_… for its own

FEW = shlex.split("--episodes 8 --ways 3 --split test")


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    serve(monkeypatch, lambda _name, _size: blocks())


@pytest.fixture
def runs() -> list[str]:
    """By what they are called among the user's runs, and by their folder."""
    trained(runs_folder() / "one")
    return ["one", trained(runs_folder() / "two", seed=1)]


def test_models_are_compared_in_words(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "compare", *runs, "builtin:omniglot", *FEW]) == 0
    out, said = capsys.readouterr()
    first, head, *rest = out.splitlines()
    assert first == "3-way 1-shot, 3 queries, 8 tasks of 8 classes that no model practised on, glyphs, test, seed 0"
    assert head.split() == ["model", "accuracy", "macro-F1", "AUC", "calibration", "error"] and not said
    assert [line.split()[0] for line in rest[:3]] == ["one", "two", "builtin:omniglot"]
    assert len({len(line) for line in (head, *rest[:3])}) == 1, "columns stand below each other"
    assert sum(" of 8 tasks." in line for line in rest) == 3
    assert any(line.startswith("builtin:omniglot: other dataset than it was trained on") for line in rest)
    assert any("3 pairs: expect one in 20 intervals to miss" in line for line in rest)
    assert rest[-1] == "how often their test classes have been looked at by now: one 1, two 1"


def test_everything_but_the_pictures_is_printed_as_json(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "compare", *runs, *FEW, "--json", "--seed", "5", "--split", "validation"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["seed"], found["episodes"], found["split"], found["dataset"]) == (5, 8, "validation", "glyphs")
    assert [each["title"] for each in found["models"]] == ["one", "two"]
    assert set(found["models"][0]["metrics"]["accuracy"]) == {"value", "ci95"}
    accuracy = next(each for each in found["differences"] if each["metric"] == "accuracy")
    assert {"mean", "low", "high", "decided", "more_episodes", "better_in", "worse_in"} <= set(accuracy)
    assert len(found["hardest"]) == 8 and not {"support", "query"} & set(found["hardest"][0])
    assert len(found["hardest"][0]["answers"]) == 2 and "request_id" not in found


def test_test_classes_are_looked_at_only_when_asked(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "compare", *runs, "--episodes", "8", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["split"] == "validation"
    assert [uses_of(Path(runs[1])), uses_of(runs_folder() / "one")] == [0, 0]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ("one", "1 model was chosen, but at least 2 are compared"),
        ("one nowhere", "There is no run nowhere"),
        ("one builtin:nothing", "There is no model builtin:nothing"),
        ("one two --episodes 1", "--episodes is 1, but must be from 2"),
        ("one two --ways 50", "A task needs 50 classes, but there are 6"),
        ("one two --split train", "validation"),
        ("one two --shots 0", "--shots is 0, but must be at least 1"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    runs: list[str], capsys: pytest.CaptureFixture[str], flags: str, words: str
) -> None:
    assert len(runs) == 2
    capsys.readouterr()
    try:
        status = main(["runs", "compare", *flags.split()])
    except SystemExit as refused:  # by argparse
        status = int(refused.code or 0)
    said = capsys.readouterr().err
    assert status == 2 and words in said and len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("mean", "low", "high", "more", "words"),
    [
        (0.012, 0.004, 0.02, 0, "B is 1.2 points better than A, 0.4 to 2.0: decided."),
        (-0.012, -0.02, -0.004, 0, "B is 1.2 points worse than A, 0.4 to 2.0: decided."),
        (0.0012, 0.0004, 0.002, 0, "B is 0.12 points better than A, 0.04 to 0.20: decided."),
        (0.006, -0.004, 0.016, 1893, "B against A: +0.6 points, −0.4 to +1.6: not decided; about 1,900 more tasks "),
        (-1e-6, -0.004, 0.004, 10**9, "not decided; more than 1,000,000 more tasks would decide it."),
        (0.0, 0.0, 0.0, None, "B is as accurate as A in these tasks"),
    ],
)
def test_a_difference_is_a_sentence(mean: float, low: float, high: float, more: int | None, words: str) -> None:
    found = Difference(0, 1, "accuracy", mean, low, high, more == 0, more, 3, 2)
    assert words in sentence_of(found, "A", "B")
