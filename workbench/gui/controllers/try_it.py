"""Connects the Try it panel with its model: which model recognises and how, the classes, the pictures, the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.catalogue import catalogue
from workbench.config import AdaptConfig
from workbench.gui.controllers.adapting import AdaptController
from workbench.gui.controllers.camera import CameraController
from workbench.gui.controllers.moving import MovingController
from workbench.gui.controllers.pictures import PictureController
from workbench.gui.language import mark, say
from workbench.gui.models.adapt_options import AdaptOptions
from workbench.gui.models.cards import head_cards
from workbench.gui.models.doubles import seen_in
from workbench.gui.models.hints import need
from workbench.gui.models.queries import NOT_YET, QueryTile
from workbench.gui.models.try_it import FEWEST_CLASSES, QUERIES, TryItModel
from workbench.gui.panels.try_it import ModelEntry, TryItPanel

# Why a picture is not recognised yet: by how many classes have pictures, and else by what goes on.
TOO_FEW = (mark("add two classes first"), mark("add one more class first"))
NO_PICTURES = mark("add pictures to two classes first")
WAITING, FAILED, RECOGNISING = mark("waiting for the engine…"), mark("could not be recognised"), mark("recognising…")
# Kinds of models in the chooser: networks for photographs, what came with a session file, and runs.
BUILTIN, PRETRAINED, SESSION, RUNS = "builtin", "pretrained", "session", "runs"


class TryItController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    usageChanged: another model is used, or the same in another way or with more practice. learnedChanged: `is_ready`,
    `is_learned` or `has_failed` is another. modelsListed: other models can be chosen.
    """

    usageChanged = Signal()
    learnedChanged = Signal()
    modelsListed = Signal()

    def __init__(
        self, engine: Any, panel: TryItPanel, model: TryItModel | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self.model = model or TryItModel(self)
        self._options = AdaptOptions()
        panel.options.set_heads(head_cards(catalogue().heads))
        self._moving = MovingController(panel, self.model, self)
        self._pictures = PictureController(panel, self.model, self)
        self._pictures.carriedPasted.connect(self._moving.paste)
        self.camera = CameraController(panel, self.model, self._pictures.load, parent=self)
        self._adapting = AdaptController(engine, panel, self.model, self)
        builtin = [ModelEntry(m["name"], say(m["title"]), say("built in")) for m in catalogue().models]
        # By where they come from, in the order of the chooser.
        self._listed: dict[str, Sequence[ModelEntry]] = {BUILTIN: builtin, PRETRAINED: (), SESSION: (), RUNS: ()}
        self._ref = ""
        # Whether a model can be used at once; whoever says no gets what is missing, and then calls `use_model`.
        self.can_use: Callable[[str], bool] = lambda _: True
        self._connect_panel()
        self._connect_model()
        self.set_runs(())
        self._show_classes()
        self._show_queries()

    @property
    def model_ref(self) -> str:
        """The model in use: a run folder or builtin:NAME."""
        return self._ref

    @property
    def options(self) -> AdaptConfig | None:
        """How that model adapts; None as it was trained."""
        return self._options.chosen(self._ref)

    @property
    def is_ready(self) -> bool:
        """Whether there is an engine to ask."""
        return self._adapting.is_ready

    @property
    def is_learned(self) -> bool:
        """Whether the model has learned the classes as they are now: what it says of rejecting holds for them."""
        return self._adapting.is_learned

    @property
    def has_failed(self) -> bool:
        """Whether it cannot learn them."""
        return self._adapting.has_failed

    @property
    def entries(self) -> Sequence[ModelEntry]:
        """All models that are listed, in the order of the chooser."""
        return [each for listed in self._listed.values() for each in listed]

    def options_of(self, ref: str) -> AdaptConfig | None:
        """How a model would adapt; None as it was trained."""
        return self._options.chosen(ref)

    def set_runs(self, runs: Sequence[ModelEntry]) -> None:
        """List the runs that can be tried beside the other models."""
        self.list_models(RUNS, runs)

    def list_models(self, kind: str, entries: Sequence[ModelEntry]) -> None:
        """List the models of one kind (PRETRAINED, SESSION or RUNS), in place of those that were listed before."""
        self._listed[kind] = entries
        listed = self.entries
        self._panel.set_models(listed)
        if all(each.ref != self._ref for each in listed) and listed:
            self.use_model(listed[0].ref)
        self._panel.set_model(self._ref)
        self.modelsListed.emit()

    def use_model(self, ref: str) -> None:
        """Recognise with another model from now on, adapted as it was trained or as was chosen for it before."""
        if not self.can_use(ref):
            self._panel.set_model(self._ref)
        elif ref != self._ref:
            self._ref = ref
            self._panel.set_model(ref)
            self._panel.options.set_options(self._options.of(ref), self._options.trained(ref))
            self._adapting.set_model(ref, self._options.chosen(ref))
            self.model.forget_predictions()
            self.usageChanged.emit()

    def open_model(self, ref: str, options: AdaptConfig | None) -> None:
        """Use a model, adapted as ``options`` say; None as it was trained."""
        self._options.choose(ref, options or self._options.trained(ref))
        if ref == self._ref:
            self._panel.options.set_options(self._options.of(ref), self._options.trained(ref))
            self._adapting.set_model(ref, self.options)
            self.model.outdate_predictions()
            self.usageChanged.emit()
        else:
            self.use_model(ref)

    def renew_model(self, ref: str) -> None:
        """The model ``ref`` has learned more: recognise everything anew where it is the one in use."""
        if ref == self._ref and self.model.support():
            self._adapting.schedule()
            self.model.outdate_predictions()
            self.usageChanged.emit()

    def take_over(self, other: TryItController) -> None:
        """Go on with the model, the classes and the pictures of another window, which goes."""
        self._options, self._ref = other._options, other._ref
        # those that are built in are told of in the language of this window
        self._listed = {**other._listed, BUILTIN: self._listed[BUILTIN]}
        self._panel.set_models(self.entries)
        self._panel.set_model(self._ref)
        self._panel.options.set_options(self._options.of(self._ref), self._options.trained(self._ref))
        self.model.take_over(other.model)
        for mine, theirs in zip(self._panel.notices, other._panel.notices, strict=True):
            if not theirs.is_news:
                mine.take_over(theirs)
        self._adapting.set_model(self._ref, self.options)
        self.modelsListed.emit()
        self.usageChanged.emit()

    def add_class(self) -> None:
        """A new, empty class whose name can be typed at once."""
        class_id = self.model.add_class()
        self._panel.edit_name(class_id)

    def paste(self) -> None:
        """Add what the clipboard holds to where the keyboard is, or to where it makes most sense."""
        self._pictures.paste()

    def load_examples(self) -> None:
        """Load the shipped pictures, for whoever has none at hand."""
        self._pictures.load_examples()

    def undo(self) -> None:
        """Take back the last action in the pane."""
        self._forget_news()
        self.model.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._forget_news()
        self.model.redo()

    def clear(self) -> None:
        """Remove all classes and pictures."""
        self._panel.show_error(QUERIES, "")
        self.model.clear()

    def close(self) -> None:
        """Give up reading; call it before the window goes."""
        self._adapting.close()
        self._pictures.close()
        self.camera.close()

    def _forget_news(self) -> None:
        """What was told of the last drop holds no longer."""
        for notice in self._panel.notices:
            if notice.is_news:
                notice.clear()

    def _connect_panel(self) -> None:
        panel, model = self._panel, self.model
        panel.modelChosen.connect(self.use_model)
        panel.options.chosen.connect(self._on_options_chosen)
        panel.classRequested.connect(self.add_class)
        panel.classRemoved.connect(model.remove_class)
        panel.renameRequested.connect(self._on_rename)
        panel.pictureRemoved.connect(lambda class_id, key: model.remove_pictures(class_id, [key]))
        panel.queriesRemoved.connect(model.remove_queries)
        panel.clearRequested.connect(self.clear)
        panel.undoRequested.connect(self.undo)

    def _connect_model(self) -> None:
        self.model.classesChanged.connect(self._show_classes)
        self.model.classChanged.connect(self._on_class_changed)
        changes = (self.model.supportChanged, self.model.queriesChanged, self.model.predictionsChanged)
        for changed in (*changes, self._adapting.stateChanged, self.model.rejection.changed):
            changed.connect(self._show_queries)
        self.model.rejection.changed.connect(self._show_level)
        self._adapting.learnedChanged.connect(self.learnedChanged)
        self._panel.queries.levelChosen.connect(self.model.rejection.choose)
        self.model.historyChanged.connect(self._panel.hide_removed)
        self.model.removed.connect(self._panel.show_removed)

    def _on_options_chosen(self, options: AdaptConfig) -> None:
        """Adapt the model in another way from now on."""
        self._options.choose(self._ref, options)
        self._adapting.set_model(self._ref, self.options)
        self.model.outdate_predictions()
        self.usageChanged.emit()

    def _on_rename(self, class_id: int, name: str) -> None:
        # A card that is taken away while its name is being typed still hands that in.
        if self.model.find(class_id) and not self.model.rename_class(class_id, name):
            self._panel.show_error(class_id, lambda: say("There is already a class named {name}.", name=name))
            self._show_classes()

    def _on_class_changed(self, class_id: int) -> None:
        if changed := self.model.find(class_id):
            self._panel.set_class(changed)

    def _show_classes(self) -> None:
        self._panel.set_classes(self.model.classes)

    def _show_queries(self) -> None:
        known, fresh = self.model.predictions, self.model.is_fresh
        why, level = self._why_not_yet(), self.model.rejection.level
        seen = seen_in(self.model.classes)
        tiles = [
            QueryTile(each, known.get(each.key), fresh(each.key), why, level=level, seen_in=seen.get(each.key, ""))
            for each in self.model.queries
        ]
        self._panel.set_queries(tiles, [each.name for each in self.model.classes])
        self._panel.set_learning(bool(self.model.support()))
        self._panel.head.set_need(need(self.model.classes))

    def _show_level(self) -> None:
        rejection = self.model.rejection
        self._panel.queries.careful.set_level(rejection.level, rejection.suggested)

    def _why_not_yet(self) -> str:
        """What is said of pictures that have not been recognised."""
        filled = len(self.model.filled)
        if filled < FEWEST_CLASSES:
            missing = TOO_FEW[filled] if len(self.model.classes) < FEWEST_CLASSES else NO_PICTURES
            return say("{name}: {words}", name=say(NOT_YET), words=say(missing))
        if not self._adapting.is_ready:
            return say(WAITING)
        return say(FAILED if self._adapting.has_failed else RECOGNISING)
