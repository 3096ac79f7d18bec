"""The whole window without an engine, to drop files on: prints a line of JSON whenever what lies in Try it changes.

``classes`` maps names to numbers of pictures, ``queries`` names the pictures to recognise, and ``places`` says
where on the screen the zones and the class cards are; "NAME 0" is the first picture of a class, "? 0" the first to
recognise, "top" and "bottom" are close to the ends of what scrolls. ``scrolled`` says how far that is, and how far it
can be; a line is printed when that comes to rest as well.
"""

from __future__ import annotations

import json
import sys

from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.main_window import MainWindow
from workbench.gui.theme import theme
from workbench.gui.widgets.column_area import ColumnArea

SIZE = (1160, 820)
SETTLED_MS = 200
NEAR = 30  # the ends, and still on what lies at them


class Reporter:
    """Says how things stand once they have been still for a moment, so that the places are those seen."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._model = window, window.wiring.try_it.model
        self._settled = QTimer(window, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._report)
        for signal in (self._model.supportChanged, self._model.queriesChanged):
            signal.connect(self._settled.start)
        self._bar = window.try_it.findChild(ColumnArea).verticalScrollBar()
        self._bar.valueChanged.connect(self._settled.start)
        self._settled.start()

    def _report(self) -> None:
        classes = {each.name: len(each.pictures) for each in self._model.classes}
        queries = [each.name for each in self._model.queries]
        scrolled = self._bar.value(), self._bar.maximum()
        state = {"classes": classes, "queries": queries, "places": self._places(), "scrolled": scrolled}
        print(json.dumps(state), flush=True)

    def _places(self) -> dict[str, tuple[int, int]]:
        panel = self._window.try_it
        cards = {each.name: panel.classes.card(each.id) for each in self._model.classes}
        queries: QWidget = panel.queries.list if panel.queries.tiles else panel.queries.zone
        places = {name: centre(widget) for name, widget in {**cards, "": panel.classes.zone, "?": queries}.items()}
        for name, card in cards.items():
            if card.keys:
                places[f"{name} 0"] = centre(card.thumbnail(card.keys[0]))
        ends = panel.findChild(ColumnArea).viewport()
        for name, y in (("top", NEAR), ("bottom", ends.height() - NEAR)):
            point = ends.mapToGlobal(QPoint(ends.width() // 2, y))
            places[name] = point.x(), point.y()
        if panel.queries.tiles:
            wall = panel.queries.list
            tile = wall.viewport().mapToGlobal(wall.visualRect(wall.model().index(0, 0)).center())
            places["? 0"] = tile.x(), tile.y()
        return places


def centre(widget: QWidget) -> tuple[int, int]:
    point = widget.mapToGlobal(widget.rect().center())
    return point.x(), point.y()


def main() -> int:
    app = QApplication(sys.argv[:1])
    theme().apply(app)
    window = MainWindow(StandInEngine())
    window.resize(*SIZE)
    window.move(0, 0)
    window.show()
    reporter = Reporter(window)
    status = app.exec()
    del reporter
    return status


if __name__ == "__main__":
    raise SystemExit(main())
