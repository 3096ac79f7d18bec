"""Asks the engine whether a pretrained network's weights are on this computer, and fetches them when told to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.catalogue import catalogue
from workbench.engine.commands import AskWeights, CancelRequest, FetchWeights
from workbench.engine.replies import DatasetProgress, EngineReady, Reply, RequestFailed, WeightsHere
from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.gui.widgets.weights_box import WeightsBox

FIRST = mark("Download them first, or choose a file that you have.")
NEEDS = mark("{network} needs its pretrained weights.")
NEEDS_SIZED = mark("{network} needs its pretrained weights ({megabytes:g} MB).")
DOWNLOADING = mark("Downloading the weights of {network}…")


class WeightsController(QObject):
    """Shows the box of weights while those of the chosen network are missing. Nothing is fetched unasked.

    ``engine`` has send, next_request_id, replyReceived and childDied. fileChosen: the user has the weights in a file.
    arrived: the weights of the chosen network are here (its name). asked: the box says what is missing, or how far
    the download is.
    """

    fileChosen = Signal(object)
    arrived = Signal(str)
    asked = Signal()

    def __init__(self, engine: Any, box: WeightsBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._box = engine, box
        self._network: dict[str, Any] | None = None
        self._question = self._fetch = 0
        self._ready = self._missing = False
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)
        box.downloadRequested.connect(self.download)
        box.cancelRequested.connect(self.cancel)
        box.fileChosen.connect(self.fileChosen)

    @property
    def is_missing(self) -> bool:
        """Whether the chosen network cannot be used until its weights are here."""
        return self._missing

    @property
    def is_downloading(self) -> bool:
        return bool(self._fetch)

    def set_network(self, backbone: str, weights: str) -> None:
        """Look after a network; ``weights`` says where they come from. Of one that needs none, nothing is said."""
        entries = {each["name"]: each for each in catalogue().networks if each["pretrained"]}
        network = entries.get(backbone) if weights == "imagenet" else None
        if network != self._network:
            self.cancel()
            self._network, self._missing = network, False
            self._box.hide()
            self._ask()

    def look_again(self) -> None:
        """What is on the disk may be another now."""
        if not self._fetch:
            self._ask()

    def download(self) -> None:
        """Fetch the weights: a person asked for it."""
        if self._network and self._ready and not self._fetch:
            self._fetch = self._engine.next_request_id()
            self._show_downloading(self._network)
            self._engine.send(FetchWeights(self._fetch, self._network["name"]))

    def take_over(self, other: WeightsController) -> None:
        """Go on with what another, which goes, fetches for the same network."""
        if self._network and self._network == other._network:
            self._missing, self._fetch = other._missing, other._fetch
            if self._fetch:
                self._show_downloading(self._network)

    def cancel(self) -> None:
        """Give up a download that is under way."""
        if self._fetch:
            self._engine.send(CancelRequest(self._fetch))
            self._fetch = 0
            self._show_missing()

    def insist(self) -> None:
        """A run was to begin: bring to mind what is missing."""
        if not self._fetch:
            self._show_missing(say(FIRST))
        (self._box.cancel if self._fetch else self._box.download).setFocus()

    def _ask(self) -> None:
        self._question = 0
        if self._network and self._ready:
            self._question = self._engine.next_request_id()
            self._engine.send(AskWeights(self._question, self._network["name"]))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case EngineReady():
                self._ready = True
                self.look_again()
            case DatasetProgress() if reply.request_id == self._fetch:
                self._box.show_progress(f"{told(reply.sentence)}…", reply.fraction)
            case WeightsHere() if reply.request_id in (self._question, self._fetch):
                self._take(reply)
            case RequestFailed() if reply.request_id in (self._question, self._fetch):
                self._question = self._fetch = 0
                self._missing = True
                self._show_missing(told(reply.reason))

    def _take(self, reply: WeightsHere) -> None:
        if reply.request_id == self._fetch:
            self._fetch = 0
        self._missing = not reply.path
        if self._missing:
            self._show_missing()
        else:
            self._box.hide()
            self.arrived.emit(reply.backbone)

    def _show_downloading(self, network: Mapping[str, Any]) -> None:
        self._box.show_progress(say(DOWNLOADING, network=say(network["title"])), -1.0)
        self.asked.emit()

    def _show_missing(self, error: str = "") -> None:
        if self._network:
            network, size = say(self._network["title"]), self._network.get("download_mb")
            needs = say(NEEDS_SIZED, network=network, megabytes=size) if size else say(NEEDS, network=network)
            self._box.show_missing(needs, error)
            self.asked.emit()

    def _on_child_died(self) -> None:
        """It is asked again once another engine is ready; a download begins anew only when asked for."""
        self._ready = False
        if self._fetch:
            self._fetch = 0
            self._show_missing(say("The engine stopped while downloading."))
