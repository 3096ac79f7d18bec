"""Moves pictures of Try it from one place to another: dragged, cut and pasted, by a menu, or to correct an answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QGuiApplication

from workbench.data.pictures import Picture
from workbench.gui import carrying
from workbench.gui.carrying import Carried
from workbench.gui.language import mark, say
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.try_it import TryItModel
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.widgets.picture_menu import PictureMenu

GONE = mark("What was cut is no longer where it was cut from.")


class MovingController(QObject):
    """A *place* is the id of a class, NEW_CLASS or QUERIES."""

    def __init__(self, panel: TryItPanel, model: TryItModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._model = panel, model
        classes, queries = panel.classes, panel.queries
        classes.carried.connect(self._on_carried)
        classes.pictureCut.connect(lambda place, key: self.cut(place, [key]))
        classes.pictureDragged.connect(lambda place, key: self._drag(place, [key]))
        classes.pictureMenu.connect(lambda place, key, point: self._open_menu(place, [key], point))
        queries.carried.connect(partial(self._on_carried, QUERIES))
        queries.list.cutRequested.connect(partial(self.cut, QUERIES))
        queries.list.dragged.connect(partial(self._drag, QUERIES))
        queries.list.menuRequested.connect(partial(self._open_menu, QUERIES))
        queries.list.corrected.connect(self._on_corrected)
        queries.list.numbered.connect(self._on_numbered)

    def move(self, carried: Carried, target: int) -> None:
        """Bring what is carried to ``target``, and let the keyboard go on from there."""
        wall = self._panel.queries.list
        row = wall.currentIndex().row()
        if self._model.move_pictures(carried.origin, carried.keys, target) and wall.hasFocus() and wall.tiles:
            wall.setCurrentIndex(wall.model().index(min(max(row, 0), len(wall.tiles) - 1), 0))

    def paste(self, carried: Carried, target: int) -> None:
        """Bring what was cut to ``target``, or say that it is gone."""
        if self._pictures(carried.origin, carried.keys):
            self.move(carried, target)
        else:
            self._panel.show_error(target, lambda: say(GONE))

    def cut(self, place: int, keys: Sequence[str]) -> None:
        """Keep pictures in mind until they are pasted; they stay where they are until then."""
        if pictures := self._pictures(place, keys):
            QGuiApplication.clipboard().setMimeData(carrying.mime_of(place, pictures))

    def _pictures(self, place: int, keys: Sequence[str]) -> list[Picture]:
        there = {each.key: each for each in self._model.pictures_of(place)}
        return [there[key] for key in keys if key in there]

    def _drag(self, place: int, keys: Sequence[str]) -> None:
        if pictures := self._pictures(place, keys):
            carrying.drag(self._panel, place, pictures)

    def _on_carried(self, target: int, carried: Carried) -> None:
        # Once the drag is over: what it began on goes away with the picture.
        QTimer.singleShot(0, self, lambda: self.move(carried, target))

    def _on_corrected(self, key: str, name: str) -> None:
        if owner := self._model.named(name):
            self.move(Carried(QUERIES, (key,)), owner.id)

    def _on_numbered(self, keys: Sequence[str], number: int) -> None:
        if number <= len(self._model.classes):
            self.move(Carried(QUERIES, tuple(keys)), self._model.classes[number - 1].id)

    def _open_menu(self, place: int, keys: Sequence[str], point: QPoint) -> None:
        menu = PictureMenu(place, len(keys), self._model.classes, self._panel)
        menu.moveChosen.connect(lambda target: self.move(Carried(place, tuple(keys)), target))
        menu.whyChosen.connect(lambda: self._panel.whyRequested.emit(keys[0]))
        menu.cutChosen.connect(lambda: self.cut(place, keys))
        menu.removeChosen.connect(lambda: self._model.remove_pictures(place, keys))
        menu.popup(point)
