"""The class browser: search, groups and parts; pictures only of what is looked at; figures; and a split by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from gui.classes_stage import Desk, desk  # noqa: F401
from PySide6.QtCore import Qt

from workbench.engine.commands import BrowseClasses, DescribeDataset
from workbench.engine.replies import RequestFailed
from workbench.gui.controllers.browsing import AT_ONCE
from workbench.gui.dialogs.classes import ClassesDialog
from workbench.gui.models.class_figures import figures
from workbench.gui.models.classes import BINS, ClassFacts
from workbench.gui.widgets.class_rows import PICTURES

COUNTS = [20] * 38 + [12, 31]
PARTS = [0] * 26 + [1] * 6 + [2] * 8


@pytest.fixture
def dialog(desk: Desk, qtbot: Any) -> Iterator[ClassesDialog]:  # noqa: F811
    desk.describe(COUNTS, PARTS)
    qtbot.mouseClick(desk.panel.browse, Qt.MouseButton.LeftButton)
    shown = desk.window.wiring.browsing.dialog
    assert shown is not None
    qtbot.waitUntil(lambda: bool(desk.asked))
    yield shown
    if still := desk.window.wiring.browsing.dialog:
        still.close()


def test_classes_cannot_be_browsed_before_a_dataset_is_open(desk: Desk) -> None:  # noqa: F811
    assert not desk.panel.browse.isEnabled()
    desk.window.wiring.browse_classes()
    assert desk.window.wiring.browsing.dialog is None


def test_only_classes_that_are_looked_at_are_asked_for(desk: Desk, dialog: ClassesDialog, qtbot: Any) -> None:  # noqa: F811
    asked = desk.asked[0]
    assert asked.classes[0] == 0 and len(asked.classes) <= AT_ONCE < len(COUNTS)
    dialog.table.scrollToBottom()
    qtbot.wait(100)
    assert len(desk.asked) == 1, "one at a time"
    desk.show_pictures()
    assert len(desk.asked) == 2
    assert desk.asked[1].classes[-1] == len(COUNTS) - 1
    desk.show_pictures()
    first, last = dialog.table.rows.index(0), dialog.table.rows.index(len(COUNTS) - 1)
    assert first.data(PICTURES)[0].pixelColor(3, 3).red() == 0
    assert [each.pixelColor(3, 3).red() for each in last.data(PICTURES)] == [39] * 10


def test_pictures_that_are_here_are_not_asked_for_again(desk: Desk, dialog: ClassesDialog, qtbot: Any) -> None:  # noqa: F811
    while len(desk.asked) < 2 and dialog.table.missing(1):
        desk.show_pictures()
    dialog.search.setText("letter 1")
    desk.show_pictures()
    seen = [number for each in desk.asked for number in each.classes]
    assert len(seen) == len(set(seen))


def test_search_group_and_part_shorten_the_list_together(dialog: ClassesDialog) -> None:
    assert dialog.count == "40 classes"
    dialog.search.setText("LETTER 3")
    assert dialog.table.rows.shown == [3, 13, 23, *range(30, 40)]
    dialog.group.setCurrentText("Latin")
    assert dialog.table.rows.shown == [3, 13, 23, 31, 33, 35, 37, 39]
    dialog.part.chosen.emit("2")
    assert dialog.table.rows.shown == [33, 35, 37, 39]
    assert dialog.count == "4 of 40 classes"
    dialog.search.setText("nothing like it")
    assert dialog.count == "0 of 40 classes"


def test_a_row_tells_name_group_count_and_part(dialog: ClassesDialog) -> None:
    index = dialog.table.rows.index(39)
    assert index.data() == "letter 39"
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Latin/letter 39, Test, Latin · 31 pictures"


def test_figures_stand_beside_the_classes(dialog: ClassesDialog) -> None:
    told = dialog.figures
    assert told["Classes"] == "40"
    assert told["Per class"] == "12 to 31, typically 20"
    assert told["Groups"] == "2, of 20 classes"
    assert told["Shown at"] == "28 × 28 pixels, grey"
    assert told["Split"] == "drawn at random"


def test_who_drew_the_split_is_named() -> None:
    facts = ClassFacts(("a", "b"), (3, 3), (0, 2), size=84, channels=3, split="given")
    told = dict(figures(facts, {"split_by": "Ravi & Larochelle", "licence": "MIT", "citation": ""}))
    assert told["Split"] == "Ravi & Larochelle"
    assert told["Per class"] == "3 each"
    assert told["Shown at"] == "84 × 84 pixels, in colour"
    assert "Citation" not in told


@pytest.mark.parametrize("counts", [[5], [1, 2, 3], list(range(100)), [7, 7, 5000]])
def test_every_class_is_in_one_bar(counts: list[int]) -> None:
    facts = ClassFacts(tuple(map(str, counts)), tuple(counts), (0,) * len(counts))
    bins = facts.histogram()
    assert sum(count for _, _, count in bins) == len(counts)
    assert len(bins) <= BINS
    assert all(before[1] + 1 == after[0] for before, after in pairwise(bins))


def test_a_failure_is_told_and_scrolling_on_asks_again(desk: Desk, dialog: ClassesDialog, qtbot: Any) -> None:  # noqa: F811
    desk.engine.replyReceived.emit(RequestFailed(desk.asked[0].request_id, "The folder is gone."))
    assert dialog.notice.sentence == "The folder is gone."
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(desk.asked) == 2)


def test_a_split_by_hand_is_kept_as_a_file_and_used(desk: Desk, dialog: ClassesDialog, tmp_path: Path) -> None:  # noqa: F811
    dialog.split.click()
    editing = desk.window.wiring.browsing.split
    assert editing is not None and not editing.use.isEnabled()
    editing.editor.lists[0].select([0, 1])
    editing.editor.move_selected(2)
    editing.use.click()
    config = desk.engine.sent_of(DescribeDataset)[-1].config
    assert config.split.split == "file"
    kept = json.loads(Path(config.split.split_file).read_text(encoding="utf-8"))
    assert Path(config.split.split_file).is_relative_to(tmp_path)
    assert kept["test"][:2] == ["Greek/letter 0", "Latin/letter 1"]
    assert [len(kept[part]) for part in ("train", "validation", "test")] == [24, 6, 10]
    assert not dialog.original.isVisible()
    desk.describe(COUNTS, [2, 2, *PARTS[2:]], "file")
    dialog.part.chosen.emit("2")
    assert dialog.table.rows.shown[:2] == [0, 1]
    assert dialog.figures["Split"] == "yours"
    dialog.original.click()
    again = desk.engine.sent_of(DescribeDataset)[-1].config.split
    assert (again.split, again.split_file) == ("auto", "")


def test_a_split_without_training_classes_cannot_be_used(desk: Desk, dialog: ClassesDialog) -> None:  # noqa: F811
    dialog.split.click()
    editing = desk.window.wiring.browsing.split
    assert editing is not None
    editing.editor.lists[0].selectAll()
    editing.editor.move_selected(1)
    assert not editing.use.isEnabled()
    assert editing.words == "Practice needs at least 2 training classes, but there are none."
    editing.editor.undo.click()
    assert "earlier runs keep theirs" in editing.words
    editing.close()


def test_the_engine_is_told_when_nobody_looks_any_more(desk: Desk, dialog: ClassesDialog) -> None:  # noqa: F811
    dialog.close()
    assert desk.asked[-1].classes == ()


def test_a_request_names_the_dataset_in_use(desk: Desk, dialog: ClassesDialog) -> None:  # noqa: F811
    (asked,) = desk.engine.sent_of(BrowseClasses)
    assert asked.config.dataset == "glyphs"
