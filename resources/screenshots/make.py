"""Make the README's pictures: the real window with a run in training, and the windows beside it, in each language.

    make screenshots

Needs a screen, real or virtual, and some minutes; runs and settings go to a temporary folder. Writes light.png and
dark.png here, light-zh.png and dark-zh.png in Chinese, and the other windows by their names, such as why-light.png.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from picture_files import save
from PySide6.QtWidgets import QApplication
from waiting import answered, settle, until

from workbench.engine.few_shot import PicturesMapped, WhyShown
from workbench.engine.references import BUILTIN
from workbench.gui.app import dress
from workbench.gui.controllers.overlaying import CURVES
from workbench.gui.controllers.same_tasks import SameTasksController
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.engine_thread import EngineThread
from workbench.gui.language import LANGUAGES, language
from workbench.gui.main_window import SIZE, MainWindow
from workbench.gui.models.looks import choose_language
from workbench.gui.showing import Showing
from workbench.gui.widgets.column_area import ColumnArea
from workbench.runs.log import RunState

Shown = TypeVar("Shown")
LEARNING_SIZE, PAPERS_SIZE, RUNS_SIZE = (960, 760), (1140, 860), (1300, 860)
TALL = 1120  # pixels: all classes and all answers are in sight
ENOUGH_VALIDATIONS = 10
# Its inner steps are worth looking at once it has practised for minutes.
STEPWISE, STEPWISE_TASKS, SHOWN_STEP = "maml", 4000, 1
HELP_PAGE = "tasks"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = QApplication([])
        choose_language("en")
        dress(app)
        showing = Showing(EngineThread())
        showing.window.resize(*SIZE)
        showing.show()
        showing.start()
        _take_all(showing)
        showing.window.close()


def _take_all(showing: Showing) -> None:
    _in_each_language(showing, _take_welcome)
    showing.window.wiring.welcome.dialog.reject()
    _train_and_take(showing)
    model = _train_stepwise(showing)
    _in_each_language(showing, lambda shown: _take_windows(shown, model))


def _in_each_language(showing: Showing, take: Callable[[Showing], None]) -> None:
    """The one in use comes first: to change it makes the window anew."""
    for code in sorted(LANGUAGES, key=lambda code: code != language().code):
        if code != language().code:
            _change_language(showing, code)
        take(showing)


def _change_language(showing: Showing, code: str) -> None:
    before = showing.window
    choose_language(code)
    until(lambda: showing.window is not before, "the window in another language")
    settle(1500)


def _take_welcome(showing: Showing) -> None:
    dialog = showing.window.wiring.welcome.dialog
    if dialog is None:
        raise RuntimeError("The welcome is not shown at the first start.")
    save(dialog, "welcome")


def _train_and_take(showing: Showing) -> None:
    """The main window with a run in training and pictures that are recognised."""
    window = showing.window
    until(lambda: window.wiring.training.engine_ready is not None, "the engine")
    window.wiring.algorithm.adjust({"episodes": 1000, "validate_every": 40, "validation_episodes": 40})
    window.wiring.training.start()
    until(lambda: len(window.wiring.training.live_log.val_loss) >= ENOUGH_VALIDATIONS, "enough validations")
    _in_each_language(showing, lambda shown: _take_main(shown.window))
    showing.window.wiring.training.stop()
    until(lambda: not showing.window.wiring.training.is_active, "the end of the run")


def _take_main(window: MainWindow) -> None:
    training = window.wiring.training
    training.pause()  # or it would be over before the examples are measured in each language
    until(lambda: training.live_log.state is RunState.PAUSED, "a pause")
    _show_examples(window)
    training.resume()
    until(lambda: training.live_log.state is RunState.RUNNING, "the run's going on")
    for column in window.findChildren(ColumnArea):
        column.verticalScrollBar().setValue(0)
    save(window, modes=("light", "dark"))


def _show_examples(window: MainWindow) -> None:
    """Load them anew, as their classes are named in the window's language; wait until all is said of them."""
    try_it, measuring = window.wiring.try_it, window.wiring.try_it_windows.measuring
    try_it.clear()
    try_it.load_examples()
    until(lambda: bool(try_it.model.predictions), "answers in Try it")
    measuring.measure()
    until(lambda: measuring.is_fresh, "how well it works")


def _train_stepwise(showing: Showing) -> str:
    """Returns the model whose inner steps can be looked at."""
    window = showing.window
    window.wiring.algorithm.choose(STEPWISE)
    window.wiring.algorithm.adjust({"episodes": STEPWISE_TASKS, "validate_every": 200, "validation_episodes": 40})
    window.wiring.training.start()
    until(lambda: window.wiring.training.is_active, "the start of a run")
    until(lambda: not window.wiring.training.is_active, "the end of the run")
    return str(window.wiring.training.live_dir)


def _take_windows(showing: Showing, model: str) -> None:
    window, engine = showing.window, showing.engine
    _take_try_it(window)
    _take_beside_try_it(window, engine)
    _take_learning(window, model)
    _take_datasets(window)
    _take_runs(window)
    _take_papers(window)
    _take_settings(window)
    _take_help(window)


def _take_try_it(window: MainWindow) -> None:
    """All of panel 4 at once, which a screen rarely has the height for."""
    window.wiring.try_it.use_model(f"{BUILTIN}omniglot")
    _show_examples(window)
    until(lambda: window.wiring.try_it.is_learned, "what the shipped model has learned")
    window.resize(SIZE[0], TALL)
    settle(2000)
    save(window.try_it, "try-it")
    window.resize(*SIZE)


def _take_beside_try_it(window: MainWindow, engine: EngineThread) -> None:
    """Why a picture is recognised as it is, and where all of them lie."""
    beside = window.wiring.try_it_windows
    for show, kind, answer, name in (
        (beside.show_why, WhyWindow, WhyShown, "why"),
        (beside.show_map, MapWindow, PicturesMapped, "map"),
    ):
        is_answered = answered(engine, answer)
        show()
        (shown,) = window.findChildren(kind)
        until(is_answered, name)
        settle(1000)  # the map is drawn a few pictures at a time
        save(shown, name)
        shown.close()


def _take_learning(window: MainWindow, model: str) -> None:
    window.wiring.try_it.use_model(model)
    window.wiring.show_learning()
    shown = _made(window.wiring.learning, "how a model learns")
    shown.window.resize(*LEARNING_SIZE)
    until(lambda: shown.window.bar.isVisible() and bool(shown.window.answers.list.tiles), "the inner steps")
    shown.go_to(SHOWN_STEP)
    save(shown.window, "learning")
    shown.window.close()


def _take_datasets(window: MainWindow) -> None:
    window.wiring.dataset.change()
    gallery = _made(QApplication.activeModalWidget(), "the gallery of datasets")
    settle(1000)
    save(gallery, "datasets")
    gallery.close()


def _take_runs(window: MainWindow) -> None:
    """The runs of before, their curves over one another, and the same tasks through both."""
    library, beside = window.wiring.library, window.wiring.run_windows
    library.open()
    library.window.resize(*RUNS_SIZE)
    until(lambda: len(window.wiring.runs.runs) > 1, "the list of runs")
    paths = [run.path for run in window.wiring.runs.runs]
    library.window.list.choose(paths)
    library.window.tabs.show_tab(CURVES)
    settle(2000)  # they are read in the background
    save(library.window, "runs")
    beside.compare(paths)
    _take_same(_made(beside.same, "a comparison of runs"))
    library.window.close()


def _take_same(shown: SameTasksController) -> None:
    shown.window.resize(*RUNS_SIZE)
    shown.compare()
    until(lambda: shown.result is not None, "the comparison of runs")
    settle(1000)
    save(shown.window, "same")
    shown.window.close()


def _take_papers(window: MainWindow) -> None:
    """What papers report, beside the results that ship with the product."""
    window.wiring.show_papers()
    shown = _made(window.wiring.papers, "the papers")
    shown.window.resize(*PAPERS_SIZE)
    until(lambda: bool(shown.window.grid.cards), "the papers' cards")
    save(shown.window, "papers")
    shown.window.close()


def _take_settings(window: MainWindow) -> None:
    window.wiring.show_settings()
    dialog = _made(window.wiring.preferences.dialog, "the settings")
    _show_usual_folders(dialog)
    settle()
    hidden = sum(area.verticalScrollBar().maximum() for area in dialog.findChildren(ColumnArea))
    dialog.resize(dialog.width(), dialog.height() + hidden)  # all of it, which a screen rarely has the height for
    save(dialog, "settings")
    dialog.close()


def _show_usual_folders(dialog: PreferencesDialog) -> None:
    """Those of somebody who has chosen none, not the temporary ones of these pictures."""
    home = os.environ.pop("WORKBENCH_HOME")
    dialog.show_folders()
    os.environ["WORKBENCH_HOME"] = home
    for each in dialog.folders.values():
        path = each.path.text().replace("\u200b", "").replace(str(Path.home()), "/home/you")
        each.path.setText(path.replace("/", "/\u200b"))


def _take_help(window: MainWindow) -> None:
    window.wiring.help.open(HELP_PAGE)
    shown = _made(window.wiring.help.window, "the help")
    settle(1000)
    save(shown, "help")
    shown.close()


def _made(shown: Shown | None, what: str) -> Shown:
    """It, as it is there by now; raises RuntimeError."""
    if shown is None:
        raise RuntimeError(f"This window did not open: {what}.")
    return shown


if __name__ == "__main__":
    main()
