"""Answers what the Try-it pane asks beyond predictions, with the few-shot sessions of the thread that asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.data.sources import Progress
from workbench.engine.few_shot import (
    AskHowGood,
    AskWhy,
    ClassifyFolder,
    CompareModels,
    ExportClassifier,
    LongCommand,
    MapPictures,
    QuickCommand,
)
from workbench.engine.replies import Reply
from workbench.fewshot.classify import Wish, classify_folder
from workbench.fewshot.compare import compare
from workbench.fewshot.export import export_classifier
from workbench.fewshot.how_good import how_good
from workbench.fewshot.map import picture_map
from workbench.fewshot.why import why
from workbench.host.sessions import Sessions


@dataclass(frozen=True)
class Answerer:
    """Answers requests one after another.

    Args:
        sessions: of the thread that asks.
        send: passes on replies that come before the last.
    """

    sessions: Sessions
    send: Callable[[Any], None]

    def quick(self, command: QuickCommand) -> Reply:
        """What is answered at once. Raises FewShotError, CheckpointError: it cannot be; the message says why."""
        match command:
            case AskWhy():
                return why(self.sessions(command.adapted.model), command)
            case MapPictures():
                return picture_map(self.sessions(command.adapted.model), command)

    def long(self, command: LongCommand, progress: Progress) -> Reply:
        """What takes longer; ``progress`` is told how far it is, and raises CancelledError where it was given up.
        Raises FewShotError, CheckpointError, DataError, ExportError."""
        progress("Beginning", -1.0)
        match command:
            case AskHowGood():
                return how_good(self.sessions(command.adapted.model), command, progress)
            case CompareModels():
                return compare(self.sessions, command, self.send, progress)
            case ExportClassifier():
                return self._export(command, progress)
            case ClassifyFolder():
                return self._classify(command, progress)

    def _export(self, command: ExportClassifier, progress: Progress) -> Reply:
        its = command.adapted
        return export_classifier(
            self.sessions(its.model),
            its.classes,
            command.queries,
            command.path,
            its.options,
            request_id=command.request_id,
            progress=progress,
            apart=True,
        )

    def _classify(self, command: ClassifyFolder, progress: Progress) -> Reply:
        its, into = command.adapted, Path(command.into) if command.into else None
        wish = Wish(Path(command.folder), Path(command.out), command.reject, command.sort, into)
        session = self.sessions(its.model)
        return classify_folder(
            session, its.classes, wish, its.options, request_id=command.request_id, progress=progress
        )
