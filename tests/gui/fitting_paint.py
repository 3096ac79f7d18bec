"""Listens to what widgets paint by themselves, for words that are cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import wraps
from typing import Any

from PySide6.QtGui import QPainter

DOTS = "…"
# "MAML（模型无…": with a tool tip too it looks broken; the name alone does not.
CUT_TERM = re.compile("（[^）]*(…|$)")


def listen_to_painting(found: set[str]) -> None:
    """Put every text there that is painted from now on and looks as if it were cut."""
    draw = QPainter.drawText

    @wraps(draw)
    def drawn(painter: QPainter, *given: Any) -> Any:
        words = [each for each in given if isinstance(each, str)]
        found.update(each for each in words if DOTS in each or CUT_TERM.search(each))
        return draw(painter, *given)

    QPainter.drawText = drawn  # type: ignore[method-assign]


def is_painted_cut(words: str, painted: Iterable[str]) -> bool:
    """Whether one of the painted texts is what was left of these words."""
    return any(_is_left_of(words, *each.split(DOTS)) for each in painted if each.count(DOTS) == 1 and each != words)


def _is_left_of(words: str, start: str, end: str) -> bool:
    """What stops behind a whole word is a sentence of its own, such as "Reading…"."""
    if not start or len(start + end) >= len(words) or (not end and words[len(start)] == " "):
        return False
    return words.startswith(start) and words.endswith(end)
