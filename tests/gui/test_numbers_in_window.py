"""What the window shows in English where figures are written as 1 234,5 and as 1'234.5."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import Runs
from gui.stand_in_engine import whole_run
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from workbench.catalogue import catalogue
from workbench.config import Knob, RunConfig
from workbench.engine.events import Interval
from workbench.engine.run_requests import Difference
from workbench.gui import wording
from workbench.gui.models import cards, estimate, papers, run_cells, same_tasks, shortage, why
from workbench.gui.widgets.knob_words import values_of
from workbench.gui.widgets.plot_axes import TaskAxis, ValueAxis

SHARE = Interval(0.9184, 0.0191)
RATE = Knob("rate", "float", 0.001, "Step.", "Rate", low=1e-7, high=10_000.0)
PLACES: list[tuple[Callable[[], object], object]] = [
    (lambda: wording.count(38_400), "38 400"),
    (lambda: wording.value(0.9184, "accuracy"), "91,8 %"),
    (lambda: wording.value(1.309), "1,31"),
    (lambda: wording.plus_minus(SHARE, "accuracy"), "91,8 ± 1,9 %"),
    (lambda: wording.plus_minus(SHARE), "0,92 ± 0,02"),
    (lambda: wording.span(SHARE, "accuracy"), "91,8 % (89,9–93,8 %)"),
    (lambda: wording.memory(1_900_000_000), "1,9 GB"),
    (lambda: shortage.amount(3_200_000_000), "3,2 GB"),
    (lambda: run_cells.size_words(3_400_000), "3,4 MB"),
    (lambda: cards.parameter_words(11_176_512), "11,2 million parameters"),
    (lambda: estimate.cost_words(1234.0, None), "1 234 tasks/s in its last run, with settings of your own."),
    (lambda: estimate.cost_words(2.5, None), "2,5 tasks/s in its last run, with settings of your own."),
    (lambda: papers.percent(48.7, 1.84), "48,70 ± 1,84 %"),
    (lambda: same_tasks.figure(SHARE, "accuracy"), "91,8 ± 1,9 %"),
    (lambda: same_tasks.share_words(Interval(0.99, 0.055)), "99,0 % (93,5 to 100)"),
    (lambda: same_tasks.difference_words(DIFFERENCE), "+1,2 points (−0,4 to +2,8)"),
    (lambda: why.figure(1204.3), "1 204"),
    (lambda: why.figure(12.34), "12,3"),
    (lambda: values_of(RATE), "0,0000001 to 10 000, usually 0,001."),
    (lambda: TaskAxis().tickStrings([0.0, 20_000.0], 1.0, 1.0), ["0", "20 000"]),
    (lambda: ValueAxis("").tickStrings([0.5, 1.25], 1.0, 0.05), ["0,50", "1,25"]),
    (lambda: _on_log_axis([-2.0, 0.0]), ["0,01", "1"]),
]
DIFFERENCE = Difference(0, 1, "accuracy", 0.012, -0.004, 0.028, False, None, 30, 20)
# Addresses, papers by their number, licences, versions, and what is written for a command line.
NAMES = re.compile(
    r"https?://\S+|\b\d{4}\.\d{5}\b|\bCC [A-Z-]+ \d\.\d|\b(?:Python|PySide6|torch) [\d.]+|\b\d+\.\d+\.\d+|\w+:\d\.\d"
)
WRITTEN_OTHERWISE = {"en_ZA": r"\d\.\d", "en_CH": r"\d,\d{3}"}
SURELY = {"en_ZA": ("60\u00a0000", "85,0 % (83,0–87,0 %)"), "en_CH": ("60'000", "85.0 % (83.0–87.0 %)")}


@pytest.fixture
def use() -> Iterator[Any]:
    """Make a locale the window's."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_a_figure_is_written_as_the_locale_has_it(qapp: QApplication, use: Any, place: int) -> None:
    shows, words = PLACES[place]
    use("en_ZA")
    found = shows()
    plain = [each.replace("\u00a0", " ") for each in found] if isinstance(found, list) else found
    assert (plain if isinstance(found, list) else str(found).replace("\u00a0", " ")) == words


@pytest.mark.parametrize("locale", WRITTEN_OTHERWISE)
def test_no_figure_of_the_window_is_written_otherwise(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use: Any, locale: str
) -> None:
    """In the main window in training, and in those of runs, papers, settings, storage and datasets."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    use(locale)
    stage = Runs(qtbot, tmp_path)
    stage.add("glyphs-maml-01", events=whole_run(RunConfig(), planned=60_000))
    stage.open()
    stage.choose("glyphs-maml-01")
    stage.wait(lambda: bool(stage.details()))
    wiring = stage.main.wiring
    for open_it in (wiring.show_papers, wiring.show_settings, wiring.show_storage, wiring.open_dataset):
        open_it()
    wiring.training.start()
    stage.engine.say(whole_run(RunConfig(), planned=60_000)[:-1])
    sixty, measured = SURELY[locale]
    stage.wait(lambda: any(measured in each for each in texts()))
    said = set(texts())
    assert [each for each in said if re.search(WRITTEN_OTHERWISE[locale], without_names(each))] == []
    assert sum(sixty in each for each in said) >= 2
    for window in QApplication.topLevelWidgets():
        if window is not stage.main and window.isVisible():
            window.close()


def without_names(text: str) -> str:
    """Nor what the catalogue says of datasets in sentences of its own."""
    for each in catalogue().datasets:
        text = text.replace(each["summary"], "")
    return NAMES.sub("", text)


def texts() -> Iterator[str]:
    """All that the windows that are open show or say."""
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)) if window.isVisible() else ():
            for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "whatsThis", "currentText"):
                said = getattr(widget, name, str)
                yield said() if callable(said) else said
            if isinstance(widget, QAbstractItemView) and widget.model():
                yield from cells(widget)


def cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = view.horizontalHeader().count() if hasattr(view, "horizontalHeader") else 1
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column, QModelIndex())
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                if isinstance(said := index.data(role), str):
                    yield said


def _on_log_axis(values: list[float]) -> list[str]:
    axis = ValueAxis("")
    axis.is_log = True
    return axis.tickStrings(values, 1.0, 1.0)
