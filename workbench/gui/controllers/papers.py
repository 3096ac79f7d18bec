"""Shows in the window "Papers" what papers report and what was measured, and trains a paper's preset."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.config import RunConfig
from workbench.gui.background import Background
from workbench.gui.controllers.speeds import SpeedKeeper
from workbench.gui.dialogs.paper_settings import PaperSettingsDialog
from workbench.gui.dialogs.papers import NOTHING_FITS, NOTHING_RUN, PapersWindow
from workbench.gui.language import Words, say
from workbench.gui.models.pacing import LENGTHS, UNKNOWN_SHORT, Pace, fitted, length_words, pace_of
from workbench.gui.models.paper_settings import BRIEFLY, WHOSE, setting_lines, unlike_words
from workbench.gui.models.papers import PaperView, chosen, summary, views
from workbench.gui.told import paragraph, told
from workbench.reproduce.published import Column, Table
from workbench.reproduce.recipe import recipe
from workbench.reproduce.shelf import Shelf, ShelfCard, shelf
from workbench.reproduce.tables import tables

FIRST_TABLE = "omniglot"
# The state of the engine may change several times in a row.
RENEW_MS = 200


class PapersController(QObject):
    """Owns the one window. ``why_not`` says why nothing can be trained just now, empty where something can.

    takeRequested carries a RunConfig and what says in words what its settings are, trainRequested also what says how
    long that takes.
    """

    takeRequested = Signal(object, object)
    trainRequested = Signal(object, object, object)

    def __init__(
        self, speeds: SpeedKeeper, why_not: Callable[[], str], around: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._speeds, self._why_not = speeds, why_not
        self._tables = dict(sorted(tables().items(), key=lambda each: each[0] != FIRST_TABLE))
        self.window = PapersWindow(list(self._tables.values()), around)
        self._shelf: Shelf | None = None
        self._table = next(iter(self._tables))
        self._column, self._length = self.table.columns[0], next(iter(LENGTHS))
        self._typed, self._only_run = "", False
        self._loader = Background((), self)
        self._renew = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._connect()

    @property
    def table(self) -> Table:
        return self._tables[self._table]

    @property
    def column(self) -> Column:
        return self._column

    def look_up(self, typed: str, dataset: str, task: Column) -> None:
        """Show the cards that match, on this dataset and task as far as there is a table with them."""
        self._table = next((name for name, each in self._tables.items() if each.dataset == dataset), self._table)
        wanted = (task, self._column, *self.table.columns)
        self._column = next(each for each in wanted if each in self.table.columns)
        self.window.filters.only_run.setChecked(False)
        self.window.filters.search.setText(typed)
        self._show()

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Before the main window goes."""
        self._renew.stop()
        self._loader.close()
        self.window.close()

    def refresh(self) -> None:
        """Whether training can begin may have changed; once it has, so have the estimates."""
        if self.window.isVisible() and self.window.hint != self._why_not():
            self._renew.start()

    def config(self, method: str) -> RunConfig:
        """What "Train this" trains: the paper's settings for the chosen task, for as long as was chosen."""
        paper = recipe(self.table, method, self._column)
        return fitted(paper, self._pace(paper), self._minutes) or paper

    def _connect(self) -> None:
        window, filters = self.window, self.window.filters
        window.opened.connect(self._read)
        filters.tableChosen.connect(self._on_table)
        filters.columnChosen.connect(self._on_column)
        filters.lengthChosen.connect(self._on_length)
        filters.filterChanged.connect(self._on_filter)
        window.grid.trainRequested.connect(self._on_train)
        window.grid.settingsRequested.connect(self._on_settings)
        self._loader.done.connect(lambda _, read: self._on_read(read))
        self._renew.timeout.connect(self._show_training)

    def _read(self) -> None:
        """Results may have come since the window was last looked at."""
        self._loader.submit("shelf", shelf)

    def _on_read(self, read: Shelf) -> None:
        self._shelf = read
        self.window.show_faults(read.faults)
        self._show()

    def _show(self) -> None:
        filters = (self._table, self.table.columns, self._column.name, self._length)
        self.window.filters.set_chosen(*filters)
        if self._shelf is None:
            return
        every = views(self._shelf.cards[self._table], self._column)
        self.window.set_words(summary(self._column, every), told(self.table.note))
        fitting = chosen(every, self._typed, self._only_run)
        if fitting:
            self.window.show_views(fitting)
            self._show_training()
        else:
            self.window.show_empty(self._why_empty(every))

    def _why_empty(self, every: list[PaperView]) -> str:
        return say(NOTHING_FITS) if chosen(every, "", self._only_run) else say(NOTHING_RUN, table=self._table)

    def _show_training(self) -> None:
        why_not = self._why_not()
        self.window.set_hint(why_not)
        for card in self.window.grid.cards:
            paper = recipe(self.table, card.key, self._column)
            unknown = say(UNKNOWN_SHORT) if fitted(paper, self._pace(paper), self._minutes) is None else ""
            card.set_training(self._length_words(card.key)(), why_not or unknown)

    def _length_words(self, method: str) -> Words:
        paper = recipe(self.table, method, self._column)
        return partial(length_words, paper, self._pace(paper), self._minutes)

    @property
    def _minutes(self) -> int | None:
        return LENGTHS[self._length][1]

    def _pace(self, config: RunConfig) -> Pace:
        result = self._card(config.algorithm).results.get(self._column.name)
        return pace_of(config, self._speeds.tasks_per_s(config), result)

    def _card(self, method: str) -> ShelfCard:
        cards = self._shelf.cards[self._table] if self._shelf else ()
        return next(each for each in cards if each.method == method)

    def _on_table(self, name: str) -> None:
        """Another dataset, on the same task where it has that."""
        self._table = name
        if self._column not in self.table.columns:
            self._column = self.table.columns[0]
        self._show()
        self.window.scroll_to_top()

    def _on_column(self, name: str) -> None:
        self._column = self.table.column(name)
        self._show()

    def _on_length(self, key: str) -> None:
        self._length = key
        self._show()

    def _on_filter(self, typed: str, only_run: bool) -> None:
        self._typed, self._only_run = typed, only_run
        self._show()
        self.window.scroll_to_top()

    def _on_train(self, method: str) -> None:
        if not self._why_not():
            config = self.config(method)
            self.trainRequested.emit(config, self._words(config), self._length_words(method))

    def _words(self, config: RunConfig) -> Words:
        """What the settings are, briefly."""
        whose, is_shorter = BRIEFLY[self.table.entry(config.algorithm).settings_by], self._is_shorter(config)
        return lambda: say("{settings}, but shorter", settings=say(whose)) if is_shorter else say(whose)

    def _is_shorter(self, config: RunConfig) -> bool:
        return config != recipe(self.table, config.algorithm, self._column)

    def _on_settings(self, method: str) -> None:
        config, card = self.config(method), self._card(method)
        task = f"{told(self._column.title)} {say(self.table.title)}"
        title = say("{name}: {words}", name=say(card.title), words=task)
        entry = self.table.entry(method)
        whose = paragraph(say(WHOSE[entry.settings_by]), unlike_words(entry.remarks))
        if self._is_shorter(config):
            whose += say(" Practice is made shorter, to fit into {length}.", length=say(LENGTHS[self._length][0]))
        dialog = PaperSettingsDialog(title, whose, setting_lines(config), self.window)
        dialog.taken.connect(lambda: self.takeRequested.emit(config, self._words(config)))
        dialog.open()
