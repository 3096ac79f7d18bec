"""Tell pictures from what else lies in a folder of one's own, and remember what is left out, and why."""

from __future__ import annotations

import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from workbench.data.errors import DataError
from workbench.data.pictures import SUFFIXES
from workbench.data.shelf import BROKEN, Shelf, files_in, open_archive

Watch = Callable[[int], None]
OFTEN = 500  # files between two calls of a watch
LISTED = 20  # files of one kind that are named one by one, where they are no pictures
KINDS = "PNG, JPEG, WebP, BMP, TIFF or GIF"
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
TIFF = (b"II*\0", b"MM\0*")
RAW = frozenset({".arw", ".cr2", ".dng", ".nef", ".nrw", ".pef", ".sr2"})  # begin like TIFF, but hold what a sensor saw
BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)  # their sizes in bytes, as BMP itself begins with two letters only
BEGINNING = 18  # bytes
OTHER_ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".rar", ".7z")


@dataclass(frozen=True)
class Skipped:
    """A file or folder that was left out, and why, in a sentence that opens with its name."""

    file: str
    reason: str


@dataclass
class LeftOut:
    """What was left out of a place so far: files one by one, and those that are no pictures counted by suffix."""

    title: str
    skipped: list[Skipped] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def skip(self, name: str, why: str) -> None:
        """Leave out a file or folder; ``why`` goes on after its name, and ends without a full stop."""
        called = shown(name)
        self.skipped.append(Skipped(called, f"{called.rstrip('/')} in {self.title} {why}."))

    def tell(self, name: str, reason: str) -> None:
        """Leave out a file or folder for a reason that is a whole sentence."""
        self.skipped.append(Skipped(shown(name), shown(reason)))

    def no_pictures(self, names: Iterable[str]) -> None:
        """Leave out files that are no pictures."""
        for name in names:
            suffix = suffix_of(name) or "no suffix"
            self.others[suffix] += 1
            if self.others[suffix] <= LISTED:
                self.skip(name, f"is not a picture in a format that can be read ({KINDS})")


def open_own(place: Path, stack: ExitStack, watch: Watch | None = None) -> tuple[Shelf, LeftOut]:
    """The files of a folder or zip archive, and what had to be left out already: folders that cannot be opened, that
    were read before, or that are empty. Raises DataError when the place itself cannot be read, and what ``watch``
    raises, which is called with the number of files again and again."""
    left_out = LeftOut(place.name or place.resolve().name)
    if place.is_dir():
        shelf = Shelf(place, tuple(sorted(_watched(files_in(place, tell=left_out.tell), watch))))
    else:
        _check_kind(place)
        shelf = open_archive(place, stack)
    for name in empty_folders(shelf.names):
        left_out.skip(name, "is an empty folder")
    return shelf, left_out


def _check_kind(place: Path) -> None:
    """Raises DataError for a file of which it is known that it is no zip archive."""
    if place.name.lower().endswith(OTHER_ARCHIVES):
        raise DataError(
            f"{place.name} is an archive of a kind that is not read here; unpack it and name the folder, or pack the "
            "pictures as a .zip."
        )
    if suffix_of(place.name) in SUFFIXES:
        wanted = "a folder or a .zip of pictures of several classes"
        raise DataError(f"{place.name} is one picture, but a dataset is {wanted}.")


def _watched(names: Iterable[str], watch: Watch | None) -> Iterator[str]:
    for number, name in enumerate(names):
        if watch and number % OFTEN == 0:
            watch(number)
        yield name


def suffix_of(name: str) -> str:
    """A file's suffix in small letters, or nothing. Of 100,000 files, paths would take a third of a second."""
    file = name.rpartition("/")[2]
    dot = file.rfind(".")
    return file[dot:].lower() if dot > 0 else ""


def empty_folders(names: Sequence[str]) -> list[str]:
    """Of the names of a shelf those of folders that hold nothing, not even a folder with something."""
    if not any(name.endswith("/") for name in names):
        return []
    filled = {"", *(f"{folder}/" for name in names if not name.endswith("/") for folder in _folders_of(name))}
    return [name for name in names if name.endswith("/") and name not in filled]


def _folders_of(name: str) -> Iterable[str]:
    at = name.rfind("/")
    while at > 0:
        yield name[:at]
        at = name.rfind("/", 0, at)


def told_apart(shelf: Shelf, watch: Watch | None = None) -> tuple[list[str], list[str]]:
    """The files that are pictures by their name or their first bytes, and the others."""
    pictures, others = list[str](), list[str]()
    for name in _watched(shelf.names, watch):
        if not name.endswith("/"):
            (pictures if _is_picture(shelf, name) else others).append(name)
    return pictures, others


def _is_picture(shelf: Shelf, name: str) -> bool:
    suffix = suffix_of(name)
    return suffix in SUFFIXES or (suffix not in RAW and begins_a_picture(_beginning(shelf, name)))


def begins_a_picture(start: bytes) -> bool:
    """Whether the first BEGINNING bytes of a file are those of a picture."""
    if start.startswith(b"RIFF"):
        return start[8:12] == b"WEBP"
    if start.startswith(b"BM"):
        return int.from_bytes(start[14:18], "little") in BMP_HEADERS
    return start.startswith((*BEGINNINGS, *TIFF))


def _beginning(shelf: Shelf, name: str) -> bytes:
    """The first bytes of a file, or none where it cannot be read, which is no matter: it is no picture by its name."""
    try:
        if shelf.archive is not None:
            with shelf.archive.open(name) as packed:
                return packed.read(BEGINNING)
        path = shelf.path / name
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe could wait for ever
            return b""
        with path.open("rb") as file:
            return file.read(BEGINNING)
    except BROKEN:
        return b""


def shown(name: str) -> str:
    """A file's name as text that can be written anywhere: without broken characters, and composed."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if not text.isascii():
        # zip archives seldom say that their names are in UTF-8, and are read as if they came from DOS
        with suppress(UnicodeError):
            text = text.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", text)


def as_notes(left_out: LeftOut) -> Mapping[str, object]:
    """What was left out as plain data."""
    skipped = [{"file": each.file, "reason": each.reason} for each in left_out.skipped]
    return {"skipped": skipped, "others": dict(left_out.others)}
