"""Where the engine's process begins. The window imports this module to name it, so it must stay free of torch."""

from __future__ import annotations

import importlib
import time
from multiprocessing.connection import Connection

from workbench.host.guard import Guard


def enter(connection: Connection, threads: int) -> None:
    """Load the engine in this (child) process and serve ``connection`` until it closes."""
    began = time.monotonic()  # before torch is imported, which takes most of the time
    guard = Guard()
    guard.tell_by(connection.send)
    try:
        importlib.import_module("workbench.host.child").serve(connection, threads, began, guard)
    except Exception as error:
        guard.report(error)  # such as that torch cannot be imported
        raise
