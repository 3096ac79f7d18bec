"""A number that is gone to is selected: what is typed takes its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from workbench.gui.dialogs.run_test import RunTestDialog
from workbench.gui.widgets.same_setup import SameSetup
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

RUN = RunSummary("omniglot-maml-07", Path("runs"), "omniglot", "maml", 5, 1, None, 0.0, RunState.COMPLETED)


def _open(qtbot: Any, window: QWidget) -> None:
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _go_to(qtbot: Any, field: QSpinBox) -> None:
    """By a click behind its number."""
    line = field.lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 2, line.height() // 2))
    qtbot.waitUntil(field.hasFocus)
    qtbot.wait(1)


@pytest.mark.parametrize("name", ["tasks", "seed"])
def test_what_is_typed_after_a_click_is_the_number(qtbot: Any, name: str) -> None:
    dialog = RunTestDialog(RUN)
    _open(qtbot, dialog)
    dialog.test.setFocus()
    field = getattr(dialog, name)
    _go_to(qtbot, field)
    qtbot.keyClicks(field, "40")
    field.interpretText()
    assert field.value() == 40


def test_the_number_of_test_tasks_can_be_typed_at_once(qtbot: Any) -> None:
    dialog = RunTestDialog(RUN)
    _open(qtbot, dialog)
    qtbot.waitUntil(dialog.tasks.hasFocus)
    qtbot.wait(1)
    qtbot.keyClicks(dialog.tasks, "40")
    dialog.tasks.interpretText()
    assert dialog.tasks.value() == 40


def test_the_tasks_of_a_comparison_are_replaced_too(qtbot: Any) -> None:
    setup = SameSetup()
    _open(qtbot, setup)
    setup.fields["seed"].setFocus()
    field = setup.fields["tasks"]
    _go_to(qtbot, field)
    qtbot.keyClicks(field, "40")
    field.interpretText()
    assert field.value() == 40
