"""Training in a thread of the engine's process, one run at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workbench.engine.commands import Continue, Start
from workbench.engine.control import Control
from workbench.engine.device import is_lost
from workbench.engine.ending import to_the_end
from workbench.engine.events import Event, RunFinished
from workbench.engine.remedies import changed
from workbench.engine.train import train
from workbench.runs.changing import keep_changes
from workbench.runs.continuing import continued
from workbench.runs.record import check_free, record
from workbench.runs.store import read_config


class Training:
    """Runs one Start or Continue at a time, and sends its events.

    ``give_up`` is called after the end of a run whose fault lost the graphics card to this process.
    """

    def __init__(self, send: Callable[[Any], None], give_up: Callable[[], object] = lambda: None) -> None:
        self._send, self._give_up = send, give_up
        self._thread: threading.Thread | None = None
        self.control = Control()

    def begin(self, command: Start | Continue) -> None:
        """Train in a thread. While another run is under way, the new one is refused and the other goes on."""
        if self._thread and self._thread.is_alive():
            self._thread.join(timeout=1.0)  # a run that has just said RunFinished needs a moment to leave
        if self._thread and self._thread.is_alive():
            self._send(RunFinished(0, 0, "failed", "Another run is still training; stop it first.", 0.0))
            return
        self.control = Control(can_choose=True)
        self._thread = threading.Thread(target=self._run, args=(command, self.control), name="training")
        self._thread.start()

    def end(self, *, abandoned: bool = False) -> None:
        """Stop with a checkpoint before this process ends, and wait for it. A run that is ``abandoned``, as its window
        has gone, counts as interrupted, and is offered at the next start."""
        self.control.leave(abandoned=abandoned)
        if self._thread:
            self._thread.join()

    def _run(self, command: Start | Continue, control: Control) -> None:
        # the outer wrap reports a run folder that cannot be used, or no longer written
        for event in to_the_end(_events(command, control)):
            self._send(event)
            if isinstance(event, RunFinished) and event.status == "failed" and is_lost():
                self._give_up()


def _events(command: Start | Continue, control: Control) -> Iterator[Event]:
    """The events of a run, each written down first. Raises RunError when its folder cannot be used."""
    run_dir = Path(command.run_dir)
    if isinstance(command, Start):
        check_free(run_dir)
        config = command.config
        events = train(config, run_dir, control)
    else:
        config = changed(read_config(run_dir), command.changes)
        events = continued(config, run_dir, control)
    events = _unless_abandoned(to_the_end(events), control)
    yield from record(keep_changes(events, run_dir), run_dir, config)


def _unless_abandoned(events: Iterator[Event], control: Control) -> Iterator[Event]:
    """Without the end of a run that nobody stopped: without a word of its end it counts as interrupted."""
    for event in events:
        if control.abandoned and isinstance(event, RunFinished) and event.status == "stopped":
            return
        yield event
