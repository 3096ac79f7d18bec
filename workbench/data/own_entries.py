"""What the cache holds of a folder of one's own, at any size. Free of torch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.data.cache_entries import Entry, entries

TITLE = "folder · {}"  # as the cache calls what came from a folder


def cached_bytes(path: str) -> int:
    """What the decoded pictures of a place take on the disk."""
    return sum(each.bytes for each in _of(path))


def remove_entries(path: str) -> int:
    """Delete the decoded pictures of a place. → bytes that were freed. Raises OSError."""
    freed = 0
    for each in _of(path):
        each.remove()
        freed += each.bytes
    return freed


def _of(path: str) -> Iterator[Entry]:
    title = TITLE.format(Path(path).resolve())
    return (each for each in entries() if each.title == title)
