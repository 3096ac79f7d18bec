"""Connects the Try it panel with its model and the engine: reads drops, adapts, and shows predictions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from workbench.catalogue import catalogue
from workbench.engine.commands import Adapt
from workbench.engine.replies import EngineReady, Predicted, Reply, RequestFailed
from workbench.gui.drops import Source, plural, sources_of
from workbench.gui.models.queries import NOT_YET, QueryTile
from workbench.gui.models.try_it import FEWEST_CLASSES, NEW_CLASS, QUERIES, TryItModel
from workbench.gui.panels.try_it import ModelEntry, TryItPanel
from workbench.gui.picture_loader import Batch, PictureLoader
from workbench.gui.widgets.adapt_state import ADAPTING
from workbench.resources import resources

QUIET_MS = 300
WAITING = "waiting for engine…"
# Why a picture is not recognised yet: by how many classes have pictures, and else by what goes on.
TOO_FEW = ("add two classes first", "add one more class first")
NO_PICTURES = "add pictures to two classes first"
# Small enough that the first answers show at once, and that a change need not wait long for the last.
QUERIES_AT_ONCE = 64


class TryItController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(
        self, engine: Any, panel: TryItPanel, model: TryItModel | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._panel = engine, panel
        self.model = model or TryItModel(self)
        self.loader = PictureLoader(self)
        self._builtin = [ModelEntry(m["name"], m["title"], "built in") for m in catalogue().models]
        self._ref = self._builtin[0].ref if self._builtin else ""
        self._request = 0
        self._ready = False
        self._failed = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._adapt)
        self._connect_panel()
        self._connect_model()
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)
        self.set_runs(())
        self._show_classes()

    @property
    def model_ref(self) -> str:
        """The model in use: a run folder or builtin:NAME."""
        return self._ref

    def set_runs(self, runs: Sequence[ModelEntry]) -> None:
        """List the runs that can be tried beside the built-in models."""
        entries = [*self._builtin, *runs]
        self._panel.set_models(entries)
        if all(each.ref != self._ref for each in entries) and entries:
            self.use_model(entries[0].ref)
        self._panel.set_model(self._ref)

    def use_model(self, ref: str) -> None:
        """Recognise with another model from now on."""
        if ref != self._ref:
            self._ref = ref
            self._panel.set_model(ref)
            self._schedule()
            self.model.forget_predictions()

    def renew_model(self, ref: str) -> None:
        """The model ``ref`` has learned more: recognise everything anew where it is the one in use."""
        if ref == self._ref and self.model.support():
            self._schedule()
            self.model.outdate_predictions()

    def add_class(self) -> None:
        """A new, empty class whose name can be typed at once."""
        class_id = self.model.add_class()
        self._panel.edit_name(class_id)

    def paste(self) -> None:
        """Add what the clipboard holds to where the keyboard is, or to where it makes most sense."""
        sources = sources_of(QGuiApplication.clipboard().mimeData())
        target = self._panel.focused_target()
        if target is None:
            target = QUERIES if self.model.support() else NEW_CLASS
        if sources:
            self.load(target, sources)
        else:
            self._panel.show_error(target, "The clipboard holds no picture and no file.")

    def load(self, target: int, sources: Sequence[Source]) -> None:
        """Read files, folders and pasted pictures for ``target``: a class's id, NEW_CLASS or QUERIES."""
        self._panel.show_error(target, "")
        self._panel.set_reading(target, "Reading…", 0.0)
        self.loader.load(target, sources)

    def load_examples(self) -> None:
        """Load the shipped pictures, for whoever has none at hand."""
        starters = resources() / "starters"
        self.load(NEW_CLASS, [starters / "classes"])
        self.load(QUERIES, [starters / "queries"])

    def undo_removal(self) -> None:
        """Take back the last removal of a class, of pictures or of everything."""
        self.model.undo_removal()

    def clear(self) -> None:
        """Remove all classes and pictures."""
        self._panel.show_error(QUERIES, "")
        self.model.clear()

    def close(self) -> None:
        """Give up reading; call it before the window goes."""
        self._quiet.stop()
        self.loader.close()

    def _connect_panel(self) -> None:
        panel, model = self._panel, self.model
        panel.modelChosen.connect(self.use_model)
        panel.dropped.connect(self.load)
        panel.classRequested.connect(self.add_class)
        panel.classRemoved.connect(model.remove_class)
        panel.renameRequested.connect(self._on_rename)
        panel.pictureRemoved.connect(lambda class_id, key: model.remove_pictures(class_id, [key]))
        panel.queriesRemoved.connect(model.remove_queries)
        panel.examplesRequested.connect(self.load_examples)
        panel.clearRequested.connect(self.clear)
        panel.undoRequested.connect(self.undo_removal)

    def _connect_model(self) -> None:
        self.loader.progressed.connect(self._on_progress)
        self.loader.loaded.connect(self._on_loaded)
        self.model.classesChanged.connect(self._show_classes)
        self.model.classChanged.connect(self._on_class_changed)
        for changed in (self.model.supportChanged, self.model.queriesChanged):
            changed.connect(self._schedule)
            changed.connect(self._show_queries)
        self.model.predictionsChanged.connect(self._show_queries)
        self.model.removalChanged.connect(self._show_removal)

    def _on_rename(self, class_id: int, name: str) -> None:
        # A card that is taken away while its name is being typed still hands that in.
        if self.model.find(class_id) and not self.model.rename_class(class_id, name):
            self._panel.show_error(class_id, f"There is already a class named {name}.")
            self._show_classes()

    def _on_progress(self, target: int, done: int, total: int) -> None:
        words = f"Reading {done + 1:,} of {total:,}…"
        self._panel.set_reading(target, words, done / total if total else 0.0)

    def _on_loaded(self, target: int, batch: Batch) -> None:
        self._panel.set_reading(target, "", 0.0)
        known: list[str] = []
        if target == QUERIES:
            known = _known("This list", len(batch.pictures), self.model.add_queries(batch.pictures))
        elif target == NEW_CLASS:
            known = self._add_groups(batch)
        elif owner := self.model.find(target):
            known = _known(owner.name, len(batch.pictures), self.model.add_pictures(target, batch.pictures))
        if batch.errors:
            self._show_refused(target, batch.errors)
        elif known:
            self._panel.show_news(target, " ".join(known))

    def _add_groups(self, batch: Batch) -> list[str]:
        """A class for each group; one of the same name that is there already takes the pictures in.

        Returns a sentence for each class that had pictures of its group already.
        """
        known: list[str] = []
        for group in batch.groups:
            if owner := self.model.named(group.name):
                new = self.model.add_pictures(owner.id, group.pictures)
                known += _known(owner.name, len(group.pictures), new)
            elif group.pictures:
                self.model.add_class(group.name, group.pictures)
        return known

    def _show_refused(self, target: int, errors: Sequence[str]) -> None:
        if len(errors) == 1:
            self._panel.show_error(target, errors[0])
        elif errors:
            sentence = f"{plural(len(errors), 'file')} could not be read as pictures."
            self._panel.show_error(target, sentence, "\n".join(errors), "Show which")

    def _on_class_changed(self, class_id: int) -> None:
        if changed := self.model.find(class_id):
            self._panel.set_class(changed)

    def _show_classes(self) -> None:
        self._panel.set_classes(self.model.classes)

    def _show_queries(self) -> None:
        known, fresh = self.model.predictions, self.model.is_fresh
        why = self._why_not_yet()
        tiles = [QueryTile(each, known.get(each.key), fresh(each.key), why) for each in self.model.queries]
        self._panel.set_queries(tiles)
        self._panel.head.set_examples_shown(not self.model.support())

    def _why_not_yet(self) -> str:
        """What is said of pictures that have not been recognised."""
        filled = len(self.model.filled)
        if filled < FEWEST_CLASSES:
            missing = TOO_FEW[filled] if len(self.model.classes) < FEWEST_CLASSES else NO_PICTURES
            return f"{NOT_YET}: {missing}"
        if not self._ready:
            return "waiting for the engine…"
        return "could not be recognised" if self._failed else "recognising…"

    def _show_removal(self) -> None:
        if removal := self.model.removal:
            self._panel.show_removed(removal.target, removal.words)
        else:
            self._panel.hide_removed()

    def _schedule(self) -> None:
        """Adapt once nothing has changed for a moment. An answer that is under way no longer counts."""
        self._request = 0
        self._failed = False
        self._panel.head.notice.clear()
        if self.model.support():
            self._panel.state.set_words(ADAPTING if self._ready else WAITING)
            self._quiet.start()
        else:
            self._quiet.stop()
            self._panel.state.set_words("")
            self._panel.head.set_badges(())

    def _adapt(self) -> None:
        support = self.model.support()
        if support and self._ref and self._ready:
            self._request = self._engine.next_request_id()
            queries = tuple(self.model.waiting()[:QUERIES_AT_ONCE])
            self._engine.send(Adapt(self._request, self._ref, support, queries))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case EngineReady():
                self._ready = True
                self._schedule()
                self._show_queries()
            case Predicted() if reply.request_id == self._request:
                self._predicted(reply)
            case RequestFailed() if reply.request_id == self._request:
                self._request = 0
                self._failed = True
                self._panel.state.set_words("")
                self._panel.head.notice.show_error(reply.reason, reply.details)
                self._show_queries()

    def _predicted(self, reply: Predicted) -> None:
        self._request = 0
        self._panel.state.set_adapted(reply.adapt_ms)
        self._panel.head.set_badges(reply.badges)
        self.model.set_predictions(reply.predictions)
        if self.model.waiting() and reply.predictions:
            self._adapt()

    def _on_child_died(self) -> None:
        """Everything is asked again once another engine is ready."""
        self._ready = False
        self._request = 0
        self._quiet.stop()
        if self.model.support():
            self._panel.state.set_words(WAITING)
        self._show_queries()


def _known(owner: str, dropped: int, new: int) -> list[str]:
    """A sentence on pictures that were left out because ``owner`` had them, if there are any."""
    had = dropped - new
    if not had:
        return []
    if new:
        return [f"{owner} has {had:,} of these {dropped:,} pictures already."]
    return [f"{owner} has {'this picture' if had == 1 else f'these {had:,} pictures'} already."]
