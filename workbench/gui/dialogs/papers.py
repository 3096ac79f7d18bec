"""The window "Papers": what papers report, what was measured against it, and "Train this"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.papers import BAND, MEANINGS, SOURCES, PaperView
from workbench.gui.settings import settings
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.folded import Folded
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.paper_filters import PaperFilters
from workbench.gui.widgets.paper_grid import PaperGrid
from workbench.gui.widgets.verdict_chip import LOOKS
from workbench.reproduce.published import Table

TITLE = mark("Papers")
MEANING = mark("What does all this mean?")
NOTHING_FITS = mark("No method fits what you typed.")
NOTHING_RUN = mark(
    "None of these has been run yet. “workbench reproduce --table {table}”, in a terminal, runs them and fills this "
    "page."
)
READING = mark("Reading results…")
VERDICT = mark("<b>{verdict}.</b> {meaning}")
GEOMETRY = "papers/geometry"
SIZE, SMALLEST, SHIFT = QSize(1140, 800), QSize(480, 420), 48
SIDES = 20


class PapersWindow(QDialog):
    """Stands beside the main window. ``opened`` says that somebody looks."""

    opened = Signal()

    def __init__(self, tables: Sequence[Table], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setMinimumSize(SMALLEST)
        self.filters, self.grid, self.notice = PaperFilters(tables), PaperGrid(), Notice()
        self._summary, self._hint = _label("body"), _label("secondary")
        self._empty, self._note = _label("secondary"), _label("secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = ColumnArea()
        self._was_placed = False
        self._lay_out()
        self.grid.focused.connect(self._area.ensureWidgetVisible)
        self.show_empty(say(READING))

    @property
    def summary(self) -> str:
        return self._summary.text()

    @property
    def hint(self) -> str:
        return self._hint.text()

    @property
    def empty(self) -> str:
        """What is said in the place of the cards; empty where there are some."""
        return "" if self._empty.isHidden() else self._empty.text()

    @property
    def note(self) -> str:
        """What is said at the foot."""
        return self._note.text()

    def set_words(self, summary: str, note: str) -> None:
        """What the cards are about, and what must be known of the whole table."""
        self._summary.setText(summary)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_hint(self, words: str) -> None:
        """Why nothing can be trained just now; empty where something can."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def show_empty(self, words: str) -> None:
        """There are no cards, for a reason that ``words`` give."""
        self._empty.setText(words)
        self._empty.show()
        self.grid.hide()

    def show_views(self, views: Sequence[PaperView]) -> None:
        """Show these cards."""
        self._empty.hide()
        self.grid.show()
        self.grid.set_views(views)

    def scroll_to_top(self) -> None:
        """Other cards are shown than those that were scrolled to."""
        self._area.verticalScrollBar().setValue(0)

    @property
    def is_at_top(self) -> bool:
        return self._area.verticalScrollBar().value() == 0

    def show_faults(self, faults: Sequence[str]) -> None:
        """Say at the foot what could not be read."""
        self.notice.clear()
        if faults:
            more = "\n".join(faults[1:])
            self.notice.show_error(faults[0], more, say("{number} more", number=len(faults) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the search for the first card; Return presses no button but that which has the keyboard."""
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.filters.search.hasFocus() and (returned or event.key() == Qt.Key.Key_Down):
            self.grid.focus_first()
        elif not returned:
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton) and not event.isAutoRepeat():
            button.click()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_placed:
            self._was_placed = True
            self._restore()
        super().showEvent(event)
        self.filters.search.setFocus()
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            settings().setValue(GEOMETRY, self.saveGeometry())

    def _restore(self) -> None:
        kept = settings().value(GEOMETRY)
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        room = self.screen().availableGeometry().size() - QSize(SHIFT, SHIFT)
        self.resize(SIZE.boundedTo(room))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = vbox(inside, spacing=12)
        column.setContentsMargins(SIDES, 4, SIDES, 16)
        column.addWidget(Folded(say(MEANING), _legend(), weight=500))
        column.addWidget(self._empty)
        column.addWidget(self.grid)
        column.addWidget(self._note)
        column.addStretch(1)
        self._area.setWidget(inside)
        whole = vbox(self, spacing=8)
        whole.setContentsMargins(0, 14, 0, 0)
        whole.addWidget(_within(self.filters, self._summary, self._hint))
        whole.addWidget(self._area, 1)
        whole.addWidget(_within(self.notice, below=8))


def _within(*parts: QWidget, below: int = 0) -> QWidget:
    """What stays in sight while the cards scroll."""
    box = QWidget()
    column = vbox(box)
    column.setContentsMargins(SIDES, 0, SIDES, below)
    for part in parts:
        column.addWidget(part)
    return box


def _legend() -> QLabel:
    """What is written and drawn on a card, and what each verdict says."""
    told = (say(VERDICT, verdict=say(LOOKS[each].word), meaning=say(words)) for each, words in MEANINGS.items())
    verdicts = "".join(f"<p>{each}</p>" for each in told)
    legend = _label("secondary")
    legend.setTextFormat(Qt.TextFormat.RichText)
    legend.setText(f"<p>{say(SOURCES)}</p><p>{say(BAND)}</p>{verdicts}")
    return legend


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setProperty("role", role)
    return label
