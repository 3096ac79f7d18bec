"""The engine's process: reads commands from its connection, and answers with events and replies.

Training and requests have a thread each, so that Try it answers while training runs. The connection's end, as
when the window dies, ends the process after a last checkpoint.
"""

from __future__ import annotations

import threading
import time
import traceback
from multiprocessing.connection import Connection
from typing import Any

import torch

from workbench.engine.commands import Command, Continue, Pause, Resume, Shutdown, Start, Stop
from workbench.engine.device import describe_device, pick_device, usable_devices, versions
from workbench.engine.replies import EngineReady, RequestFailed
from workbench.host.guard import AskedToEnd, Guard
from workbench.host.leaving import leave
from workbench.host.requests import Requests
from workbench.host.training import Training
from workbench.logs import LOG
from workbench.nets.allocator import keep_freed_pages

UNSENT = "The engine has an answer that cannot be sent: {}."


class Outbox:
    """Sends from several threads over one connection. A window that has gone is not an error."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def __call__(self, message: Any) -> None:
        with self._lock:
            try:
                self._connection.send(message)
            except (BrokenPipeError, ConnectionResetError):
                return  # the receiving side ends this process in order
            except Exception as error:
                # pickling comes before writing, so that nothing has been sent
                if isinstance(error, OSError) or not hasattr(message, "request_id"):
                    raise
                LOG.exception("%s cannot be sent", type(message).__name__)
                said = UNSENT.format(f"{type(error).__name__}: {error}")
                self._connection.send(RequestFailed(message.request_id, said, traceback.format_exc()))


def serve(connection: Connection, threads: int, began: float, guard: Guard) -> None:
    """Answer ``connection`` until Shutdown or its end, computing with ``threads`` threads.

    ``began`` is the monotonic time in seconds at which the process did. ``guard`` hears of what nothing expected.
    """
    torch.set_num_threads(threads)
    keep_freed_pages()
    send = Outbox(connection)
    guard.tell_by(send)
    training, requests = Training(send, guard.give_up), Requests(send)
    device = describe_device(pick_device("auto"))
    send(EngineReady(device, time.monotonic() - began, versions(), usable_devices()))
    is_asked = _serve_all(connection, training, requests, guard)
    guard.ignore_the_end()
    requests.end()
    training.end(abandoned=not is_asked)
    guard.end()
    leave(0)  # everything is on disk; taking torch down in order would make the window wait


def _serve_all(connection: Connection, training: Training, requests: Requests, guard: Guard) -> bool:
    """Returns whether somebody asked for the end; otherwise the window has gone without a word."""
    try:
        guard.watch_for_the_end()
        while not isinstance(command := connection.recv(), Shutdown):
            try:
                _dispatch(command, training, requests)
            except Exception as error:  # noqa: BLE001 (the edge of the process: one command must not end the others)
                guard.report(error)
    except (EOFError, OSError):
        return False
    except AskedToEnd:
        return True
    return True


def _dispatch(command: Command, training: Training, requests: Requests) -> None:
    match command:
        case Start() | Continue():
            training.begin(command)
        case Pause():
            training.control.pause()
        case Resume():
            training.control.resume(command.changes)
        case Stop():
            training.control.stop()
        case _:
            requests.put(command)
