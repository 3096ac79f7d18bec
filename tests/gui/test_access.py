"""Whoever does not see the window hears of each control of Try it what it is and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import Runs
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import pictures
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from workbench.engine.replies import Prediction
from workbench.gui.dialogs.compare import CompareWindow
from workbench.gui.dialogs.how_good import HowGoodWindow
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.dialogs.run_damaged import DamagedDialog
from workbench.gui.dialogs.run_tags import RunTagsDialog
from workbench.gui.dialogs.run_test import RunTestDialog
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.main_window import MainWindow
from workbench.gui.widgets.banner import Banner
from workbench.gui.widgets.cross_button import CrossButton
from workbench.runs.about import About

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit)


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Two classes and two pictures that were recognised."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    model, shown = window.wiring.try_it.model, pictures(8)
    for name in ("phi", "psi"):
        model.add_class(name, shown[:3] if name == "phi" else shown[3:6])
    model.add_queries(shown[6:])
    model.set_predictions([Prediction(each.key, "phi", 0.9, {"phi": 0.9, "psi": 0.1}) for each in shown[6:]])
    yield window
    window.close()


def controls(inside: QWidget) -> list[QWidget]:
    """What is shown there to be used, apart from what Qt itself makes within others."""
    found = [each for each in inside.findChildren(QWidget) if isinstance(each, CONTROLS) and each.isVisibleTo(inside)]
    own = [each for each in found if not isinstance(each, QScrollBar | QHeaderView)]
    own = [each for each in own if not each.objectName().startswith("qt_")]
    return [each for each in own if type(each) is not QAbstractButton]


def name(control: QWidget) -> str:
    return control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")


def check(inside: QWidget) -> None:
    found = controls(inside)
    assert found
    assert [each for each in found if not name(each)] == []
    assert [name(each) for each in found if not (each.accessibleDescription() or each.toolTip())] == []
    # a cross repeats what Delete does on what it lies on
    mouse_alone = [each for each in found if each.focusPolicy() == Qt.FocusPolicy.NoFocus]
    assert [name(each) for each in mouse_alone if not isinstance(each, CrossButton)] == []


def test_controls_of_the_pane_say_what_they_are(window: MainWindow) -> None:
    check(window.try_it)


@pytest.mark.parametrize(
    ("show", "kind"),
    [
        ("show_why", WhyWindow),
        ("show_map", MapWindow),
        ("show_how_good", HowGoodWindow),
        ("show_compare", CompareWindow),
    ],
)
def test_controls_of_the_windows_beside_it_say_what_they_are(window: MainWindow, show: str, kind: type) -> None:
    getattr(window.wiring.try_it_windows, show)()
    QApplication.processEvents()
    (shown,) = window.findChildren(kind)
    check(shown)


def test_controls_of_the_window_of_runs_and_its_dialogs_say_what_they_are(qtbot: Any, home: Path) -> None:
    runs = Runs(qtbot, home)
    path = runs.add("a", About(tags=("talk", "thesis")))
    (runs.folder / "broken").mkdir()
    (runs.folder / "broken" / "config.json").write_text("{", encoding="utf-8")
    runs.open()
    runs.choose("a")
    runs.wait(lambda: runs.library._looker.details.run is not None)
    check(runs.window)
    check(runs.main.training.runs)
    (run,) = runs.library.selected
    damaged = {path: "It cannot be read."}
    for dialog in (RunTestDialog(run), RunTagsDialog([run], ["talk"]), DamagedDialog(damaged)):
        dialog.show()
        check(dialog)
        dialog.close()


def test_an_error_is_called_one_in_the_next_window_as_well(qtbot: Any) -> None:
    before, now = Banner(), Banner()
    for each in (before, now):
        qtbot.addWidget(each)
    before.show_error("It broke.")
    now.take_over(before)
    assert now.accessibleName() == before.accessibleName() == "Error: It broke."
    now.show_hint("Begin again.")
    assert now.accessibleName() == "Begin again."
