"""Tells in the banner of Training how the last run ended, and that the engine died."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.engine.events import RunFinished
from workbench.gui.engine_death import Death
from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.gui.widgets.banner import Banner
from workbench.gui.wording import plus_minus
from workbench.runs.log import RunLog, RunState

TRY, CONTINUE = mark("Try it with this run"), mark("Continue")
FAILED, FAILED_AND = mark("Training failed. {reason}"), mark("Training failed. {reason}. {more}")
INTERRUPTED = mark("{cause} The run was interrupted. {way_on}")
# How a run ended, and how well it did at best.
FINISHED, STOPPED = mark("{run} has finished."), mark("{run} was stopped, and keeps what it learned.")
HOW_WELL = mark("{run} has finished: {accuracy} on {new}.")
STOPPED_HOW_WELL = mark("{run} was stopped, and keeps what it learned: {accuracy} on {new}.")
NEW, KNOWN = mark("new classes"), mark("new pictures of the classes it practised on")


class RunEnds(QObject):
    """An end is told until somebody dismisses it or another run begins, a death until the engine is back."""

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._run, self._log = "", RunLog()
        self._end: RunFinished | Death | str | None = None  # the run's last event, or what interrupted it
        self._death: Death | str = ""
        self._said = ""  # to tell it from what others say in the same banner
        banner.dismissed.connect(self._forget_end)

    def begin(self, run: str, log: RunLog) -> None:
        """Of earlier runs there is nothing left to say."""
        self._run, self._log, self._end = run, log, None
        self._banner.clear()

    def finish(self, event: RunFinished) -> None:
        """The run ended with this event. One that left nothing behind needs no word."""
        if _has_failed(event) or self._log.checkpoint is not None:
            self._end = event
            self._tell()

    def interrupt(self, death: Death | str) -> None:
        """The engine died, and the run with it."""
        self._end = death
        self._tell()

    def mourn(self, death: Death | str) -> None:
        """The engine died while no run was under way."""
        if not (isinstance(self._end, RunFinished) and _has_failed(self._end)):
            self._end = None
        self._death = death
        self._tell()

    def welcome_back(self) -> None:
        """There is an engine: of its death there is nothing left to say."""
        if self._death:
            self._death = ""
            self._tell()

    def take_over(self, other: RunEnds) -> None:
        """Tell what another, which goes, tells; or say what else its banner says."""
        self._run, self._log, self._end, self._death = other._run, other._log, other._end, other._death
        if other._said and other._said == other._banner.sentence:
            self._tell()
        else:
            self._banner.take_over(other._banner)

    def _forget_end(self) -> None:
        self._end = None

    def _tell(self) -> None:
        if isinstance(self._end, Death | str):
            said = say(INTERRUPTED, cause=told(str(self._end)), way_on=_way_on(self._log))
            self._banner.show_error(said, action=self._continue)
        elif self._end and _has_failed(self._end):
            self._banner.show_error(self._failure(self._end), self._end.details, action=self._continue)
        elif self._death:
            self._banner.show_error(str(self._death))
        elif self._end:
            self._banner.show_news(outcome(self._run, self._end, known=self._is_known), say(TRY))
        else:
            self._banner.clear()
        self._said = self._banner.sentence

    @property
    def _continue(self) -> str:
        return say(CONTINUE) if self._log.can_continue else ""

    @property
    def _is_known(self) -> bool:
        return self._log.started is not None and KNOWN_CLASSES in self._log.started.badges

    def _failure(self, event: RunFinished) -> str:
        reason = told(event.reason)
        if self._death:
            return say(FAILED_AND, reason=reason.rstrip(".。"), more=told(str(self._death)))
        return say(FAILED, reason=reason)


def outcome(name: str, event: RunFinished, known: bool = False) -> str:
    """How a run ended, and how well it does with classes that it has not practised on, or with new pictures of those
    ``known``."""
    ended, measured = (FINISHED, HOW_WELL) if event.status == RunState.COMPLETED.value else (STOPPED, STOPPED_HOW_WELL)
    metric, best = next(iter(event.best.items()), ("", None))
    if best is None:
        return say(ended, run=name)
    return say(measured, run=name, accuracy=plus_minus(best, metric), new=say(KNOWN if known else NEW))


def _has_failed(event: RunFinished) -> bool:
    return event.status == RunState.FAILED.value


def _way_on(log: RunLog) -> str:
    """What Continue would do with a run that was interrupted."""
    if log.begins_again:
        return say("There was no checkpoint yet, so that Continue begins it again.")
    return say("Continue goes on from the last checkpoint.") if log.can_continue else say("It had not begun yet.")
