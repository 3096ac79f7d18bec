"""Connects the Dataset panel with the engine: opens, describes and remembers datasets, and shows tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from workbench.catalogue import catalogue
from workbench.config import ConfigError, NetConfig, RunConfig, TaskConfig, Value
from workbench.engine.commands import CancelRequest, DescribeDataset, ShowTask
from workbench.engine.replies import (
    DatasetDescribed,
    DatasetProgress,
    EngineReady,
    Reply,
    RequestFailed,
    TaskShown,
)
from workbench.gui.controllers.dataset_memory import DatasetMemory
from workbench.gui.controllers.dataset_views import dataset_view
from workbench.gui.controllers.gallery import GalleryController
from workbench.gui.drops import Source
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import KNOBS, DatasetChoice
from workbench.gui.models.mixing import title_of
from workbench.gui.models.own_drop import NoDatasetError, dataset_in
from workbench.gui.panels.dataset import DatasetPanel, DatasetView
from workbench.gui.told import told
from workbench.gui.widgets.sight import bring_into_sight
from workbench.gui.widgets.task_dialog import TaskDialog

CHOOSE_FIRST = mark("Choose where {dataset} lies, then press Start.")
FETCH_FIRST = mark("Download {dataset}, or choose where it lies; then press Start.")
DOWNLOADING, OPENING = mark("Downloading…"), mark("Opening {dataset}…")
NOT_VALID = mark("The settings of the algorithm are not valid yet; mend them first.")
OMNIGLOT = "omniglot"
AS_OMNIGLOT = mark("This is laid out as Omniglot is published, so it is opened as Omniglot, with its alphabets.")


class DatasetController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    Signals: choiceChanged (a DatasetChoice), ownRequested (the path of pictures of one's own, to be looked at first),
    described (the DatasetDescribed of the dataset that is in use from now on).

    ``task_config`` gives the config whose practice tasks are shown, or None when it is not valid.
    """

    choiceChanged = Signal(object)
    described = Signal(object)
    ownRequested = Signal(object)

    def __init__(self, engine: Any, panel: DatasetPanel, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._panel, self._memory = engine, panel, DatasetMemory(settings)
        self.task_config: Callable[[], RunConfig | None] = lambda: None
        self._choice = self._memory.choice()
        self._wanted: DatasetChoice | None = None
        self._proposed: DatasetChoice | None = None  # waits for somebody to say where its data lie
        self._view: DatasetView | None = None
        self._told: DatasetDescribed | None = None  # of the dataset that is open
        self._request = self._task_request = 0
        self._download = self._lost = False
        self._task_seed = 0
        self._tested = TaskConfig()
        self._dialog: TaskDialog | None = None
        self._gallery = GalleryController(engine, self)
        self._gallery.chosen.connect(self.use)
        self._gallery.ownRequested.connect(self.ownRequested)
        self._gallery.removed.connect(self._on_removed)
        self._gallery.failed.connect(panel.notice.show_error)
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)
        panel.changeRequested.connect(self.change)
        panel.taskRequested.connect(self.show_task)
        panel.cancelRequested.connect(self.cancel)
        panel.dropped.connect(self.take_drop)
        panel.notice.dismissed.connect(self._on_dismissed)

    @property
    def choice(self) -> DatasetChoice:
        """The dataset that a run would use: the one that is being opened, or else the one that is open."""
        return self._wanted or self._choice

    def start(self, choice: DatasetChoice | None = None) -> None:
        """Open ``choice``, or else the dataset of the last time."""
        self.use(choice or self._choice)

    def use(self, choice: DatasetChoice, download: bool = False) -> None:
        """Open ``choice``; the dataset before it stays in use when that fails."""
        if self._wanted:
            self._engine.send(CancelRequest(self._request))
        self._wanted, self._download, self._proposed = choice, download, None
        self._panel.notice.clear()
        self._show_busy(choice)
        self.choiceChanged.emit(choice)
        self._describe()

    def go_on_from(self, other: DatasetController) -> None:
        """Show what another window, which goes, shows, and go on with what it opens or downloads."""
        self._choice, self._proposed = other._choice, other._proposed
        if other._told:
            self._show(self._choice, other._told)
        self._wanted, self._request = other._wanted, other._request
        self._download, self._lost = other._download, other._lost
        if self._wanted:
            self._show_busy(self._wanted)
        if self._proposed:
            self._panel.notice.show_hint(partial(_what_first, self._proposed))
        else:
            self._panel.notice.take_over(other._panel.notice)
        self.choiceChanged.emit(self.choice)

    def adopt(self, values: Mapping[str, Value]) -> None:
        """Take over settings that a preset asks for; the dataset is opened anew only if its split changes."""
        choice = replace(self.choice, values={**self.choice.values, **values})
        if not choice.looks_like(self.choice):
            self.use(choice)
            return
        if self._wanted:
            self._wanted = choice
        else:
            self._choice = choice
            self._memory.keep(choice)
        self._panel.set_note(choice.note())
        self.choiceChanged.emit(choice)

    def take_over(self, config: RunConfig) -> bool:
        """Use the dataset of ``config`` with exactly its settings.

        False where its data are not at hand: then it is asked where they lie.
        """
        place, values = self._memory.place_of(config.dataset, self.choice), config.values()
        choice = DatasetChoice(config.dataset, place or "", {name: values[name] for name in KNOBS})
        if place is None:
            self._proposed = choice
            self._panel.notice.show_hint(partial(_what_first, choice))
            self.change()
        elif choice.looks_like(self.choice):
            self.adopt(choice.values)
        else:
            self.use(choice)
        return place is not None

    def insist(self) -> bool:
        """A run was to begin: whether it must first be said where the data lie, which is then brought to mind."""
        if self._proposed:
            self._panel.notice.show_error(partial(_what_first, self._proposed))
            self._panel.change.setFocus()
        return self._proposed is not None

    def cancel(self) -> None:
        """Give up what is being opened, and go back to the dataset before it."""
        if self._wanted:
            self._engine.send(CancelRequest(self._request))
            self._go_back()

    def change(self) -> None:
        """Let another dataset be chosen."""
        self._gallery.open(self._proposed or self.choice, self._panel.window())

    def take_drop(self, sources: Sequence[Source]) -> None:
        """Have what was dropped looked at as a dataset, or say why it is none."""
        try:
            path = dataset_in(sources)
        except NoDatasetError as error:
            self._panel.notice.show_error(error.words)
            bring_into_sight(self._panel.notice)
        else:
            self._panel.notice.clear()
            self.ownRequested.emit(path)

    def use_omniglot(self, path: Path) -> None:
        """Open what was dropped as Omniglot, and say so."""
        self.use(DatasetChoice(OMNIGLOT, str(path)))
        self._panel.notice.show_hint(lambda: say(AS_OMNIGLOT))

    def show_task(self) -> None:
        """Open a window with one practice task."""
        if self._view is None or self._dialog is not None:
            return
        self._dialog = TaskDialog(self._panel.window())
        self._dialog.anotherRequested.connect(self._ask_for_task)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()
        self._ask_for_task()

    @property
    def _can_cancel(self) -> bool:
        return self._view is not None or self._download

    def _show_busy(self, choice: DatasetChoice) -> None:
        title = title_of(choice.name)
        self._panel.set_title(title, told(catalogue().dataset(choice.name)["summary"]))
        busy = say(DOWNLOADING) if self._download else say(OPENING, dataset=title)
        self._panel.set_busy(busy, -1.0, self._can_cancel)

    def _describe(self) -> None:
        self._request = self._engine.next_request_id()
        self._lost = False
        try:
            config = self.choice.config()
        except ConfigError as error:
            self._failed(str(error))
            return
        self._engine.send(DescribeDataset(self._request, config, self._download))

    def _ask_for_task(self) -> None:
        config = self.task_config()
        if config is None and self._dialog:
            self._dialog.show_error(say(NOT_VALID))
        elif config:
            self._task_seed += 1
            self._tested = config.task
            self._task_request = self._engine.next_request_id()
            # As the panel shows the dataset: read anew at a large network's size, it could take minutes.
            seen = replace(config, net=NetConfig())
            self._engine.send(ShowTask(self._task_request, seen, self._task_seed))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case EngineReady() if self._lost:
                self._describe()
            case DatasetProgress() if reply.request_id == self._request and self._wanted:
                self._panel.set_busy(f"{told(reply.sentence)}…", reply.fraction, self._can_cancel)
            case DatasetDescribed() if reply.request_id == self._request and self._wanted:
                self._described(reply)
            case TaskShown() if reply.request_id == self._task_request and self._dialog:
                self._dialog.set_task(reply.class_names, reply.support, reply.query, self._tested)
            case RequestFailed() if reply.request_id == self._request and self._wanted:
                self._failed(reply.reason, reply.details)
            case RequestFailed() if reply.request_id == self._task_request and self._dialog:
                self._dialog.show_error(reply.reason, reply.details)

    def _described(self, reply: DatasetDescribed) -> None:
        self._choice, self._wanted = self.choice, None
        self._memory.keep(self._choice)
        self._memory.keep_place(self._choice)
        self._show(self._choice, reply)

    def _show(self, choice: DatasetChoice, reply: DatasetDescribed) -> None:
        self._told, self._view = reply, dataset_view(choice.name, reply)
        self._panel.set_dataset(self._view)
        self._panel.set_note(choice.note())
        self.described.emit(reply)

    def _failed(self, reason: str, details: str = "") -> None:
        failed = self.choice
        self._go_back()
        if self._view is None and failed != DatasetChoice():
            self.use(DatasetChoice())
        self._panel.notice.show_error(reason, details)

    def _go_back(self) -> None:
        self._wanted = None
        if self._view is None:
            self._choice = DatasetChoice()
        self._panel.set_dataset(self._view)
        self._panel.set_note(self._choice.note() if self._view else "")
        self.choiceChanged.emit(self._choice)

    def _on_removed(self, name: str) -> None:
        """What is forgotten cannot stay in use."""
        if self.choice.name == name:
            self.use(DatasetChoice())

    def _on_child_died(self) -> None:
        self._lost = self._wanted is not None
        if self._dialog:
            self._dialog.show_error(say("The engine stopped; ask for another task once it is there again."))

    def _on_dialog_finished(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    def _on_dismissed(self) -> None:
        """Whoever closes the sentence wants the dataset that is open."""
        self._proposed = None


def _what_first(choice: DatasetChoice) -> str:
    needs = catalogue().dataset(choice.name)["needs"]
    return say(FETCH_FIRST if needs == "download" else CHOOSE_FIRST, dataset=title_of(choice.name))
