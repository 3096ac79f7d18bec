"""Offers a network for photographs where pictures are unlike what the model was trained on, and gets its weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from workbench.engine.commands import AskWeights
from workbench.engine.replies import EngineReady, Predicted, Reply, WeightsHere
from workbench.gui.controllers.try_it import PRETRAINED, TryItController
from workbench.gui.controllers.weights import WeightsController
from workbench.gui.language import say
from workbench.gui.models.photo_networks import NAMES, NetworkOffer, PhotoRef, offers
from workbench.gui.panels.try_it import ModelEntry, TryItPanel
from workbench.gui.widgets.file_field import WEIGHTS
from workbench.gui.widgets.photo_banner import PhotoBanner


class PhotographsController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied. trainRequested: a folder of the user's."""

    trainRequested = Signal(object)

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._try_it, self._panel = engine, try_it, panel
        self._here: dict[str, bool] = {}
        self._own: dict[str, PhotoRef] = {}  # networks with weights from a file of the user's, by ref
        self._wanted: PhotoRef | None = None  # chosen, but its weights are not here yet
        self._at_once = False  # whether they may be downloaded without a further question
        self._kept: frozenset[str] = frozenset()  # keys of pictures for which the model is kept as it is
        self._kept_model = ""
        self._used = try_it.model_ref
        self.banner = PhotoBanner()
        self.weights = WeightsController(engine, self.banner.weights, self)
        panel.head.set_banner(self.banner)
        self.banner.show_sentence("")
        self._connect()
        self._tell()

    def can_use(self, ref: str) -> bool:
        """Whether the model ``ref`` can be used at once; else it is shown how to get it, and then it is used."""
        photo = PhotoRef.parse(ref)
        if photo is None:
            return True
        if photo.file:
            self._keep_own(photo)
            return True
        if self._here.get(photo.name, False):
            return True
        self._want(photo, at_once=False)
        return False

    def take_over(self, other: PhotographsController) -> None:
        """Go on where another window, which goes, stands: with the weights that it gets, and what it keeps quiet of."""
        self._here, self._own = other._here, other._own
        self._kept, self._kept_model = other._kept, other._kept_model
        self._tell()
        if other._wanted:
            self._want(other._wanted, at_once=other._at_once)
            self.weights.take_over(other.weights)

    def _connect(self) -> None:
        banner = self.banner
        self._try_it.can_use = self.can_use
        self._try_it.usageChanged.connect(self._on_usage)
        self._try_it.model.supportChanged.connect(self._on_support)
        banner.networkChosen.connect(self._on_network)
        banner.trainRequested.connect(self._on_train)
        banner.keepRequested.connect(self._on_keep)
        banner.notNow.connect(self._give_up)
        self.weights.asked.connect(self._on_asked)
        self.weights.arrived.connect(self._on_arrived)
        self.weights.fileChosen.connect(self._on_file)
        self._engine.replyReceived.connect(self._on_reply)

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case EngineReady():
                self.look()
            case WeightsHere() if reply.backbone in NAMES:
                self._here[reply.backbone] = bool(reply.path)
                self._tell()
            case Predicted() if reply.model == self._try_it.model_ref and self._try_it.model.support():
                kept = self._kept_model == reply.model and bool(self._kept & self._keys())
                self.banner.show_sentence("" if kept else reply.unlike)

    def look(self) -> None:
        """Ask which networks are on this computer."""
        for name in NAMES if self._try_it.is_ready else ():
            self._engine.send(AskWeights(self._engine.next_request_id(), name))

    def _tell(self) -> None:
        """Say in the chooser and in the banner what can be had."""
        photos = [*(PhotoRef(name) for name in NAMES), *self._own.values()]
        entries = [ModelEntry(each.ref, each.title, each.note(self._here.get(each.name, False))) for each in photos]
        self._try_it.list_models(PRETRAINED, entries)
        self.banner.set_networks(offers(self._here))

    def _want(self, photo: PhotoRef, at_once: bool) -> None:
        self._wanted, self._at_once = photo, at_once
        self.weights.set_network("", "")
        self.weights.set_network(photo.name, "imagenet")

    def _give_up(self) -> None:
        self._wanted = None
        self.weights.set_network("", "")
        self.banner.hide_weights()

    def _on_asked(self) -> None:
        """It is known that the weights are missing."""
        if self._wanted is None:
            return
        self.banner.show_weights()
        at_once, self._at_once = self._at_once, False
        if at_once:
            self.weights.download()

    def _on_arrived(self, name: str) -> None:
        self._here[name] = True
        self._tell()
        self.banner.hide_weights()
        wanted, self._wanted = self._wanted, None
        if wanted:
            self._try_it.use_model(wanted.ref)

    def _on_file(self, path: Path) -> None:
        """The user has the weights of the network that is wanted."""
        if self._wanted:
            self._use_file(self._wanted.name, path)

    def _use_file(self, name: str, path: Path) -> None:
        self._give_up()
        self._try_it.use_model(PhotoRef(name, str(path)).ref)

    def _keep_own(self, photo: PhotoRef) -> None:
        if photo.ref not in self._own:
            self._own[photo.ref] = photo
            self._tell()

    def _on_network(self, offer: NetworkOffer) -> None:
        if offer.from_file:
            path, _ = QFileDialog.getOpenFileName(
                self._panel, say("Choose the weights of {network}", network=offer.name), "", say(WEIGHTS)
            )
            if path:
                self._use_file(offer.name, Path(path))
        elif self._here.get(offer.name, False):
            self._try_it.use_model(PhotoRef(offer.name).ref)
        else:
            self._want(PhotoRef(offer.name), at_once=True)

    def _on_train(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._panel, say("Choose a folder with a folder of pictures per class")
        )
        if folder:
            self.trainRequested.emit(Path(folder))

    def _on_keep(self) -> None:
        self._kept, self._kept_model = self._keys(), self._try_it.model_ref
        self.banner.show_sentence("")

    def _on_usage(self) -> None:
        """What was said of another model does not hold any more; the same one may have learned more meanwhile."""
        if self._used == self._try_it.model_ref:
            return
        self._used = self._try_it.model_ref
        self.banner.show_sentence("")
        if not self.weights.is_downloading:
            self._give_up()

    def _on_support(self) -> None:
        if not self._try_it.model.support():
            self.banner.show_sentence("")

    def _keys(self) -> frozenset[str]:
        """Of all pictures that lie there."""
        model = self._try_it.model
        pictures = [*(key for each in model.classes for key in each.pictures), *(each.key for each in model.queries)]
        return frozenset(pictures)
