"""Fetch a file over the network: with progress, checked, and whole or not at all."""

from __future__ import annotations

import hashlib
import http.client
import os
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from workbench.data.errors import DataError
from workbench.data.sources import Progress

CHUNK = 1 << 18
TIMEOUT = 30.0  # seconds without any byte


def download(url: str, target: Path, progress: Progress, *, md5: str = "") -> None:
    """Fetch ``url`` into ``target``, unless it is there and its MD5 is right.

    What ``progress`` raises cancels the download. Whatever happens, no part of a file is left behind.

    Raises:
        DataError: the server cannot be reached or refuses, the file ends early, or its MD5 is wrong.
    """
    if target.is_file() and (not md5 or _md5(target) == md5):
        return
    part = _part_of(target)
    try:
        _fetch(url, part, target.name, progress)
        if md5 and (found := _md5(part)) != md5:
            raise DataError(f"{target.name} arrived damaged: its MD5 is {found} instead of {md5}. Try again.")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _part_of(target: Path) -> Path:
    """An empty file of a new name beside ``target``."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    except OSError as error:
        raise DataError(f"{target.name} cannot be saved in {target.parent}: {error.strerror}.") from error
    os.close(handle)
    return Path(name)


def _fetch(url: str, part: Path, name: str, progress: Progress) -> None:
    received = total = 0
    with part.open("wb") as file:
        for chunk, total in _pieces(url, name):
            _write(file, chunk, name)
            received += len(chunk)
            progress(f"Downloading {name}", received / total if total else -1.0)
    if total and received != total:
        raise DataError(f"The download of {name} ended after {received:,} of {total:,} bytes. Try again.")


def _pieces(url: str, name: str) -> Iterator[tuple[bytes, int]]:
    """The file piece by piece, each with the length of the whole in bytes (0 when unknown)."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
            length = response.headers.get("Content-Length", "")
            total = int(length) if length.isdigit() else 0
            yield b"", total
            while chunk := response.read(CHUNK):
                yield chunk, total
    except (OSError, http.client.HTTPException) as error:
        raise DataError(_why(url, name, error)) from error


def _why(url: str, name: str, error: Exception) -> str:
    """What went wrong, as far as the user can do something about it."""
    if isinstance(error, urllib.error.HTTPError):
        return f"{name} could not be downloaded: {error.reason}."
    host = urllib.parse.urlsplit(url).hostname
    return f"{name} could not be downloaded: no connection to {host}. Choose your own copy instead."


def _write(file: IO[bytes], chunk: bytes, name: str) -> None:
    """Write through to the disk, so that a full one is noticed here."""
    try:
        file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise DataError(f"{name} cannot be saved: {error.strerror}.") from error


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
