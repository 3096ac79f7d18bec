"""Lets the engine give several models the same tasks, and shows what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.engine.run_requests import RunsCompared
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.dialogs.same_tasks import RESULTS, SameTasksWindow
from workbench.gui.language import mark, say
from workbench.gui.models.how_good import listed
from workbench.gui.models.run_cells import best_words
from workbench.gui.models.same_tasks import (
    LEAST_MODELS,
    TEST,
    TOO_FEW,
    Entrant,
    Question,
    as_csv,
    as_text,
    renamed,
)
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

USABLE = {RunState.COMPLETED, RunState.STOPPED, RunState.INTERRUPTED}
BUILTIN = mark("built in")
COMPARING, GIVEN_UP = mark("Comparing…"), mark("Given up.")
COUNTED = mark("Given up; where tasks of the test classes were begun, that counts as a use.")
OUTDATED = mark("These results are of other settings than those at the left. Press Start to compare with these.")
LEFT_OUT = mark("Left out: {runs}. Only runs that have ended, and were not given up for a fault, can be compared.")
COPIED = {
    False: mark("All figures are in the clipboard, as text."),
    True: mark("All figures are in the clipboard, as CSV."),
}


def built_in() -> list[Entrant]:
    """The models that came with the workbench."""
    return [Entrant(each["name"], say(each["title"]), say(BUILTIN)) for each in catalogue().models]


class SameTasksController(QObject):
    """Owns the one window. ``engine`` has send, next_request_id, replyReceived and childDied; ``runs`` gives the runs
    there are, ``others`` other models; ``used`` is called when test classes may have been looked at."""

    def __init__(
        self,
        engine: Any,
        runs: Callable[[], Sequence[RunSummary]],
        used: Callable[[], None],
        around: QWidget,
        others: Callable[[], Sequence[Entrant]] = built_in,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.window = SameTasksWindow(around)
        self._runs, self._used, self._others = runs, used, others
        self._entrants: dict[str, Entrant] = {}
        self._question = Question()
        self._order: tuple[str, ...] = ()
        self._asked: Question | None = None
        self._asking = Question()
        self._result: RunsCompared | None = None
        self._request = LongRequest(engine, self)
        self._note, self._fraction = "", -1.0
        self._connect()

    @property
    def question(self) -> Question:
        return self._question

    @property
    def result(self) -> RunsCompared | None:
        """What came of the newest comparison; it stays when the window is closed."""
        return self._result

    @property
    def is_comparing(self) -> bool:
        return self._request.is_under_way

    def open(self, refs: Sequence[str | Path] = ()) -> None:
        """Show the window, to compare these; without any, what was chosen last."""
        self.list_models()
        if refs and not self.is_comparing:
            self._take(tuple(str(each) for each in refs))
        self._show()
        self.window.bring_up()

    def take_over(self, other: SameTasksController) -> None:
        """Show what another window, which goes, shows, with its results."""
        self._question, self._order = other._question, other._order
        self._asked = other._asked
        self.open()
        if other._result:
            self._result = renamed(other._result, self._titles)
            self._show_result()
            self.window.show_page(RESULTS)

    def _take(self, refs: tuple[str, ...]) -> None:
        """Compare these, as far as they can be."""
        self.window.notice.clear()
        left_out = [Path(ref).name for ref in refs if ref not in self._entrants]
        if left_out:
            self.window.notice.show_hint(say(LEFT_OUT, runs=listed(left_out)))
        self._order = ()
        self._question = replace(self._question, refs=tuple(ref for ref in refs if ref in self._entrants))

    def close(self) -> None:
        """Before the main window goes."""
        self._request.cancel()
        self.window.close()

    def list_models(self, _runs: object = None) -> None:
        """The runs there are, and the models that came along, may have changed."""
        runs = [_entrant(each) for each in self._runs() if each.state in USABLE]
        self._entrants = {each.ref: each for each in (*runs, *self._others())}
        stay = tuple(ref for ref in self._question.refs if ref in self._entrants)
        self._question = replace(self._question, refs=stay)
        self._show()

    def compare(self) -> None:
        """Ask for what is chosen."""
        if len(self._question.refs) < LEAST_MODELS or self.is_comparing:
            return
        self._asking = self._question
        self._note, self._fraction = say(COMPARING), -1.0
        self.window.notice.clear()
        self._request.ask(self._question.command)
        self._show()

    def cancel(self) -> None:
        """Give up what is under way; earlier results stay."""
        if self.is_comparing:
            self._request.cancel()
            self._end(say(COUNTED) if self._asking.split == TEST else say(GIVEN_UP))

    def _connect(self) -> None:
        window, setup, request = self.window, self.window.setup, self._request
        window.startRequested.connect(self.compare)
        window.cancelRequested.connect(self.cancel)
        setup.changed.connect(self._on_changed)
        setup.added.connect(lambda ref: self._choose((*self._question.refs, ref)))
        setup.removed.connect(lambda ref: self._choose(tuple(each for each in self._question.refs if each != ref)))
        setup.baselineChosen.connect(self._on_baseline)
        window.results.moreRequested.connect(self._on_more)
        window.results.copyRequested.connect(self._on_copy)
        request.progressed.connect(self._on_progress)
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)

    def _choose(self, refs: tuple[str, ...]) -> None:
        self._on_changed(replace(self._question, refs=refs))

    def _on_changed(self, question: Question) -> None:
        self._question, self._note = question, self._note if self.is_comparing else ""
        self._show()

    def _on_baseline(self, ref: str) -> None:
        """The others are held against another model: what was measured stays, and is shown anew."""
        others = tuple(each for each in self._question.refs if each != ref)
        self._choose((ref, *others))
        self._show_result()

    def _on_more(self, tasks: int) -> None:
        if self._asked and not self.is_comparing:
            self._question = replace(self._asked, refs=self._shown_order(self._asked.refs), tasks=tasks)
            self.compare()

    def _on_progress(self, sentence: str, fraction: float) -> None:
        self._note, self._fraction = sentence, fraction
        self._show_state()

    def _on_answered(self, reply: RunsCompared) -> None:
        self._result, self._asked = renamed(reply, self._titles), self._asking
        self._end("")
        self._show_result()
        self.window.show_page(RESULTS)

    def _on_failed(self, sentence: str, details: str) -> None:
        self.window.notice.show_error(sentence, details)
        self._end("")

    def _end(self, note: str) -> None:
        self._note = note
        if self._asking.split == TEST:
            self._used()
        self._show()

    def _on_copy(self, as_table: bool) -> None:
        if self._result:
            QGuiApplication.clipboard().setText(as_csv(self._result) if as_table else as_text(self._result))
            self.window.notice.show_news(say(COPIED[as_table]))

    def _shown_order(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """The baseline of the moment first, if it is among them."""
        first = [ref for ref in self._question.refs[:1] if ref in refs]
        return (*first, *(ref for ref in refs if ref not in first))

    def _show(self) -> None:
        refs = self._question.refs
        self._order = tuple(dict.fromkeys((*self._order, *refs)))
        chosen = [self._entrants[ref] for ref in refs]
        others = [each for ref, each in self._entrants.items() if ref not in refs]
        self.window.setup.set_models(sorted(chosen, key=self._listed), others, refs[0] if refs else "")
        self.window.setup.set_question(self._question, chosen)
        self.window.results.set_outdated(say(OUTDATED) if self._is_outdated else "")
        self._show_state()

    def _listed(self, entrant: Entrant) -> int:
        """As the results have them, else as they were chosen; another one may become the baseline meanwhile."""
        asked = self._asked.refs if self._asked else ()
        return list(dict.fromkeys((*asked, *self._order))).index(entrant.ref)

    def _show_state(self) -> None:
        enough = len(self._question.refs) >= LEAST_MODELS
        words = self._note or ("" if enough else say(TOO_FEW))
        fraction = self._fraction if self.is_comparing else None
        self.window.set_state(words, can_start=enough, fraction=fraction)

    def _show_result(self) -> None:
        if self._result is None:
            return
        runs = [each.run for each in self._result.models]
        first = self._question.refs[0] if self._question.refs else ""
        self.window.results.set_result(self._result, runs.index(first) if first in runs else 0)

    @property
    def _titles(self) -> dict[str, str]:
        return {ref: each.title for ref, each in self._entrants.items()}

    @property
    def _is_outdated(self) -> bool:
        return self._asked is not None and self._asked.without_baseline() != self._question.without_baseline()


def _entrant(run: RunSummary) -> Entrant:
    return Entrant(str(run.path), run.shown_name, best_words(run), run.test_uses)
