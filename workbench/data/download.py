"""Fetch a file over the network: with progress, checked, gone on with where it broke off, and whole or not at all.

What has arrived lies beside the file, with ``.part`` at the end of its name, until all of it is there and right.
WORKBENCH_MIRROR names another place to fetch from: an address (http, https, or file for a folder) below which the files
lie as they do in the user's data folder, such as ``mnist/train-images-idx3-ubyte.gz``.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import urllib.error
import urllib.parse
from contextlib import closing
from pathlib import Path
from typing import IO

from workbench.data.byte_range import Answer, ask
from workbench.data.errors import DataError
from workbench.data.sources import Progress

CHUNK = 1 << 18
ATTEMPTS = 5  # each of which brought something
MIRROR = "WORKBENCH_MIRROR"
SCHEMES = ("http", "https", "file")
WORDS = {"md5": "MD5", "sha256": "SHA-256"}
BROKEN = (OSError, http.client.HTTPException)


class SaveError(DataError):
    """The disk is full, or the folder cannot be written."""


def download(url: str, target: Path, progress: Progress, *, md5: str = "", sha256: str = "") -> None:
    """Fetch ``url`` into ``target``, unless it is there and whole.

    What ``progress`` raises cancels the download. What has arrived by then, or when the connection breaks off, is kept,
    and the next call goes on with it; what is damaged is not kept.

    Args:
        url: where the file is; WORKBENCH_MIRROR takes its place where it is set.
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
    begun = part.stat().st_size
    _fetch(url, part, target, progress)
    damage = _damage(part, md5, sha256)
    if damage and begun:  # what was here may have been of an older file
        part.write_bytes(b"")
        _fetch(url, part, target, progress)
        damage = _damage(part, md5, sha256)
    if damage:
        part.unlink()
        raise DataError(f"{target.name} arrived damaged: {damage}. Try again.")
    part.replace(target)


def source_of(url: str, target: Path) -> str:
    """Where the file of an address is fetched from: from there, or from the mirror. Raises DataError."""
    mirror = os.environ.get(MIRROR, "").strip()
    if not mirror:
        return url
    if urllib.parse.urlsplit(mirror).scheme not in SCHEMES:
        raise DataError(f"{MIRROR} is {mirror}, but must begin with http://, https:// or file://.")
    return f"{mirror.rstrip('/')}/{urllib.parse.quote(f'{target.parent.name}/{target.name}')}"


def _part_of(target: Path) -> Path:
    """The file beside ``target`` with what has arrived of it."""
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
    except OSError as error:
        raise DataError(f"{target.name} cannot be saved in {target.parent}: {error.strerror}.") from error
    return part


def _fetch(url: str, part: Path, target: Path, progress: Progress) -> None:
    """Fill ``part``; a connection that breaks off is taken up again, as long as each brings something."""
    for _ in range(ATTEMPTS):
        before = part.stat().st_size
        whole, total = _attempt(url, part, target, progress)
        if whole:
            return
        if part.stat().st_size <= before:
            break
    size = f"{part.stat().st_size:,}{f' of {total:,}' if total else ''} bytes"
    raise DataError(f"The download of {target.name} ended after {size}. Try again.")


def _attempt(url: str, part: Path, target: Path, progress: Progress) -> tuple[bool, int]:
    """Append what ``part`` lacks; returns whether it is whole, and how many bytes that is (0 when unknown)."""
    begun = part.stat().st_size
    try:
        answer = ask(source_of(url, target), begun)
    except BROKEN as error:
        if not begun:
            part.unlink()
        raise DataError(_why(url, target, error)) from error
    try:
        with closing(answer.content), part.open("r+b") as file:
            file.truncate(answer.start)
            file.seek(answer.start)
            return _receive(answer, file, target.name, progress), answer.total
    except SaveError:
        part.unlink()  # it would go on filling the disk
        raise


def _receive(answer: Answer, file: IO[bytes], name: str, progress: Progress) -> bool:
    """Write down what arrives; returns whether all did."""
    received, chunk = answer.start, b""
    while True:
        progress(f"Downloading {name}", received / answer.total if answer.total else -1.0)
        try:
            chunk = answer.content.read(CHUNK)
        except BROKEN:
            return False
        if not chunk:
            break
        _write(file, chunk, name)
        received += len(chunk)
    _write(file, b"", name, through=True)
    return not answer.total or received == answer.total


def _write(file: IO[bytes], chunk: bytes, name: str, *, through: bool = False) -> None:
    """Write, ``through`` to the disk if asked, so that a full one is noticed here."""
    try:
        file.write(chunk)
        file.flush()
        if through:
            os.fsync(file.fileno())
    except OSError as error:
        raise SaveError(f"{name} cannot be saved: {error.strerror}.") from error


def _why(url: str, target: Path, error: Exception) -> str:
    """What went wrong, and what can be done about it."""
    place = urllib.parse.urlsplit(source_of(url, target))
    reason = f"no connection to {place.hostname}" if place.hostname else f"there is no {place.path}"
    if isinstance(error, urllib.error.HTTPError):
        reason = str(error.reason)
    return (
        f"{target.name} could not be downloaded: {reason}. "
        f"Fetch {url} in another way and put it into {target.parent}, or choose your own copy."
    )


def _damage(path: Path, md5: str, sha256: str) -> str:
    """How the file differs from what it should be; nothing when it does not."""
    for name, wanted in (("md5", md5), ("sha256", sha256)):
        found = _digest(path, name)[: len(wanted)] if wanted else ""
        if found != wanted:
            return f"its {WORDS[name]} is {found} instead of {wanted}"
    return ""


def _digest(path: Path, name: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(name, usedforsecurity=False)).hexdigest()
