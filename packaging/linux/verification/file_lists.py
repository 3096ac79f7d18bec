"""Which files there are, before and after."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from verification.report import FailedError

TEMPORARY = tuple(map(Path, ("/tmp", "/var/tmp", "/dev/shm")))


def listed(folders: Iterable[Path], besides: Iterable[str] = ()) -> set[str]:
    """All files and folders below ``folders``, themselves included, without those below a path in ``besides``."""
    left_out, found = tuple(besides), set()
    for top in folders:
        for folder, inner, files in os.walk(top):
            inner[:] = [each for each in inner if not f"{folder}/{each}".startswith(left_out)]
            found.update({folder}, (f"{folder}/{each}" for each in [*inner, *files]))
    return {each for each in found if not each.startswith(left_out)} if left_out else found


def owned(user: int, folders: Iterable[Path] = TEMPORARY) -> set[str]:
    """The files and folders of a user among those that everybody may write to."""
    found = set()
    for path in listed(folders):
        with contextlib.suppress(FileNotFoundError):  # such files come and go
            if os.lstat(path).st_uid == user:
                found.add(path)
    return found


def nothing_new(before: set[str], after: set[str]) -> str:
    """The figure of a check. Raises FailedError: something was left behind, or is gone."""
    left, gone = sorted(after - before), sorted(before - after)
    if left or gone:
        raise FailedError(f"{len(left)} were left behind {left[:5]}, {len(gone)} are gone {gone[:5]}.")
    return f"{len(after):,} files and folders as before"
