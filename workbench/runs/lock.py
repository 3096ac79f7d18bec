"""One process at a time in a run folder: a lock of the operating system, which dies with its owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.runs.errors import RunError

NAME = ".lock"
PATIENCE_S = 0.5  # whoever asks `is_held` has the lock for an instant, and must not pass for a process at work


@contextmanager
def hold(run_dir: Path) -> Iterator[None]:
    """Have the folder ``run_dir``, which exists, for oneself. The file of the lock stays in it.

    Raises:
        RunError: another process, or another run of this one, has it; or it cannot be locked, as on a read-only disk.
    """
    lock = FileLock(run_dir / NAME, thread_local=False)
    try:
        lock.acquire(timeout=PATIENCE_S)
    except Timeout:
        raise RunError(f"The run folder {run_dir} is in use by another process.") from None
    except (OSError, NotImplementedError) as error:
        raise RunError(f"The run folder {run_dir} cannot be locked: {_reason(error)}.") from error
    try:
        yield
    finally:
        lock.release()


def is_held(run_dir: Path) -> bool:
    """Whether a process is at work in the folder. One that cannot be asked, as on a read-only disk, is free."""
    if not (run_dir / NAME).is_file():
        return False
    lock = FileLock(run_dir / NAME, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False
    lock.release()
    return False


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
