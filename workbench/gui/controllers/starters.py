"""Leads whoever tries it for the first time from the tray of example drawings to the first answer."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.data.pictures import read_pictures
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.starters import StartersWindow
from workbench.gui.language import say
from workbench.gui.widgets.class_list import ADD, FIRST
from workbench.resources import resources

ENOUGH = 2  # classes of the tray with which there is something to tell apart


class StartersController(QObject):
    """``window`` is what the tray stands beside."""

    def __init__(self, try_it: TryItController, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._try_it, self._around = try_it, window
        self.window: StartersWindow | None = None
        self._drawings, self._questions = set[str](), set[str]()  # the keys of what the tray holds
        for changed in (try_it.model.classesChanged, try_it.model.supportChanged, try_it.model.predictionsChanged):
            changed.connect(self._tell)

    @property
    def is_open(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def open(self) -> None:
        """Show the tray."""
        if self.window is None:
            starters = resources() / "starters"
            classes, questions = sorted((starters / "classes").iterdir()), sorted((starters / "queries").iterdir())
            self._drawings = {each.key for folder in classes for each in read_pictures(folder.iterdir())[0]}
            self._questions = {each.key for each in read_pictures(questions)[0]}
            self.window = StartersWindow(classes, questions, self._around)
            self.window.allWanted.connect(self._try_it.load_examples)
            self.window.undoWanted.connect(self._try_it.undo)
        self._tell()
        self.window.bring_up()

    def close(self) -> None:
        """Before the main window goes."""
        if self.window:
            self.window.close()

    def _tell(self) -> None:
        """What is to be done next with the drawings of the tray, whatever else lies in Try it."""
        if self.window:
            model = self._try_it.model
            learned = sum(not self._drawings.isdisjoint(each.pictures) for each in model.classes)
            answered = learned >= ENOUGH and not self._questions.isdisjoint(model.predictions)
            self.window.set_step(min(learned, ENOUGH) + answered, say(ADD if model.classes else FIRST))
