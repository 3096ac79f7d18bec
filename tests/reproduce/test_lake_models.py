"""Trained models on Lake's runs: the answers that they give in use, one test picture at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from lake_runs import write_run, write_runs

from workbench.algorithms import algorithm_class
from workbench.config import RunConfig, Value, knobs_of
from workbench.data.splits import Split
from workbench.engine.checkpoint import Checkpoint, CheckpointError, save_checkpoint
from workbench.engine.model import build, load_model
from workbench.fewshot.prepare import prepare
from workbench.nets.preprocessing import Preprocessing
from workbench.reproduce.lake.models import ModelOnRuns
from workbench.reproduce.lake.runs import Run, read_runs
from workbench.reproduce.lake.table import OTHER_RUNS, measure
from workbench.tasks.labelled import Support

BUILTIN = "builtin:omniglot"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    write_run(tmp_path / "run01", trials=20)
    return read_runs(tmp_path)[0]


def untrained(
    folder: Path,
    values: Mapping[str, Value],
    names: tuple[str, ...] = ("Greek/character01", "Latin/character01"),
    *,
    algorithm: str = "protonet",
    dataset: str = "omniglot",
) -> str:
    """A run folder whose network is as it began, as if practised on classes of these ``names``."""
    torch.manual_seed(0)
    own = knobs_of(algorithm_class(algorithm).Config)
    config = RunConfig.from_values(dataset, algorithm, {"filters": 8, **values}, own)
    weights = build(config, Preprocessing()).state_dict()
    split = Split(tuple(range(len(names))), (), (), "all", 0, names).to_json()
    record = {"config": config.to_json(), "preprocessing": asdict(Preprocessing()), "split": split}
    checkpoint = Checkpoint({f"model/{name}": each for name, each in weights.items()}, record)
    save_checkpoint(folder / "checkpoints" / "best.safetensors", checkpoint)
    return str(folder)


def answer(classify: ModelOnRuns, run: Run, number: int) -> int:
    """To one test picture, shown alone."""
    (found,) = classify(replace(run, test=run.test[number : number + 1], truth=(0,)))
    return found


def test_answers_are_those_of_the_model_itself(run: Run) -> None:
    model = load_model(BUILTIN)
    images = [torch.stack([prepare(each, model.preprocessing) for each in part]) for part in (run.training, run.test)]
    with torch.no_grad():
        predictor = model.algorithm.adapt(Support(images[0][None], torch.arange(20)[None], 20))
        expected = predictor(images[1][None])[0].argmax(-1).tolist()
    assert list(ModelOnRuns(BUILTIN)(run)) == expected


def test_each_test_picture_is_answered_as_if_it_were_alone(run: Run) -> None:
    classify = ModelOnRuns(BUILTIN)
    together = list(classify(run))
    assert together == [answer(classify, run, number) for number in range(20)]


def test_a_transductive_model_answers_one_by_one_as_well_and_says_so(run: Run, tmp_path: Path) -> None:
    classify = ModelOnRuns(untrained(tmp_path / "model", {"batch_norm": "transductive", "ways": 20}, algorithm="maml"))
    assert list(classify(run))[:3] == [answer(classify, run, number) for number in range(3)]
    assert "practised with transductive batch-norm" in classify.badges
    assert "transductive batch-norm" not in classify.badges


def test_a_shipped_model_gets_a_row(tmp_path: Path) -> None:
    found = measure(write_runs(tmp_path, runs=2), [BUILTIN], lambda _line: None)
    row = found.measured[-1]
    assert row.name == "Prototypical networks (builtin:omniglot)"
    assert row.badges == ("practised on 757 characters of 24 alphabets, also turned and distorted",)
    assert row.verdict == OTHER_RUNS
    # by chance, 80 %: shifted copies of very unlike drawings are little to ask
    assert row.error <= 20


@pytest.mark.parametrize(
    ("values", "badge"),
    [
        ({}, "practised on 2 characters of 2 alphabets"),
        ({"rotations": True}, "practised on 2 characters of 2 alphabets, also turned"),
        ({"train_shots": 5}, "practised with 5 shots, tested with 1"),
        ({"freeze": True}, "network kept fixed"),
    ],
)
def test_a_models_practice_is_told(tmp_path: Path, values: Mapping[str, Value], badge: str) -> None:
    assert badge in ModelOnRuns(untrained(tmp_path, values)).badges


def test_characters_that_the_runs_may_show_are_told(tmp_path: Path) -> None:
    ref = untrained(tmp_path, {}, ("Greek/character01", "Tibetan/character01", "Angelic/character01"))
    assert ModelOnRuns(ref).badges == (
        "practised on 3 characters of 3 alphabets",
        "2 of them outside the background set: the runs may show what it practised on",
    )


def test_practice_on_other_data_is_told(tmp_path: Path) -> None:
    assert ModelOnRuns(untrained(tmp_path, {}, dataset="glyphs")).badges == ("practised on 2 classes of glyphs",)


def test_a_model_that_practised_with_fewer_classes_says_so(run: Run, tmp_path: Path) -> None:
    classify = ModelOnRuns(untrained(tmp_path / "model", {"ways": 5}, algorithm="fomaml"))
    classify(run)
    assert [badge for badge in classify.badges if "20" in badge] == ["trained for 5 classes, used with 20"]


def test_a_model_that_is_not_there_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(CheckpointError, match="builtin:nothing"):
        measure(write_runs(tmp_path, runs=1), ["builtin:nothing"], said.append)
    assert said == []
