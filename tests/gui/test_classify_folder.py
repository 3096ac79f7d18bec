"""The window "Classify a folder": it says what will happen, overwrites nothing unasked, and tells what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop
from gui.try_it_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import COPY, MOVE, ClassifyFolder, FolderClassified
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.gui.controllers.classifying import ClassifyController
from workbench.gui.controllers.long_request import LOST
from workbench.gui.dialogs.classify import FAILED, LEARNING, NO_CLASSES, WAITING, ClassifyWindow
from workbench.gui.models.classifying import ClassifyPlan, counts, listed, proposed_table, refused_words, result_words

REFUSED = ({"file": "notes.png", "reason": "notes.png is not a picture."},)
DONE = FolderClassified(0, "/out/labels.csv", 212, 12, REFUSED, {"arrow": 50, "house": 150})


@dataclass
class Folder:
    stage: Stage
    controller: ClassifyController
    path: Path

    @property
    def window(self) -> ClassifyWindow:
        return self.controller.window

    @property
    def asked(self) -> list[ClassifyFolder]:
        return [each for each in self.stage.engine.sent if isinstance(each, ClassifyFolder)]

    def choose(self) -> None:
        drop(self.window.form.folder.line, [self.path])

    def answer(self, done: FolderClassified = DONE) -> None:
        number = self.asked[-1].request_id
        reply = FolderClassified(number, done.out, done.files, done.rejected, done.refused, done.counts)
        self.stage.engine.replyReceived.emit(reply)


@pytest.fixture
def folder(filled: Stage, tmp_path: Path) -> Iterator[Folder]:
    controller = ClassifyController(filled.engine, filled.controller, filled.panel, filled.panel)
    filled.learn(0.4)
    controller.open()
    path = tmp_path / "photos"
    path.mkdir()
    yield Folder(filled, controller, path)
    controller.close()


def test_it_asks_for_a_folder_first(folder: Folder) -> None:
    assert folder.window.isVisible()
    assert not folder.window.go.isEnabled()
    assert folder.window.words == "Choose the folder with the pictures to recognise."


def test_a_dropped_folder_proposes_a_table_beside_it_and_says_what_will_happen(folder: Folder) -> None:
    folder.choose()
    window = folder.window
    assert window.form.table.path == str(folder.path.parent / "photos labels.csv")
    assert window.go.isEnabled()
    assert "“photos”" in window.words
    assert "arrow or house, or as none of these" in window.words
    assert "The pictures themselves stay as they are." in window.words
    assert "Nothing is uploaded anywhere." in window.words


def test_what_is_chosen_is_what_is_asked_for(folder: Folder) -> None:
    folder.choose()
    folder.window.form.careful.slider.setValue(80)
    folder.window.go.click()
    asked = folder.asked[-1]
    assert (asked.folder, asked.out) == (str(folder.path), str(folder.path.parent / "photos labels.csv"))
    assert (asked.reject, asked.sort, asked.into) == (0.8, "", "")
    assert [each.name for each in asked.adapted.classes] == ["arrow", "house"]
    assert asked.adapted.model == folder.stage.controller.model_ref


@pytest.mark.parametrize(("sort", "words"), [(COPY, "A copy of each picture goes"), (MOVE, "Each picture is moved")])
def test_files_can_be_sorted_into_folders(folder: Folder, qtbot: Any, sort: str, words: str) -> None:
    folder.choose()
    assert not folder.window.form.into.isVisible()
    qtbot.mouseClick(folder.window.form.fate._buttons[sort], Qt.MouseButton.LeftButton)
    assert folder.window.form.into.isVisible()
    assert words in folder.window.words
    assert "“photos by class”; nothing there is overwritten." in folder.window.words
    folder.window.go.click()
    assert (folder.asked[-1].sort, folder.asked[-1].into) == (sort, str(folder.path.parent / "photos by class"))


def test_a_place_that_somebody_named_is_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("/elsewhere/mine", ""))
    folder.window.form.table.button.click()
    folder.choose()
    assert folder.window.form.table.path == "/elsewhere/mine.csv"


def test_a_table_that_is_there_is_replaced_only_when_that_is_agreed(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.choose()
    (folder.path.parent / "photos labels.csv").write_text("dear to somebody")
    answers = iter([False, True])
    monkeypatch.setattr("workbench.gui.dialogs.classify.may_replace", lambda *_: next(answers))
    folder.window.go.click()
    assert folder.asked == []
    folder.window.go.click()
    assert len(folder.asked) == 1


def test_progress_is_told_and_can_be_cancelled(folder: Folder) -> None:
    folder.choose()
    folder.window.go.click()
    number = folder.asked[-1].request_id
    folder.stage.engine.replyReceived.emit(DatasetProgress(number, "Recognising 50 of 212", 0.25))
    assert folder.window.is_busy
    assert folder.window.busy.sentence == "Recognising 50 of 212… 25 %"
    assert not folder.window.form.isEnabled()
    folder.window.busy.cancel.click()
    assert folder.stage.engine.sent[-1] == CancelRequest(number)
    assert not folder.window.is_busy
    folder.answer()
    assert folder.window.done_box.words == "", "it was given up"


def test_the_result_counts_what_was_recognised_rejected_and_refused(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.choose()
    folder.window.go.click()
    folder.answer()
    box = folder.window.done_box
    assert box.words == "Recognised 212 pictures, of which 12 are none of these. The table is “labels.csv”."
    assert box.counts.counts == [("house", 150), ("arrow", 50), ("none of these", 12)]
    assert box.refused.sentence == "1 file could not be read."
    assert box.refused.details == "notes.png: notes.png is not a picture."
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    box.table.click()
    box.folder.click()
    assert opened == ["/out/labels.csv", "/out"]


def test_many_classes_scroll_and_are_then_reached_by_the_keyboard(folder: Folder) -> None:
    counted = folder.window.done_box.counts
    counted.set_counts([("a", 2), ("b", 1)])
    assert counted.focusPolicy() is Qt.FocusPolicy.NoFocus
    counted.set_counts([(f"class {number}", number) for number in range(40)])
    assert counted.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert counted.height() < 200


def test_a_failure_is_told_and_the_form_stays_filled(folder: Folder) -> None:
    folder.choose()
    folder.window.go.click()
    folder.stage.engine.replyReceived.emit(RequestFailed(folder.asked[-1].request_id, "The disk is full.", "details"))
    assert folder.window.notice.sentence == "The disk is full."
    assert folder.window.go.isEnabled()


def test_an_engine_that_dies_leaves_a_sentence(folder: Folder, qtbot: Any) -> None:
    folder.choose()
    folder.window.go.click()
    folder.stage.engine.childDied.emit("The engine crashed.")
    assert folder.window.notice.sentence == LOST
    assert folder.window.words == WAITING
    asked = len(folder.stage.adapts)
    folder.stage.engine.get_ready()
    assert folder.window.words == LEARNING
    qtbot.waitUntil(lambda: len(folder.stage.adapts) > asked)
    folder.stage.learn(0.4)
    assert folder.window.go.isEnabled()


def test_without_two_classes_it_says_what_to_do(folder: Folder) -> None:
    folder.choose()
    folder.stage.controller.clear()
    assert folder.window.words == NO_CLASSES
    assert not folder.window.go.isEnabled()


def test_a_model_that_cannot_tell_what_fits_no_class_is_not_asked_to(folder: Folder) -> None:
    folder.choose()
    folder.stage.model.rejection.suggest(0.0)
    assert not folder.window.form.careful.slider.isEnabled()
    assert folder.window.form.careful.words == "not learned by this model"
    assert folder.window.form.plan.reject == 0
    assert "none of these" not in folder.window.words


def test_it_begins_as_careful_as_try_it_is(folder: Folder) -> None:
    assert folder.window.form.plan.reject == 0.4
    folder.controller.close()
    folder.stage.model.rejection.choose(0.9)
    folder.controller.open()
    assert folder.window.form.plan.reject == 0.9
    folder.window.form.careful.reset.click()
    assert folder.window.form.plan.reject == 0.4


def test_opened_before_the_model_has_said_how_careful_to_be_it_waits_for_that(
    filled: Stage, tmp_path: Path, qtbot: Any
) -> None:
    controller = ClassifyController(filled.engine, filled.controller, filled.panel, filled.panel)
    folder = Folder(filled, controller, tmp_path / "greek")
    controller.open()
    folder.choose()
    assert folder.window.words == LEARNING
    assert not folder.window.go.isEnabled()
    assert not folder.window.form.careful.isVisible(), "nothing is known of it yet"
    filled.learn(0.4)
    assert folder.window.form.careful.slider.isEnabled()
    folder.window.go.click()
    assert folder.asked[-1].reject == 0.4
    controller.close()


def test_it_follows_try_it_until_somebody_says_otherwise_here(folder: Folder) -> None:
    folder.stage.model.rejection.choose(0.7)
    assert folder.window.form.plan.reject == 0.7
    folder.window.form.careful.slider.setValue(20)
    folder.stage.model.rejection.choose(0.9)
    assert folder.window.form.plan.reject == 0.2
    folder.window.form.careful.reset.click()
    folder.stage.model.rejection.suggest(0.6)
    assert folder.window.form.plan.reject == 0.6


def test_classes_that_cannot_be_learned_are_not_looked_for(folder: Folder, qtbot: Any) -> None:
    folder.choose()
    asked = len(folder.stage.adapts)
    folder.stage.controller.use_model("runs/broken")
    assert folder.window.words == LEARNING
    qtbot.waitUntil(lambda: len(folder.stage.adapts) > asked)
    folder.stage.engine.replyReceived.emit(RequestFailed(folder.stage.adapts[-1].request_id, "It is broken.", ""))
    assert folder.window.words == FAILED
    assert not folder.window.go.isEnabled()


def test_a_path_can_be_typed_from_the_root_on(folder: Folder, qtbot: Any) -> None:
    for typed in ("/", "..", "."):
        folder.window.form.folder.line.clear()
        qtbot.keyClicks(folder.window.form.folder.line, typed)
        assert folder.window.form.plan.out.endswith(" labels.csv")
    assert proposed_table(Path("/")) == Path("/pictures labels.csv")


@pytest.mark.parametrize(
    ("names", "words"),
    [(("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c"), (tuple("abcde"), "one of 5 classes")],
)
def test_classes_are_named_while_they_are_few(names: tuple[str, ...], words: str) -> None:
    assert listed(names) == words


def test_an_empty_folder_is_told_as_such() -> None:
    done = FolderClassified(1, "/out/labels.csv", 0, 0, (), {})
    assert result_words(done, "") == "There was no picture that could be read; the table “labels.csv” has no rows."
    assert counts(done) == []
    assert refused_words(done, "") == ("", "")
    assert refused_words(DONE, COPY)[0] == "1 file could not be read or sorted."


def test_a_plan_says_what_is_missing_in_order() -> None:
    assert "folder with the pictures" in ClassifyPlan().missing
    assert "file that the table" in ClassifyPlan("a").missing
    assert "folder for each class" in ClassifyPlan("a", "b", sort=COPY).missing
    assert ClassifyPlan("a", "b", sort=COPY, into="c").missing == ""


def test_copies_are_asked_for_elsewhere_than_in_the_folder_that_is_looked_at() -> None:
    said = ClassifyPlan("a", "b", sort=COPY, into="a/sorted").missing
    assert said.startswith("a/sorted lies in a, where copies") and said.endswith("choose a folder outside it.")
    assert ClassifyPlan("a", "b", sort=MOVE, into="a/sorted").missing == ""
    assert ClassifyPlan("a", "b", into="a/sorted").missing == ""
