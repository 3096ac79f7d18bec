"""Tar archives as shelves: read from the beginning to the end, and never unpacked. They may be compressed.

A compressed archive can only be read in its order. So it is gone through twice: once for the names of its files, of
which the short texts are kept, and once for the pictures.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import IO, Any

from workbench.data.errors import DataError
from workbench.data.pictures import MAX_BYTES
from workbench.data.shelf import BROKEN, HIDDEN, HIGHEST_RATIO, UNSUSPICIOUS, Shelf, open_shelf
from workbench.data.sources import Progress, ignore

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
TEXTS = (".txt", ".csv", ".json")
LONGEST_TEXT = 4_000_000  # bytes
CHUNK = 1 << 20
OFTEN = 500  # files between two looks at whether it was cancelled
PACKED: dict[bytes, Callable[..., Any]] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
TORN = (*BROKEN, tarfile.TarError, lzma.LZMAError, zlib.error, ValueError)


@dataclass(frozen=True)
class TarShelf(Shelf):
    """A tar archive; ``texts`` are the contents of the short texts in it, by name."""

    texts: Mapping[str, bytes] = field(default_factory=dict, compare=False)

    def read(self, name: str) -> bytes:
        """The content of a file. Other than of a short text it takes a walk through the archive. Raises DataError."""
        if name in self.texts:
            return self.texts[name]
        for _, content in self.stream((name,)):
            return content
        raise DataError(f"There is no {self.place(name)}.")

    def stream(self, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Name and content of each of some files, in the order in which they lie.

        Raises:
            DataError: the archive is damaged, or a file is far too large.
        """
        wanted = set(names)
        for member, archive in _walk(self.path, ignore):
            if (name := _name(member)) in wanted:
                yield name, _content(archive, member, self.place(name))


def is_tar(place: Path) -> bool:
    """Whether a path is that of a tar archive, by its name."""
    return place.name.lower().endswith(SUFFIXES) and not place.is_dir()


def open_any(place: Path, stack: ExitStack, progress: Progress = ignore) -> Shelf:
    """The files of a folder, a zip or a tar archive.

    Raises:
        DataError: the archive is damaged, or a member lies outside it, or is a link or a device.
    """
    return _open_tar(place, progress) if is_tar(place) else open_shelf(place, stack)


def _open_tar(place: Path, progress: Progress) -> TarShelf:
    names, texts = list[str](), dict[str, bytes]()
    for member, archive in _walk(place, progress):
        name = _checked(member, place)
        if member.isdir() or any(part.startswith(HIDDEN) for part in name.split("/")):
            continue
        names.append(name)
        if name.lower().endswith(TEXTS) and member.size <= LONGEST_TEXT:
            texts[name] = _content(archive, member, f"{name} in {place.name}")
    return TarShelf(place, tuple(sorted(names)), texts=texts)


def open_file(shelf: Shelf, name: str, stack: ExitStack) -> IO[bytes]:
    """A file of a shelf, of any size where that is a folder or a zip; ``stack`` closes it. Raises DataError."""
    if isinstance(shelf, TarShelf):
        return io.BytesIO(shelf.read(name))
    try:
        file = shelf.archive.open(name) if shelf.archive else (shelf.path / name).open("rb")
    except TORN as error:
        raise DataError(f"{shelf.place(name)} cannot be opened: {error}.") from error
    return stack.enter_context(closing(file))


def _walk(place: Path, progress: Progress) -> Iterator[tuple[tarfile.TarInfo, tarfile.TarFile]]:
    """Every member in turn, whose content can be read until the next one is asked for. Raises DataError."""
    with ExitStack() as stack:
        with _naming(place):
            size, raw = place.stat().st_size, stack.enter_context(place.open("rb"))
            opened = PACKED.get(raw.peek(2)[:2])
            file = stack.enter_context(opened(raw)) if opened else raw
            unpacked = _Unpacked(file, place, size)
            archive = stack.enter_context(tarfile.open(fileobj=unpacked, mode="r|", bufsize=CHUNK))  # type: ignore[call-overload]
        count = 0
        while (member := _next(archive, unpacked, place)) is not None:
            if count % OFTEN == 0:
                progress(f"Looking through {place.name}", raw.tell() / size)
            count += 1
            yield member, archive


def _next(archive: tarfile.TarFile, file: _Unpacked, place: Path) -> tarfile.TarInfo | None:
    """The next member; after the last one the rest is read, so that what is cut off or damaged there is noticed."""
    with _naming(place):
        member = archive.next()
        while member is None and file.read(CHUNK):
            pass
        return member


class _Unpacked:
    """What a packed file of some ``size`` unpacks to, which is refused when it is far too much."""

    def __init__(self, file: IO[bytes], place: Path, size: int) -> None:
        self._file, self._place, self._size, self._read = file, place, size, 0

    def read(self, count: int) -> bytes:
        """At most ``count`` bytes. Raises DataError."""
        content = self._file.read(count)
        self._read += len(content)
        if self._read > max(UNSUSPICIOUS, HIGHEST_RATIO * self._size):
            raise DataError(
                f"{self._place.name} is refused: its {self._size / 1e6:,.1f} MB unpack to {self._read / 1e6:,.0f} MB "
                f"and more, over {HIGHEST_RATIO} times as much."
            )
        return content


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Turn what reading a damaged archive raises into a DataError with the file's name."""
    try:
        yield
    except DataError:
        raise
    except TORN as error:
        raise DataError(f"{place.name} is damaged or not a tar archive: {error}.") from error


def _name(member: tarfile.TarInfo) -> str:
    return member.name.removeprefix("./")


def _checked(member: tarfile.TarInfo, place: Path) -> str:
    """A member's name. Raises DataError where it should not be in an archive of pictures."""
    name, path = _name(member), PureWindowsPath(member.name)  # which takes both kinds of slashes, and drives
    if path.anchor or ".." in path.parts:
        raise DataError(f"{place.name} is refused: its member {name} lies outside the archive.")
    if not member.isreg() and not member.isdir():
        raise DataError(f"{place.name} is refused: its member {name} is a link or a device.")
    return name


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo, place: str) -> bytes:
    if member.size > MAX_BYTES:
        size, limit = f"{member.size / 1e6:,.0f} MB", f"{MAX_BYTES // 10**6} MB"
        raise DataError(f"{place} would take {size}, but a file may have at most {limit}.")
    try:
        file = archive.extractfile(member)
        return file.read() if file else b""
    except DataError:
        raise
    except TORN as error:
        raise DataError(f"{place} is damaged: {error}.") from error
