"""The engine's process: reads commands from its connection, and answers with events and replies.

Training and requests have a thread each, so that Try it answers while training runs. The connection's end, as
when the window dies, ends the process after a last checkpoint.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

import torch

from workbench.engine.commands import Command, Continue, Pause, Resume, Shutdown, Start, Stop
from workbench.engine.device import describe_device, pick_device, versions
from workbench.engine.replies import EngineReady
from workbench.host.requests import Requests
from workbench.host.training import Training
from workbench.nets.allocator import keep_freed_pages


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


def serve(connection: Connection, threads: int, began: float) -> None:
    """Answer ``connection`` until Shutdown or its end, computing with ``threads`` threads.

    ``began`` is the monotonic time in seconds at which the process did.
    """
    faulthandler.enable()
    torch.set_num_threads(threads)
    keep_freed_pages()
    send = Outbox(connection)
    training, requests = Training(send), Requests(send)
    send(EngineReady(describe_device(pick_device("auto")), time.monotonic() - began, versions()))
    try:
        while not isinstance(command := connection.recv(), Shutdown):
            _dispatch(command, training, requests)
    except (EOFError, OSError):
        pass  # the window has gone
    requests.end()
    training.end()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # everything is on disk; taking torch down in order would make the window wait


def _dispatch(command: Command, training: Training, requests: Requests) -> None:
    match command:
        case Start() | Continue():
            training.begin(command)
        case Pause():
            training.control.pause()
        case Resume():
            training.control.resume()
        case Stop():
            training.control.stop()
        case _:
            requests.put(command)
