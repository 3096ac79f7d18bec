"""The main window: four numbered panels in three columns, a menu, a status bar."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QMessageBox, QVBoxLayout, QWidget

from workbench.gui.controllers.wiring import Wiring
from workbench.gui.language import mark, say
from workbench.gui.menus import Menus
from workbench.gui.panels.algorithm import AlgorithmPanel
from workbench.gui.panels.dataset import DatasetPanel
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.session_drops import SessionDrops
from workbench.gui.settings import settings
from workbench.gui.status_bar import StatusBar
from workbench.gui.widgets.banner import Banner
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.line_splitter import LineSplitter

TITLE, UNTITLED = mark("Meta-Learning Workbench"), mark("Untitled session")
SIZE = (1440, 900)
FRAME = (4, 36)
SMALLEST = (960, 600)
FOLD_WIDTH, FOLD_HEIGHT = 1360, 800
LEFT_LIMITS, RIGHT_LIMITS = (264, 360), (352, 520)
# Widths of the side columns in a wide window and in a narrow one.
SIDES = {False: (304, 424), True: (280, 376)}


class MainWindow(QMainWindow):
    """Owns the panels and, by `Wiring`, their controllers; ``engine`` may be a stand-in with the same signals."""

    def __init__(self, engine: Any) -> None:
        super().__init__()
        # What the system adds to the titles of the other windows.
        QGuiApplication.setApplicationDisplayName(say(TITLE))
        self.setWindowTitle(say(TITLE))
        self.dataset, self.algorithm = DatasetPanel(), AlgorithmPanel()
        self.training, self.try_it = TrainingPanel(), TryItPanel()
        self.panels: tuple[QWidget, ...] = (self.dataset, self.algorithm, self.training, self.try_it)
        self.banner, self.status = Banner(), StatusBar()
        self.splitter = LineSplitter()
        self._engine = engine
        self.ends_unasked = False  # the system's session ends: no question may hold that up
        self._is_asking = self._is_closed = False
        self._was_shown = False
        self._narrow: bool | None = None
        self._short: bool | None = None
        self._lay_out()
        self.wiring = Wiring(self, engine)
        self.menus = Menus(self)
        self._take_sessions()
        self._restore()

    @property
    def is_closed(self) -> bool:
        """Whether everything has been ended, or another window has taken over."""
        return self._is_closed

    def show_error(self, sentence: str, details: str = "") -> None:
        """A fault that belongs to no panel."""
        self.banner.show_error(sentence, details)

    def go_to_panel(self, number: int) -> None:
        """Put the keyboard into panel 1 to 4."""
        panel = self.panels[number - 1]
        widget = panel.nextInFocusChain()
        while widget is not None and widget is not panel:
            can = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if can and panel.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            widget = widget.nextInFocusChain()

    def go_to_next_panel(self) -> None:
        """From the panel that has the keyboard to the one after it."""
        focused = self.focusWidget()
        inside = [panel is focused or panel.isAncestorOf(focused) for panel in self.panels] if focused else []
        at = inside.index(True) if True in inside else -1
        self.go_to_panel((at + 1) % len(self.panels) + 1)

    def ask_to_close(self) -> bool:
        """Whether a run in training may be stopped, so that the window can close."""
        box = QMessageBox(self)
        box.setWindowTitle(say(TITLE))
        box.setText(say("A run is still in training."))
        box.setInformativeText(say("Stop and close keeps what has been learned so far; you can continue it later."))
        stop = box.addButton(say("Stop and close"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(say("Keep training"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        closing = box.clickedButton() is stop
        box.deleteLater()
        return closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_closed or not self._may_close():
            event.setAccepted(self._is_closed)
            return
        self.leave(keep=self.ends_unasked)
        event.accept()

    def leave(self, *, keep: bool = True) -> None:
        """End everything in order, asking nothing; with ``keep``, what lies in Try it unsaved is offered at the next
        start."""
        if self._is_closed:
            return
        self._is_closed = True
        with ExitStack() as steps:  # the last that is pushed comes first; a fault in one keeps none of the others back
            steps.callback(self._engine.shut_down)
            steps.callback(self.wiring.shut_down, keep=keep)
            steps.callback(self.hide)
            steps.callback(self.save_layout)
            steps.callback(self._engine.ask_to_end)

    def take_over(self, other: MainWindow) -> None:
        """Go on where ``other`` stands, which gives way."""
        if not other.windowState():
            self.move(other.pos())
            self.resize(other.size())
        self.wiring.take_over(other.wiring)
        self.splitter.setFocus()

    def give_way(self) -> None:
        """To another main window, which has taken over what there was: end what only this one did, and go at once.

        The engine goes on. Once this returns, nothing of this window hears of it any more.
        """
        self._is_closed = True
        self.hide()
        self.wiring.shut_down(keep=None)
        self.deleteLater()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete.value)

    def save_layout(self) -> None:
        """Remember size and columns for the next window."""
        store = settings()
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/columns", self.splitter.saveState())

    def _may_close(self) -> bool:
        if self.ends_unasked:
            return True
        if self._is_asking:  # a question is there already
            return False
        self._is_asking = True
        try:
            may_leave = self.wiring.keeping.may_leave(self.close)
            return may_leave and (not self.wiring.training.is_active or self.ask_to_close())
        finally:
            self._is_asking = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            # Before it is shown the splitter has no width to divide.
            self._was_shown = True
            self._restore_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width() < FOLD_WIDTH, event.size().height() < FOLD_HEIGHT)

    def _fold(self, narrow: bool, short: bool) -> None:
        if (narrow, short) == (self._narrow, self._short):
            return
        if self._was_shown and narrow != self._narrow:
            QTimer.singleShot(0, self._set_default_widths)
        self._narrow, self._short = narrow, short
        self.dataset.set_low(short)
        self.algorithm.set_narrow(narrow)
        self.training.set_folded(narrow=narrow, short=short)
        self.try_it.set_folded(narrow, short)

    def _set_default_widths(self) -> None:
        left, right = SIDES[bool(self._narrow)]
        self.splitter.setSizes([left, self.width() - left - right - 2, right])

    def _take_sessions(self) -> None:
        """Open session files that are dropped anywhere, and show which one is in use."""
        keeping = self.wiring.keeping
        self.sessions = SessionDrops(self, self.try_it)
        self.sessions.sessionDropped.connect(keeping.open_file)
        keeping.shownChanged.connect(self._show_title)

    def _show_title(self) -> None:
        """The name of the file, and a mark that the system draws, such as *, while anything in it is unsaved."""
        keeping = self.wiring.keeping
        name = keeping.path.name if keeping.path else say(UNTITLED) if keeping.is_unsaved else ""
        # The program's name stands at the end, or the system would add it there once more.
        self.setWindowTitle(f"{name}[*] — {say(TITLE)}" if name else say(TITLE))
        self.setWindowModified(keeping.is_unsaved)

    def _lay_out(self) -> None:
        left = _column(LEFT_LIMITS, _scrolling(self.dataset, self.algorithm), _line(), self.algorithm.footer)
        right = _column(RIGHT_LIMITS, self.try_it)
        for part in (left, self.training, right):
            self.splitter.addWidget(part)
        for position, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(position, stretch)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setMinimumSize(*SMALLEST)
        self.training.setMinimumWidth(SMALLEST[0] - LEFT_LIMITS[0] - RIGHT_LIMITS[0] - 2)

    def _restore(self) -> None:
        geometry = settings().value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(self._first_size())
        self._fold(self.width() < FOLD_WIDTH, self.height() < FOLD_HEIGHT)

    def _restore_columns(self) -> None:
        columns = settings().value("window/columns")
        if not (isinstance(columns, QByteArray) and self.splitter.restoreState(columns)):
            self._set_default_widths()

    def _first_size(self) -> QSize:
        """The size of the look, or what the screen has room for beside the frame and the title."""
        room = self.screen().availableGeometry().size() - QSize(*FRAME)
        return QSize(*SIZE).boundedTo(room)


def _column(limits: tuple[int, int], *parts: QWidget) -> QFrame:
    """A side column whose width stays within ``limits``."""
    column = QFrame()
    column.setProperty("role", "column")
    column.setMinimumWidth(limits[0])
    column.setMaximumWidth(limits[1])
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return column


def _scrolling(*panels: QWidget) -> ColumnArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for position, panel in enumerate(panels):
        if position:
            column.addWidget(_line(), 0)
        # Else Qt would reckon the height of wrapped text for the width that a panel asks for, and cut its last line.
        panel.setMinimumWidth(1)
        column.addWidget(panel)
    column.addStretch(1)
    area = ColumnArea()
    area.setWidget(inside)
    return area


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
