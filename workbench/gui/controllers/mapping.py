"""Shows in the window "Map" where the pictures of Try it lie, and links what is marked there with what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.engine.few_shot import PCA, QUERY, TSNE, MapPictures, PicturesMapped
from workbench.gui.controllers.live_question import LiveQuestion, adapted_to
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.language import mark, say
from workbench.gui.models.picture_map import Spot, map_of
from workbench.gui.panels.try_it import TryItPanel

BUSY = {PCA: mark("mapping the pictures…"), TSNE: mark("finding neighbours; this takes longer…")}
ABOUT, ABOUT_ANSWER = mark("{picture}."), mark("{picture}. Press Return to see why.")
EMPTY = mark(
    "There is nothing to map yet. In Try it, drop a few pictures of at least two classes; "
    "those that the model finds alike then lie close together here."
)
# As many pictures to recognise are mapped at most.
MOST = 500


class MappingController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied.

    ``whyRequested`` carries the key of a picture to recognise.
    """

    whyRequested = Signal(str)

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = MapWindow(panel)
        self._try_it, self._panel = try_it, panel
        self._method = PCA
        self._shown: tuple[MapPictures, PicturesMapped] | None = None
        self._question = LiveQuestion(engine, try_it, self._ask, say(BUSY[PCA]), self)
        self.window.methods.set_chosen(PCA)
        self.window.set_about("")
        self._connect()

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        self.window.bring_up()

    def close(self) -> None:
        """Before the main window goes."""
        self._question.look_away()
        self.window.close()

    def _connect(self) -> None:
        question, window = self._question, self.window
        window.opened.connect(question.look)
        window.closed.connect(question.look_away)
        window.methodChosen.connect(self._on_method)
        window.plane.spotChosen.connect(self._on_spot)
        window.plane.whyRequested.connect(self.whyRequested)
        self._panel.queriesPicked.connect(self._on_picked)
        self._try_it.model.queriesChanged.connect(question.schedule)
        for changed in (self._try_it.model.predictionsChanged, self._try_it.model.rejection.changed):
            changed.connect(self._show)
        question.stateChanged.connect(self._on_state)
        question.answered.connect(self._on_answered)
        question.failed.connect(self._on_failed)
        question.emptied.connect(self._on_emptied)

    def _ask(self, number: int) -> MapPictures | None:
        adapted = adapted_to(self._try_it)
        queries = tuple(self._try_it.model.queries[:MOST])
        return MapPictures(number, adapted, queries, self._method) if adapted else None

    def _on_method(self, method: str) -> None:
        if method != self._method:
            self._method = method
            self._question.busy = say(BUSY[method])
            self._question.schedule()

    def _on_spot(self, spot: Spot | None) -> None:
        """What is marked on the map is selected in Try it; where it is an example, nothing is."""
        self._panel.pick_queries([spot.key] if spot and spot.kind == QUERY else [])
        # Selecting nothing unmarks what was selected before, not what has been marked since.
        self._mark(spot)

    def _on_picked(self, keys: Sequence[str]) -> None:
        marked = self.window.plane.marked
        if keys:
            self.window.plane.mark((QUERY, keys[0], ""))
        elif marked and marked.kind == QUERY:
            self.window.plane.mark(None)
        self._say_marked()

    def _mark(self, spot: Spot | None) -> None:
        self.window.plane.mark(spot.identity if spot else None)
        self._say_marked()

    def _say_marked(self) -> None:
        marked = self.window.plane.marked
        words = ABOUT_ANSWER if marked and marked.kind == QUERY else ABOUT
        self.window.set_about(say(words, picture=marked.words) if marked else "")

    def _on_state(self, words: str) -> None:
        """Something goes on; the map that was shown before stays in sight meanwhile."""
        self.window.notice.clear()
        self.window.set_state(words)
        if self._shown is None:
            self.window.show_nothing(words[:1].upper() + words[1:])

    def _on_answered(self, asked: MapPictures, mapped: PicturesMapped) -> None:
        is_first, self._shown = self._shown is None, (asked, mapped)
        self._show()
        if is_first:
            self.window.plane.setFocus()
            self._on_picked(self._panel.queries.list.selected_keys())

    def _show(self) -> None:
        """Show the map again, with what is now taken for none of the classes."""
        if self._shown is None:
            return
        model = self._try_it.model
        left_out = max(len(model.queries) - MOST, 0)
        none = [key for key, each in model.predictions.items() if each.known < model.rejection.level]
        self.window.show_map(map_of(*self._shown, left_out, frozenset(none)))
        self._say_marked()

    def _on_failed(self, sentence: str, details: str) -> None:
        self._shown = None
        self.window.show_failed(sentence, details)

    def _on_emptied(self) -> None:
        self._shown = None
        self.window.show_nothing(say(EMPTY))
