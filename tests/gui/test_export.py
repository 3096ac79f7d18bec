"""Export: a file is asked for, the window is busy, and then says what was written and how it was checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.try_it_stage import Stage
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import ExportClassifier, Exported
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.gui.controllers.exporting import CANCELLED, NO_CLASSES, ExportController
from workbench.gui.models.exporting import check_words

FILES = ("/out/classifier.onnx", "/out/labels.txt", "/out/example.py")


@pytest.fixture
def export(filled: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExportController]:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/out/classifier", ""))
    controller = ExportController(filled.engine, filled.controller, filled.panel, filled.panel)
    yield controller
    controller.close()


def asked(stage: Stage) -> ExportClassifier:
    found: Any = stage.engine.sent_of(ExportClassifier)[-1]
    return found


def test_nothing_happens_when_no_file_is_chosen(
    filled: Stage, export: ExportController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    export.open()
    assert not filled.engine.sent_of(ExportClassifier)
    assert not export.window.isVisible()


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (["c.labels.txt"], "c.labels.txt is there already."),
        (["c.labels.txt", "c_example.py"], "c.labels.txt and c_example.py are there already."),
        (["c.onnx"], ""),  # of which the dialog asks
    ],
)
@pytest.mark.parametrize("answer", ["Replace", "Cancel"])
def test_what_goes_beside_the_classifier_is_not_replaced_unasked(
    filled: Stage,
    export: ExportController,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    there: list[str],
    words: str,
    answer: str,
) -> None:
    for each in there:
        (tmp_path / each).touch()
    asked_of: list[str] = []

    def press(box: QMessageBox) -> None:
        asked_of.append(box.text())
        next(each for each in box.buttons() if each.text() == answer).click()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "c.onnx"), ""))
    monkeypatch.setattr(QMessageBox, "exec", press)
    export.open()
    assert "".join(asked_of) == words
    assert len(filled.engine.sent_of(ExportClassifier)) == (answer == "Replace" or not words)


def test_the_classifier_is_written_where_it_was_asked_for_and_checked_on_all_pictures(
    filled: Stage, export: ExportController
) -> None:
    export.open()
    command = asked(filled)
    assert command.path == "/out/classifier.onnx"
    assert command.queries == tuple(filled.model.queries)
    assert command.adapted.classes == filled.model.support()
    assert not export.window.busy.isHidden()
    filled.engine.replyReceived.emit(DatasetProgress(command.request_id, "Checking", 0.5))
    assert export.window.busy.sentence == "Checking… 50 %"


def test_what_was_written_and_how_it_was_checked_is_told(
    filled: Stage, export: ExportController, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.open()
    filled.engine.replyReceived.emit(Exported(asked(filled).request_id, FILES, 28, 3.1e-6))
    checked = "Checked on 28 pictures: same labels, scores differ by at most 0.000003."
    assert export.window.words == (f"Written to {Path('/out')}", checked)
    assert [line.partition(":")[0] for line in export.window.files.lines] == [Path(each).name for each in FILES]
    assert "2 classes" in export.window.files.lines[0]
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    export.window.folder.click()
    assert opened == ["/out"]


def test_a_failure_is_told_in_a_sentence_and_can_be_tried_again(filled: Stage, export: ExportController) -> None:
    export.open()
    filled.engine.replyReceived.emit(RequestFailed(asked(filled).request_id, "Labels differ on 1 picture."))
    assert export.window.notice.sentence == "Labels differ on 1 picture."
    assert export.window.folder.isHidden()
    export.window.again.click()
    assert len(filled.engine.sent_of(ExportClassifier)) == 2


@pytest.mark.parametrize("button", ["busy.cancel", "leave"])
def test_it_can_be_cancelled(filled: Stage, export: ExportController, button: str) -> None:
    export.open()
    number = asked(filled).request_id
    pressed: Any = export.window
    for name in button.split("."):
        pressed = getattr(pressed, name)
    pressed.click()
    assert filled.engine.sent[-1] == CancelRequest(number)
    filled.engine.replyReceived.emit(Exported(number, FILES, 28, 0.0))
    assert export.window.words[0] == ""
    assert button == "leave" or export.window.notice.sentence == CANCELLED


def test_without_two_classes_there_is_nothing_to_export(filled: Stage, export: ExportController) -> None:
    filled.controller.clear()
    export.open()
    assert export.window.notice.sentence == NO_CLASSES
    assert not filled.engine.sent_of(ExportClassifier)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (0.0, "exactly the same scores"),
        (1e-8, "scores differ by less than 0.000001"),
        (2.6e-5, "scores differ by at most 0.00003"),
    ],
)
def test_the_difference_is_written_without_an_exponent(difference: float, words: str) -> None:
    assert check_words(Exported(1, FILES, 1, difference)) == f"Checked on 1 picture: same labels, {words}."
