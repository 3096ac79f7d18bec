"""A place with files that are read where they lie: a folder, or a zip archive that is never unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from workbench.data.errors import DataError
from workbench.data.pictures import MAX_BYTES, PictureError, read_file
from workbench.data.walk import DEPTH, Tell, walk
from workbench.data.walk import HIDDEN as HIDDEN

HIGHEST_RATIO = 200  # of what an archive holds to what it takes: pictures are packed already
UNSUSPICIOUS = 1_000_000_000  # bytes that may be in an archive in any case
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Shelf:
    """``names`` are those of its files, sorted, with forward slashes; a folder that holds none is named with a slash
    at its end. ``archive`` is None for a folder."""

    path: Path
    names: tuple[str, ...]
    archive: zipfile.ZipFile | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        """The name of the folder or archive."""
        return self.path.name or self.path.resolve().name or str(self.path)

    def place(self, name: str) -> str:
        """Where a file lies, in words."""
        return f"{name} in {self.title}"

    def read(self, name: str) -> bytes:
        """The content of a file. Raises DataError when it cannot be read, is damaged or is far too large."""
        if self.archive is None:
            try:
                return read_file(self.path / name, self.place(name))
            except PictureError as error:
                raise DataError(str(error)) from error
        return self._unpacked(self.archive, name)

    def _unpacked(self, archive: zipfile.ZipFile, name: str) -> bytes:
        size = archive.getinfo(name).file_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 10**6} MB"
            raise DataError(f"{self.place(name)} would take {size / 1e6:,.0f} MB, but a file may have at most {limit}.")
        try:
            return archive.read(name)
        except BROKEN as error:
            raise DataError(f"{self.place(name)} is damaged: {error}.") from error


def open_shelf(place: Path, stack: ExitStack) -> Shelf:
    """The files of a folder, or of an archive that ``stack`` closes. Raises DataError."""
    return Shelf(place, tuple(sorted(files_in(place)))) if place.is_dir() else open_archive(place, stack)


def open_archive(place: Path, stack: ExitStack) -> Shelf:
    """A zip archive.

    Raises:
        DataError: it is damaged or no archive, a member lies outside it, or it would unpack to far more than it takes.
    """
    try:
        archive = stack.enter_context(zipfile.ZipFile(place))
    except zipfile.BadZipFile as error:
        raise DataError(f"{place.name} is damaged or not a zip archive.") from error
    except OSError as error:
        raise DataError(f"{place.name} cannot be read: {error.strerror or error}.") from error
    for name in archive.namelist():
        path = PureWindowsPath(name)  # which takes both kinds of slashes, and drives
        if path.anchor or ".." in path.parts:
            raise DataError(f"{place.name} is refused: its member {name} lies outside the archive.")
    _check_size(place, archive)
    names = (name for name in archive.namelist() if not _is_hidden(name))
    return Shelf(place, tuple(sorted(names)), archive)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(HIDDEN) and part != "." for part in name.split("/"))


def _check_size(place: Path, archive: zipfile.ZipFile) -> None:
    whole, packed = sum(each.file_size for each in archive.infolist()), max(place.stat().st_size, 1)
    if whole > max(UNSUSPICIOUS, HIGHEST_RATIO * packed):
        raise DataError(
            f"{place.name} is refused: its {packed / 1e6:,.1f} MB would unpack to {whole / 1e6:,.0f} MB, "
            f"more than {HIGHEST_RATIO} times as much."
        )
    if sum(each.compress_size for each in archive.infolist()) > packed:
        raise DataError(f"{place.name} is refused: its members lie one over another.")


def files_in(folder: Path, depth: int = DEPTH, tell: Tell | None = None) -> Iterator[str]:
    """The names that a `Shelf` of a folder has: files at most ``depth`` folders down, and folders that are empty.

    Hidden ones are left out. Links are followed, but into no folder twice. See `walk`. Raises DataError.
    """
    return (name for name, _ in walk(folder, depth, tell))
