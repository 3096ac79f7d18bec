"""What is chosen in "Settings" holds at once and at the next start, and a refusal is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtWidgets import QFileDialog

from workbench.engine.commands import Start
from workbench.folders import CACHE, RUNS, cache_folder, runs_folder, usual_folder
from workbench.gui.dialogs import preferences as module
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.looks import chosen_language, chosen_theme
from workbench.gui.theme import theme


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    yield made
    theme().set_mode("light")


@pytest.fixture
def dialog(window: MainWindow) -> PreferencesDialog:
    window.wiring.show_settings()
    made = window.wiring.preferences.dialog
    assert made is not None
    return made


def choose(combo, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_theme_and_language_hold_at_once_and_are_remembered(dialog: PreferencesDialog) -> None:
    choose(dialog.theme, "dark")
    assert theme().is_dark and chosen_theme() == "dark"
    choose(dialog.language, "en")
    assert chosen_language() == "en"


def test_the_computers_settings_reach_the_next_run_of_every_algorithm(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    window.wiring.algorithm.choose("maml")
    dialog.computer["checkpoint_seconds"].setValue(7.0)
    choose(dialog.computer["device"], "cpu")
    window._engine.get_ready()
    for name in ("maml", "protonet", "reptile"):
        window.wiring.algorithm.choose(name)
        config = window.wiring.algorithm.run_config()
        assert config is not None and (config.train.checkpoint_seconds, config.train.device) == (7.0, "cpu")
    window.wiring.training.start()
    (begun,) = window._engine.sent_of(Start)
    assert begun.config.train.checkpoint_seconds == 7.0


def test_they_are_no_settings_of_ones_own_beside_a_preset(window: MainWindow, dialog: PreferencesDialog) -> None:
    before = window.algorithm.preset
    choose(dialog.computer["device"], "cpu")
    assert before and window.algorithm.preset == before


def test_a_number_out_of_bounds_is_brought_back(dialog: PreferencesDialog) -> None:
    dialog.computer["checkpoint_seconds"].setValue(-3.0)
    assert dialog.computer["checkpoint_seconds"].get() == 0.0


def test_folders_are_chosen_and_given_back(
    dialog: PreferencesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "big disk" / "训练"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(there))
    dialog.folders[RUNS].change.click()
    assert runs_folder() == there and "训练" in dialog.folders[RUNS].path.text()
    assert not dialog.folders[RUNS].back.isHidden() and dialog.folders[CACHE].back.isHidden()
    dialog.folders[RUNS].back.click()
    assert runs_folder() == usual_folder(RUNS)


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(
    dialog: PreferencesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "file"))
    dialog.folders[CACHE].change.click()
    assert dialog.notice.is_error and str(tmp_path / "file") in dialog.notice.sentence
    assert cache_folder() == usual_folder(CACHE)


def test_everything_can_be_as_it_was_at_first(dialog: PreferencesDialog, tmp_path: Path) -> None:
    choose(dialog.theme, "dark")
    choose(dialog.computer["device"], "cpu")
    dialog.folderChosen.emit(RUNS, tmp_path / "runs")
    dialog.restoreRequested.emit()
    assert chosen_theme() == "system" and runs_folder() == usual_folder(RUNS)
    assert dialog.computer["device"].get() == "auto"


@pytest.mark.parametrize("page", ["", "https://example.org/download"])
def test_updates_are_looked_for_by_nobody_and_the_page_is_offered_where_there_is_one(
    qtbot, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "download_page", lambda: page)
    opened: list[str] = []
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    dialog = PreferencesDialog()
    qtbot.addWidget(dialog)
    assert dialog.page.isHidden() == (not page) and not opened
    dialog.page.click()
    assert not page or opened == [page]
