"""The windows that stand beside Try it, each made when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject

from workbench.gui.controllers.classifying import ClassifyController
from workbench.gui.controllers.comparing import ComparingController
from workbench.gui.controllers.exporting import ExportController
from workbench.gui.controllers.how_good import HowGoodController
from workbench.gui.controllers.mapping import MappingController
from workbench.gui.controllers.measuring import MeasureController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.controllers.why import WhyController
from workbench.gui.panels.try_it import TryItPanel


class SideWindow(Protocol):
    """The controller of one window. It is made from the engine, Try it, its panel and the parent."""

    window: Any

    def open(self) -> None:
        """Show the window, or bring it to the front."""

    def close(self) -> None:
        """Before the main window goes."""


Shown = TypeVar("Shown", bound=SideWindow)


class TryItWindows(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._try_it, self._panel = engine, try_it, panel
        self._made: dict[type, SideWindow] = {}
        # Its figure stands at the foot of Try it, whether or not somebody looks further.
        self.measuring = MeasureController(engine, try_it, panel, self)
        panel.footer.howGoodRequested.connect(self.show_how_good)
        panel.head.howGoodRequested.connect(self.show_how_good)
        panel.head.compareRequested.connect(self.show_compare)
        panel.queries.mapRequested.connect(self.show_map)
        panel.whyRequested.connect(self.show_why)
        panel.footer.classifyRequested.connect(self.show_classify)
        panel.footer.exportRequested.connect(self.show_export)

    def close(self) -> None:
        """Before the main window goes."""
        self.measuring.close()
        for each in self._made.values():
            each.close()

    def standing(self) -> list[Callable[[TryItWindows], object]]:
        """What shows each of those that stand open beside another panel."""
        return [partial(TryItWindows.show_again, like=each) for each in self._made.values() if each.window.isVisible()]

    def show_again(self, like: SideWindow) -> None:
        """Show a window as it stood beside another panel."""
        match like:
            case HowGoodController():
                self.show_how_good()
            case WhyController():
                self.show_why(like.key)
            case _:
                self._the(type(like)).open()

    def show_why(self, key: str = "") -> None:
        """Why a picture is recognised as it is; without a key, the one that is selected."""
        self._the(WhyController).open(key)

    def show_map(self) -> None:
        """Where all pictures lie."""
        self._the(MappingController).open()

    def show_how_good(self) -> None:
        """Open the window "How good is it?"."""
        if HowGoodController not in self._made:
            made = HowGoodController(self.measuring, self._try_it.model, self._panel, self)
            made.window.compareRequested.connect(self.show_compare)
            self._made[HowGoodController] = made
        self._made[HowGoodController].open()

    def show_compare(self) -> None:
        """Open the window "Compare models"."""
        self._the(ComparingController).open()

    def show_classify(self) -> None:
        """Recognise all pictures of a folder."""
        self._the(ClassifyController).open()

    def show_export(self) -> None:
        """Write the classifier for use elsewhere."""
        self._the(ExportController).open()

    def _the(self, kind: type[Shown]) -> Shown:
        """The one controller of that kind; a method of each window calls this and opens it."""
        if kind not in self._made:
            make = cast("Any", kind)
            made = self._made[kind] = make(self._engine, self._try_it, self._panel, self)
            if isinstance(made, MappingController):
                made.whyRequested.connect(self.show_why)
        return cast("Shown", self._made[kind])
