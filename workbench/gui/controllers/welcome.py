"""Welcomes whoever starts the program for the first time, and leads to what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from workbench.catalogue import catalogue
from workbench.config import Value
from workbench.gui.controllers.first_run import FirstRunController
from workbench.gui.controllers.starters import StartersController
from workbench.gui.dialogs.welcome import OWN, TRAIN, TRY, WelcomeDialog
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.looks import choose_language
from workbench.gui.widgets.sight import bring_into_sight

if TYPE_CHECKING:
    from workbench.gui.controllers.wiring import Wiring
    from workbench.gui.main_window import MainWindow

SEEN = "welcome/seen"
QUIT = "Ctrl+Q"
# What is practised first: enough to be clearly better than guessing, and few enough for a person to wait for.
FIRST: dict[str, Value] = {"episodes": 1200, "validate_every": 200, "validation_episodes": 100}
FIRST_SETTINGS = mark("Set up for your first model")
OWN_HINT = mark("Give the new class a name and drop its pictures on it. Do the same for a second class, and it learns.")


class WelcomeController(QObject):
    """Belongs to one window; `greet` shows itself once, `open` whenever somebody asks."""

    def __init__(self, wiring: Wiring, window: MainWindow, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wiring, self._window, self._store = wiring, window, store
        self.dialog: WelcomeDialog | None = None
        self.first_run = FirstRunController(wiring.training, window.training, wiring.algorithm.run_config, self)
        self.starters = StartersController(wiring.try_it, window, self)
        self.first_run.tryRequested.connect(self._try_run)

    def greet(self) -> None:
        """At the first start."""
        if not self._store.value(SEEN):
            self.open()

    def open(self) -> None:
        """Show the ways to begin."""
        if self.dialog is None:
            self.dialog = WelcomeDialog(self._window)
            self.dialog.chosen.connect(self._on_chosen)
            self.dialog.languageChosen.connect(choose_language)
            self.dialog.finished.connect(self._on_finished)
            # The menu, whose key it is, is not reached from here. The dialog goes with it, but not from within its key.
            leave = QShortcut(QKeySequence(QUIT), self.dialog)
            leave.activated.connect(self._quit, Qt.ConnectionType.QueuedConnection)
        self.dialog.open()

    def take_over(self, other: WelcomeController) -> None:
        """Show what another window, which goes, shows."""
        self.first_run.take_over(other.first_run)
        if other.dialog:
            self.open()
        if other.starters.is_open:
            self.starters.open()

    def close(self) -> None:
        """Before the window goes."""
        self.starters.close()

    def _on_chosen(self, way: str) -> None:
        {TRY: self._try, TRAIN: self._train, OWN: self._use_own}[way]()

    def _try(self) -> None:
        self._window.go_to_panel(4)
        self.starters.open()

    def _train(self) -> None:
        """Begin a short run on what comes with the program, and explain it; it waits for the engine where it must."""
        self._window.go_to_panel(3)
        if not self.first_run.can_begin():
            return
        dataset = DatasetChoice()
        config = catalogue().config(dataset.name, "protonet", FIRST)
        self._wiring.algorithm.take_over(config, lambda: say(FIRST_SETTINGS))
        if self._wiring.dataset.take_over(config):
            self.first_run.begin()

    def _try_run(self) -> None:
        """Recognise with the run that was explained: drawings from the tray, where there are none yet."""
        self._window.training.tryRequested.emit()
        if self._wiring.try_it.model.is_empty:
            self.starters.open()

    def _use_own(self) -> None:
        self._window.go_to_panel(4)
        self._wiring.add_class()
        notice = self._window.try_it.classes.notice
        notice.show_hint(lambda: say(OWN_HINT))
        bring_into_sight(notice)

    def _quit(self) -> None:
        if self.dialog:
            self.dialog.reject()
        self._window.close()

    def _on_finished(self) -> None:
        self._store.setValue(SEEN, True)
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
