"""Tells before Start that the device chosen in Settings is not on this computer, and offers the ways out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.gui.controllers.preferences import PreferencesController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.language import mark, say
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution
from workbench.gui.widgets.fields import choice_words

NOT_HERE = mark("The device chosen in Settings is {device}, but this computer has only {usable}.")
CHANGE, AUTOMATIC = mark("Settings…"), mark("Choose by itself")
CHANGE_TIP, AUTOMATIC_TIP = mark("Choose another device in the settings"), mark("Take the fastest device there is")


class DevicesController(QObject):
    """Which devices there are, the engine knows; it says so as soon as it is ready."""

    def __init__(
        self,
        panel: TrainingPanel,
        training: TrainingController,
        preferences: PreferencesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._preferences = training, preferences
        self.offer = Caution()
        panel.hold_offer(self.offer)
        training.engineChanged.connect(self._look)
        preferences.computerChanged.connect(self._look)
        self.offer.answered.connect(self._on_answer)

    def insist(self) -> bool:
        """A run was to begin: whether it has no device, which is said."""
        self._look()
        return bool(self.offer.sentence)

    def _look(self) -> None:
        if self._training.engine_ready is not None:
            self._preferences.set_devices(self._training.engine_ready.devices)
        sentence = "" if self._training.is_active else self._sentence()
        if not sentence:
            self.offer.hide()
        elif sentence != self.offer.sentence:
            self.offer.show_offer(sentence, [(say(AUTOMATIC), say(AUTOMATIC_TIP)), (say(CHANGE), say(CHANGE_TIP))])

    def _sentence(self) -> str:
        chosen, usable = str(self._preferences.values["device"]), self._preferences.devices
        if not usable or chosen in ("auto", *usable):
            return ""
        return say(NOT_HERE, device=choice_words(chosen), usable=say(", ").join(map(choice_words, usable)))

    def _on_answer(self, answer: str) -> None:
        if answer == say(AUTOMATIC):
            self._preferences.use({**self._preferences.values, "device": "auto"})
        else:
            self._look()  # it stays until another device is chosen
            self._preferences.open()
