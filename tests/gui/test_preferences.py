"""What is chosen in "Settings" holds at once and at the next start, and a refusal is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QFileDialog

from workbench.engine.commands import AskWeights, Start
from workbench.engine.replies import WeightsHere
from workbench.folders import CACHE, RUNS, cache_folder, runs_folder, usual_folder
from workbench.gui.controllers.help import explanation
from workbench.gui.dialogs import preferences as module
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.computer import keep_computer_values
from workbench.gui.models.looks import chosen_language, chosen_theme
from workbench.gui.theme import theme
from workbench.gui.widgets.column_area import ColumnArea


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


def answer_weights(window: MainWindow, path: str) -> None:
    """To all that asked for them since the last time."""
    asked = window._engine.sent_of(AskWeights)
    window._engine.sent.clear()
    for each in asked:
        window._engine.replyReceived.emit(WeightsHere(each.request_id, each.backbone, path))


def test_theme_and_language_are_remembered_and_hold_once_their_list_has_closed(
    qtbot, dialog: PreferencesDialog
) -> None:
    cursors: list[Qt.CursorShape] = []
    noting = theme().changed.connect(lambda: cursors.append(QGuiApplication.overrideCursor().shape()))
    choose(dialog.theme, "dark")
    assert chosen_theme() == "dark" and not theme().is_dark, "the closed list has to be painted over first"
    qtbot.waitUntil(lambda: theme().is_dark)
    theme().changed.disconnect(noting)
    assert cursors == [Qt.CursorShape.WaitCursor] and QGuiApplication.overrideCursor() is None
    choose(dialog.language, "en")
    assert chosen_language() == "en"


def test_the_computers_settings_reach_the_next_run_of_every_algorithm(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    window.wiring.algorithm.choose("maml")
    dialog.training.fields["checkpoint_seconds"].setValue(7.0)
    choose(dialog.training.fields["device"], "cpu")
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
    choose(dialog.training.fields["device"], "cpu")
    assert before and window.algorithm.preset == before


@pytest.mark.parametrize(
    ("typed", "taken", "said"),
    [
        ("-5", 30.0, "Seconds between checkpoints: -5 is below 0, the lowest; it stays as it was."),
        ("1000000000", 30.0, "Seconds between checkpoints: 1,000,000,000 is above 86,400, the highest; it stays as it"),
        ("abc", 30.0, "Seconds between checkpoints: “abc” is no number; it stays as it was."),
    ],
)
def test_a_number_out_of_bounds_and_what_is_none_are_said(
    qtbot, dialog: PreferencesDialog, typed: str, taken: float, said: str
) -> None:
    field = dialog.training.fields["checkpoint_seconds"]
    _type(qtbot, field, typed)
    assert field.get() == taken and dialog.notice.is_error and dialog.notice.sentence.startswith(said)
    _type(qtbot, field, "12")
    assert field.get() == 12.0 and not dialog.notice.sentence
    _type(qtbot, field, typed)
    assert field.get() == 12.0 and dialog.notice.is_error, "what held last, not what held at first"


@pytest.mark.parametrize("mend", ["the number of before", "other words", "as it was at first"])
def test_what_was_said_of_a_number_goes_with_its_reason(qtbot, dialog: PreferencesDialog, mend: str) -> None:
    field = dialog.training.fields["checkpoint_seconds"]
    _type(qtbot, field, "abc")
    assert "abc" in dialog.notice.sentence
    field.editingFinished.emit()
    assert "abc" in dialog.notice.sentence, "it can still be read once the keyboard is elsewhere"
    if mend == "as it was at first":
        dialog.restoreRequested.emit()
    else:
        field.selectAll()
        qtbot.keyClicks(field, "30" if mend == "the number of before" else "ab")
    assert not dialog.notice.sentence


def test_what_is_said_of_a_folder_is_not_about_the_number(qtbot, dialog: PreferencesDialog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    dialog.folderChosen.emit(CACHE, tmp_path / "file")
    said = dialog.notice.sentence
    _type(qtbot, dialog.training.fields["checkpoint_seconds"], "12")
    assert said and dialog.notice.sentence == said


def test_what_0_means_is_said_and_shown(qtbot, dialog: PreferencesDialog) -> None:
    _type(qtbot, dialog.training.fields["checkpoint_seconds"], "0")
    assert dialog.training.fields["checkpoint_seconds"].text() == "each step"
    assert "0 saves after each step" in dialog.training.rows["checkpoint_seconds"].meaning


def _type(qtbot, field, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_devices_that_are_not_here_cannot_be_chosen(window: MainWindow, dialog: PreferencesDialog) -> None:
    window._engine.get_ready()
    field = dialog.training.fields["device"]
    rows = {field.itemData(row): field.model().item(row).isEnabled() for row in range(field.count())}
    assert rows == {"auto": True, "cpu": True, "cuda": False, "mps": False}
    assert dialog.training.rows["device"].meaning.endswith("Not on this computer: CUDA, Apple GPU.")


def test_all_of_it_is_in_sight_where_the_screen_has_room_for_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    for height, scrolls in ((900, False), (480, True)):
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _, height=height: QRect(0, 0, 1440, height))
        window.wiring.show_settings()
        dialog = window.wiring.preferences.dialog
        qtbot.wait(20)
        bar = dialog.findChild(ColumnArea).verticalScrollBar()
        assert (bar.maximum() > 0) == scrolls and dialog.height() <= height
        dialog.accept()


@pytest.mark.parametrize(
    ("knob", "said"), [("checkpoint_seconds", "0 to 86,400, usually 30"), ("device", "usually Auto")]
)
def test_f1_says_what_may_be_chosen(dialog: PreferencesDialog, knob: str, said: str) -> None:
    assert said in explanation(dialog.training.fields[knob])


def test_what_another_window_chose_holds_here_once_it_is_shown(window: MainWindow, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "home" / "settings.ini"), QSettings.Format.IniFormat)
    keep_computer_values(store, {"device": "cpu", "checkpoint_seconds": 77.0})
    store.setValue("window/theme", "dark")
    store.sync()
    window.wiring.show_settings()
    config = window.wiring.algorithm.run_config()
    assert config and (config.train.device, config.train.checkpoint_seconds) == ("cpu", 77.0)
    assert theme().is_dark and window.wiring.preferences.dialog.training.fields["checkpoint_seconds"].get() == 77.0


def test_a_folder_that_is_not_there_is_said(dialog: PreferencesDialog, tmp_path: Path) -> None:
    dialog.folderChosen.emit(RUNS, tmp_path / "disk")
    assert dialog.folders[RUNS].missing.isHidden()
    (tmp_path / "disk").rmdir()
    dialog.show_folders()
    assert not dialog.folders[RUNS].missing.isHidden() and dialog.folders[CACHE].missing.isHidden()


@pytest.mark.parametrize("kind", [RUNS, CACHE])
def test_a_choice_that_cannot_be_written_down_is_told(
    dialog: PreferencesDialog, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.gui.controllers.preferences.choose_folder", full)
    dialog.folders[kind].back.click()
    assert dialog.notice.is_error and "No space left" in dialog.notice.sentence
    assert "None" not in dialog.notice.sentence


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


def test_another_cache_folder_may_lack_the_weights_that_the_former_one_holds(
    window: MainWindow, dialog: PreferencesDialog, tmp_path: Path
) -> None:
    window.wiring.weights.set_network("resnet18", "imagenet")
    window._engine.get_ready()
    answer_weights(window, "/weights")
    assert not window.wiring.weights.is_missing
    dialog.folderChosen.emit(CACHE, tmp_path / "empty")
    answer_weights(window, "")
    assert window.wiring.weights.is_missing


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(
    dialog: PreferencesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "file"))
    dialog.folders[CACHE].change.click()
    assert dialog.notice.is_error and str(tmp_path / "file") in dialog.notice.sentence
    assert cache_folder() == usual_folder(CACHE)


def test_everything_can_be_as_it_was_at_first(qtbot, dialog: PreferencesDialog, tmp_path: Path) -> None:
    choose(dialog.theme, "dark")
    qtbot.waitUntil(lambda: theme().mode == "dark")
    choose(dialog.training.fields["device"], "cpu")
    dialog.folderChosen.emit(RUNS, tmp_path / "runs")
    dialog.restoreRequested.emit()
    assert chosen_theme() == "system" and runs_folder() == tmp_path / "runs", "its runs would vanish from the list"
    assert dialog.training.fields["device"].get() == "auto"
    qtbot.waitUntil(lambda: theme().mode == "system")


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
