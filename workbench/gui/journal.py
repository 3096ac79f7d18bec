"""Notes in the log what a window does: that it is shown, the engine, the runs that begin and end, and what fails."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QEvent, QObject, QTimer

from workbench.engine.replies import EngineReady, Reply
from workbench.gui.controllers.training import TrainingController
from workbench.logs import LOG
from workbench.resources import version
from workbench.runs.log import RunLog, RunState


class Journal(QObject):
    """Names of runs, versions and the device: nothing of what lies in Try it."""

    def __init__(self, engine: Any, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        engine.replyReceived.connect(self._on_reply)
        training.runStarted.connect(self._on_started)
        training.runEnded.connect(self._on_ended)
        if parent is not None:
            parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Until the window has been painted once."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: LOG.info("Window shown"))
        return False

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            versions = ", ".join(f"{name} {number}" for name, number in reply.versions.items())
            LOG.info("Engine ready after %.1f s: %s; %s", reply.seconds, reply.device, versions)

    def _on_started(self, run_dir: Path, log: RunLog) -> None:
        LOG.info("%s %s", run_dir.name, "goes on" if log.started else "begins")

    def _on_ended(self, run_dir: Path) -> None:
        log = self._training.live_log
        finished = log.finished if log.state is not RunState.INTERRUPTED else None
        if finished is None:
            LOG.warning("%s was interrupted", run_dir.name)
        elif finished.status == RunState.FAILED.value:
            LOG.error("%s failed: %s\n%s", run_dir.name, finished.reason, finished.details)
        else:
            LOG.info("%s %s: %s", run_dir.name, finished.status, finished.reason)


def note_start() -> None:
    """The first line of a window."""
    LOG.info(
        "Meta-Learning Workbench %s, Python %s, PySide6 %s, %s",
        version(),
        platform.python_version(),
        PySide6.__version__,
        platform.platform(),
    )
