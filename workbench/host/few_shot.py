"""Answers what the Try-it pane asks beyond predictions, with the few-shot sessions of the thread that asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.data.sources import Progress
from workbench.engine.few_shot import AskWhy, LongCommand, QuickCommand
from workbench.engine.replies import Reply
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
        raise ValueError(f"{type(command).__name__} is not a request the engine knows.")

    def long(self, command: LongCommand, progress: Progress) -> Reply:
        """What takes longer; ``progress`` is told how far it is, and raises CancelledError where it was given up.
        Raises FewShotError, CheckpointError, DataError."""
        progress("Beginning", -1.0)
        raise ValueError(f"{type(command).__name__} is not a request the engine knows.")
