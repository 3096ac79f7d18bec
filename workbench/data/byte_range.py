"""Ask a server for the rest of a file, and believe no more of its answer than it says (RFC 9110, section 14)."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

TIMEOUT = 30.0  # seconds without any byte
PARTIAL, UNSATISFIABLE = 206, 416
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True)
class Answer:
    """``content`` can be read from byte ``start`` of the file, which has ``total`` bytes, or 0 where nobody says."""

    content: Any
    start: int
    total: int


def ask(url: str, start: int) -> Answer:
    """Open an address from byte ``start`` on, or from the beginning where the server gives no such part.

    Raises:
        OSError, http.client.HTTPException: the server cannot be reached or refuses.
    """
    if start and (rest := _ask_rest(url, start)) is not None:
        return rest
    response = urllib.request.urlopen(url, timeout=TIMEOUT)
    return Answer(response, 0, _number(response.headers.get("Content-Length")))


def _ask_rest(url: str, start: int) -> Answer | None:
    """What lies from ``start`` on, or the whole where the server knows of no parts; None where it answers another."""
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"})
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code != UNSATISFIABLE:
            raise
        whole = _number((error.headers.get("Content-Range") or "").removeprefix("bytes */"))
        return Answer(io.BytesIO(), start, start) if whole == start else None
    if response.status != PARTIAL:
        return Answer(response, 0, _number(response.headers.get("Content-Length")))
    given = RANGE.fullmatch(response.headers.get("Content-Range") or "")
    if given is None or int(given[1]) != start:
        response.close()
        return None
    return Answer(response, start, _number(given[2]))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
