"""Where pictures are parted and not classes, the window says so, and judges by what each part has of each class."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import Qt

from workbench.config import RunConfig, SplitConfig, TaskConfig
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import KNOWN_CLASSES, shares
from workbench.data.splits import parts_of, split_classes
from workbench.engine.commands import DescribeDataset
from workbench.engine.events import Interval, RunFinished
from workbench.engine.replies import DatasetDescribed
from workbench.engine.streams import practice_episodes, validation_sampler
from workbench.gui.controllers.run_ends import outcome
from workbench.gui.dialogs.classes import ClassesDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.class_figures import figures
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.dataset import DatasetChoice, changes_for
from workbench.gui.models.fit import obstacles, remarks
from workbench.gui.widgets.class_rows import EVERY, NOTE, PART
from workbench.gui.widgets.runs_table_model import BEST, RunsModel, best_words
from workbench.host.describe import describe_dataset
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

PICTURES = SplitConfig(split="pictures")
CARD = {"name": "Clothing", "title": "Clothing", "split_by": "", "licence": "", "citation": ""}


def facts(*counts: int) -> ClassFacts:
    names = tuple(f"class {number}" for number in range(len(counts)))
    its = tuple(shares(count, PICTURES) for count in counts)
    return ClassFacts(names, counts, (0,) * len(counts), split="pictures", shares=its)


def config(**task: object) -> RunConfig:
    return RunConfig(task=TaskConfig(**{"ways": 3, "shots": 1, "queries": 3, **task}), split=PICTURES)  # type: ignore[arg-type]


def images(*counts: int) -> ImageSet:
    """As many different pictures as there are to be."""
    total = sum(counts)
    pixels = torch.zeros(total, 1, 8, 8, dtype=torch.uint8)
    pixels[:, 0, 0, 0] = torch.arange(total).to(torch.uint8)
    names = tuple(f"class {number}" for number in range(len(counts)))
    return ImageSet(pixels, torch.tensor([0, *counts]).cumsum(0), names)


def test_every_class_is_in_every_part_with_pictures_of_its_own() -> None:
    made = facts(30, 12)
    assert made.by_picture and made.kept == (20 + 8, 4 + 2, 6 + 2)
    assert [made.classes_in(part) for part in range(3)] == [[0, 1]] * 3
    assert [made.pictures_in(part, 0) for part in range(3)] == [20, 4, 6]


def test_tasks_are_judged_by_the_pictures_of_each_part() -> None:
    assert obstacles(facts(30, 30, 30), config(), "class_batches") == []
    (words,) = obstacles(facts(30, 30, 30), config(queries=4), "class_batches")
    assert words == (
        "A task needs 3 classes with 5 pictures each (1 example and 4 questions), but none of the classes have as "
        "many for validation; the largest has 4. Lower “Questions per class” to at most 3."
    )
    (words,) = obstacles(facts(30, 30, 30), config(ways=4), "class_batches")
    assert words == "A task needs 4 classes, but there are only 3. Lower “Classes per task” to at most 3."
    assert not remarks(facts(30, 30, 30), config(), "class_batches", coloured=True)


@pytest.mark.parametrize("seed", range(40))
def test_the_window_judges_as_the_engine_does(seed: int) -> None:
    draw = random.Random(seed)
    counts = [draw.randint(3, 30) for _ in range(draw.randint(2, 7))]
    asked = config(ways=draw.randint(2, 5), shots=draw.randint(1, 2), queries=draw.randint(1, 4))
    asked = replace(asked, split=replace(PICTURES, rotations=draw.random() < 0.3))
    data = images(*counts)
    parted = parts_of(data, split_classes(data, asked.split), rotations=asked.split.rotations)
    refused = False
    for sampler, part in ((practice_episodes, "train"), (validation_sampler, "validation")):
        try:
            sampler(asked, parted[part])
        except ValueError:
            refused = True
    assert bool(obstacles(facts(*counts), asked, "episodes")) == refused


def test_the_engine_tells_how_many_pictures_each_part_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setattr("workbench.host.describe.open_images", lambda *_: (None, images(30, 12)))
    told = describe_dataset(DescribeDataset(1, RunConfig(split=PICTURES)), lambda *_: None)
    assert told.class_shares == ((20, 4, 6), (8, 2, 2)) and told.split == "pictures" and told.class_parts == (0, 0)
    none = describe_dataset(
        DescribeDataset(1, RunConfig(split=replace(PICTURES, validation_fraction=0.0))), lambda *_: None
    )
    assert none.class_shares == ((24, 0, 6), (10, 0, 2))
    assert ClassFacts.of(none).classes_in(1) == []


def test_the_class_browser_tells_the_shares_of_each_class(qtbot: Any) -> None:
    dialog = ClassesDialog(facts(30, 12), CARD)
    qtbot.addWidget(dialog)
    dialog.show()
    row = dialog.table.rows.index(0)
    assert row.data(NOTE) == "20 train · 4 validation · 6 test" and row.data(PART) == EVERY
    told = "class 0, All parts, 20 pictures for training, 4 for validation, 6 for test"
    assert row.data(Qt.ItemDataRole.ToolTipRole) == row.data(Qt.ItemDataRole.AccessibleTextRole) == told
    dialog.grab()  # is painted
    assert dialog.figures["Split"].startswith("by picture: every class is in all parts")
    assert dialog.figures["Parts"] == "28 pictures to practise on, 6 for validation, 8 for test"
    assert not dialog.part.isVisible() and dialog.original.isVisible()
    assert "Parts" not in dict(figures(replace(facts(3), shares=()), CARD))


def test_the_panel_counts_pictures(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.wiring.dataset.use(DatasetChoice("glyphs", "", {"split": "pictures"}))
    asked = window._engine.sent_of(DescribeDataset)[-1]
    monkeypatch.setattr("workbench.host.describe.open_images", lambda *_: (None, images(30, 12)))
    told = describe_dataset(asked, lambda *_: None)
    assert isinstance(told, DatasetDescribed)
    window._engine.replyReceived.emit(told)
    panel = window.dataset
    assert panel.split.accessibleName() == "Split of pictures: Train 28, Validation 6, Test 8"
    assert "Every class is in all parts" in panel.split.toolTip()
    assert panel.note == "Split by picture: every class is in all parts, each with pictures of its own"


def test_another_dataset_is_parted_by_class_again() -> None:
    assert changes_for("glyphs", "pictures")["split"] == "auto" and "split" not in changes_for("glyphs", "random")


def test_a_run_on_known_classes_is_marked_in_the_table_and_not_drawn_beside_others(qtbot: Any) -> None:
    its = Interval(0.5, 0.01)
    known = RunSummary("a", Path("a"), "glyphs", "maml", 5, 1, its, 1.0, RunState.COMPLETED, known_classes=True)
    model = RunsModel()
    model.set_runs([known, replace(known, best=Interval(0.9, 0.01), known_classes=False)])
    cells = [model.index(row, BEST) for row in range(2)]
    assert [each.data() for each in cells] == ["50.0 ± 1.0 %†", "90.0 ± 1.0 %"]
    assert cells[0].data(3) == f"50.0 ± 1.0 %†\n† {KNOWN_CLASSES}"
    assert model.lowest_best() == 0.9
    assert best_words(known) == "50.0 ± 1.0 %, known classes"


def test_how_a_run_ended_is_said_of_new_pictures() -> None:
    ended = RunFinished(1, 1, "completed", "", 1.0, {"accuracy": Interval(0.5, 0.01)})
    assert outcome("a", ended).endswith("50.0 ± 1.0 % on new classes.")
    assert outcome("a", ended, known=True).endswith("on new pictures of the classes it practised on.")
