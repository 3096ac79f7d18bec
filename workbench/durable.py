"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What file systems say that know nothing of syncing a folder, such as some of networks.
CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``path`` whole or not at all: temporary file, flush, fsync, rename, fsync of the folder. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(path: Path, previous: Path | None = None) -> Iterator[Path]:
    """A file to be written, which then takes the place of ``path``; if that fails, ``path`` stays.

    What was at ``path`` is kept as ``previous``, where one is given. Raises OSError.
    """
    temporary = _beside(path)
    try:
        yield temporary
        sync(temporary)
        if previous is not None and path.exists():
            _keep(path, previous)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _keep(path: Path, previous: Path) -> None:
    """Give the file another name as well, so that it is never without one."""
    other = _beside(previous)
    try:
        other.hardlink_to(path)
    except OSError:  # a file system where a file has one name only
        path.replace(previous)
    else:
        other.replace(previous)
    finally:
        other.unlink(missing_ok=True)  # it stays where both names were of one file already


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def sync(path: Path) -> None:
    """Have what was written to a file on the disk before anything else is done. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that. Raises OSError."""
    if os.name == "nt":  # has no such thing: a rename is on the disk when it returns
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise
    finally:
        os.close(handle)


def sweep(folder: Path, *names: str) -> None:
    """Remove the temporary files for ``names`` that killed processes left, where nobody may be writing these now.

    Raises OSError.
    """
    for name in names:
        for left in folder.glob(f".{name}.*.tmp"):
            left.unlink(missing_ok=True)
