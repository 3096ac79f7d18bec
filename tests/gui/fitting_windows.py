"""Opens every window of the program, for the look at words that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from gui.overlay_stage import curve_events
from gui.stand_in_engine import step, validated, write_run
from own_pictures import class_files
from PySide6.QtTest import QTest
from small_photographs import write_files

from workbench.config import RunConfig
from workbench.engine.few_shot import Exported
from workbench.gui.camera import Frames
from workbench.gui.controllers.comparing import ComparingController
from workbench.gui.controllers.faults import FaultsController
from workbench.gui.controllers.overlaying import CURVES
from workbench.gui.controllers.try_it_windows import TryItWindows
from workbench.gui.dialogs.camera import CameraDialog
from workbench.gui.dialogs.export import ExportWindow
from workbench.gui.dialogs.unsaved import ask_unsaved
from workbench.gui.dialogs.writing import may_replace
from workbench.gui.faults import Faults
from workbench.gui.main_window import MainWindow
from workbench.gui.widgets.card_button import CardButton
from workbench.gui.widgets.card_list import CardList
from workbench.gui.widgets.mixture_field import MixtureField

Opening = tuple[str, Callable[[], object]]
RUNS = ("glyphs-maml-01", "glyphs-protonet-02")


def write_runs(home: Path) -> None:
    """One that was interrupted, two that came to their end, and one that cannot be read."""
    runs = home / "data" / "runs"
    write_run(runs / "interrupted", RunConfig(), [step(4), validated(4, 0.5)])
    for number, name in enumerate(RUNS):
        config = RunConfig(algorithm=name.split("-")[1])
        path = write_run(runs / name, config, curve_events(number))
        (path / "checkpoints").mkdir()
        for kept in ("last", "best"):
            (path / "checkpoints" / f"{kept}.safetensors").write_bytes(b"weights")
    (runs / "broken").mkdir()
    (runs / "broken" / "config.json").write_text("{")


def openings(window: MainWindow, home: Path) -> Iterator[Opening]:
    """Each name, and what opens the window of that name; what a window before it needs has been closed by then."""
    yield from of_menus(window)
    yield from of_dataset(window, home)
    yield from of_algorithm(window)
    yield from of_try_it(window)
    yield from of_runs(window)
    yield from of_faults(window)


def of_menus(window: MainWindow) -> Iterator[Opening]:
    wiring = window.wiring
    yield "settings", wiring.show_settings
    yield "welcome", wiring.welcome.open
    yield "example drawings", wiring.welcome.starters.open
    yield "storage", wiring.show_storage
    yield "shortcuts", window.menus._show_shortcuts
    yield "about", window.menus._show_about
    yield "help", wiring.help.open


def of_dataset(window: MainWindow, home: Path) -> Iterator[Opening]:
    wiring = window.wiring
    yield "datasets", wiring.open_dataset
    yield "practice task", wiring.show_task
    yield "classes", wiring.browse_classes
    yield "split", lambda: (wiring.browse_classes(), wiring.browsing._edit())
    yield "own pictures", lambda: wiring.own.open(write_files(home / "animals", class_files(each=8)))
    yield "no pictures", lambda: wiring.own.open(empty(home / "empty"))


def of_algorithm(window: MainWindow) -> Iterator[Opening]:
    yield "mixture", lambda: window.findChildren(MixtureField)[0].open_dialog()
    for button in window.algorithm.findChildren(CardButton):
        yield "choosing", button.open_chooser
        yield "the last choices", partial(show_last_choices, button)
    yield "papers", window.wiring.show_papers
    yield "settings of a paper", partial(show_settings_of_paper, window)


def show_settings_of_paper(window: MainWindow) -> None:
    papers = window.wiring.show_papers()
    are_read = (papers._shelf is not None or QTest.qWait(50) for _ in range(600))
    assert any(are_read), "its cards are read beside the window"
    papers._on_settings("maml")


def of_try_it(window: MainWindow) -> Iterator[Opening]:
    more = window.wiring.try_it_windows
    yield "how it learns", window.wiring.show_learning
    yield "classify", more.show_classify
    yield "how good", more.show_how_good
    yield "compare models", partial(compare_models, more)
    yield "why", more.show_why
    yield "map", more.show_map
    yield "export", lambda: exported(window)
    yield "camera", lambda: CameraDialog(Frames(window), window).show()


def of_runs(window: MainWindow) -> Iterator[Opening]:
    library, reporting = window.wiring.library, window.wiring.reporting
    yield "runs", library.open
    yield "details of a run", lambda: choose_runs(window, RUNS[:1])
    yield "differences of runs", lambda: choose_runs(window, RUNS)
    yield "curves of runs", lambda: (choose_runs(window, RUNS), library.window.tabs.show_tab(CURVES))
    yield "same tasks", lambda: same_tasks(window, compare=False)
    yield "same tasks compared", lambda: same_tasks(window, compare=True)
    yield "tags", lambda: library._ask_tags(window.wiring.runs.runs[:1])
    yield "testing a run", lambda: library._on_test(paths(window)[0])
    yield "damaged runs", library._show_damaged
    for runs in (paths(window)[:1], paths(window)):
        yield "export of curves", partial(reporting.export, runs, window, window.wiring.library.window.notice)


def of_faults(window: MainWindow) -> Iterator[Opening]:
    faults = FaultsController(Faults(window), lambda: "Python 3", window)
    faults.window = window
    yield "fault", lambda: (faults.show("The sum is wrong.", "Traceback"), faults.dialog.set_repeated(3))
    yield "fault at the start", lambda: faults._made("The sum is wrong.", "Traceback", started=False).show()


def questions(window: MainWindow, home: Path) -> Iterator[Opening]:
    """What waits for an answer."""
    yield "unsaved", lambda: ask_unsaved(window, "")
    yield "unsaved changes", lambda: ask_unsaved(window, "animals.fewshot")
    yield "replacing", lambda: may_replace(window, "Export", home / "model.onnx")
    yield "replacing two", lambda: may_replace(window, "Export", home / "model.labels.txt", home / "model_example.py")
    yield "closing in training", window.ask_to_close


def show_last_choices(button: CardButton) -> None:
    button.open_chooser().findChildren(CardList)[0].scrollToBottom()


def compare_models(more: TryItWindows) -> None:
    more.show_compare()
    more._the(ComparingController).compare()


def exported(window: MainWindow) -> None:
    dialog = ExportWindow(window)
    dialog.show_result(Exported(1, ("/home/somebody/model.onnx", "/home/somebody/model.labels.txt"), 7, 1e-6), 3)
    dialog.show()


def paths(window: MainWindow) -> list[Path]:
    return [each.path for each in window.wiring.runs.runs if each.name in RUNS]


def choose_runs(window: MainWindow, names: Sequence[str]) -> None:
    library = window.wiring.library
    library.open()
    library.window.list.choose([each.path for each in window.wiring.runs.runs if each.name in names])


def same_tasks(window: MainWindow, compare: bool) -> None:
    windows = window.wiring.run_windows
    windows.compare(paths(window))
    if compare:
        windows.same.compare()


def empty(folder: Path) -> Path:
    folder.mkdir()
    return folder
