"""Lets the engine adapt several models to what lies in Try it, and shows what each makes of it as it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from workbench.data.pictures import Picture
from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import CompareModels, ModelCompared
from workbench.engine.replies import DatasetProgress, EngineReady, Reply, RequestFailed
from workbench.gui.controllers.adapting import QUERIES_AT_ONCE
from workbench.gui.controllers.long_request import LOST
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.compare import CompareWindow
from workbench.gui.language import mark, say
from workbench.gui.models.comparing import Contender, reference, verdict, with_result
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.told import told

TOO_FEW = mark("There is nothing to compare on yet: drop a few pictures of at least two classes into Try it.")
LOADING = mark("The engine is still loading.")
NONE_WANTED = mark("Tick the models to compare.")
OUTDATED = mark("Something has changed since. Compare again?")
COMPARING, GIVEN_UP = mark("Comparing…"), mark("Given up; what had been compared stays.")


class ComparingController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = CompareWindow(panel)
        self._engine, self._try_it = engine, try_it
        self._contenders: list[Contender] = []
        self._request = 0
        self._key = self._note = ""
        self._is_outdated = False
        self._connect(panel)
        self._list()

    @property
    def is_comparing(self) -> bool:
        return bool(self._request)

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        self._list()
        self.window.bring_up()

    def close(self) -> None:
        """Before the main window goes."""
        self.cancel()
        self.window.close()

    def compare(self) -> None:
        """Adapt every model that is ticked, one after another."""
        wanted = [each for each in self._contenders if each.is_wanted and not each.is_missing]
        model = self._try_it.model
        if not wanted or not model.support() or not self._try_it.is_ready:
            return
        self.cancel()
        self._request, self._is_outdated, self._note = int(self._engine.next_request_id()), False, say(COMPARING)
        refs = {each.ref for each in wanted}
        self._contenders = [replace(each, is_asked=each.ref in refs, result=None) for each in self._contenders]
        models = tuple((each.ref, self._try_it.options_of(each.ref)) for each in wanted)
        self.window.notice.clear()
        self._engine.send(CompareModels(self._request, models, model.support(), self._queries()))
        self._show()

    def cancel(self) -> None:
        """Give up what is under way; results that have come stay."""
        if self._request:
            self._engine.send(CancelRequest(self._request))
            self._end(say(GIVEN_UP))

    def _connect(self, panel: TryItPanel) -> None:
        window, model = self.window, self._try_it.model
        window.compareRequested.connect(self.compare)
        window.cancelRequested.connect(self.cancel)
        window.wantedChanged.connect(self._on_wanted)
        window.pictureChosen.connect(self._on_picture)
        window.useRequested.connect(self._try_it.use_model)
        panel.queriesPicked.connect(self._on_picked)
        model.supportChanged.connect(self._on_changed)
        model.queriesChanged.connect(self._on_changed)
        self._try_it.usageChanged.connect(self._on_usage)
        self._try_it.modelsListed.connect(self._list)
        self._engine.replyReceived.connect(self._on_reply)
        self._engine.childDied.connect(self._on_child_died)

    def _queries(self) -> tuple[Picture, ...]:
        """As many as are answered quickly, the chosen one among them."""
        all_of_them = self._try_it.model.queries
        chosen = [each for each in all_of_them if each.key == self._key]
        return tuple([*chosen, *(each for each in all_of_them if each.key != self._key)][:QUERIES_AT_ONCE])

    def _list(self) -> None:
        """Models that came, went or were renamed; results of those that stayed stay."""
        before = {each.ref: each for each in self._contenders}
        in_use = self._try_it.model_ref
        self._contenders = [
            replace(
                before.get(each.ref, Contender(each.ref, each.title)),
                title=each.title,
                note=each.note,
                is_in_use=each.ref == in_use,
            )
            for each in self._try_it.entries
        ]
        self._show()

    def _on_usage(self) -> None:
        """Another model is used, or the same in another way, so that what was compared does not hold for it."""
        was = next((each.ref for each in self._contenders if each.is_in_use), "")
        if was == self._try_it.model_ref:
            self._on_changed()
        self._list()

    def _on_wanted(self, ref: str, wanted: bool) -> None:
        self._contenders = [replace(each, is_wanted=wanted) if each.ref == ref else each for each in self._contenders]
        self._show()

    def _on_picture(self, key: str) -> None:
        self._key = key
        self._show()

    def _on_picked(self, keys: list[str]) -> None:
        """What is selected in Try it is shown here, too."""
        if keys:
            self._on_picture(keys[0])

    def _on_changed(self) -> None:
        self._is_outdated = any(each.result for each in self._contenders)
        if self._request:
            self.cancel()
        self._note = ""
        self._show()

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            self._show()
        if not self._request or getattr(reply, "request_id", 0) != self._request:
            return
        match reply:
            case ModelCompared():
                self._contenders = with_result(self._contenders, reply)
                self._end("") if reply.last else self._show()
            case DatasetProgress():
                self._note = told(reply.sentence)
                self._show()
            case RequestFailed():
                self.window.notice.show_error(reply.reason, reply.details)
                self._end("")

    def _on_child_died(self) -> None:
        if self._request:
            self.window.notice.show_error(say(LOST))
            self._end("")

    def _end(self, note: str) -> None:
        """Nothing more is awaited."""
        self._request, self._note = 0, note
        self._contenders = [replace(each, is_asked=False) for each in self._contenders]
        self._show()

    def _show(self) -> None:
        window, model = self.window, self._try_it.model
        keys = [each.key for each in model.queries]
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        window.set_pictures(model.queries, self._key)
        window.set_contenders(self._contenders, self._key, reference(self._contenders, model.predictions))
        said = "" if self.is_comparing or self._is_outdated else verdict(self._contenders)
        window.set_words(said, [each for each in self._contenders if each.failure])
        why_not = self._why_not()
        window.set_state(why_not or self._state_words(), not why_not, self.is_comparing)

    def _why_not(self) -> str:
        """Why nothing can be compared just now; empty where it can be."""
        if not self._try_it.model.support():
            return say(TOO_FEW)
        if not self._try_it.is_ready:
            return say(LOADING)
        return "" if any(each.is_wanted and not each.is_missing for each in self._contenders) else say(NONE_WANTED)

    def _state_words(self) -> str:
        return say(OUTDATED) if self._is_outdated and not self.is_comparing else self._note
