"""Connects the wizard for one's own pictures with the engine, and hands on what was decided there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.data.baseline_plan import baseline_plan
from workbench.data.errors import DataError
from workbench.dataset_records import read_record, records
from workbench.engine.commands import CancelRequest
from workbench.engine.own_pictures import (
    AddDataset,
    CheckPictures,
    DatasetAdded,
    FolderSurveyed,
    PicturesChecked,
    PicturesSampled,
    SamplePictures,
    SurveyFolder,
)
from workbench.engine.replies import DatasetProgress, EngineReady, Reply, RequestFailed
from workbench.gui.dialogs.own_pictures import OwnPicturesDialog
from workbench.gui.folder_drops import FolderDrops
from workbench.gui.language import mark, say
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.gallery import OWN
from workbench.gui.models.survey import SurveyView
from workbench.gui.models.try_it import TryItModel
from workbench.gui.told import told
from workbench.gui.widgets.drop_zone import DropCover

WAITING = mark("Waiting for the engine…")
LOST = mark("The engine stopped while it looked at your pictures. It is starting again.")
DROP = mark("Drop to look at {what} as a dataset")


@dataclass
class _Asked:
    """The numbers of the requests that wait for an answer; 0 where none does."""

    work: int = 0  # what takes the place of the wizard
    check: int = 0
    baseline: bool = False  # whether one is to be trained on the dataset that is being added


class OwnPicturesController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied; ``model`` is that of Try it.

    Signals: chosen (a DatasetChoice), omniglotFound (its path), baselineWanted (a BaselinePlan; the dataset was chosen
    before it), tried (pictures were put into Try it), dropped (a list of paths, on a widget that takes drops).
    """

    chosen = Signal(object)
    omniglotFound = Signal(object)
    baselineWanted = Signal(object)
    tried = Signal()
    dropped = Signal(object)

    def __init__(self, engine: Any, model: TryItModel, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._model, self._window = engine, model, window
        self.dialog: OwnPicturesDialog | None = None
        self._asked, self._lost = _Asked(), False
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    def take_drops(self, widget: QWidget) -> None:
        """Let folders and archives be dropped on ``widget``."""
        cover, drops = DropCover(widget), FolderDrops(widget)
        drops.entered.connect(lambda what: cover.show_words(say(DROP, what=what)))
        drops.left.connect(cover.hide)
        drops.dropped.connect(self.dropped)

    def open(self, path: Path) -> None:
        """Look at a folder or archive, and show what is found."""
        if self.dialog:
            self.dialog.reject()
        taken = [*records(), *(str(each["name"]) for each in catalogue().datasets)]
        dialog = self.dialog = OwnPicturesDialog(path, taken, self._window)
        dialog.cancelRequested.connect(self._on_cancel)
        dialog.useRequested.connect(self._add)
        dialog.baselineRequested.connect(partial(self._add, True))
        dialog.onceRequested.connect(self._use_once)
        dialog.tryRequested.connect(self._sample)
        dialog.alikeRequested.connect(self._check)
        dialog.alikeCancelled.connect(self._on_check_cancelled)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._survey()

    def _survey(self) -> None:
        self._lost = False
        if self.dialog:
            self._work(SurveyFolder(self._next(), str(self.dialog.path)), say("Looking at your pictures…"))

    def _sample(self) -> None:
        if self.dialog:
            self._work(SamplePictures(self._next(), str(self.dialog.path)), say("Reading some pictures…"))

    def _add(self, baseline: bool = False) -> None:
        if dialog := self.dialog:
            facts = dialog.facts
            # a baseline parts pictures: how classes are parted does not matter
            split = None if baseline else dialog.split
            command = AddDataset(
                self._next(), facts.name.text(), str(dialog.path), facts.pixels, facts.is_coloured, split
            )
            self._asked.baseline = baseline
            self._work(command, say("Reading your pictures…"))

    def _use_once(self) -> None:
        if dialog := self.dialog:
            dialog.accept()
            self.chosen.emit(DatasetChoice(OWN, str(dialog.path), dialog.settings))

    def _check(self) -> None:
        if dialog := self.dialog:
            self._asked.check = self._next()
            facts = dialog.facts
            self._engine.send(CheckPictures(self._asked.check, str(dialog.path), facts.pixels, facts.is_coloured))
            dialog.alike.set_busy(say("Reading all pictures…"), -1.0)

    def _work(self, command: SurveyFolder | SamplePictures | AddDataset, sentence: str) -> None:
        if self.dialog:
            self._asked.work = command.request_id
            self._engine.send(command)
            self.dialog.clear_error()
            self.dialog.set_busy(sentence, -1.0)

    def _next(self) -> int:
        return int(self._engine.next_request_id())

    def _on_reply(self, reply: Reply) -> None:
        dialog, asked = self.dialog, self._asked
        if dialog is None:
            return
        match reply:
            case DatasetProgress() if reply.request_id == asked.work:
                dialog.set_busy(f"{told(reply.sentence)}…", reply.fraction)
            case DatasetProgress() if reply.request_id == asked.check:
                dialog.alike.set_busy(f"{told(reply.sentence)}…", reply.fraction)
            case FolderSurveyed() if reply.request_id == asked.work:
                self._on_surveyed(dialog, reply)
            case PicturesSampled() if reply.request_id == asked.work:
                self._on_sampled(dialog, reply)
            case PicturesChecked() if reply.request_id == asked.check:
                asked.check = 0
                dialog.alike.set_pairs(reply.pairs, reply.found)
                dialog.set_left_out([told(each["reason"]) for each in reply.skipped], all_read=True)
            case DatasetAdded() if reply.request_id == asked.work:
                self._on_added(dialog, reply)
            case RequestFailed() if reply.request_id in (asked.work, asked.check):
                self._on_failed(dialog, reply)
            case EngineReady() if self._lost and dialog.view is None:
                self._survey()

    def _on_surveyed(self, dialog: OwnPicturesDialog, reply: FolderSurveyed) -> None:
        self._asked.work = 0
        if reply.survey is None:
            dialog.accept()
            self.omniglotFound.emit(dialog.path)
        else:
            dialog.set_survey(SurveyView(reply.survey), reply.thumbnails, reply.shown)

    def _on_sampled(self, dialog: OwnPicturesDialog, reply: PicturesSampled) -> None:
        self._asked.work = 0
        dialog.accept()
        for each in reply.classes:
            if owner := self._model.named(each.name):
                self._model.add_pictures(owner.id, each.pictures)
            else:
                self._model.add_class(each.name, each.pictures)
        self._model.add_queries(reply.questions)
        self.tried.emit()

    def _on_added(self, dialog: OwnPicturesDialog, reply: DatasetAdded) -> None:
        baseline, self._asked.work = self._asked.baseline, 0
        if baseline:
            self._set_up_baseline(dialog, reply.name)
            return
        dialog.accept()
        self.chosen.emit(DatasetChoice(reply.name, "", dialog.settings))

    def _set_up_baseline(self, dialog: OwnPicturesDialog, name: str) -> None:
        """By what is left of the pictures now that all have been read."""
        try:
            plan = baseline_plan(read_record(name).found["per_class"])
        except DataError as error:
            dialog.show_error(str(error))
            return
        dialog.accept()
        self.chosen.emit(DatasetChoice(name, "", plan.split))
        self.baselineWanted.emit(plan)

    def _on_failed(self, dialog: OwnPicturesDialog, reply: RequestFailed) -> None:
        if reply.request_id == self._asked.check:
            self._asked.check = 0
            dialog.alike.set_idle()
        else:
            self._asked.work = 0
        dialog.show_error(reply.reason, reply.details)

    def _on_cancel(self) -> None:
        """Give up what is being done; before anything was found, there is nothing to go back to."""
        self._engine.send(CancelRequest(self._asked.work))
        self._asked.work = 0
        if self.dialog and self.dialog.view is None:
            self.dialog.reject()
        elif self.dialog:
            self.dialog.show_found()

    def _on_check_cancelled(self) -> None:
        self._engine.send(CancelRequest(self._asked.check))
        self._asked.check = 0
        if self.dialog:
            self.dialog.alike.set_idle()

    def _on_child_died(self) -> None:
        self._asked, self._lost = _Asked(), True
        if self.dialog:
            self.dialog.alike.set_idle()
            self.dialog.show_error(say(LOST))
            if self.dialog.view is None:  # it is looked for again once there is an engine
                self.dialog.set_busy(say(WAITING), -1.0)

    def _on_finished(self) -> None:
        """Whoever closes the wizard wants nothing of what is still being done."""
        for each in (self._asked.work, self._asked.check):
            if each:
                self._engine.send(CancelRequest(each))
        self._asked = _Asked()
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
