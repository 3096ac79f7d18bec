"""Tells that the folder chosen for the cache is not there, as on a disk that is not connected."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.folders import CACHE, missing_folder
from workbench.gui.controllers.preferences import PreferencesController
from workbench.gui.controllers.runs import RunsController
from workbench.gui.language import mark, say
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution

NOT_THERE = mark(
    "The cache folder, {folder}, is not there; is its disk connected? Meanwhile datasets are prepared in the usual "
    "place."
)
CHANGE, LATER = mark("Settings…"), mark("Not now")
CHANGE_TIP, LATER_TIP = mark("Choose another folder in the settings"), mark("Go on with the usual place")


class CacheDiskController(QObject):
    """It looks whenever the runs are listed, as at the start, after a run, and when another folder is chosen."""

    def __init__(
        self,
        panel: TrainingPanel,
        runs: RunsController,
        preferences: PreferencesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._was_told = False  # and is not to be told again of the same absence
        self.offer = Caution()
        panel.hold_offer(self.offer)
        runs.runsChanged.connect(self._look)
        self.offer.answered.connect(self._on_answer)

    def _look(self) -> None:
        folder = missing_folder(CACHE)
        if folder is None:
            self._was_told = False
            self.offer.hide()
        elif not self._was_told:
            self._was_told = True
            answers = [(say(CHANGE), say(CHANGE_TIP)), (say(LATER), say(LATER_TIP))]
            self.offer.show_offer(say(NOT_THERE, folder=folder), answers)

    def _on_answer(self, answer: str) -> None:
        if answer == say(CHANGE):
            self._preferences.open()
