"""Shows in the window "How it learns" what the engine tells, at the stage that the slider stands at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.engine.replies import AttentionShown
from workbench.gui.controllers.explaining import ExplainController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.learning import LearningWindow
from workbench.gui.language import say
from workbench.gui.models.attention import groups, is_pictured, own_words, rest, table, usable
from workbench.gui.models.learning import Learning, is_alike
from workbench.gui.models.learning_words import hint, summary
from workbench.gui.widgets.attention_section import BY_CLASS, LARGEST


class LearningController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, around: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = LearningWindow(around)
        self._try_it = try_it
        self._explaining = ExplainController(engine, try_it, self)
        self._learning: Learning | None = None
        self._place = 0
        self._question = self._attention = 0
        self._value = self._quantity = ""
        self._order = LARGEST
        self._connect()

    @property
    def place(self) -> int:
        """The stage that is shown, counted from 0."""
        return self._place

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Before the main window goes."""
        self._explaining.close()
        self.window.close()

    def go_to(self, place: int) -> None:
        """Show a stage."""
        if self._learning:
            self._place = min(max(place, 0), self._learning.last)
            self._show_stage()

    def _return_to_end(self) -> None:
        """Whoever looks again begins with what is in use."""
        if self._learning:
            self.go_to(self._learning.last)

    def _connect(self) -> None:
        window, explaining = self.window, self._explaining
        window.opened.connect(explaining.look)
        window.closed.connect(explaining.look_away)
        window.closed.connect(self._return_to_end)
        window.bar.stageRequested.connect(self.go_to)
        window.curves.stageRequested.connect(self._on_clicked)
        window.curves.valueChosen.connect(self._on_value)
        window.layers.quantityChosen.connect(self._on_quantity)
        window.answers.questionChosen.connect(self._on_question)
        window.attention.chosen.connect(self._on_attention)
        window.attention.orderChosen.connect(self._on_order)
        explaining.stateChanged.connect(self._on_state)
        explaining.learned.connect(self._on_learned)
        explaining.failed.connect(self._on_failed)
        explaining.emptied.connect(self._on_emptied)

    def _on_learned(self, learning: Learning) -> None:
        before, self._learning = self._learning, learning
        # What is in use stays in sight, and comes first of another model; else the same stage, as far as there is one.
        stays = before is not None and is_alike(before, learning) and self._place < before.last
        self._place = min(self._place, learning.last) if stays else learning.last
        self._question = min(self._question, max(len(learning.questions) - 1, 0))
        self._attention = min(self._attention, max(len(usable(learning)) - 1, 0))
        self._show_all()

    def _show_all(self) -> None:
        learning, window = self._learning, self.window
        if learning is None:
            return
        window.notice.clear()
        looked = any(is_pictured(each) for each in usable(learning))
        said = summary(_title(learning.algorithm), len(learning.classes), learning.stages)
        window.set_words(said, hint(learning.stages, looked))
        window.badges.set_badges(learning.badges)
        window.bar.set_stages(len(learning.stages))
        window.curves.set_learning(learning, self._value)
        window.layers.set_learning(learning, self._quantity)
        window.attention.set_choices(usable(learning), self._attention)
        window.answers.list.set_may_change(learning.last > 0)
        window.show_parts()
        self._show_stage()
        window.answers.select(self._question if usable(learning) else -1)
        self._show_attention()

    def _show_stage(self) -> None:
        learning, window = self._learning, self.window
        if learning is None:
            return
        window.bar.set_place(self._place, learning.where(self._place))
        window.curves.set_place(self._place)
        window.layers.set_place(self._place)
        left_out = len(self._try_it.model.queries) - len(learning.questions)
        window.answers.set_tiles(learning.answers(self._place), max(left_out, 0))

    def _show_attention(self) -> None:
        shown = self._attended()
        if shown is None or self._learning is None:
            return
        if is_pictured(shown):
            name = self._learning.questions[self._question].name
            by_class = self._order == BY_CLASS
            arranged = groups(self._learning, shown, self._question, by_class)
            others = rest(self._learning, shown, self._question, arranged)
            own = own_words(shown, self._question)
            self.window.attention.show_shares(arranged, self._order, name, others, own)
        else:
            self.window.attention.show_table(table(self._learning, shown))

    def _attended(self) -> AttentionShown | None:
        choices = usable(self._learning) if self._learning else []
        return choices[self._attention] if choices else None

    def _on_clicked(self, place: int) -> None:
        self.window.bar.stop()
        self.go_to(place)

    def _on_value(self, name: str) -> None:
        self._value = name
        if self._learning:
            self.window.curves.set_learning(self._learning, name)
            self.window.curves.set_place(self._place)

    def _on_quantity(self, name: str) -> None:
        self._quantity = name
        if self._learning:
            self.window.layers.set_learning(self._learning, name)
            self.window.layers.set_place(self._place)

    def _on_question(self, place: int) -> None:
        if place >= 0 and place != self._question:
            self._question = place
            self._show_attention()

    def _on_attention(self, place: int) -> None:
        self._attention = place
        self._show_attention()

    def _on_order(self, order: str) -> None:
        self._order = order
        self._show_attention()

    def _on_state(self, words: str) -> None:
        """Something goes on; what was learned before stays in sight meanwhile."""
        self.window.notice.clear()
        self.window.set_state(words)
        if self._learning is None:
            self.window.show_nothing(words[:1].upper() + words[1:])

    def _on_failed(self, sentence: str, details: str) -> None:
        self._learning = None
        self.window.show_nothing("")
        self.window.notice.show_error(sentence, details)

    def _on_emptied(self) -> None:
        self._learning = None
        self.window.show_nothing()


def _title(algorithm: str) -> str:
    """What the method is called; one that the catalogue does not know, by its name."""
    try:
        return say(str(catalogue().algorithm(algorithm)["title"]))
    except ConfigError:
        return algorithm
