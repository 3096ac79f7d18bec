"""Asks on which device a run is to go on, where that may be another one than it was trained on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.engine.commands import Continue
from workbench.gui.controllers.preferences import PreferencesController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.models.going_on import answer, choices, question
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution


class GoingOnController(QObject):
    """What may not be repeated bit by bit afterwards is not begun unasked."""

    def __init__(
        self,
        panel: TrainingPanel,
        training: TrainingController,
        preferences: PreferencesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._preferences = training, preferences
        self._asked: Continue | None = None
        self._choices: tuple[str, ...] = ()
        self.offer = Caution()
        panel.hold_offer(self.offer)
        training.asks_device = self._asks
        training.runStarted.connect(lambda *_: self.offer.hide())
        self.offer.answered.connect(self._on_answer)

    def _asks(self, command: Continue, own: str) -> bool:
        """Whether somebody has to choose a device, who is asked then. While the engine has not told which there are, it
        is left to it to refuse."""
        self._choices = choices(own, self._preferences.devices, str(self._preferences.values["device"]))
        if not own or self._choices in ((), (own,)):
            return False
        self._asked = command
        self.offer.show_offer(*question(Path(command.run_dir).name, own, self._choices))
        return True

    def _on_answer(self, words: str) -> None:
        device = next((each for each in self._choices if answer(each) == words), "")
        if device and self._asked:
            self._training.continue_run(Path(self._asked.run_dir), {**self._asked.changes, "device": device})
