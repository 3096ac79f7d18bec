"""Offers at start to go on with a run that was interrupted, as by a crash or a power cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.gui.controllers.memory import recall, remember
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.language import mark, say
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.offer import Offer
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

NOT_NOW = "training/not_now"
MOST_REMEMBERED = 200
OFFER = mark("{run} was interrupted after {done:,} of {planned:,} practice tasks{way_on}.")
UNPLANNED = mark("{run} was interrupted after {done:,} practice tasks{way_on}.")
FROM = mark("; it goes on from task {task:,}")
AT_ONCE = mark("{run} was interrupted before its first checkpoint. It would begin again, with the same settings.")
CONTINUE, LATER, MORE = mark("Continue"), mark("Not now"), mark("And {number} more")


class InterruptedController(QObject):
    """It asks of the runs that are there at the start; one that is interrupted later is told of where that happens.

    moreRequested: there are others, and all runs are to be shown.
    """

    moreRequested = Signal()

    def __init__(
        self,
        panel: TrainingPanel,
        training: TrainingController,
        runs: RunsController,
        store: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._runs, self._store = training, runs, store
        self.offer = Offer()
        panel.hold_offer(self.offer)
        self._waiting: list[RunSummary] = []
        self._has_asked = False
        runs.runsChanged.connect(self._on_runs)
        training.runStarted.connect(lambda *_: self._leave_off())
        self.offer.answered.connect(self._on_answer)

    def take_over(self, other: InterruptedController) -> None:
        """Ask what another window, which goes, still asks."""
        self._has_asked, self._waiting = other._has_asked, other._waiting
        self._ask()

    def _on_runs(self, runs: Sequence[RunSummary]) -> None:
        """The first list is that of the start, or once the folder of runs is there; the newest run comes first."""
        if self._has_asked or self._training.is_active or self._runs.why_none:
            return
        self._has_asked = True
        said = set(self._said())
        self._waiting = [each for each in runs if _is_interrupted(each) and _mark(each) not in said]
        self._ask()

    def _ask(self) -> None:
        if not self._waiting:
            self.offer.hide()
            return
        newest, *others = self._waiting
        tip = say("Train it from its beginning") if newest.begins_again else say("Go on from the last checkpoint")
        answers = [(say(CONTINUE), tip), (say(LATER), say("Do not ask of this run again"))]
        if others:
            answers.append((say(MORE, number=len(others)), say("Show all runs in a window of their own")))
        self.offer.show_offer(_sentence(newest), answers)

    def _on_answer(self, answer: str) -> None:
        run = self._waiting.pop(0)
        if answer == say(CONTINUE):
            self._runs.show(run.path)
            self._training.continue_run(run.path)
            self._waiting.clear()
        elif answer == say(LATER):
            remember(self._store, NOT_NOW, [*self._said(), _mark(run)][-MOST_REMEMBERED:])
            self._ask()
        else:
            self._waiting.clear()
            self.moreRequested.emit()

    def _leave_off(self) -> None:
        """Another run is in training now."""
        self._waiting.clear()
        self.offer.hide()

    def _said(self) -> list[str]:
        found = recall(self._store, NOT_NOW, [])
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _is_interrupted(run: RunSummary) -> bool:
    return run.state is RunState.INTERRUPTED and run.can_continue


def _sentence(run: RunSummary) -> str:
    """How far it came, and from where it goes on where that is the checkpoint before."""
    if run.begins_again:
        return say(AT_ONCE, run=run.shown_name)
    way_on = say(FROM, task=run.saved + 1) if run.saved is not None and run.saved < run.episodes else ""
    if run.planned:
        return say(OFFER, run=run.shown_name, done=run.episodes, planned=run.planned, way_on=way_on)
    return say(UNPLANNED, run=run.shown_name, done=run.episodes, way_on=way_on)


def _mark(run: RunSummary) -> str:
    """What is remembered of a run: if it goes on and is interrupted again, it may be asked of again."""
    return f"{run.path.name} {run.episodes}"
