"""The windows that stand open beside the main one, to be opened again beside another that takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbench.gui.background import Background
from workbench.gui.controllers.killed import KilledController
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.controllers.measuring import MeasureController
from workbench.gui.controllers.overlaying import OverlayLooker
from workbench.gui.controllers.papers import PapersController
from workbench.gui.controllers.run_looking import RunLooker
from workbench.gui.controllers.runs import RunsController
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.dialogs.welcome import WelcomeDialog
from workbench.gui.picture_loader import PictureLoader

if TYPE_CHECKING:
    from workbench.gui.controllers.try_it_windows import TryItWindows
    from workbench.gui.controllers.wiring import Wiring

# What these do they begin anew beside another window, or hand over.
BEGIN_ANEW = (KilledController, MeasureController, OverlayLooker, PapersController, RunLooker, RunsController)
Opening = Callable[["Wiring"], object]


def standing(wiring: Wiring) -> list[Opening]:
    """What opens each of them beside another window; where they stood is known once they have closed.

    Dialogs before the main window are not among them: whoever could change the language has closed them.
    """
    return [*_of_the_window(wiring), *_of_runs(wiring), *_of_try_it(wiring)]


def is_working(wiring: Wiring) -> bool:
    """Whether something is under way that somebody asked for, and that would be lost with its window."""
    works: list[LongRequest | Background | PictureLoader] = [*wiring.findChildren(LongRequest)]
    works += [*wiring.findChildren(Background), *wiring.findChildren(PictureLoader)]
    return any(each.is_under_way for each in works if not isinstance(each.parent(), BEGIN_ANEW))


def is_asking() -> bool:
    """Whether a menu or a dialog is open that would vanish unanswered; those that come again are none of them."""
    dialog = QApplication.activeModalWidget()
    comes_again = dialog is None or isinstance(dialog, PreferencesDialog | WelcomeDialog)
    return QApplication.activePopupWidget() is not None or not comes_again


def _of_the_window(wiring: Wiring) -> Iterator[Opening]:
    if wiring.learning and wiring.learning.window.isVisible():
        yield lambda other: other.show_learning()
    if wiring.papers and wiring.papers.window.isVisible():
        yield lambda other: other.show_papers()
    if address := wiring.help.shown_page:
        yield lambda other: other.help.open(address)


def _of_runs(wiring: Wiring) -> Iterator[Opening]:
    if wiring.library.is_open:
        yield lambda other: other.show_runs()
    if (same := wiring.run_windows.same) and same.window.isVisible():
        yield lambda other: other.run_windows.go_on_comparing(same)


def _of_try_it(wiring: Wiring) -> Iterator[Opening]:
    for show in wiring.try_it_windows.standing():
        yield partial(_show_beside, show)


def _show_beside(show: Callable[[TryItWindows], object], wiring: Wiring) -> None:
    show(wiring.try_it_windows)
