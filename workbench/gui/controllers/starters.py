"""Leads whoever tries it for the first time from the tray of example drawings to the first answer."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.starters import StartersWindow
from workbench.resources import resources


class StartersController(QObject):
    """``window`` is what the tray stands beside."""

    def __init__(self, try_it: TryItController, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._try_it, self._around = try_it, window
        self.window: StartersWindow | None = None
        for changed in (try_it.model.supportChanged, try_it.model.predictionsChanged):
            changed.connect(self._tell)

    @property
    def is_open(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def open(self) -> None:
        """Show the tray."""
        if self.window is None:
            starters = resources() / "starters"
            classes, questions = sorted((starters / "classes").iterdir()), sorted((starters / "queries").iterdir())
            self.window = StartersWindow(classes, questions, self._around)
            self.window.allWanted.connect(self._try_it.load_examples)
        self._tell()
        self.window.bring_up()

    def close(self) -> None:
        """Before the main window goes."""
        if self.window:
            self.window.close()

    def _tell(self) -> None:
        model = self._try_it.model
        if self.window:
            self.window.set_step(2 if model.predictions else 1 if model.support() else 0)
