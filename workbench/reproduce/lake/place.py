"""Where runs lie: a folder, or a zip archive, which is read in place and never unpacked."""

from __future__ import annotations

import lzma
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.data.errors import DataError
from workbench.data.pictures import MAX_BYTES, SUFFIXES

LABELS = "class_labels.txt"
# What reading a damaged, encrypted or unusually packed member raises.
UNREADABLE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)


@dataclass(frozen=True)
class Place:
    """A folder or an archive.

    ``files`` holds its pictures and lists of labels: their path in it with forward slashes → the name under which they
    are stored. What is hidden, and what macOS adds to archives, is left out.
    """

    path: Path
    files: Mapping[str, str]
    archive: zipfile.ZipFile | None = None

    def words(self, file: str) -> str:
        """How messages name a file."""
        return f"{file} in {self.path.name or self.path.resolve().name}"

    def read(self, file: str) -> bytes:
        """The content of a file. Raises DataError when it is too large, or cannot be read."""
        try:
            size = self._size(self.files[file])
            if size <= MAX_BYTES:
                return self._content(self.files[file])
        except UNREADABLE as error:
            raise DataError(f"{self.words(file)} is damaged or cannot be read: {error}.") from error
        megabytes = f"{size / 1e6:,.0f} MB"
        raise DataError(f"{self.words(file)} has {megabytes}, but may have at most {MAX_BYTES // 10**6} MB.")

    def _size(self, name: str) -> int:
        return self.archive.getinfo(name).file_size if self.archive else (self.path / name).stat().st_size

    def _content(self, name: str) -> bytes:
        return self.archive.read(name) if self.archive else (self.path / name).read_bytes()


@contextmanager
def opened(path: Path) -> Iterator[Place]:
    """Open a folder or a zip archive.

    Raises:
        DataError: it is missing, damaged or neither, or a member of the archive lies outside it.
    """
    if path.is_dir():
        yield Place(path, _in_folder(path))
        return
    if not path.exists():
        raise DataError(f"{path} does not exist.")
    with _archive(path) as archive:
        yield Place(path, _in_archive(path, archive), archive)


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (*UNREADABLE, ValueError) as error:
        raise DataError(f"{path.name} is neither a folder nor a zip archive that can be read: {error}.") from error


def _in_folder(folder: Path) -> dict[str, str]:
    """Ordinary files alone: opening a pipe could wait for ever. Links to folders are not followed."""
    found: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not _hidden(name)]
        paths = [Path(parent, name) for name in files if _wanted(name)]
        found += [path.relative_to(folder).as_posix() for path in paths if path.is_file()]
    return {name: name for name in found}


def _refuse(error: OSError) -> None:
    raise DataError(f"{error.filename} cannot be opened: {error.strerror or error}.") from error


def _in_archive(place: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    found: dict[str, str] = {}
    for stored in archive.namelist():
        path = PurePosixPath(stored.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
            raise DataError(f"{place.name} is refused: its member {stored} lies outside the archive.")
        if any(map(_hidden, path.parts)) or not _wanted(path.name):
            continue
        if str(path) in found:
            raise DataError(f"{place.name} holds {path} twice.")
        found[str(path)] = stored
    return found


def _hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX"))


def _wanted(name: str) -> bool:
    return name == LABELS or (not _hidden(name) and PurePosixPath(name).suffix.lower() in SUFFIXES)
