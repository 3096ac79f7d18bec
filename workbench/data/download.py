"""Fetch a file over the network: with progress, checked, and whole or not at all."""

from __future__ import annotations

import hashlib
import http.client
import os
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

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
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        _fetch(url, part, target.name, progress)
        if md5 and (found := _md5(part)) != md5:
            raise DataError(f"{target.name} arrived damaged: its MD5 is {found} instead of {md5}. Try again.")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _fetch(url: str, part: Path, name: str, progress: Progress) -> None:
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
            length = response.headers.get("Content-Length", "")
            total = int(length) if length.isdigit() else 0
            received = _copy(response, part, total, f"Downloading {name}", progress)
    except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError) as error:
        reason = getattr(error, "reason", error)
        raise DataError(f"{name} could not be downloaded: {reason}.") from error
    if total and received != total:
        raise DataError(f"The download of {name} ended after {received:,} of {total:,} bytes. Try again.")


def _copy(response: http.client.HTTPResponse, part: Path, total: int, sentence: str, progress: Progress) -> int:
    """Copy a response into a file, flushed to the disk; returns the number of bytes."""
    received = 0
    progress(sentence, 0.0 if total else -1.0)
    with part.open("wb") as file:
        while chunk := response.read(CHUNK):
            file.write(chunk)
            received += len(chunk)
            progress(sentence, received / total if total else -1.0)
        file.flush()
        os.fsync(file.fileno())
    return received


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
