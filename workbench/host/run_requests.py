"""Answers what is asked about runs beside training them."""

from __future__ import annotations

from workbench.data.sources import Progress
from workbench.engine.replies import Reply
from workbench.engine.run_requests import RunCommand


def answer_run(command: RunCommand, progress: Progress) -> Reply:
    """``progress`` is told how far it is, and raises CancelledError where the request was given up.

    Raises:
        CheckpointError, ConfigError, DataError, TaskError, RunError: it cannot be answered; the message says why.
    """
    progress("Beginning", -1.0)
    raise ValueError(f"{type(command).__name__} is not a request about runs that the engine knows.")
