"""The wizard for one's own pictures: what it shows, what it proposes, and what comes of each of its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.dropping import drop, hold_over, mime_of, move_away, write_picture
from gui.stand_in_engine import StandInEngine
from own_pictures import class_files
from PySide6.QtWidgets import QLabel, QWidget
from small_photographs import photo, write_files

from workbench.data.pictures import read_picture
from workbench.data.survey import survey
from workbench.dataset_records import Record, write_record
from workbench.engine.commands import CancelRequest, Command, SupportClass
from workbench.engine.own_pictures import (
    AddDataset,
    AlikePair,
    CheckPictures,
    DatasetAdded,
    FolderSurveyed,
    PicturesChecked,
    PicturesSampled,
    SamplePictures,
    SurveyFolder,
)
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.gui.controllers.own_pictures import WAITING, OwnPicturesController
from workbench.gui.dialogs.own_pictures import TOO_FEW, OwnPicturesDialog
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.survey import SurveyView, name_problem
from workbench.gui.models.try_it import TryItModel
from workbench.gui.widgets.left_out_page import ALL, NOTHING_SO_FAR, SO_FAR
from workbench.gui.widgets.nothing_found import FORMS, SINGLE
from workbench.gui.widgets.survey_wall import SurveyWall

NAMES = tuple("abcdefghijkl")


@dataclass
class Stage:
    engine: StandInEngine
    model: TryItModel
    controller: OwnPicturesController
    place: Path

    @property
    def dialog(self) -> OwnPicturesDialog:
        assert self.controller.dialog is not None
        return self.controller.dialog

    def asked(self, kind: type[Command]) -> Any:
        return self.engine.sent_of(kind)[-1]

    def say(self, reply: object) -> None:
        self.engine.replyReceived.emit(reply)

    def find(self) -> None:
        """Open the wizard, and answer as the engine does."""
        self.controller.open(self.place)
        found = survey(self.place).to_json()
        pictures = np.zeros((len(found["classes"]), 8, 8, 3), np.uint8)
        self.say(FolderSurveyed(self.asked(SurveyFolder).request_id, found, pictures, tuple(range(len(pictures)))))


@pytest.fixture
def stage(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    place = write_files(tmp_path / "My leaves (2)", {**class_files(NAMES, each=8), "notes.txt": b"x"})
    engine, window = StandInEngine(), QWidget()
    qtbot.addWidget(window)
    window.show()
    model = TryItModel(window)
    made = Stage(engine, model, OwnPicturesController(engine, model, window, window), place)
    yield made
    if made.controller.dialog:
        made.controller.dialog.reject()


def test_while_it_looks_it_says_so_and_cancelling_ends_it(stage: Stage) -> None:
    stage.controller.open(stage.place)
    asked = stage.asked(SurveyFolder)
    assert asked.path == str(stage.place) and not stage.dialog.use.isEnabled()
    stage.say(DatasetProgress(asked.request_id, "Looking at some pictures", 0.5))
    assert stage.dialog.busy.sentence == "Looking at some pictures… 50 %"
    stage.dialog.reject()
    assert CancelRequest(asked.request_id) in stage.engine.sent and stage.controller.dialog is None
    stage.say(RequestFailed(asked.request_id, "Cancelled."))


def test_it_shows_classes_counts_tasks_size_and_what_was_left_out(stage: Stage) -> None:
    stage.find()
    dialog = stage.dialog
    assert dialog.wall.names == list(NAMES)
    assert dialog.facts._summary.text().startswith("12 classes, 96 pictures: 8 of each.")
    assert dialog.facts.split.accessibleName() == "Split of classes: Train 8, Validation 2, Test 2"
    assert "1 example of each class: up to 2 classes in a task, with 5 questions of each" in dialog.facts.tasks
    assert "notes.txt" in dialog.left_out.reasons[0] and dialog.left_out.note == SO_FAR
    assert "12 classes are too few for meta-training" in dialog.facts.few
    assert dialog.facts.name.text() == "My-leaves-2"
    assert dialog.facts.pixels == dialog.view.size and dialog.use.isEnabled() and dialog.once.isEnabled()


def test_the_wall_has_a_handle_to_scroll_by_only_where_there_is_more(qtbot: Any) -> None:
    wall = SurveyWall()
    qtbot.addWidget(wall)
    wall.set_classes(["a", "b"], [3, 3], np.zeros((2, 8, 8, 3), np.uint8))
    wall.resize(600, 500)
    wall.show()
    bar = wall.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0 and not bar.isEnabled())
    wall.resize(600, 100)
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.isEnabled())


def test_classes_that_are_moved_change_what_is_possible_and_are_kept_with_the_name(stage: Stage, qtbot: Any) -> None:
    stage.find()
    dialog = stage.dialog
    dialog.editor.model.move({1}, 1)
    dialog.editor.model.move({2}, 2)
    assert dialog.facts.split.accessibleName() != "Split of classes: Train 8, Validation 2, Test 2"
    assert not dialog.once.isEnabled() and "name" in dialog.once.toolTip()
    dialog.facts.name.setText("leaves")
    dialog.use.click()
    asked = stage.asked(AddDataset)
    assert (asked.name, asked.path) == ("leaves", str(stage.place))
    assert sorted(sum(asked.split.values(), ())) == list(NAMES) and "c" in asked.split["test"]
    with qtbot.waitSignal(stage.controller.chosen) as heard:
        stage.say(DatasetAdded(asked.request_id, "leaves", ()))
    assert heard.args == [DatasetChoice("leaves")] and stage.controller.dialog is None


def test_a_split_without_classes_to_train_on_cannot_be_used(stage: Stage) -> None:
    stage.find()
    stage.dialog.editor.model.move(set(range(len(NAMES))), 2)
    assert not stage.dialog.use.isEnabled() and stage.dialog.facts.problem == TOO_FEW


def test_without_a_name_the_folder_itself_is_used(stage: Stage, qtbot: Any) -> None:
    stage.find()
    with qtbot.waitSignal(stage.controller.chosen) as heard:
        stage.dialog.once.click()
    assert heard.args == [DatasetChoice("folder", str(stage.place))]


def test_a_bad_name_is_told_before_it_is_used(stage: Stage) -> None:
    stage.find()
    field = stage.dialog.facts.name
    for typed, words in (("", "Type a name"), ("a b", "A name has up to 64"), ("Glyphs", "named Glyphs already")):
        field.setText(typed)
        stage.dialog.facts.changed.emit()
        assert words in stage.dialog.facts.problem and not stage.dialog.use.isEnabled()
    assert name_problem("leaves", ("glyphs",)) == ""


def test_a_name_that_is_taken_is_proposed_with_the_next_number(stage: Stage) -> None:
    for name in ("my-leaves-2", "My-leaves-2-2"):
        write_record(Record(name, str(stage.place), 28, True, None, {}))
    stage.find()
    assert stage.dialog.facts.name.text() == "My-leaves-2-3" and stage.dialog.facts.problem == ""


def test_a_long_name_that_is_taken_stays_within_its_limit(tmp_path: Path) -> None:
    view = SurveyView(survey(write_files(tmp_path / ("x" * 80), class_files())).to_json())
    assert view.proposed_name(["x" * 64]) == "x" * 62 + "-2"


def test_why_no_tasks_are_possible_is_said_with_numbers(tmp_path: Path) -> None:
    six = SurveyView(survey(write_files(tmp_path / "six", class_files(NAMES[:6], each=6))).to_json())
    assert six.tasks(six.parts)[0].words == (
        "1 example of each class: not possible. A task needs 2 classes, but only 1 is for validation, and only 1 is "
        "for the test. Move classes there under “Split”."
    )
    uneven = class_files(NAMES[:2], each=6) | class_files(NAMES[2:6], each=1)
    view = SurveyView(survey(write_files(tmp_path / "uneven", uneven)).to_json())
    assert [each.words for each in view.tasks([0, 1, 0, 0, 1, 1])] == [
        "1 example of each class: not possible. A task needs 2 classes, but only 1 of the 3 for training has 2 "
        "pictures or more, and only 1 of the 3 for validation has 2 pictures or more.",
        "5 examples of each class: not possible. A task needs 2 classes, but only 1 of the 3 for training has 6 "
        "pictures or more, and only 1 of the 3 for validation has 6 pictures or more.",
    ]
    assert "none of the 3 for training has 2 pictures" in view.tasks([1, 1, 0, 0, 0, 1])[0].words


def added(stage: Stage, **counts: int) -> AddDataset:
    """Answer the last request to add pictures, of which so many could be used."""
    asked = stage.asked(AddDataset)
    write_record(Record(asked.name, asked.path, asked.size, asked.colour, None, {"per_class": counts}))
    stage.say(DatasetAdded(asked.request_id, asked.name, ()))
    return asked


def test_a_baseline_is_offered_where_classes_are_few_and_parts_their_pictures(stage: Stage) -> None:
    stage.find()
    assert stage.dialog.baseline.isVisible() and stage.dialog.baseline.isEnabled()
    words = "an ordinary classifier practises on 48 of the pictures, and is tested on 24 new ones"
    assert f"Train a baseline: {words} of the same classes." in stage.dialog.facts.works
    stage.dialog.editor.model.move({1}, 1)
    stage.dialog.baseline.click()
    heard: list[Any] = []
    stage.controller.chosen.connect(heard.append)
    stage.controller.baselineWanted.connect(heard.append)
    asked = added(stage, **dict.fromkeys(NAMES, 8))
    assert asked.split is None, "however classes were moved"
    choice, plan = heard
    assert choice == DatasetChoice(asked.name, "", {"split": "pictures", "validation_fraction": 0.25})
    assert plan.task == {"ways": 5, "shots": 1, "queries": 1} and stage.controller.dialog is None


def test_a_baseline_is_planned_by_the_pictures_that_could_be_read(stage: Stage, qtbot: Any) -> None:
    stage.find()
    stage.dialog.baseline.click()
    with qtbot.assertNotEmitted(stage.controller.chosen):
        added(stage, **dict.fromkeys(NAMES, 8), owl=3)
    assert "owl has only 3" in stage.dialog.notice.sentence and stage.dialog.use.isEnabled()


def test_classes_too_small_for_a_baseline_are_told_before(stage: Stage, tmp_path: Path) -> None:
    stage.place = write_files(tmp_path / "three", class_files())
    stage.find()
    problem = "A baseline needs 5 pictures of every class"
    assert not stage.dialog.baseline.isEnabled() and stage.dialog.baseline.toolTip().startswith(problem)
    assert any(each.startswith(problem) for each in stage.dialog.facts.works) and stage.dialog.try_it.isEnabled()


def test_a_baseline_needs_a_name_as_well(stage: Stage) -> None:
    stage.find()
    stage.dialog.facts.name.setText("a b")
    stage.dialog.facts.changed.emit()
    assert not stage.dialog.baseline.isEnabled() and "A name has up to 64" in stage.dialog.baseline.toolTip()


def test_with_enough_classes_nothing_is_said_of_too_few(stage: Stage, tmp_path: Path) -> None:
    many = write_files(tmp_path / "many", class_files(tuple(f"class {n}" for n in range(24)), each=2))
    stage.place = many
    stage.find()
    assert stage.dialog.facts.few == "" and not stage.dialog.baseline.isVisible()
    assert (stage.dialog.left_out.reasons, stage.dialog.left_out.note) == ([NOTHING_SO_FAR], SO_FAR)


def test_some_of_the_pictures_go_to_try_it(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.find()
    stage.dialog.try_it.click()
    asked = stage.asked(SamplePictures)
    pictures = [read_picture(write_picture(tmp_path / f"{size}.png", size=size)) for size in (40, 41, 42)]
    classes = (SupportClass("a", (pictures[0],)), SupportClass("b", (pictures[1],)))
    stage.model.add_class("a")
    with qtbot.waitSignal(stage.controller.tried):
        stage.say(PicturesSampled(asked.request_id, classes, (pictures[2],)))
    assert [(each.name, len(each.pictures)) for each in stage.model.classes] == [("a", 1), ("b", 1)]
    assert len(stage.model.queries) == 1 and stage.controller.dialog is None


def test_near_duplicates_are_looked_for_on_demand_and_can_be_given_up(stage: Stage) -> None:
    stage.find()
    page = stage.dialog.alike
    page.start.click()
    first = stage.asked(CheckPictures)
    stage.say(DatasetProgress(first.request_id, "Comparing the pictures", 0.25))
    assert page.busy.sentence == "Comparing the pictures… 25 %"
    page.busy.cancelRequested.emit()
    assert CancelRequest(first.request_id) in stage.engine.sent and not page.start.isHidden()
    page.start.click()
    second = stage.asked(CheckPictures)
    pair = AlikePair("a/1.png", "b/2.png", 2, np.zeros((2, 8, 8, 3), np.uint8))
    left_out = ({"file": "c/1.png", "reason": "c/1.png is damaged or cut off."},)
    stage.say(PicturesChecked(second.request_id, 95, left_out, (pair,), 1))
    assert page.list.count() == 1 and "1 pair of pictures look" in page.words
    assert stage.dialog.left_out.reasons == ["c/1.png is damaged or cut off."]
    assert stage.dialog.left_out.note == ALL


def test_what_cannot_be_looked_at_is_told_and_an_error_later_leaves_what_was_found(stage: Stage) -> None:
    stage.controller.open(stage.place)
    stage.say(RequestFailed(stage.asked(SurveyFolder).request_id, "There are no pictures in x.", "Traceback"))
    assert stage.dialog.notice.sentence == "There are no pictures in x." and not stage.dialog.use.isVisible()
    said = [each.text() for each in stage.dialog.findChildren(QLabel) if each.isVisible()]
    assert SINGLE in said and set(FORMS) <= set(said), "what can be done stands in place of an empty window"
    stage.find()
    assert SINGLE not in [each.text() for each in stage.dialog.findChildren(QLabel) if each.isVisible()]
    stage.dialog.use.click()
    stage.say(RequestFailed(stage.asked(AddDataset).request_id, "There is no room."))
    assert stage.dialog.notice.sentence == "There is no room." and stage.dialog.use.isEnabled()


def test_when_the_engine_stops_it_is_said_and_the_folder_is_looked_at_again(stage: Stage) -> None:
    stage.controller.open(stage.place)
    first = stage.asked(SurveyFolder).request_id
    stage.engine.childDied.emit("It died.")
    assert "stopped" in stage.dialog.notice.sentence and stage.dialog.busy.sentence == WAITING
    stage.engine.get_ready()
    assert stage.asked(SurveyFolder).request_id != first and stage.dialog.notice.sentence == ""


def test_omniglot_is_handed_on_as_what_it_is(stage: Stage, qtbot: Any) -> None:
    stage.controller.open(stage.place)
    none = np.zeros((0, 8, 8, 3), np.uint8)
    with qtbot.waitSignal(stage.controller.omniglotFound) as heard:
        stage.say(FolderSurveyed(stage.asked(SurveyFolder).request_id, None, none, (), True))
    assert heard.args == [stage.place] and stage.controller.dialog is None


def test_folders_and_archives_can_be_dropped_on_the_window_but_single_pictures_cannot(
    stage: Stage, qtbot: Any, tmp_path: Path
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    stage.controller.take_drops(widget)
    (tmp_path / "one.png").write_bytes(photo(1, 1))
    assert not hold_over(widget, mime_of([tmp_path / "one.png"]))
    (tmp_path / "set.zip").touch()
    assert hold_over(widget, mime_of([tmp_path / "set.zip"]))
    move_away(widget)
    with qtbot.waitSignal(stage.controller.dropped) as heard:
        drop(widget, [stage.place])
    assert heard.args == [[stage.place]]


def test_classes_too_few_to_be_parted_are_all_trained_on(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.place = write_files(tmp_path / "three", class_files())
    stage.find()
    assert "Too few to be parted" in stage.dialog.facts._split_words.text()
    with qtbot.waitSignal(stage.controller.chosen) as heard:
        stage.dialog.once.click()
    assert heard.args[0].values == {"split": "all"}


def test_where_folders_part_the_classes_that_is_said_and_taken(tmp_path: Path) -> None:
    files = {
        **{f"train/{name}": its for name, its in class_files(("a", "b"), each=2).items()},
        **{f"test/{name}": its for name, its in class_files(("c", "d"), each=2).items()},
    }
    view = SurveyView(survey(write_files(tmp_path / "parted", files)).to_json())
    assert view.split_words == "As the folders part them" and view.parts == [0, 0, 2, 2]
    assert view.split(view.parts) is None
    assert view.split([0, 0, 2, 0]) == {"train": ("a", "b", "d"), "validation": (), "test": ("c",)}
