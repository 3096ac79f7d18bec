"""Steers the engine's training from the Training panel, and keeps the log of the run in training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.config import RunConfig, Value
from workbench.engine.commands import Command, Continue, Pause, Resume, Start, Stop
from workbench.engine.events import CheckpointSaved, Event, RunFinished, RunStarted
from workbench.engine.replies import EngineReady, Reply
from workbench.gui.background import Background
from workbench.gui.controllers.run_ends import RunEnds
from workbench.gui.controllers.shortages import ShortageController
from workbench.gui.engine_death import Death
from workbench.gui.language import say
from workbench.gui.models.going_on import device_of
from workbench.gui.panels.training import EMPTY, LOADING, WAITING, TrainingPanel
from workbench.runs.log import RunLog, RunState
from workbench.runs.store import RunError, load_log, new_run_dir, read_config

# Figures are rewritten ten times a second at most, however fast events come.
REFRESH_MS = 100
ACTIVE = {RunState.RUNNING, RunState.PAUSED}
MakeConfig = Callable[[], RunConfig | None]


class TrainingController(QObject):
    """Start, pause, resume, stop and continue; one run at a time, the *live* one.

    ``make_config`` gives the config chosen in the other panels, or None when one of them shows an error;
    ``asks_device`` is told what is to go on, and which device is its own, and says whether somebody is asked first.
    Signals: runStarted, runChanged (folder, log), runEnded (folder), runKilled (folder of a run that can go on, and for
    which memory may have run out), checkpointSaved (its event), engineChanged.
    """

    runStarted = Signal(Path, object)
    runChanged = Signal(Path, object)
    runEnded = Signal(Path)
    runKilled = Signal(Path)
    checkpointSaved = Signal(object)
    engineChanged = Signal()

    def __init__(
        self, panel: TrainingPanel, engine: Any, make_config: MakeConfig, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel, self._engine, self._make_config = panel, engine, make_config
        self.asks_device: Callable[[Continue, str], bool] = lambda *_: False
        self.live_dir: Path | None = None
        self.live_log = RunLog()
        self.engine_ready: EngineReady | None = None
        self._begun = False
        self._pending: Command | None = None
        self._loader = Background((RunError, OSError), self)
        self._dirty = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._ends = RunEnds(panel.banner, self)
        self.shortages = ShortageController(panel, engine, self)
        self._connect()
        self._show_controls()

    @property
    def is_active(self) -> bool:
        """Whether a run is under way, also while it waits for its first event or for its end."""
        return self._begun

    def start(self) -> None:
        """Train what the panels have chosen."""
        if self.is_active or self.engine_ready is None:
            return
        config = self._make_config()
        if config is not None:
            run_dir = new_run_dir(config)
            self._begin(run_dir, RunLog(), Start(str(run_dir), config))

    def pause(self) -> None:
        self._send_if(RunState.RUNNING, Pause())

    def resume(self) -> None:
        self._send_if(RunState.PAUSED, Resume())

    def stop(self) -> None:
        if self.is_active:
            self._engine.send(Stop())

    def continue_run(self, run_dir: Path, changes: Mapping[str, Value] | None = None) -> None:
        """Go on with an earlier run, from its last checkpoint or its beginning, as soon as the engine is ready.

        ``changes`` are those of a `Remedy`, or the device to go on on.
        """
        if not self.is_active:
            self._loader.submit(Continue(str(run_dir), changes or {}), lambda: _loaded(run_dir))

    def take_over(self, other: TrainingController) -> None:
        """Go on with the run of another window, which goes."""
        self._begun, self._pending, other._pending = other._begun, other._pending, None
        self.live_dir, self.live_log = other.live_dir, other.live_log
        if self._begun:
            self._panel.set_message(say(WAITING))
            self.runStarted.emit(self.live_dir, self.live_log)
        self._ends.take_over(other._ends)
        self.shortages.take_over(other.shortages)
        self._on_dirty()

    def shut_down(self) -> None:
        """Before the window goes."""
        self._dirty.stop()
        self._loader.close()

    def _connect(self) -> None:
        head = self._panel.head
        head.startRequested.connect(self.start)
        head.pauseRequested.connect(self.pause)
        head.resumeRequested.connect(self.resume)
        head.stopRequested.connect(self.stop)
        self._panel.continueRequested.connect(self._on_continue)
        self._engine.eventReceived.connect(self._on_event)
        self._engine.replyReceived.connect(self._on_reply)
        self._engine.childDied.connect(self._on_child_died)
        self._loader.done.connect(self._on_loaded)
        self._loader.failed.connect(lambda _, error: self._panel.banner.show_error(str(error)))
        self._dirty.timeout.connect(self._on_dirty)

    def _begin(self, run_dir: Path, log: RunLog, command: Command) -> None:
        self.live_dir, self.live_log, self._begun = run_dir, log, True
        self._ends.begin(run_dir.name, log)
        self._panel.set_message(say(WAITING))
        if self.engine_ready is None:
            self._pending = command
        else:
            self._engine.send(command)
        self.runStarted.emit(run_dir, log)
        self._show_controls()

    def _send_if(self, state: RunState, command: Command) -> None:
        if self.is_active and self.live_log.state is state:
            self._engine.send(command)

    def _on_continue(self) -> None:
        if self.live_dir is not None:
            self.continue_run(self.live_dir)

    def _on_loaded(self, command: Continue, found: tuple[RunLog, str]) -> None:
        if self.is_active:
            return
        run_dir, (log, device) = Path(command.run_dir), found
        if log.can_continue:
            if "device" in command.changes or not self.asks_device(command, device):
                self._begin(run_dir, log, command)
        else:
            self._panel.banner.show_error(
                lambda: say("{run} has no checkpoint to continue from. Start it again.", run=run_dir.name)
            )

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            self.engine_ready = reply
            self._panel.set_message(say(EMPTY))
            self._ends.welcome_back()
            if self._pending is not None:
                self._engine.send(self._pending)
                self._pending = None
            self._show_controls()

    def _on_event(self, event: Event) -> None:
        if not self._begun:
            return  # the last words of a run that has been given up
        self.live_log.apply(event)
        if isinstance(event, CheckpointSaved):
            self.checkpointSaved.emit(event)
        if isinstance(event, RunFinished):
            self._end(event)
        elif isinstance(event, RunStarted):
            self._on_dirty()
            self.runChanged.emit(self.live_dir, self.live_log)
        if not self._dirty.isActive():
            self._dirty.start()

    def _end(self, event: RunFinished) -> None:
        self._begun = False
        if event.status == RunState.FAILED.value and self.live_dir and not self.live_dir.is_dir():
            self.live_log.checkpoint = None  # it went with the run's folder
        self._ends.finish(event)
        self._panel.set_message(say(EMPTY))
        self._on_dirty()
        self.runEnded.emit(self.live_dir)

    def _on_child_died(self, death: Death | str) -> None:
        self.engine_ready = None
        self._panel.set_message(say(LOADING))
        if self._begun:
            self._begun, self._pending = False, None
            self.live_log.state = RunState.INTERRUPTED
            self._ends.interrupt(death)
            self.runEnded.emit(self.live_dir)
            if isinstance(death, Death) and death.was_killed and self.live_log.can_continue:
                self.runKilled.emit(self.live_dir)
        else:
            self._ends.mourn(death)
        self._on_dirty()

    def _on_dirty(self) -> None:
        self._panel.refresh()
        self._show_controls()
        if self.live_dir is not None:
            self.runChanged.emit(self.live_dir, self.live_log)

    def _show_controls(self) -> None:
        name = self.live_dir.name if self.live_dir else ""
        # Between Start and the first event the run counts as running, so that it can be stopped.
        waiting = self._begun and self.live_log.state not in ACTIVE
        state = RunState.RUNNING if waiting else self.live_log.state
        can_start = self.engine_ready is not None and not self._begun
        self._panel.set_live(state, name, can_start=can_start, starting=waiting)
        self.engineChanged.emit()


def _loaded(run_dir: Path) -> tuple[RunLog, str]:
    """The log of a run whose config is whole, without which it could not go on, and its device. Raises RunError."""
    config = read_config(run_dir)
    return load_log(run_dir), device_of(run_dir, config)
