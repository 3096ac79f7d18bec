"""The questions before something unsaved is left, or a file is replaced: each of their buttons, and Escape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from workbench.gui.dialogs.unsaved import Answer, ask_unsaved
from workbench.gui.dialogs.writing import ask_file


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def press(qtbot: Any) -> Callable[[str], list[str]]:
    """Press a button, or Escape where it has no name, in the next question; what that says comes into the list."""

    def soon(button: str) -> list[str]:
        said: list[str] = []

        def do() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            said.append(box.text())
            if button:
                next(each for each in box.buttons() if each.text() == button).click()
            else:
                qtbot.keyClick(box, Qt.Key.Key_Escape)

        QTimer.singleShot(0, do)
        return said

    return soon


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Save", Answer.SAVE), ("Do not save", Answer.DISCARD), ("Cancel", Answer.CANCEL), ("", Answer.CANCEL)],
)
def test_every_button_answers_and_escape_cancels(
    parent: QWidget, press: Callable[[str], list[str]], button: str, answer: Answer
) -> None:
    said = press(button)
    assert ask_unsaved(parent, "letters.fewshot") is answer
    assert said == ["Save the changes to letters.fewshot?"]


@pytest.mark.parametrize(("button", "replaced"), [("Replace", True), ("Cancel", False), ("", False)])
def test_a_name_without_its_ending_takes_no_file_that_is_there_unasked(
    parent: QWidget,
    press: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    button: str,
    replaced: bool,
) -> None:
    (tmp_path / "mine.fewshot").write_text("dear to somebody")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    said = press(button)
    found = ask_file(parent, "Save", "", "", ".fewshot")
    assert found == (tmp_path / "mine.fewshot" if replaced else None)
    assert said == ["mine.fewshot is there already."]


def test_a_new_name_gets_its_ending_without_a_question(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "letters v1.2"), ""))
    assert ask_file(parent, "Save", "", "", ".fewshot") == tmp_path / "letters v1.2.fewshot"
