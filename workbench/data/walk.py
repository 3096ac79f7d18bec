"""Go through a folder once, and tell what was passed over on the way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.data.errors import DataError

DEPTH = 4  # folders below a folder that is named by mistake, such as a home, would take minutes to walk
HIDDEN = (".", "__MACOSX")
Tell = Callable[[str, str], None]
Found = tuple[str, "os.DirEntry[str] | None"]


def walk(folder: Path, depth: int = DEPTH, tell: Tell | None = None) -> Iterator[Found]:
    """The files at most ``depth`` folders down and the folders that are empty, whose names end with a slash.

    Hidden ones are left out. Links are followed, but into no folder twice.

    Args:
        folder: what is gone through.
        depth: how many folders down.
        tell: is called with the name of a folder that is passed over, and why in a sentence.

    Raises:
        DataError: ``folder`` cannot be opened; without ``tell``, also when a folder in it cannot.
    """
    return _Walk(folder, tell).below(str(folder), "", depth)


class _Walk:
    def __init__(self, top: Path, tell: Tell | None) -> None:
        self._title = top.name or top.resolve().name or str(top)
        self._tell, self._seen = tell, set[tuple[int, int]]()

    def below(self, folder: str, prefix: str, depth: int) -> Iterator[Found]:
        """What lies in a folder whose files' names begin with ``prefix``."""
        found = self._open(folder, prefix)
        if prefix and found == []:
            yield prefix, None
        for entry in found or ():
            name = prefix + entry.name
            if not _is_folder(entry):
                yield name, entry
            elif depth:
                yield from self.below(entry.path, f"{name}/", depth - 1)
            else:
                self._pass_over(f"{name}/", f"lies deeper than {DEPTH} folders down and was not looked into")

    def _open(self, folder: str, prefix: str) -> list[os.DirEntry[str]] | None:
        """What lies directly in a folder, links last; None where it cannot be opened or was read already."""
        try:
            status = Path(folder).stat()
            with os.scandir(folder) as entries:
                found = [each for each in entries if not each.name.startswith(HIDDEN)]
        except OSError as error:
            if self._tell is None or not prefix:
                raise DataError(f"{folder} cannot be opened: {error.strerror or error}.") from error
            self._pass_over(prefix, f"cannot be opened: {error.strerror or error}")
            return None
        if (status.st_dev, status.st_ino) in self._seen:
            self._pass_over(prefix, "leads to a folder that was read already")
            return None
        self._seen.add((status.st_dev, status.st_ino))
        return sorted(found, key=lambda each: each.is_symlink())

    def _pass_over(self, name: str, why: str) -> None:
        if self._tell:
            self._tell(name, f"{name.rstrip('/')} in {self._title} {why}.")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()  # of most files it is known without asking the disk
    except OSError:  # a link to itself: it will be refused as a file that cannot be opened
        return False


def stamp_of(place: Path) -> str:
    """A fingerprint of a file, or of all in a folder, by name, size in bytes and time of change.

    It tells when a file was added, taken away or replaced, of 100,000 files within a second. Raises DataError.
    """
    if not place.is_dir():
        return _stamp([_line("", place.stat())])
    return _stamp(sorted(_line(name, _status(entry)) for name, entry in walk(place, tell=_pass_over)))


def _pass_over(_name: str, _reason: str) -> None:
    """Of what cannot be opened, nothing can change that matters."""


def _status(entry: os.DirEntry[str] | None) -> os.stat_result | None:
    try:
        return entry.stat() if entry else None
    except OSError:  # a link that leads nowhere
        return None


def _line(name: str, status: os.stat_result | None) -> str:
    return f"{name}\n{status.st_size} {status.st_mtime_ns}" if status else name


def _stamp(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()[:20]
