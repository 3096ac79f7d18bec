"""The windows that stand beside Try it, each made when somebody first asks for it."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject

from workbench.gui.controllers.try_it import TryItController
from workbench.gui.panels.try_it import TryItPanel


class SideWindow(Protocol):
    """The controller of one window. It is made from the engine, Try it, its panel and the parent."""

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

    def close(self) -> None:
        """Before the main window goes."""
        for each in self._made.values():
            each.close()

    def _the(self, kind: type[Shown]) -> Shown:
        """The one controller of that kind; a method of each window calls this and opens it."""
        if kind not in self._made:
            make = cast("Any", kind)
            self._made[kind] = make(self._engine, self._try_it, self._panel, self)
        return cast("Shown", self._made[kind])
