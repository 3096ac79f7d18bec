"""The Training panel: start and steer a run, watch its curves, look back at earlier runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.widgets.badge_row import BadgeRow
from workbench.gui.widgets.banner import Banner
from workbench.gui.widgets.plots import RunPlots
from workbench.gui.widgets.progress import RunProgress
from workbench.gui.widgets.run_curves import has_no_practice
from workbench.gui.widgets.runs_table import RunsTable
from workbench.gui.widgets.training_head import TrainingHead
from workbench.runs.log import RunLog, RunState

EMPTY = mark("Press Start. Loss and accuracy will be drawn here as the model practises.")
LOADING = mark("Loading engine… You can already look around.")
WAITING = mark("Preparing the first practice tasks…")
TESTING = mark("Testing on classes that it has never seen…")
TESTING_PICTURES = mark("Testing on pictures that it has never seen…")
ROWS = {False: 5, True: 3}


class TrainingPanel(QFrame):
    """It shows one run, the *shown* one; the head's buttons steer the *live* one, whose state it is told.

    continueRequested and tryRequested are about the live run, which the banner speaks of.
    """

    continueRequested = Signal()
    tryRequested = Signal()
    shownContinueRequested = Signal()
    liveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAccessibleName(say("Training"))
        self.head, self.badges, self.progress = TrainingHead(), BadgeRow(), RunProgress()
        self.banner, self.runs = Banner(), RunsTable()
        self._message = _message()
        self._picture = QLabel()
        self._back = QPushButton(say("Back to the run in training"))
        self._area = QStackedWidget()
        self._plots = RunPlots()
        self._log = RunLog()
        self._shown_is_live = self._is_starting = False
        self._live: tuple[RunState, str, bool] = (RunState.IDLE, "", False)
        self._lay_out()
        self._connect()
        self.show_run(say("New run"), self._log)

    def show_run(self, name: str, log: RunLog) -> None:
        """Show a run from now on; what it gains is drawn by itself, figures with `refresh`."""
        self._log = log
        self.head.set_name(name)
        self._plots.set_log(log)
        self.refresh()

    def refresh(self) -> None:
        """Write the figures and the state of the run shown as they are now."""
        self._show_controls()
        self.badges.set_badges(self._log.badges)
        self.progress.set_log(self._log)
        self.progress.setVisible(self._log.started is not None)
        has_points = len(self._log.train_loss) or len(self._log.val_loss)
        self._area.setCurrentIndex(1 if has_points else 0)
        if self._log.started is not None and not has_points:
            waiting = _testing(self._log) if has_no_practice(self._log) else say(WAITING)
            self.set_message(waiting if self._log.state is RunState.RUNNING else say("This run has no curves."))

    def set_live(self, state: RunState, name: str, *, can_start: bool, starting: bool = False) -> None:
        """What the run in training does, and whether another could begin; ``starting``: it says nothing yet."""
        self._live, self._is_starting = (state, name, can_start), starting
        self._show_controls()
        self._offer_way_back()

    def _show_controls(self) -> None:
        state, name, can_start = self._live
        log = self._log
        has_begun = len(log.train_loss) or log.state is not RunState.RUNNING or has_no_practice(log)
        starting = self._shown_is_live and (self._is_starting or not has_begun)
        self.head.chip.set_state(log.state, starting=starting)
        can_continue = can_start and log.can_continue
        self.head.set_controls(state, can_start=can_start, can_continue=can_continue, name=name)

    def set_shown_is_live(self, is_live: bool) -> None:
        """Whether the run shown is the one in training."""
        self._shown_is_live = is_live
        self._show_controls()
        self._offer_way_back()

    def _offer_way_back(self) -> None:
        active = self._live[0] in (RunState.RUNNING, RunState.PAUSED)
        self._back.setVisible(active and not self._shown_is_live)

    def hold_offer(self, offer: QWidget) -> None:
        """Show ``offer``, where it has something to say, above the curves, and below the banner: what comes a moment
        later must not lie where somebody is about to click."""
        self._column.insertWidget(self._column.indexOf(self.banner) + 1, offer)

    def set_message(self, words: str) -> None:
        """What stands in the place of the curves while there are none."""
        self._message.setText(words)

    def set_folded(self, *, narrow: bool, short: bool) -> None:
        """Fewer words and rows for small windows."""
        self.head.set_narrow(narrow)
        self.runs.set_narrow(narrow)
        self.runs.set_rows(ROWS[short])
        self._plots.set_narrow(narrow)

    def _lay_out(self) -> None:
        empty = QFrame()
        empty.setProperty("role", "pane")
        inner = QVBoxLayout(empty)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(1)
        inner.addWidget(self._picture)
        inner.addWidget(self._message)
        inner.addStretch(1)
        self._area.addWidget(empty)
        self._area.addWidget(self._plots)
        self._back.setProperty("kind", "quiet")
        self._back.hide()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self.head, self.badges, self.banner, self.progress, self._back):
            column.addWidget(widget)
        column.addWidget(self._area, 1)
        column.addWidget(self.runs)

    def _connect(self) -> None:
        self.banner.actionRequested.connect(self._on_banner)
        self.head.continueRequested.connect(self.shownContinueRequested)
        self._back.clicked.connect(self.liveRequested)
        theme().changed.connect(self._dress)
        self._dress()
        self.set_message(say(LOADING))

    def _on_banner(self) -> None:
        if self.banner.is_error:
            self.continueRequested.emit()
        else:
            self.banner.clear()
            self.tryRequested.emit()

    def _dress(self) -> None:
        self._picture.setPixmap(icon("curve", "control").pixmap(36, 36))


def _testing(log: RunLog) -> str:
    known = log.started is not None and KNOWN_CLASSES in log.started.badges
    return say(TESTING_PICTURES if known else TESTING)


def _message() -> QLabel:
    label = QLabel()
    label.setProperty("role", "secondary")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
