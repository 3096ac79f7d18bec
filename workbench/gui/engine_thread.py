"""EngineThread hosts the engine: it owns the child process in which torch lives, and speaks for it in signals."""

from __future__ import annotations

import atexit
import itertools
import multiprocessing
import os
import queue
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from workbench.crashes import take_crash
from workbench.engine.commands import Command, Shutdown
from workbench.engine.events import Event
from workbench.engine.replies import EngineReady
from workbench.gui.engine_death import Death
from workbench.host.entry import enter
from workbench.host.guard import ROLE
from workbench.logs import LOG

GRACE_S = 2.0
AGAIN_MS = 50  # between two looks at whether a child has ended by force
ATTEMPTS = 3  # children in a row that died before they were ready
CONTEXT = multiprocessing.get_context("spawn")


class EngineThread(QThread):
    """Owns one child process at a time, sends it commands, and re-emits what it answers.

    Signals carry plain objects: eventReceived an Event of a run, replyReceived a Reply, childDied a Death,
    after which another child is already being started.
    """

    eventReceived = Signal(object)
    replyReceived = Signal(object)
    childDied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox: queue.SimpleQueue[tuple[int, Command]] = queue.SimpleQueue()
        self._ids = itertools.count(1)
        self._closing = threading.Event()
        self._child: Any = None
        self._failed_starts = 0
        self._number = 0  # of the child, counted from 0
        self._asked_at = 0.0  # to end
        self._told = 0  # deaths that this object's thread has heard of
        self.childDied.connect(self._on_child_died)

    @property
    def child_pid(self) -> int | None:
        """The process that torch lives in."""
        return self._child.pid if self._child else None

    def next_request_id(self) -> int:
        return next(self._ids)

    def send(self, command: Command) -> None:
        """Hand ``command`` over; returns at once. Commands wait until the child is there.

        A command is for the child that its sender knows of. When that child has died, the command goes with it:
        the next one must not train a run that the sender, who hears of the death, has given up.
        """
        self._outbox.put((self._told, command))

    def ask_to_end(self) -> None:
        """Ask the child to end, and return at once: `shut_down` follows, after what else there is to do."""
        if not self._closing.is_set():
            self._asked_at = time.monotonic()
            self._closing.set()
            self.send(Shutdown())

    def shut_down(self) -> None:
        """End the child: in order within 2 s of being asked, by force after that."""
        self.ask_to_end()
        left = GRACE_S - (time.monotonic() - self._asked_at)
        if not self.isRunning() or self.wait(max(0, int(left * 1000))):
            return
        LOG.warning("The engine did not end within %.0f s, and is ended by force.", GRACE_S)
        while True:  # a child that is just being started is there a moment later
            if child := self._child:
                child.kill()
            if self.wait(AGAIN_MS):
                return

    def run(self) -> None:
        while not self._closing.is_set() and self._failed_starts < ATTEMPTS:
            self._host_one_child()

    def _host_one_child(self) -> None:
        connection, theirs = CONTEXT.Pipe()
        threads = max(1, (os.cpu_count() or 2) - 1)
        child = CONTEXT.Process(target=enter, args=(theirs, threads), name="workbench-engine")
        if not self._started(child):
            return
        # a daemon would be ended by itself, but may not have the processes that decode pictures
        atexit.register(child.kill)
        theirs.close()
        self._child = child
        sender = threading.Thread(target=self._send_all, args=(connection, self._number), name="engine-sender")
        sender.start()
        self._failed_starts += 1  # until it says EngineReady
        self._receive(connection)
        child.join(GRACE_S)
        if child.exitcode is None:  # it hears nothing any more, but lives
            child.kill()
            child.join()
        atexit.unregister(child.kill)
        crash = take_crash(ROLE, child.pid or 0)
        self._child = None
        self._outbox.put((self._number, _Wake()))
        sender.join()
        connection.close()
        self._bury(child.exitcode, has_log=crash is not None)

    def _started(self, child: Any) -> bool:
        try:
            child.start()
        except OSError as error:  # no memory or no room for one more process
            self._failed_starts += 1
            self._bury(why=str(error.strerror))
            return False
        return True

    def _bury(self, exitcode: int | None = None, why: str = "", *, has_log: bool = False) -> None:
        """Tell of a child's death, unless the window is closing anyway."""
        self._number += 1
        if self._closing.is_set():
            return
        attempts = ATTEMPTS if self._failed_starts >= ATTEMPTS else 0
        death = Death(exitcode, why, has_log, attempts)
        LOG.error("%s", death.in_english)
        self.childDied.emit(death)

    def _send_all(self, connection: Connection, number: int) -> None:
        """Pass on what is meant for child ``number``, and Shutdown, until a _Wake of its own."""
        while True:
            meant_for, command = self._outbox.get()
            if meant_for < number and not isinstance(command, Shutdown):
                continue
            if isinstance(command, _Wake):
                return
            try:
                connection.send(command)
            except OSError:
                return  # the receiving side of this thread sees the end as well, and reports it

    def _receive(self, connection: Connection) -> None:
        while True:
            try:
                message = connection.recv()
            except (EOFError, OSError):
                return
            if isinstance(message, EngineReady):
                self._failed_starts = 0
            signal = self.eventReceived if isinstance(message, Event) else self.replyReceived
            signal.emit(message)

    def _on_child_died(self) -> None:
        self._told += 1


class _Wake(Command):
    """Tells the sender that its child has gone."""
