"""Shows in the window "Why" what lies behind the answer to the picture that is selected in Try it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from workbench.engine.few_shot import AskWhy, WhyShown
from workbench.gui.controllers.live_question import LiveQuestion, adapted_to
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.language import mark, say
from workbench.gui.models.why import Why, after, place_words, why_of
from workbench.gui.panels.try_it import TryItPanel

LOOKING = mark("looking why…")
NO_CLASSES = mark(
    "Nothing has been learned yet. In Try it, drop a few pictures of at least two classes, "
    "and below them a picture to recognise; why it is recognised as it is, is then shown here."
)
NO_PICTURES = mark(
    "There is nothing to recognise yet. Drop pictures that the model has not seen into Try it, below its classes; "
    "why they are recognised as they are, is then shown here."
)


class WhyController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = WhyWindow(panel)
        self._try_it, self._panel = try_it, panel
        self._key = ""
        self._shown: Why | None = None
        self._question = LiveQuestion(engine, try_it, self._ask, say(LOOKING), self)
        self._connect()

    @property
    def key(self) -> str:
        """The picture that is looked at; empty where there is none."""
        return self._key

    def open(self, key: str = "") -> None:
        """Show why a picture is recognised as it is; without a key, the one that is selected, or the first."""
        self.look_at(key or self._chosen())
        self.window.bring_up()

    def look_at(self, key: str) -> None:
        """Look at another picture."""
        if key != self._key:
            self._key = key
            self._question.schedule()
        self._show_place()

    def close(self) -> None:
        """Before the main window goes."""
        self._question.look_away()
        self.window.close()

    def _connect(self) -> None:
        question, window = self._question, self.window
        window.opened.connect(question.look)
        window.closed.connect(question.look_away)
        window.stepRequested.connect(self._on_step)
        self._panel.queriesPicked.connect(self._on_picked)
        self._try_it.model.queriesChanged.connect(self._on_queries)
        self._try_it.model.rejection.changed.connect(self._on_level)
        question.stateChanged.connect(self._on_state)
        question.answered.connect(self._on_answered)
        question.failed.connect(self._on_failed)
        question.emptied.connect(self._on_emptied)

    def _ask(self, number: int) -> AskWhy | None:
        adapted = adapted_to(self._try_it)
        query = next((each for each in self._try_it.model.queries if each.key == self._key), None)
        return AskWhy(number, adapted, query) if adapted and query else None

    def _keys(self) -> list[str]:
        """The pictures to recognise as they stand in Try it."""
        return [tile.picture.key for tile in self._panel.queries.tiles]

    def _chosen(self) -> str:
        """What is selected in Try it, or else what was looked at, or else the first."""
        picked, keys = self._panel.queries.list.selected_keys(), self._keys()
        return picked[0] if picked else after(keys, self._key, 0)

    def _on_step(self, by: int) -> None:
        self._panel.pick_queries([after(self._keys(), self._key, by)])

    def _on_picked(self, keys: Sequence[str]) -> None:
        if keys and self._key not in keys:
            self.look_at(keys[0])

    def _on_queries(self) -> None:
        """Another picture is looked at where the one that was is gone."""
        if all(each.key != self._key for each in self._try_it.model.queries):
            self._key = self._chosen()
            self._question.schedule()
        self._show_place()

    def _show_place(self) -> None:
        keys = self._keys()
        at = keys.index(self._key) if self._key in keys else -1
        self.window.set_place(place_words(keys, self._key) if keys else "", at > 0, at < len(keys) - 1)

    def _on_state(self, words: str) -> None:
        """Something goes on; what was shown before stays in sight meanwhile."""
        self.window.notice.clear()
        self.window.set_state(words)
        if self._shown is None:
            self.window.show_nothing(words[:1].upper() + words[1:])

    def _on_answered(self, asked: AskWhy, shown: WhyShown) -> None:
        self._shown = why_of(asked, shown, self._try_it.model.rejection.level)
        self.window.show_why(self._shown)

    def _on_level(self) -> None:
        """Whether a picture is of none of the classes follows the slider of Try it."""
        if self._shown:
            self._shown = replace(self._shown, level=self._try_it.model.rejection.level)
            self.window.show_why(self._shown)

    def _on_failed(self, sentence: str, details: str) -> None:
        self._shown = None
        self.window.show_failed(sentence, details)

    def _on_emptied(self) -> None:
        self._shown = None
        self.window.show_nothing(say(NO_PICTURES) if self._try_it.model.support() else say(NO_CLASSES))
