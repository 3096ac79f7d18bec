"""The gallery: chooses a dataset, where it comes from, and how its classes are parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QStackedLayout, QWidget

from workbench.config import ConfigError
from workbench.gui.drops import DropFilter, Source
from workbench.gui.forms import KnobForm
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import DatasetChoice, changes_for
from workbench.gui.models.gallery import OWN, GalleryItem, gallery_items, matching
from workbench.gui.models.own_drop import NoDatasetError, dataset_in
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.dataset_card import GAP
from workbench.gui.widgets.dataset_details import DatasetDetails
from workbench.gui.widgets.dataset_filters import DatasetFilters
from workbench.gui.widgets.dataset_grid import DatasetGrid
from workbench.gui.widgets.dataset_place import DatasetPlace
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.notice import Notice

SIZE, FRAME = QSize(1080, 720), QSize(40, 60)
DETAILS_WIDTH, SIDES = 344, 16
NOTHING = mark("No dataset fits. Type less, or choose All.")
USE, FETCH = mark("Use this dataset"), mark("Download and use")
CHOOSE_OWN, CHOOSE_COPY = mark("Choose your folder or .zip first"), mark("Choose where your copy lies first")
TO_LOOK_AT, AS_COPY = mark("Drop to look at {what} as a dataset"), mark("Drop to use it as your copy of {title}")
FORGET = mark("Remove {name} from the list?")
STAYS = mark("Your pictures stay where they are; only what was decoded of them is deleted.")


class DatasetDialog(QDialog):
    """Signals: chosen (a DatasetChoice, and whether it has to be downloaded first), ownRequested (a path of one's own
    pictures, to be looked at first), removeRequested (the name of a dataset that the user added)."""

    chosen = Signal(object, bool)
    ownRequested = Signal(object)
    removeRequested = Signal(str)

    def __init__(
        self,
        cards: Sequence[Mapping[str, Any]],
        choice: DatasetChoice,
        parent: QWidget | None = None,
        added: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Choose a dataset"))
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))
        self._cards, self._in_use, self._name = cards, choice.name, choice.name
        self._paths = {choice.name: Path(choice.data)} if choice.data else {}
        self._items: dict[str, GalleryItem] = {}
        self.filters, self.grid, self.details = DatasetFilters(), DatasetGrid(), DatasetDetails()
        self.notice, self.cover = Notice(), DropCover(self)
        self.form.set_values(choice.values)
        self.use = QPushButton(say(USE))
        self.use.setProperty("kind", "primary")
        self.use.setDefault(True)
        self._lay_out()
        self._connect()
        self.set_added(added)
        self.filters.search.setFocus()

    @property
    def form(self) -> KnobForm:
        """How tasks are drawn."""
        return self.details.form

    @property
    def place(self) -> DatasetPlace:
        """Where the highlighted dataset comes from."""
        return self.details.place

    @property
    def highlighted(self) -> str:
        """The dataset that is looked at."""
        return self._name

    def set_added(self, added: Sequence[Mapping[str, Any]]) -> None:
        """Show these datasets of the user's beside those of the workbench."""
        self._items = {each.key: each for each in gallery_items(self._cards, added)}
        if self._name not in self._items:
            self.choose(next(iter(self._items)))
        self._show_fitting()
        self._show_details()

    def choose(self, name: str) -> None:
        """Look at another dataset; settings that do not suit it are set anew."""
        if name != self._name:
            self.form.set_values(changes_for(name, str(self.form.rows["split"].value())))
            self._name = name
            self.grid.highlight(name)
            self._show_details()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the search for the cards."""
        if event.key() == Qt.Key.Key_Down and self.filters.search.hasFocus():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_fitting(self) -> None:
        filters = self.filters
        found = matching(
            list(self._items.values()), filters.search.text(), filters.kinds.current, filters.at_hand.isChecked()
        )
        if found and self._name not in [each.key for each in found]:
            self.choose(found[0].key)  # what is not to be seen is not what somebody wants to use
        self.grid.set_items(found, self._in_use, self._name)
        self._stack.setCurrentWidget(self.grid if found else self._nothing)
        self._word_button()

    def _show_details(self) -> None:
        self.details.set_item(self._items[self._name], self._paths.get(self._name))
        self._word_button()

    def _on_place(self) -> None:
        """Pictures of one's own are looked at before they are used."""
        if self.place.path is None:
            self._paths.pop(self._name, None)
        elif self._name == OWN:
            self.accept()
            self.ownRequested.emit(self.place.path)
        else:
            self._paths[self._name] = self.place.path
        self._word_button()

    def _word_button(self) -> None:
        ready, seen = self.place.is_ready, self._stack.currentWidget() is self.grid
        self.use.setText(say(FETCH if self.place.wants_download else USE))
        self.use.setEnabled(ready and seen)
        first = CHOOSE_OWN if self._name == OWN else CHOOSE_COPY
        self.use.setToolTip("" if ready and seen else say(first if seen else NOTHING))

    @property
    def _takes_copies(self) -> bool:
        """Whether what is dropped is a copy of the highlighted dataset, and not pictures of one's own."""
        return self._items[self._name].needs == "path" and self._name != OWN

    def _on_entered(self, what: str) -> None:
        title = self._items[self._name].title
        self.cover.show_words(say(AS_COPY, title=title) if self._takes_copies else say(TO_LOOK_AT, what=what))

    def _on_dropped(self, sources: Sequence[Source]) -> None:
        paths = [each for each in sources if isinstance(each, Path)]
        self.notice.clear()
        if self._takes_copies and paths:
            self.place.set_path(paths[0])
            return
        try:
            path = dataset_in(sources)
        except NoDatasetError as error:
            self.notice.show_error(str(error))
        else:
            self.accept()
            self.ownRequested.emit(path)

    def _on_use(self) -> None:
        try:
            values = self.form.values()
        except ConfigError:
            self.form.show_errors()
            return
        path = str(self.place.path) if self.place.path else ""
        self.accept()
        self.chosen.emit(DatasetChoice(self._name, path, values), self.place.wants_download)

    def _on_remove(self, name: str) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(say(FORGET, name=name))
        box.setInformativeText(say(STAYS))
        remove = box.addButton(say("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(say("Keep"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is remove:
            self.removeRequested.emit(name)
        box.deleteLater()

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_fitting)
        self.grid.highlighted.connect(self.choose)
        self.grid.picked.connect(lambda _: self.use.click())
        self.place.changed.connect(self._on_place)
        self.details.removeRequested.connect(self._on_remove)
        self.use.clicked.connect(self._on_use)
        drops = DropFilter(self, "file")
        drops.entered.connect(self._on_entered)
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self._on_dropped)

    def _lay_out(self) -> None:
        left = QWidget()
        self._nothing = QLabel(say(NOTHING), alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "secondary")
        cards = QWidget()
        self._stack = QStackedLayout(cards)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._nothing)
        column = vbox(left, spacing=12)
        column.setContentsMargins(SIDES - GAP // 2, SIDES, 4, 0)
        self.filters.setContentsMargins(GAP // 2, 0, SIDES, 0)
        above = hbox()
        above.setContentsMargins(GAP // 2, 0, SIDES, 0)
        above.addWidget(self.notice)
        column.addWidget(self.filters)
        column.addLayout(above)
        column.addWidget(cards, 1)
        area = ColumnArea()
        area.setFixedWidth(DETAILS_WIDTH)
        area.setWidget(self.details)
        sides = hbox(spacing=0)
        sides.addWidget(left, 1)
        sides.addWidget(_line(upright=True))
        sides.addWidget(area)
        whole = vbox(self, spacing=0)
        whole.addLayout(sides, 1)
        whole.addWidget(_line())
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(say("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = hbox()
        row.setContentsMargins(20, 12, 20, 12)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.use)
        return row


def _line(upright: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("role", "upright" if upright else "line")
    return line
