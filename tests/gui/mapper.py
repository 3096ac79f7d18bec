"""The window Map over a Try it panel, as tests drive it."""

from __future__ import annotations

from typing import Any

from gui.insight_stage import mapped
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtCore import QPoint

from workbench.engine.few_shot import MapPictures
from workbench.gui.controllers.mapping import MappingController
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.widgets.picture_plane import PicturePlane


class Mapper:
    """The window over a Try it panel that has two classes and four pictures to recognise."""

    def __init__(self, stage: Stage, qtbot: Any) -> None:
        self.stage, self.qtbot = stage, qtbot
        self.controller = MappingController(stage.engine, stage.controller, stage.panel, stage.panel)

    @property
    def window(self) -> MapWindow:
        return self.controller.window

    @property
    def plane(self) -> PicturePlane:
        return self.window.plane

    @property
    def asked(self) -> list[MapPictures]:
        return [each for each in self.stage.engine.sent if isinstance(each, MapPictures)]

    @property
    def selected(self) -> list[str]:
        return self.stage.panel.queries.list.selected_keys()

    def next_asked(self, before: int) -> MapPictures:
        self.qtbot.waitUntil(lambda: len(self.asked) > before, timeout=SECONDS_10)
        return self.asked[-1]

    def answer(self, asked: MapPictures, **more: Any) -> None:
        self.stage.engine.replyReceived.emit(mapped(asked, **more))

    def show(self) -> None:
        before = len(self.asked)
        self.controller.open()
        self.answer(self.next_asked(before))
        self.qtbot.waitExposed(self.window)

    def place(self, kind: str, key: str = "") -> QPoint:
        at = next(n for n, each in enumerate(self.plane.map.spots) if (each.kind, each.key) == (kind, key))
        return self.plane.place_of(at).toPoint()

    def marked(self) -> tuple[str, str]:
        spot = self.plane.marked
        return (spot.kind, spot.key) if spot else ("", "")
