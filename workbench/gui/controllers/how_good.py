"""Shows in the window "How good is it?" what was measured, and lets pictures be removed and moved from there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.gui.controllers.measuring import MeasureController
from workbench.gui.dialogs.how_good import HowGoodWindow
from workbench.gui.language import mark, say
from workbench.gui.models.how_good import MEASURING, Judgement, percent
from workbench.gui.models.try_it import TryItModel

NOTHING = mark(
    "There is nothing to measure yet. That takes at least two classes, and a second picture in at least one of them."
)
OUTDATED = mark("Something has changed since; this is measured again in a moment.")
WAITS = mark("Something has changed since, and there are many pictures. Measure them again?")
UNMEASURED = mark("With so many pictures, measuring takes a while.")
GIVEN_UP = mark("It has not been measured.")


class HowGoodController(QObject):
    """Owns the one window."""

    def __init__(
        self, measuring: MeasureController, model: TryItModel, around: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.window = HowGoodWindow(around)
        self._measuring, self._model = measuring, model
        self._shown: Judgement | None = None
        self.window.measureRequested.connect(measuring.measure)
        self.window.cancelRequested.connect(measuring.cancel)
        self.window.cellChosen.connect(self._on_cell)
        self.window.removeRequested.connect(self._on_remove)
        self.window.moveRequested.connect(self._on_move)
        measuring.changed.connect(self._show)
        self.window.set_there(self._is_there)
        self._show()

    def open(self) -> None:
        """Show the window, or bring it to the front; what was not measured yet is measured now."""
        self.window.bring_up()
        self._measuring.measure()

    def close(self) -> None:
        """Before the main window goes."""
        self.window.close()

    def _show(self) -> None:
        measuring, window = self._measuring, self.window
        judgement = measuring.judgement
        if judgement is None:
            window.show_nothing("" if measuring.is_measuring or measuring.failure[0] else self._nothing_words())
        elif judgement is not self._shown:
            self._show_judgement(judgement)
        self._shown = judgement
        window.set_fresh(measuring.is_fresh)
        window.set_there(self._is_there)
        if measuring.failure[0] and measuring.failure[0] != window.notice.sentence:
            window.notice.show_error(*measuring.failure)
        elif not measuring.failure[0]:
            window.notice.clear()
        can = measuring.can_measure and not measuring.is_fresh
        window.set_state(self._state_words(), can, measuring.is_measuring)

    def _show_judgement(self, judgement: Judgement) -> None:
        self.window.show_judgement(judgement)
        self.window.held.set_held("", ())
        if cell := judgement.worst_cell():
            self.window.matrix.choose(*cell)

    def _nothing_words(self) -> str:
        return say(GIVEN_UP) if self._measuring.can_measure else say(NOTHING)

    def _state_words(self) -> str:
        measuring = self._measuring
        if measuring.is_measuring:
            return f"{say(MEASURING)} {percent(measuring.progress)}" if measuring.progress >= 0 else say(MEASURING)
        if measuring.is_fresh or measuring.failure[0]:
            return ""
        if measuring.judgement:
            return say(WAITS) if measuring.waits_for_click else say(OUTDATED)
        return say(UNMEASURED) if measuring.waits_for_click else ""

    def _on_cell(self, row: int, column: int) -> None:
        judgement = self._measuring.judgement
        if judgement and row >= 0:
            self.window.held.set_held(judgement.cell_words(row, column), judgement.cell(row, column))

    def _is_there(self, class_name: str, key: str) -> bool:
        found = self._model.named(class_name)
        return found is not None and key in found.pictures

    def _on_remove(self, class_name: str, key: str) -> None:
        found = self._model.named(class_name)
        if found and key in found.pictures:
            self._model.remove_pictures(found.id, [key])

    def _on_move(self, class_name: str, key: str, to: str) -> None:
        found, target = self._model.named(class_name), self._model.named(to)
        if found and target and key in found.pictures:
            self._model.move_pictures(found.id, [key], target.id)
