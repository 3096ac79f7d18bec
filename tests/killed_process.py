"""Kill a process just before its file operation number n: what a kill -9 or a power cut leaves, at every instant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OPERATIONS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate"}
KILLED = 9


def killed_before(number: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do ``work`` in a forked process that ends at once before its operation ``number`` (from 1) on files in
    ``folder``, an fsync included. Whether it was ended; else ``work`` came to its end.
    """
    if not hasattr(os, "fork"):
        pytest.skip("there is no fork on this system")
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            _arm(number, str(folder))
            work()
        except BaseException as error:  # noqa: BLE001 (nothing may leave the child but its status)
            print(repr(error), file=sys.__stderr__, flush=True)
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED), f"the process ended with status {status}"
    return status == KILLED


def _arm(number: int, folder: str) -> None:
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)  # no clean-up runs: no finally, no exit handler

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in OPERATIONS and str(arguments[0]).startswith(folder):
            count()

    sync = os.fsync

    def counted_sync(handle: Any) -> None:
        count()
        sync(handle)

    os.fsync = counted_sync
    sys.addaudithook(hook)
