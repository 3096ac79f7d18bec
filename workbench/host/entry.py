"""Where the engine's process begins. The window imports this module to name it, so it must stay free of torch."""

from __future__ import annotations

import importlib
from multiprocessing.connection import Connection


def enter(connection: Connection, threads: int) -> None:
    """Load the engine in this (child) process and serve ``connection`` until it closes."""
    importlib.import_module("workbench.host.child").serve(connection, threads)
