"""The end of a process whose work is on disk: at once, but without leaving anything of the system's behind."""

from __future__ import annotations

import os
from multiprocessing import util
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End this process with exit status ``code``; none of its threads goes on.

    The processes that decode pictures wait on named semaphores, which outlive whoever made them. Python unlinks these
    when it ends in order; here that must be asked for, or its tracker would complain of leaks in the terminal.
    """
    util._run_finalizers(0)  # type: ignore[attr-defined]  # what Python itself calls at its end; none is public
    os._exit(code)
