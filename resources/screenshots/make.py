"""Make the README's pictures: the real window with a run in training, and the windows beside it.

    make screenshots

Needs a screen, real or virtual, and some minutes; runs and settings go to a temporary folder. Writes light.png and
dark.png here, and the same with "why-", "map-", "datasets-", "learning-", "runs-", "same-" and "papers-" before it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workbench.engine.few_shot import PicturesMapped, WhyShown
from workbench.engine.replies import Reply
from workbench.gui.app import dress, start
from workbench.gui.controllers.overlaying import CURVES
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.theme import theme

HERE = Path(__file__).resolve().parent
SIZE, LEARNING_SIZE, PAPERS_SIZE, RUNS_SIZE = (1440, 900), (960, 760), (1140, 860), (1240, 860)
ENOUGH_VALIDATIONS = 10
# Its inner steps are worth looking at once it has practised as long as the fast preset says, which takes minutes.
STEPWISE, SHOWN_STEP = "maml", 1


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = QApplication([])
        dress(app)
        engine = EngineThread()
        window = MainWindow(engine)
        window.resize(*SIZE)
        window.show()
        start(window, engine)
        _take_training(window)
        _take_try_it(window, engine)
        _take_datasets(window)
        _take_learning(window)
        _take_runs(window)
        _take_papers(window)
        window.close()


def _take_training(window: MainWindow) -> None:
    training, try_it = window.wiring.training, window.wiring.try_it
    _until(lambda: training.engine_ready is not None)
    try_it.load_examples()
    window.algorithm.set_values({"episodes": 1000, "validate_every": 40, "validation_episodes": 40})
    training.start()
    _until(lambda: len(training.live_log.val_loss) >= ENOUGH_VALIDATIONS and bool(try_it.model.predictions))
    _save(window, "")
    training.stop()
    _until(lambda: not training.is_active)


def _take_try_it(window: MainWindow, engine: EngineThread) -> None:
    """Why a picture is recognised as it is, and where all of them lie."""
    beside = window.wiring.try_it_windows
    for show, kind, answer, before in (
        (beside.show_why, WhyWindow, WhyShown, "why-"),
        (beside.show_map, MapWindow, PicturesMapped, "map-"),
    ):
        is_answered = _answered(engine, answer)
        show()
        (shown,) = window.findChildren(kind)
        _until(is_answered)
        _until(_after(1000))  # the map is drawn a few pictures at a time
        _save(shown, before)
        shown.close()


def _answered(engine: EngineThread, kind: type[Reply]) -> Callable[[], bool]:
    """Whether a reply of this kind has come since."""
    found: list[Reply] = []
    engine.replyReceived.connect(lambda reply: found.append(reply) if isinstance(reply, kind) else None)
    return lambda: bool(found)


def _take_datasets(window: MainWindow) -> None:
    window.wiring.dataset.change()
    gallery = QApplication.activeModalWidget()
    if gallery is None:
        raise RuntimeError("The gallery of datasets did not open.")
    _save(gallery, "datasets-")
    gallery.close()


def _take_learning(window: MainWindow) -> None:
    training = window.wiring.training
    window.wiring.algorithm.choose(STEPWISE)
    training.start()
    _until(lambda: training.is_active)
    _until(lambda: not training.is_active)
    window.wiring.try_it.use_model(str(training.live_dir))
    window.wiring.show_learning()
    shown = window.wiring.learning
    if shown is None:
        raise RuntimeError("The window that shows how a model learns did not open.")
    shown.window.resize(*LEARNING_SIZE)
    _until(lambda: shown.window.bar.isVisible() and bool(shown.window.answers.list.tiles))
    shown.go_to(SHOWN_STEP)
    _save(shown.window, "learning-")


def _take_runs(window: MainWindow) -> None:
    """The runs of before, their curves over one another, and the same tasks through both."""
    library, beside = window.wiring.library, window.wiring.run_windows
    library.open()
    library.window.resize(*RUNS_SIZE)
    _until(lambda: len(window.wiring.runs.runs) > 1)
    paths = [run.path for run in window.wiring.runs.runs]
    library.window.list.choose(paths)
    library.window.tabs.show_tab(CURVES)
    _until(_after(2000))  # they are read in the background
    _save(library.window, "runs-")
    beside.compare(paths)
    shown = beside.same
    if shown is None:
        raise RuntimeError("The window that compares runs did not open.")
    shown.window.resize(*RUNS_SIZE)
    shown.compare()
    _until(lambda: shown.result is not None)
    _until(_after(1000))
    _save(shown.window, "same-")
    shown.window.close()
    library.window.close()


def _take_papers(window: MainWindow) -> None:
    """What papers report, beside the results that ship with the product."""
    window.wiring.show_papers()
    shown = window.wiring.papers
    if shown is None:
        raise RuntimeError("The window of papers did not open.")
    shown.window.resize(*PAPERS_SIZE)
    _until(lambda: bool(shown.window.grid.cards))
    _save(shown.window, "papers-")


def _save(widget: QWidget, before: str) -> None:
    """A picture in each theme."""
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        _until(_after(500))
        widget.grab().save(str(HERE / f"{before}{mode}.png"))


def _after(milliseconds: int) -> Callable[[], bool]:
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.start()
    return lambda: not timer.isActive()


def _until(done: Callable[[], bool]) -> None:
    # a loop of its own: QApplication.quit would close the window
    loop, check = QEventLoop(), QTimer(interval=50)
    check.timeout.connect(lambda: loop.quit() if done() else None)
    check.start()
    loop.exec()
    check.stop()


if __name__ == "__main__":
    main()
