"""The pictures to recognise: a head, a zone while there are none, and their wall."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.drops import RECOGNISE, RECOGNISE_THOSE, PictureDrops
from workbench.gui.language import mark, plural, say
from workbench.gui.models.arranging import arranged, counts
from workbench.gui.models.contents import QUERIES
from workbench.gui.models.queries import SURE, QueryTile, percent
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.drop_zone import DropCover, DropZone
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.query_list import QueryList
from workbench.gui.widgets.reject_slider import RejectSlider
from workbench.gui.widgets.wall_tools import WallTools

TITLE = mark("Pictures to recognise")
EMPTY = mark("Now drop pictures the model has not seen.")
HINT = mark("or click to choose files…")
AND = mark("{said}, {more}")
FITS, FIT = mark("{n:,} fits no class"), mark("{n:,} fit no class")
TIP = mark("Drop pictures, or a folder of them, to have each recognised. Press Return, or click, to choose files.")


class QuerySection(QWidget):
    """Signals carry QUERIES as their target; removeRequested and picked carry keys, whyRequested one.

    mapRequested by who wants to see all pictures at once; carried hands over what is moved here from a class,
    levelChosen how careful the model shall be.
    """

    dropped = Signal(int, object)
    filesRequested = Signal(int)
    removeRequested = Signal(list)
    whyRequested = Signal(str)
    picked = Signal(list)
    carried = Signal(object)
    levelChosen = Signal(object)
    mapRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(say(TITLE))
        title.setProperty("role", "section")
        self._small = False
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        # Rather cut, with a tool tip, than wider than the column.
        self._count.setMinimumWidth(1)
        self._tiles: Sequence[QueryTile] = ()
        self._names: Sequence[str] = ()
        self.zone = DropZone("drop", say(EMPTY), say(RECOGNISE), QUERIES, say(RECOGNISE_THOSE))
        self.zone.setToolTip(say(TIP))
        self.tools, self.careful = WallTools(), RejectSlider()
        self.list = QueryList()
        self.map = QPushButton(say("Map…"))
        self.map.setProperty("kind", "quiet")
        self.map.setToolTip(
            say("See all pictures on a map, where those that look alike to the model lie together (Ctrl+M)")
        )
        self.map.clicked.connect(self.mapRequested)
        self.notice = Notice()
        self._lay_out(title)
        self.zone.clicked.connect(lambda: self.filesRequested.emit(QUERIES))
        self.list.filesRequested.connect(lambda: self.filesRequested.emit(QUERIES))
        self.list.removeRequested.connect(self.removeRequested)
        self.list.whyRequested.connect(self.whyRequested)
        self.list.picked.connect(self.picked)
        self.tools.changed.connect(self._arrange)
        self.careful.levelChosen.connect(self.levelChosen)
        for target in (self.zone, self.list):
            target.dropped.connect(lambda sources: self.dropped.emit(QUERIES, sources))
            target.carried.connect(self.carried)
        self._take_drops()
        self.set_tiles(())

    @property
    def tiles(self) -> Sequence[QueryTile]:
        """All of them in the order they came, also those that are not shown just now."""
        return self._tiles

    @property
    def count_words(self) -> str:
        return self._count.text()

    def set_tiles(self, tiles: Sequence[QueryTile], names: Sequence[str] = ()) -> None:
        """``names`` are those of the classes, in their order."""
        self._tiles, self._names = tiles, names
        known = any(each.prediction for each in tiles)
        self.tools.setVisible(known and len(tiles) > 1)
        self.careful.setVisible(known)
        self._show_map()
        self.list.setVisible(bool(tiles))
        self._arrange()
        self._show_zone("", 0.0)
        self._word_count()

    def _arrange(self) -> None:
        self.tools.set_counts(counts(self._tiles, self._names))
        self.list.set_tiles(arranged(self._tiles, self.tools.shown, self.tools.order, self._names))

    def set_reading(self, target: int, words: str, fraction: float) -> None:
        self._show_zone(words, fraction)

    def set_small(self, small: bool) -> None:
        self._small = small
        self.list.set_folded(small)
        self.careful.set_short(small)
        self._show_map()
        self._word_count()

    def hold(self, state: QWidget) -> None:
        """Show ``state`` between the title and the count."""
        self._head.insertWidget(self._head.count() - 2, state)

    def has_focus(self) -> bool:
        return self.list.hasFocus() or self.zone.hasFocus()

    def _take_drops(self) -> None:
        """Also beside the zone and the wall: where room is scarce, only the title may be in sight."""
        self.cover, drops = DropCover(self), PictureDrops(self, QUERIES)
        drops.entered.connect(lambda what: self.cover.show_words(say(RECOGNISE, what=what)))
        drops.carriedOver.connect(lambda what: self.cover.show_words(say(RECOGNISE_THOSE, what=what)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(lambda sources: self.dropped.emit(QUERIES, sources))
        drops.carried.connect(self.carried)

    def _show_map(self) -> None:
        """Once there are answers, where there is room for it; it is in the menu as well."""
        self.map.setVisible(not self._small and any(each.prediction for each in self._tiles))

    def _word_count(self) -> None:
        """How many pictures, and how many fit no class or are unsure; only that where room is scarce."""
        unsure = sum(tile.is_unsure and tile.fresh for tile in self.tiles)
        unfit = sum(tile.is_rejected and tile.fresh for tile in self.tiles)
        said = [say(FITS if unfit == 1 else FIT, n=unfit)] if unfit else []
        unsure_too = [say("{n:,} unsure", n=unsure)] if unsure else []
        parts = [] if self._small else [plural(len(self.tiles), "picture")]
        self._count.setText(_listed([*parts, *(said or unsure_too)]) if self.tiles else "")
        self._count.setVisible(bool(self._count.text()))
        tips = [_listed([plural(len(self.tiles), "picture"), *said, *unsure_too])]
        tips += [say("Unsure: the best guess has less than {percent}.", percent=percent(SURE))] if unsure else []
        self._count.setToolTip(say(". ").join(tips))

    def _show_zone(self, words: str, fraction: float) -> None:
        """The zone is there while it is empty, and while more is being read."""
        self.zone.set_busy(words, fraction)
        self.zone.set_words(say(EMPTY), "" if self.tiles else say(HINT))
        self.zone.setVisible(bool(words) or not self.tiles)

    def _lay_out(self, title: QLabel) -> None:
        self._head = hbox()
        self._head.addWidget(title)
        self._head.addStretch()
        self._head.addWidget(self._count)
        self._head.addWidget(self.map)
        column = vbox(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._head)
        column.addWidget(self.notice)
        column.addWidget(self.zone)
        column.addWidget(self.careful)
        column.addWidget(self.tools)
        column.addWidget(self.list)


def _listed(parts: Sequence[str]) -> str:
    """6 pictures, 1 fits no class, 2 unsure."""
    return reduce(lambda said, more: say(AND, said=said, more=more), parts) if parts else ""
