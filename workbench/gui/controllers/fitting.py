"""Tells, before a run is begun, where the dataset does not suffice for the chosen task or network."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.engine.commands import CancelRequest, CheckRun
from workbench.engine.replies import DatasetDescribed, Reply, RequestFailed, RunChecked
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.controllers.dataset import DatasetController
from workbench.gui.language import say
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.fit import obstacles, remarks
from workbench.gui.models.fit_limits import limits
from workbench.gui.models.fit_remedy import remedy, remedy_words
from workbench.gui.panels.dataset import DatasetPanel
from workbench.gui.told import paragraph
from workbench.gui.widgets.sight import bring_into_sight
from workbench.gui.wording import in_labels

SOON_MS = 150  # several settings often change together


class FitController(QObject):
    """``engine`` has send, next_request_id and replyReceived. ``changed`` says that `sentences` are others now."""

    changed = Signal()

    def __init__(
        self,
        engine: Any,
        panel: DatasetPanel,
        dataset: DatasetController,
        algorithm: AlgorithmController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._panel, self._dataset, self._algorithm = engine, panel, dataset, algorithm
        self._facts: ClassFacts | None = None
        self._described: DatasetChoice | None = None
        self._obstacles: list[str] = []
        self._remarks: list[str] = []
        self._remedy: dict[str, int] = {}  # settings with which the run could begin
        self._asked: tuple[Any, ...] | None = None  # what the engine was asked about last
        self._request, self._waits = 0, False
        self._refused = ""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        dataset.described.connect(self._on_described)
        dataset.choiceChanged.connect(self._soon.start)
        algorithm.configChanged.connect(self._soon.start)
        panel.mismatch.acted.connect(self._mend)
        engine.replyReceived.connect(self._on_reply)

    @property
    def obstacles(self) -> list[str]:
        """Why a run could not begin, as sentences; empty where it could, as far as is known."""
        return list(self._obstacles)

    @property
    def facts(self) -> ClassFacts | None:
        """The classes of the dataset in use; None until it has been described, and while another is opened."""
        here = self._described is not None and self._described.looks_like(self._dataset.choice)
        return self._facts if here and self._facts and self._facts.names else None

    def refresh(self) -> None:
        """Judge anew."""
        self._soon.stop()
        config = self._algorithm.run_config()
        if config is not None:
            self._ask(config)
            self._judge(config)

    def insist(self) -> bool:
        """A run was to begin: whether something stands in its way, which is then brought to mind."""
        self.refresh()
        if self._obstacles:
            self._show()
            bring_into_sight(self._panel.mismatch)
        return bool(self._obstacles)

    def _judge(self, config: RunConfig) -> None:
        facts, stream = self.facts, str(catalogue().algorithm(config.algorithm)["stream"])
        coloured = bool(catalogue().dataset(config.dataset)["colour"])
        found = obstacles(facts, config, stream) if facts else []
        noted = remarks(facts, config, stream, coloured=coloured) if facts else []
        self._remedy = remedy(facts, config, stream) if facts and found else {}
        found += [*limits(config), *([self._refused] if self._refused else [])]
        if (found, noted) != (self._obstacles, self._remarks):
            self._obstacles, self._remarks = found, noted
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        notice, sentences = self._panel.mismatch, self._obstacles or self._remarks
        if not sentences:
            notice.clear()
            return
        if self._obstacles:
            notice.show_error(sentences[0], "\n".join(sentences[1:]), say("{number} more", number=len(sentences) - 1))
            self._offer_remedy()
        else:
            notice.show_hint(paragraph(*sentences))

    def _offer_remedy(self) -> None:
        config = self._algorithm.run_config()
        if config and self._remedy:
            knobs = {knob.name: knob for knob in catalogue().all_knobs(config.algorithm)}
            self._panel.mismatch.offer(*remedy_words(self._remedy, config, knobs))

    def _mend(self) -> None:
        """Take over what was offered."""
        self._algorithm.adjust(self._remedy)
        self.refresh()

    def _ask(self, config: RunConfig) -> None:
        """Let the engine judge what the window cannot: whether the network takes such pictures, and datasets mix.

        Several datasets are opened for that, so it waits until the run's own is.
        """
        mixed = bool(config.mixture.mixture)
        about = (config.dataset, config.algorithm, config.net, config.mixture, config.split, mixed and config.task)
        if about != self._asked and not (mixed and self.facts is None):
            if self._waits:
                self._engine.send(CancelRequest(self._request))
            self._asked, self._refused, self._waits = about, "", True
            self._request = self._engine.next_request_id()
            self._engine.send(CheckRun(self._request, config))

    def _on_described(self, told: DatasetDescribed) -> None:
        self._facts, self._described = ClassFacts.of(told), self._dataset.choice
        self._soon.start()

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case RequestFailed() if reply.request_id == self._request:
                knobs = catalogue().all_knobs(self._algorithm.algorithm)
                self._refused, self._waits = in_labels(reply.reason, knobs), False
                self._soon.start()
            case RunChecked() if reply.request_id == self._request:
                self._refused, self._waits = "", False
