"""A class card: its name to edit, how many pictures it has, and the pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.data.pictures import Picture
from workbench.gui.drops import PictureDrops
from workbench.gui.language import plural, say
from workbench.gui.models.contents import NEW_CLASS, PictureClass
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.cross_button import CrossButton
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.name_edit import NameEdit
from workbench.gui.widgets.thumbnail import REMOVE_KEYS, SIDE, SMALL_SIDE, PlusTile, Thumbnail

RADIUS = 8
INSET = 4
# Names take what they need within these limits; there is room for five pictures and the plus in one line.
NAME_WIDTH, WIDEST_NAME = 72, {SIDE: 86, SMALL_SIDE: 80}
# More widgets than this would slow the window down, and nobody looks at them one by one.
SHOWN = 24


class ClassCard(QWidget):
    """Shows one class and asks for changes of it; most signals speak for themselves.

    ``dropped`` hands over a list of sources, ``carried`` what is moved here from elsewhere; the keys of pictures go
    with pictureRemoved, pictureCut, pictureDragged and pictureMenu, the last with a place on the screen.
    """

    renameRequested = Signal(str)
    removeRequested = Signal()
    filesRequested = Signal()
    pictureRemoved = Signal(str)
    pictureCut = Signal(str)
    pictureDragged = Signal(str)
    pictureMenu = Signal(str, QPoint)
    dropped = Signal(object)
    carried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = SIDE
        self._count = 0
        self.name = NameEdit()
        self._note = QLabel()
        self._note.setProperty("role", "secondary")
        self._pictures = FlowBox(spacing=3)
        self._flow = self._pictures.flow
        self._thumbnails: dict[str, Thumbnail] = {}
        self._plus = PlusTile()
        self._rest = QLabel()
        self._rest.setProperty("role", "secondary")
        self._remove = CrossButton(self)
        self.cover = DropCover(self)
        self._drops = PictureDrops(self, NEW_CLASS)
        self._lay_out()
        self._connect()

    @property
    def keys(self) -> list[str]:
        """The keys of the pictures that are shown."""
        return list(self._thumbnails)

    def thumbnail(self, key: str) -> Thumbnail:
        """The tile of one of these pictures."""
        return self._thumbnails[key]

    def set_class(self, shown: PictureClass) -> None:
        """Show the class as it is now; only thumbnails that changed are made anew."""
        self._drops.place = shown.id
        self.name.set_name(shown.name)
        self._count = len(shown.pictures)
        wanted = dict(list(shown.pictures.items())[:SHOWN])
        for key in [key for key in self._thumbnails if key not in wanted]:
            self._drop_thumbnail(key)
        for key, picture in wanted.items():
            if key not in self._thumbnails:
                self._make_thumbnail(picture)
        self._put_in_order(list(wanted))
        self._rest.setText(say("and {count:,} more", count=self._count - SHOWN))
        self._rest.setVisible(self._count > SHOWN)
        self._describe(shown.name)
        self._pictures.fit()

    def set_reading(self, words: str) -> None:
        """Say how far reading is in place of the count; empty words end it."""
        self._note.setText(words or self._count_words())

    @property
    def wanted_name_width(self) -> int:
        """What the whole name would take, in pixels, within limits."""
        return min(max(self.name.wanted_width, NAME_WIDTH), WIDEST_NAME[self._side])

    def set_name_width(self, width: int) -> None:
        """How wide the name is, in pixels: alike in all cards, so that their pictures stand in columns."""
        self.name.setFixedWidth(width)

    def set_side(self, side: int) -> None:
        """How wide the thumbnails are, in pixels."""
        self._side = side
        for tile in (*self._thumbnails.values(), self._plus):
            tile.set_side(side)
        self._pictures.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE_KEYS:
            self.removeRequested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_F2):
            self.name.start()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_focus(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._remove.show()

    def leaveEvent(self, event: QEvent) -> None:
        self._remove.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._remove.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._remove.setVisible(self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("card"))
        pen = QPen(theme().color("accent"), 2) if self.hasFocus() else QPen(theme().color("line"), 1)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _count_words(self) -> str:
        return plural(self._count, "picture") if self._count else say("no pictures")

    def _describe(self, name: str) -> None:
        self._note.setText(self._count_words())
        self.setAccessibleName(say("Class {name}, {pictures}", name=name, pictures=self._count_words()))
        self._remove.setAccessibleName(say("Remove class {name}", name=name))
        self._plus.setAccessibleName(say("Add pictures to {name}", name=name))

    def _make_thumbnail(self, picture: Picture) -> None:
        thumbnail = self._thumbnails[picture.key] = Thumbnail(picture)
        thumbnail.set_side(self._side)
        thumbnail.removeRequested.connect(self.pictureRemoved)
        thumbnail.cutRequested.connect(self.pictureCut)
        thumbnail.dragged.connect(self.pictureDragged)
        thumbnail.menuRequested.connect(self.pictureMenu)

    def _put_in_order(self, wanted: Sequence[str]) -> None:
        """A picture that comes back stands where it stood; the rest and the plus are always last."""
        self._thumbnails = {key: self._thumbnails[key] for key in wanted}
        tiles: list[QWidget] = [*self._thumbnails.values(), self._rest, self._plus]
        if self._flow.widgets != tiles:
            for tile in tiles:
                self._flow.removeWidget(tile)
                self._flow.addWidget(tile)
            for thumbnail in self._thumbnails.values():
                # Else it would take no room before the next event, and the card would be too low for it.
                thumbnail.show()

    def _drop_thumbnail(self, key: str) -> None:
        thumbnail = self._thumbnails.pop(key)
        if thumbnail.hasFocus():
            self.setFocus()
        self._flow.removeWidget(thumbnail)
        thumbnail.hide()
        thumbnail.deleteLater()

    def _move_focus(self, step: int) -> None:
        tiles: list[QWidget] = [*self._thumbnails.values(), self._plus]
        places = [number for number, tile in enumerate(tiles) if tile.hasFocus()]
        tiles[(places[0] + step) % len(tiles) if places else (0 if step > 0 else -1)].setFocus()

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = vbox(spacing=2)
        words.addWidget(self.name)
        words.addWidget(self._note)
        words.addStretch()
        self.set_name_width(NAME_WIDTH)
        self._flow.addWidget(self._rest)
        self._flow.addWidget(self._plus)
        row = hbox(self, spacing=6)
        # At the right there is room for the cross.
        row.setContentsMargins(10, 8, 22, 8)
        row.addLayout(words)
        row.addWidget(self._pictures, 1)

    def _connect(self) -> None:
        self._plus.setToolTip(say("Choose pictures to add to this class"))
        self._plus.clicked.connect(self.filesRequested)
        self._remove.setToolTip(say("Remove this class"))
        self._remove.raise_()
        self._remove.clicked.connect(self.removeRequested)
        self._remove.hide()
        self.name.renamed.connect(self.renameRequested)
        self.name.left.connect(self.setFocus)
        drops = self._drops
        drops.entered.connect(
            lambda what: self.cover.show_words(say("Drop to add {what} to {name}", what=what, name=self.name.name))
        )
        drops.carriedOver.connect(
            lambda what: self.cover.show_words(say("Drop to move {what} to {name}", what=what, name=self.name.name))
        )
        drops.carried.connect(self.carried)
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)
        theme().changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remove.move(self.width() - self._remove.width() - INSET, INSET)
