"""What stands beside the list of runs: their curves over one another, and the window "Compare on the same tasks"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.engine.references import BUILTIN, PRETRAINED
from workbench.gui.controllers.overlaying import OverlayLooker
from workbench.gui.controllers.run_library import RunLibrary
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.same_tasks import SameTasksController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.runs import RunsWindow
from workbench.gui.language import say
from workbench.gui.models.comparing import MISSING
from workbench.gui.models.same_tasks import Entrant


class RunWindows(QObject):
    """Each is made when somebody first asks for it; ``engine`` is as in `SameTasksController`."""

    def __init__(
        self,
        engine: Any,
        library: RunLibrary,
        runs: RunsController,
        training: TrainingController,
        try_it: TryItController,
        around: QWidget,
    ) -> None:
        super().__init__(library)
        self._engine, self._runs, self._training, self._around = engine, runs, training, around
        self._try_it = try_it
        self.same: SameTasksController | None = None
        self.overlay: OverlayLooker | None = None
        library.windowMade.connect(self._on_window)
        library.compareRequested.connect(self.compare)

    def compare(self, paths: list[Path]) -> None:
        """Open the window "Compare on the same tasks" with these runs."""
        self._the_same().open(paths)

    def go_on_comparing(self, other: SameTasksController) -> None:
        """Open that window as it stands beside another main window."""
        self._the_same().take_over(other)

    def _the_same(self) -> SameTasksController:
        if self.same is None:
            self.same = SameTasksController(
                self._engine, lambda: self._runs.runs, self._runs.refresh, self._around, self._other_models, self
            )
            self._runs.runsChanged.connect(self.same.list_models)
            self._try_it.modelsListed.connect(self.same.list_models)
        return self.same

    def _other_models(self) -> list[Entrant]:
        """Those that no run here has made, as far as they are on this computer."""
        kinds = (BUILTIN, PRETRAINED)
        here = [each for each in self._try_it.entries if not each.note.startswith(say(MISSING))]
        return [Entrant(each.ref, each.title, each.note) for each in here if each.ref.startswith(kinds)]

    def close(self) -> None:
        """Before the main window goes."""
        if self.overlay:
            self.overlay.close()
        if self.same:
            self.same.close()

    def _on_window(self, window: RunsWindow) -> None:
        self.overlay = OverlayLooker(window, self._training, self)
