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


def download(url: str, target: Path, progress: Progress, *, md5: str = "", sha256: str = "") -> None:
    """Fetch ``url`` into ``target``, unless it is there and whole.

    What ``progress`` raises cancels the download. Whatever happens, no part of a file is left behind.

    Args:
        url: where the file is.
        target: where it goes; its folder is made.
        progress: called with a sentence and the fraction done, −1 while that is unknown.
        md5: the file's MD5, or nothing to leave that unchecked.
        sha256: the beginning of its SHA-256, or nothing.

    Raises:
        DataError: the server cannot be reached or refuses, the file ends early, or its MD5 or SHA-256 is wrong.
    """
    if target.is_file() and not _damage(target, md5, sha256):
        return
    part = _part_of(target)
    try:
        _fetch(url, part, target.name, progress)
        if damage := _damage(part, md5, sha256):
            raise DataError(f"{target.name} arrived damaged: {damage}. Try again.")
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


def _damage(path: Path, md5: str, sha256: str) -> str:
    """How the file differs from what it should be; nothing when it does not."""
    for name, wanted in (("md5", md5), ("sha256", sha256)):
        found = _digest(path, name)[: len(wanted)] if wanted else ""
        if found != wanted:
            return f"its {WORDS[name]} is {found} instead of {wanted}"
    return ""


WORDS = {"md5": "MD5", "sha256": "SHA-256"}


def _digest(path: Path, name: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(name, usedforsecurity=False)).hexdigest()
