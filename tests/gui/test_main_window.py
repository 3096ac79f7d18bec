"""The whole window with a stand-in for the engine: it folds, remembers, closes in order, and says what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawings import ink, on_paper, picture
from gui.stand_in_engine import StandInEngine, beginning, validated, whole_run, write_run
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.config import RunConfig
from workbench.engine.commands import Adapt, DescribeDataset, Start
from workbench.engine.events import CheckpointSaved
from workbench.gui.app import dress
from workbench.gui.main_window import MainWindow, _scrolling
from workbench.gui.settings import settings
from workbench.gui.theme import theme


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    yield tmp_path
    theme().set_mode("light")


@pytest.fixture
def window(qtbot, home: Path) -> MainWindow:
    return _open(qtbot)


def _open(qtbot) -> MainWindow:
    window = MainWindow(StandInEngine())
    window.ask_to_close = lambda: True  # qtbot closes it at the end
    qtbot.addWidget(window)
    window.resize(1440, 860)
    window.show()
    return window


def _begin(window: MainWindow) -> StandInEngine:
    engine = window._engine
    engine.get_ready()
    window.menus.start.trigger()
    engine.say([beginning(RunConfig())])
    return engine


def test_start_is_possible_once_the_engine_is_ready(window: MainWindow) -> None:
    assert not window.menus.start.isEnabled()
    assert "Loading engine" in window.status.engine.words
    window._engine.get_ready()
    assert window.menus.start.isEnabled()
    assert window.status.device.words == "CPU, 2 cores"


def test_start_trains_what_the_panels_show(window: MainWindow) -> None:
    window.algorithm.chooser.open_chooser("maml").use.click()
    window.algorithm.set_values({"ways": 7})
    engine = _begin(window)
    config = engine.sent_of(Start)[0].config
    assert (config.algorithm, config.task.ways, config.dataset) == ("maml", 7, "glyphs")
    assert window.status.engine.words == "Engine: training"


def test_the_dataset_is_described_once_the_window_is_there(window: MainWindow) -> None:
    assert not window._engine.sent_of(DescribeDataset)
    window.wiring.start()
    assert window._engine.sent_of(DescribeDataset)


def test_sizes_and_theme_come_back_as_they_were_left(qtbot, home: Path) -> None:
    first = _open(qtbot)
    first.splitter.setSizes([350, 600, 480])
    sizes = first.splitter.sizes()
    dark = next(action for action in first.menus.entries if action.text() == "Dark")
    dark.trigger()
    first.close()
    theme().set_mode("light")
    second = _open(qtbot)
    assert second.splitter.sizes() == sizes
    dress(QApplication.instance())
    assert theme().mode == "dark"
    second.close()
    assert Path(settings().fileName()).parent == home


def test_damaged_settings_are_no_obstacle(qtbot, home: Path) -> None:
    settings().setValue("window/geometry", "nonsense")
    settings().setValue("window/columns", 3)
    settings().setValue("window/theme", "sepia")
    window = _open(qtbot)
    dress(QApplication.instance())
    assert theme().mode == "system"
    assert window.isVisible()
    window.close()


@pytest.mark.parametrize(("size", "rows"), [((1440, 900), 5), ((1280, 720), 3), ((960, 600), 3)])
def test_no_panel_is_cut_off_at_any_size(window: MainWindow, qtbot, size: tuple[int, int], rows: int) -> None:
    window.resize(*size)
    qtbot.wait(50)
    assert sum(window.splitter.sizes()) + 2 <= size[0]
    assert window.try_it.mapTo(window, window.try_it.rect().bottomRight()).x() <= size[0]
    assert _ends(window.training.head) <= window.training.head.width()
    assert window.training.runs._stack.height() == (rows + 1) * 26 + 4
    assert window.dataset.width() <= window.splitter.sizes()[0]
    assert window.training.head.stop.geometry().right() <= window.training.head.width()


def test_the_panels_are_reached_by_their_numbers_and_in_turn(window: MainWindow, qtbot) -> None:
    window.activateWindow()
    for number, panel in enumerate(window.panels, 1):
        window._engine.get_ready()
        window.go_to_panel(number)
        assert panel.isAncestorOf(window.focusWidget())
    window.go_to_next_panel()
    assert window.panels[0].isAncestorOf(window.focusWidget())


def test_closing_in_training_asks_and_can_be_declined(window: MainWindow) -> None:
    engine = _begin(window)
    asked: list[bool] = []
    window.ask_to_close = lambda: asked.append(True) or False
    assert not window.close()
    assert asked
    assert not engine.shut
    window.ask_to_close = lambda: True
    assert window.close()
    assert engine.shut


def test_closing_without_a_run_asks_nothing(window: MainWindow) -> None:
    window.ask_to_close = lambda: pytest.fail("there is nothing to ask")
    assert window.close()
    assert window._engine.shut


def test_checkpoints_and_memory_stand_in_the_status_bar(window: MainWindow) -> None:
    engine = _begin(window)
    engine.say([validated(40, 0.5), CheckpointSaved(10, 40, "best", True)])
    assert window.status.checkpoint.words.startswith("Best checkpoint saved")
    window.status.refresh()
    assert "Window" in window.status.memory.words


def test_the_checkpoint_of_one_run_is_not_told_of_the_next(window: MainWindow) -> None:
    engine = _begin(window)
    engine.say([CheckpointSaved(10, 40, "best", True)])
    assert window.status.checkpoint.words
    window.wiring.training.runStarted.emit(Path("next"), window.wiring.training.live_log)
    window.status.refresh()
    assert not window.status.checkpoint.words


def test_finished_runs_can_be_tried(window: MainWindow, qtbot, home: Path) -> None:
    run_dir = write_run(home / "data/runs/glyphs-protonet-01", RunConfig(), whole_run(RunConfig()))
    with qtbot.waitSignal(window.wiring.runs.runsChanged):
        window.wiring.runs.refresh()
    assert str(run_dir) in _offered(window)
    window.training.runs.modelChosen.emit(run_dir)
    assert window.wiring.try_it.model_ref == str(run_dir)


@pytest.mark.parametrize("words", ["Keyboard shortcuts", "About"])
def test_help_opens_a_window_and_closes(window: MainWindow, qtbot, words: str) -> None:
    next(action for action in window.menus.entries if action.text().replace("&", "") == words).trigger()
    dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not window.findChildren(QDialog)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_there_is_one_sentence() -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in names}
    ended = subprocess.run([sys.executable, "-m", "workbench"], env=bare, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1 and "no screen" in ended.stderr


def test_the_run_in_training_can_be_tried_once_it_has_a_checkpoint_and_is_asked_again_when_it_improves(
    window: MainWindow, qtbot, home: Path
) -> None:
    engine = _begin(window)
    live = window.wiring.training.live_dir
    write_run(live, RunConfig(), [beginning(RunConfig()), validated(40, 0.5)])
    assert str(live) not in _offered(window)
    engine.say([validated(40, 0.5), CheckpointSaved(10, 40, "best", True)])
    qtbot.waitUntil(lambda: str(live) in _offered(window))
    window.training.runs.modelChosen.emit(live)
    assert window.try_it.isAncestorOf(window.focusWidget())
    try_it = window.wiring.try_it
    for name in ("arrow", "house"):
        try_it.model.add_class(name, [picture(on_paper(ink(name)))])
    try_it.model.add_queries([picture(on_paper(ink("zed")))])
    qtbot.waitUntil(lambda: len(engine.sent_of(Adapt)) == 1)
    engine.say([CheckpointSaved(11, 44, "last", False)])
    engine.say([validated(80, 0.7), CheckpointSaved(20, 80, "best", True)])
    qtbot.waitUntil(lambda: len(engine.sent_of(Adapt)) == 2)
    assert [each.model for each in engine.sent_of(Adapt)] == [str(live)] * 2
    assert all(len(each.queries) == 1 for each in engine.sent_of(Adapt))


def test_a_run_that_has_finished_offers_itself(window: MainWindow) -> None:
    engine = _begin(window)
    live = window.wiring.training.live_dir
    engine.say(whole_run(RunConfig())[1:])
    banner = window.training.banner
    assert not banner.is_error
    assert banner.sentence == f"{live.name} has finished: 85.0 ± 2.0 % on new classes."
    banner.press()
    assert window.wiring.try_it.model_ref == str(live)
    assert not banner.isVisible()


def test_every_control_has_a_name(window: MainWindow) -> None:
    window._engine.get_ready()
    controls = [each for each in window.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inner = (QScrollArea, QLineEdit)  # what lies in them, or what they lie in, has the name
    shown = [each for each in controls if each.isVisible() and not isinstance(each, inner)]
    unnamed = [each for each in shown if not (each.accessibleName() or _caption(each))]
    assert len(shown) > 10
    assert not unnamed


def test_tab_goes_through_the_panels_as_they_are_read(window: MainWindow) -> None:
    window._engine.get_ready()
    for name in ("arrow", "house"):
        window.wiring.try_it.model.add_class(name, [picture(on_paper(ink(name)))])
    for panel in window.panels:
        visited = [each for each in _focus_chain(window) if panel.isAncestorOf(each)]
        places = [each.mapTo(window, each.rect().topLeft()) for each in visited]
        assert [at.y() // 40 for at in places] == sorted(at.y() // 40 for at in places)


def _focus_chain(window: MainWindow) -> list[QWidget]:
    """What Tab visits, in turn, from the first panel on."""
    chain = [window.dataset.change]
    while (following := chain[-1].nextInFocusChain()) is not chain[0]:
        chain.append(following)
    can = [each for each in chain if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [each for each in can if each.isVisible() and not each.focusProxy()]


def _caption(control: QWidget) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def _offered(window: MainWindow) -> list[str]:
    return [window.try_it.chooser.itemData(row) for row in range(window.try_it.chooser.count())]


def _ends(head: QWidget) -> int:
    """Where the last button of the head would end if each had the room it asks for, in pixels."""
    shown = [each for each in (head._label, head.chip, head.start, head.pause, head.stop) if each.isVisible()]
    return sum(each.sizeHint().width() + 8 for each in shown) + 26 + 72


def test_wrapped_text_is_not_cut_in_a_column_narrower_than_its_panel_asks_for(qtbot) -> None:
    panel = QWidget()
    text, wide = QLabel(wordWrap=True), QPushButton("Wide")
    wide.setFixedWidth(280)
    column = QVBoxLayout(panel)
    column.addWidget(text)
    column.addWidget(wide)
    area = _scrolling(panel)
    qtbot.addWidget(area)
    area.resize(250, 600)
    area.show()
    for count in range(4, 40):
        text.setText(" ".join(["becomes"] * count))
        qtbot.waitUntil(lambda: panel.height() >= panel.heightForWidth(panel.width()), timeout=2000)
