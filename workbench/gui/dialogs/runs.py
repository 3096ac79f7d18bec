"""The window "Runs": every run on this computer, to find, to keep in order, to look into and to hold against others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSplitter, QStackedWidget, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.icons import icon
from workbench.gui.language import mark, plural, say
from workbench.gui.models.run_query import Query, known_tags
from workbench.gui.settings import settings
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.busy_bar import BusyBar
from workbench.gui.widgets.run_actions import RunActions, RunToolbar
from workbench.gui.widgets.run_filters import RunFilters
from workbench.gui.widgets.run_list import RunList
from workbench.gui.widgets.run_tabs import RunTabs
from workbench.gui.widgets.runs_table_delegate import ROW
from workbench.gui.widgets.written_notice import WrittenNotice
from workbench.runs.store import RunSummary

TITLE = mark("Runs")
SIZE, SMALLEST, NARROWEST = QSize(1240, 820), QSize(480, 400), 1240
SIDES = 16
LOW = 520  # pixels of height below which there is no room for two rows of buttons
LEAST, FEWEST_ROWS, FOOT = 120, 4, 56  # at first so many rows are in sight, below which stands something so high
SPLIT, FIRST_SPLIT = "runs/split", (3, 2)
READING = mark("Reading your runs…")
NO_RUNS = mark("Your training runs will be listed here. Press Start in panel 3 to begin one.")
NONE_FIT = mark("No run fits what you look for.")
DAMAGED_TIP = mark("Which folders these are, and what is the matter with each")


class RunsWindow(SideWindow):
    """Signals: actionWanted (key, see models/run_actions), damagedWanted, cancelRequested (of a test), lookedAgain
    (somebody came back to the window)."""

    actionWanted = Signal(str)
    lookedAgain = Signal()
    damagedWanted = Signal()
    cancelRequested = Signal()

    def __init__(self, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "runs", SIZE, SMALLEST, NARROWEST, parent)
        self.list, self.notice, self.busy, self.tabs = RunList(), WrittenNotice(), BusyBar(), RunTabs()
        self.columns = QPushButton(say("Columns"), autoDefault=False)
        self.filters = RunFilters(self.columns)
        self.actions_on_runs = RunActions(self)
        self.toolbar = RunToolbar(self.actions_on_runs)
        self.damaged = QPushButton(autoDefault=False)
        self.all = QPushButton(say("Show all runs"), autoDefault=False)
        self._count, self._empty = _label(), _label()
        self._why_none = ""
        self._area, self._split = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self._add_keys(undo)
        self.busy.hide()
        self.set_damaged({})
        self._show_empty(say(READING))

    @property
    def count_words(self) -> str:
        return self._count.text()

    @property
    def empty_words(self) -> str:
        """What is said in the place of the list; empty where that is shown."""
        return "" if self._area.currentIndex() else self._empty.text()

    def set_runs(self, runs: Sequence[RunSummary], why_none: str = "") -> None:
        """There are these runs, newest first; or none, which ``why_none`` explains."""
        self._why_none = why_none
        is_first = not self.list.rows.total
        self.list.set_runs(runs)
        if is_first and self.isVisible():
            self._fit_split()
        self.filters.set_tags(known_tags(runs))
        self.show_counts()

    def set_damaged(self, damaged: Mapping[Path, str]) -> None:
        """These folders cannot be read, each for a reason."""
        number = len(damaged)
        self.damaged.setText(say("{folders} cannot be read", folders=plural(number, "folder")))
        self.damaged.setVisible(number > 0)

    def set_busy(self, sentence: str, fraction: float) -> None:
        """A test is under way."""
        self.busy.set_progress(sentence, fraction)
        self.busy.show()

    def show_counts(self) -> None:
        """How many runs are shown and chosen; why there are none."""
        rows, total = self.list.rows, self.list.rows.total
        shown, chosen = rows.rowCount(), len(self.list.chosen)
        runs = say("{shown:,} of {total:,} runs", shown=shown, total=total) if shown != total else plural(total, "run")
        self._count.setText(say("{runs}, {chosen:,} chosen", runs=runs, chosen=chosen) if chosen else runs)
        if shown:
            self._area.setCurrentIndex(1)
        else:
            self._show_empty(say(NONE_FIT) if total else self._why_none or say(NO_RUNS))
        self.all.setVisible(bool(total))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_split()
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = event.size().height() < LOW
        self.toolbar.set_low(is_low)
        if is_low and not event.oldSize().height() < LOW:
            self._show_rows()

    def _fit_split(self) -> None:
        """As it was left by hand; else a short list takes no more than it needs."""
        kept = settings().value(SPLIT)
        if not (isinstance(kept, QByteArray) and self._split.restoreState(kept)):
            height, (share, rest) = sum(self._split.sizes()), FIRST_SPLIT
            upper = min((self.list.rows.total + 1) * ROW + FOOT, height * share // (share + rest))
            self._split.setSizes([upper, height - upper])
        self._show_rows()

    def _show_rows(self) -> None:
        """What lies below takes no more room than leaves some rows in sight, unless it is drawn up by hand."""
        upper, lower = self._split.sizes()
        missing = (FEWEST_ROWS + 1) * ROW + FOOT - upper
        if 0 < missing < lower:
            self._split.setSizes([upper + missing, lower - missing])

    def changeEvent(self, event: QEvent) -> None:
        """Runs may have changed while somebody was elsewhere, such as in a terminal."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.lookedAgain.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.list.keep_layout()

    def _show_empty(self, words: str) -> None:
        self._empty.setText(words)
        self._area.setCurrentIndex(0)

    def _connect(self) -> None:
        self.actions_on_runs.triggered.connect(self.actionWanted)
        self.list.opened.connect(lambda _: self.actionWanted.emit("show"))
        self.list.menuWanted.connect(lambda at: self.toolbar.more.menu().popup(at))
        self.list.chosenChanged.connect(self.show_counts)
        self.filters.changed.connect(self._on_query)
        self.columns.clicked.connect(self._on_columns)
        self.damaged.clicked.connect(self.damagedWanted)
        self.all.clicked.connect(self.filters.clear)
        self.busy.cancelRequested.connect(self.cancelRequested)
        self._split.splitterMoved.connect(lambda: settings().setValue(SPLIT, self._split.saveState()))

    def _on_query(self, query: Query) -> None:
        self.list.set_query(query)
        self.show_counts()

    def _on_columns(self) -> None:
        menu = self.list.header.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _add_keys(self, undo: QUndoStack) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        menu = self.toolbar.more.menu()
        menu.addSeparator()
        both = undo.createUndoAction(self, say("Undo")), undo.createRedoAction(self, say("Redo"))
        for keys, action in zip(("Ctrl+Z", "Ctrl+Shift+Z"), both, strict=True):
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)
            menu.addAction(action)

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _lay_out(self) -> None:
        self.columns.setProperty("kind", "quiet")
        self.columns.setIcon(icon("chevron-down", "accent"))
        self.columns.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign at the right
        self.columns.setToolTip(say("Which columns are shown, and by which to sort"))
        self.damaged.setProperty("kind", "quiet")
        self.damaged.setToolTip(say(DAMAGED_TIP))
        self.all.setProperty("kind", "quiet")
        self.all.setToolTip(say("Take back what was typed, and the choice of states and tags"))
        self._split.addWidget(self._upper())
        self._split.addWidget(self.tabs)
        self._split.setHandleWidth(8)
        # On a low screen, what lies below can be drawn away to see more of the list.
        self._split.setCollapsible(0, False)
        whole = vbox(self)
        whole.setContentsMargins(SIDES, 12, SIDES, 12)
        whole.addWidget(self.filters)
        whole.addWidget(self.toolbar)
        whole.addWidget(self._split, 1)
        # Below all else, so that no row moves away from under the mouse.
        whole.addWidget(self.notice)
        whole.addWidget(self.busy)

    def _upper(self) -> QWidget:
        """The list, or why there is none, and how many runs there are."""
        empty = QWidget()
        inner = vbox(empty)
        inner.addStretch()
        inner.addWidget(self._empty)
        inner.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._area.addWidget(empty)
        self._area.addWidget(self.list)
        foot = hbox()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.damaged)
        pane = QFrame()
        pane.setProperty("role", "pane")
        column = vbox(pane, spacing=4)
        column.setContentsMargins(1, 6, 1, 6)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        pane.setMinimumHeight(LEAST)
        return pane


def _label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "secondary")
    return label
