"""Run folders with damaged files: each has a report that is one whole page, or is refused with a sentence."""

from __future__ import annotations

import json
import random
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recorded_runs import config_of, interrupted, write_run
from safetensors.numpy import save_file

from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.curve_files import curves_csv, curves_svg, read_runs
from workbench.runs.errors import RunError
from workbench.runs.report import page
from workbench.runs.report_facts import read_facts

SEEDS = 24
ODD: tuple[Any, ...] = (None, True, -1, 1e308, "", "<script>", [], {}, [[]], {"a": {}}, 10**400, "\x00", "\ud800")
SPLIT = {
    "train": [0, 1],
    "validation": [2],
    "test": [3],
    "kind": "random",
    "seed": 0,
    "fingerprint": "f",
    "pictures": [],
}
ANSWER = {
    "accuracy": 0.9, "ci95": 0.01, "dataset": "glyphs", "trained_on": ["glyphs"], "split": "test", "episodes": 600,
    "ways": 5, "shots": 1, "queries": 15, "seed": 0, "badges": ["pretrained network"], "macro_f1": 0.9,
    "compared_with": ["other"], "task": "5-way", "parted_by": "class", "loss": 0.2, "auc_ovr": 0.99,
    "auc_ovr_ci95": 0.1,
}  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    config = config_of()
    run = write_run(tmp_path / "run", config, interrupted(config)[:150])
    write_about(run, About("title", "note", ("tag",)))
    keep_answer(run, ANSWER)
    (run / "environment.json").write_text(json.dumps({"format": 1, "python": "3.11", "device": "CPU"}))
    (run / "split.json").write_text(json.dumps({"format": 1, "datasets": {"glyphs": SPLIT}}))
    (run / "checkpoints").mkdir()
    info = {"format": 1, "split": SPLIT, "versions": {"torch": "2.6"}}
    save_file({"x": np.zeros(3)}, run / "checkpoints" / "best.safetensors", {"workbench": json.dumps(info)})
    return run


def check(run: Path) -> None:
    try:
        text = page([read_facts(run)])
        drawing = curves_svg(read_runs([run])) + curves_csv(read_runs([run]))
    except RunError as error:
        assert len(str(error).splitlines()) == 1 or "\n" not in str(error).strip()
        return
    assert text.rstrip().endswith("</html>") and drawing
    assert "script" not in Tags(text).found


def with_odd_value(data: Any, draw: random.Random) -> Any:
    """``data`` with one value, at whatever depth, replaced by an odd one."""
    if isinstance(data, dict) and data and draw.random() < 0.8:
        key = draw.choice(list(data))
        return {**data, key: with_odd_value(data[key], draw)}
    if isinstance(data, list) and data and draw.random() < 0.5:
        place = draw.randrange(len(data))
        return [*data[:place], with_odd_value(data[place], draw), *data[place + 1 :]]
    return draw.choice(ODD)


@pytest.mark.parametrize("seed", range(16))
def test_flipped_and_missing_bytes(run: Path, seed: int) -> None:
    draw = random.Random(seed)
    files = sorted(each for each in run.rglob("*") if each.is_file() and each.name != "config.json")
    for path in draw.sample(files, 2):
        data = bytearray(path.read_bytes())
        for _ in range(draw.randint(1, 20)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        path.write_bytes(data[: draw.choice([len(data), draw.randrange(len(data))])])
    check(run)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_values_that_nobody_wrote(run: Path, seed: int) -> None:
    draw = random.Random(1000 + seed)
    for path in (run / "environment.json", run / "split.json", run / "about.json"):
        path.write_text(json.dumps(with_odd_value(json.loads(path.read_text()), draw)))
    for path in (run / "evaluations.jsonl", run / "events.jsonl"):
        lines = path.read_text().splitlines()
        place = draw.randrange(len(lines)) if draw.random() < 0.5 else 0
        lines[place] = json.dumps(with_odd_value(json.loads(lines[place]), draw))
        path.write_text("".join(f"{line}\n" for line in lines))
    info = json.dumps(with_odd_value({"format": 1, "split": SPLIT, "versions": {"torch": "2.6"}}, draw))
    save_file({"x": np.zeros(3)}, run / "checkpoints" / "best.safetensors", {"workbench": info})
    if draw.random() < 0.5:
        (run / "split.json").unlink()
        (run / "environment.json").unlink()
    check(run)


@pytest.mark.parametrize("name", ["about.json", "split.json", "environment.json", "evaluations.jsonl", "checkpoints"])
def test_a_folder_in_the_place_of_a_file_and_a_file_in_that_of_a_folder(run: Path, name: str) -> None:
    path = run / name
    if path.is_dir():
        (path / "best.safetensors").unlink()
        path.rmdir()
        path.write_text("no folder")
    else:
        path.unlink()
        path.mkdir()
    check(run)
