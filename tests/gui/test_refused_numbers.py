"""What is typed into a number box of a dialog and cannot be taken is said, and nothing goes on with another number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton

from workbench.gui.dialogs.run_test import RunTestDialog
from workbench.gui.dialogs.same_tasks import SameTasksWindow
from workbench.gui.language import ENGLISH, language
from workbench.gui.models.mixing import parts
from workbench.gui.widgets.mixture_dialog import MixtureDialog
from workbench.gui.widgets.number_box import WholeBox
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

RUN = RunSummary("omniglot-maml-07", Path("runs"), "omniglot", "maml", 5, 1, None, 0.0, RunState.COMPLETED)
REFUSED = "Test tasks: “{}” is no whole number from 10 to 100,000; it stays as it was."


@pytest.fixture
def dialog(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunTestDialog]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    dialog = RunTestDialog(RUN)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.agreements = []  # type: ignore[attr-defined]
    dialog.agreed.connect(lambda *given: dialog.agreements.append(given))  # type: ignore[attr-defined]
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.tasks.hasFocus)
    yield dialog


def write(qtbot: Any, box: WholeBox, text: str) -> None:
    box.selectAll()
    qtbot.keyClicks(box, text)


@pytest.mark.parametrize("typed", ["1.5", "1,5", "600.5", "abc", "-3", "5", "100001", "99999999", "12x"])
def test_every_letter_stays_until_it_is_finished_and_then_is_said(
    qtbot: Any, dialog: RunTestDialog, typed: str
) -> None:
    write(qtbot, dialog.tasks, typed)
    assert dialog.tasks.text() == typed and not dialog.note.isVisible()
    qtbot.keyClick(dialog.tasks, Qt.Key.Key_Tab)
    assert dialog.note.isVisible() and dialog.note.text() == REFUSED.format(typed)
    assert dialog.tasks.value() == 600


def test_the_sentence_goes_once_a_number_is_typed(qtbot: Any, dialog: RunTestDialog) -> None:
    write(qtbot, dialog.tasks, "1.5")
    qtbot.keyClick(dialog.tasks, Qt.Key.Key_Tab)
    dialog.tasks.setFocus()
    write(qtbot, dialog.tasks, "50")
    qtbot.keyClick(dialog.tasks, Qt.Key.Key_Tab)
    assert not dialog.note.isVisible() and dialog.tasks.whole() == 50


def test_enter_and_a_click_go_on_with_no_number_that_nobody_typed(qtbot: Any, dialog: RunTestDialog) -> None:
    for go_on in (
        lambda: qtbot.keyClick(dialog.tasks, Qt.Key.Key_Return),
        lambda: qtbot.mouseClick(dialog.test, Qt.MouseButton.LeftButton),
    ):
        write(qtbot, dialog.tasks, "1.5")
        go_on()
        assert dialog.isVisible() and not dialog.agreements  # type: ignore[attr-defined]
        assert dialog.note.text() == REFUSED.format("1.5")
    qtbot.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    assert dialog.agreements == [(600, 0)], "once it was said, the number that stands there is meant"  # type: ignore[attr-defined]


def test_numbers_are_taken_with_enter_and_with_a_click(qtbot: Any, dialog: RunTestDialog) -> None:
    write(qtbot, dialog.tasks, "1,200")
    qtbot.keyClick(dialog.tasks, Qt.Key.Key_Return)
    assert dialog.agreements == [(1200, 0)]  # type: ignore[attr-defined]
    dialog.show()
    write(qtbot, dialog.seed, "2147483647")
    qtbot.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    assert dialog.agreements[-1] == (1200, 2**31 - 1)  # type: ignore[attr-defined]


def test_a_comparison_does_not_start_with_another_number(qtbot: Any) -> None:
    window = SameTasksWindow()
    qtbot.addWidget(window)
    window.show()
    window.set_state("", can_start=True, fraction=None)
    field, asked = window.setup.fields["ways"], []
    window.startRequested.connect(lambda: asked.append(field.whole()))
    write(qtbot, field, "2.5")
    qtbot.mouseClick(window.start, Qt.MouseButton.LeftButton)
    assert not asked
    said = "Classes per task: “2.5” is no whole number from 0 to 1,000; it stays as it was."
    assert window.setup.note.isVisible() and window.setup.note.text() == said
    write(qtbot, field, "as trained")
    qtbot.mouseClick(window.start, Qt.MouseButton.LeftButton)
    write(qtbot, field, "3")
    qtbot.mouseClick(window.start, Qt.MouseButton.LeftButton)
    assert asked == [0, 3] and not window.setup.note.isVisible()


@pytest.mark.parametrize("typed", ["abc", "0", "-1", "1e9"])
def test_a_weight_that_is_none_is_said(qtbot: Any, typed: str) -> None:
    dialog = MixtureDialog(parts("textures", "glyphs"))
    qtbot.addWidget(dialog)
    dialog.show()
    weight, chosen = dialog.weights["textures"], []
    dialog.chosen.connect(chosen.append)
    weight.selectAll()
    qtbot.keyClicks(weight, typed)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    said = f"Weight of Textures: “{typed}” is no number from 0.01 to 1000; it stays as it was."
    assert not chosen and dialog.note.text() == said


def test_it_is_said_in_chinese_and_with_the_marks_of_the_locale(qtbot: Any) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_DE"))
    box = WholeBox()
    qtbot.addWidget(box)
    box.setAccessibleName("Tasks")
    box.setRange(2, 1_000_000)
    assert "from 2 to 1.000.000" in box.refusal("1.5")
    QLocale.setDefault(before)
    language().choose("zh_CN")
    assert box.refusal("1.5") == "Tasks：“1.5”不是从 2 到 1,000,000 的整数，保持原来的值。"
    language().choose(ENGLISH)


def test_no_button_of_these_dialogs_takes_the_keyboard_by_a_click(qtbot: Any, dialog: RunTestDialog) -> None:
    """Else the box would be left, and its old number stand there, before the button asks for it."""
    mixture, same = MixtureDialog(parts("", "glyphs")), SameTasksWindow()
    for each in (mixture, same):
        qtbot.addWidget(each)
    buttons: tuple[QPushButton, ...] = (dialog.test, mixture.use, same.start)
    assert [each.focusPolicy() for each in buttons] == [Qt.FocusPolicy.TabFocus] * 3
