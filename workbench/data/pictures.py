"""Pictures that someone drops: read once, checked, and made small, free of torch and Qt."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.data.decoding import PictureError as PictureError
from workbench.data.decoding import Pixels, decode

MAX_BYTES = 200_000_000
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".bmp", ".dib", ".tif", ".tiff", ".gif"})


@dataclass(frozen=True)
class Picture:
    """``pixels`` (H, W, 4) uint8 RGBA, longest side at most 256; ``key`` is the hash of the content.

    ``closeup``, of the same kind, shows the ink where it takes up little of a large page, or is None;
    ``part`` is the fraction of the page that it shows.
    """

    key: str
    name: str
    pixels: Pixels
    closeup: Pixels | None = None
    part: float = 1.0


def read_picture(source: str | Path | bytes, name: str | None = None) -> Picture:
    """Read a file, or the content of one, and make it small by area averaging.

    PNG, JPEG (turned as its EXIF says), WebP, BMP, TIFF and GIF (the first frame) are read.

    Raises:
        PictureError: the file is missing, a folder, unreadable, empty, too large, not a picture or damaged.
    """
    if isinstance(source, bytes):
        name, content = name or "The pasted picture", source
    else:
        path = Path(source)
        name = name or path.name or str(path)
        content = read_file(path, name)
    return Picture(hashlib.sha256(content).hexdigest(), name, *decode(content, name))


def read_pictures(paths: Iterable[str | Path]) -> tuple[list[Picture], list[PictureError]]:
    """Read what can be read: the pictures in order, and an error for each file that was refused."""
    pictures: list[Picture] = []
    errors: list[PictureError] = []
    for path in paths:
        try:
            pictures.append(read_picture(path))
        except PictureError as error:
            errors.append(error)
    return pictures, errors


def read_file(path: Path, name: str) -> bytes:
    """The content of an ordinary file of at most MAX_BYTES. Raises PictureError; ``name`` opens the sentence."""
    try:
        status = path.stat()
        # Opening a pipe or a device could wait for ever.
        if stat.S_ISDIR(status.st_mode):
            raise PictureError(f"{name} is a folder, not a picture.")
        if not stat.S_ISREG(status.st_mode):
            raise PictureError(f"{name} is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            megabytes = f"{status.st_size / 1e6:,.0f} MB"
            raise PictureError(f"{name} has {megabytes}, but a picture may have at most {MAX_BYTES // 10**6} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        raise PictureError(f"{name} does not exist.") from None
    except PermissionError:
        raise PictureError(f"{name} cannot be opened: permission denied.") from None
    except OSError as error:
        raise PictureError(f"{name} cannot be opened: {error.strerror or error}.") from None


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sorts "class 2" before "class 10", whatever the case."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def list_pictures(folder: str | Path) -> list[Path]:
    """The picture files that lie directly in ``folder``, in natural order; hidden files are left out.

    Raises:
        PictureError: the folder is missing or cannot be read.
    """
    return [path for path in _entries(Path(folder)) if path.suffix.lower() in SUFFIXES and not path.is_dir()]


def list_class_folders(folder: str | Path) -> list[tuple[str, list[Path]]]:
    """Class names and their picture files: one class for each folder in ``folder``, in natural order.

    A class folder without pictures is listed with none. Where no folder within holds pictures, those in
    ``folder`` itself make one class that is named after it.

    Raises:
        PictureError: the folder is missing or cannot be read, or there are no pictures at all.
    """
    folder = Path(folder)
    classes = [(path.name, list_pictures(path)) for path in _entries(folder) if path.is_dir()]
    if any(pictures for _, pictures in classes):
        return classes
    if pictures := list_pictures(folder):
        return [(_name(folder), pictures)]
    raise PictureError(f"{_name(folder)} holds no pictures and no folders of pictures.")


def _entries(folder: Path) -> list[Path]:
    """What lies directly in the folder; links are not followed further, so a loop of them does no harm."""
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith((".", "__MACOSX"))]
    except FileNotFoundError:
        raise PictureError(f"{folder} does not exist.") from None
    except NotADirectoryError:
        raise PictureError(f"{folder} is a file, not a folder.") from None
    except OSError as error:
        raise PictureError(f"{folder} cannot be opened: {error.strerror or error}.") from None
    return sorted(paths, key=lambda path: natural_key(path.name))


def _name(folder: Path) -> str:
    return folder.name or folder.resolve().name or str(folder)
