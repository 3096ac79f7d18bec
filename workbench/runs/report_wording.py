"""In which language reports and drawings are worded: in English, as they are written, or as whoever asks for one says.

Their sentences are wrapped as those of the window are: `say` words one at once, `mark` names one that stands in a
constant, `plural` counts. What was worded elsewhere and is finished, such as a badge, goes through `tell`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

FULL_STOPS = "。！？"


@dataclass(frozen=True)
class Wording:
    """``language`` is what a page names it by; ``date`` is given a day, and how that reads in English."""

    language: str = "en-GB"
    say: Callable[..., str] = str.format
    tell: Callable[[str], str] = str
    date: Callable[[datetime, str], str] = lambda _, english: english


ENGLISH = Wording()
_used: ContextVar[Wording] = ContextVar("wording", default=ENGLISH)


@contextmanager
def worded(wording: Wording) -> Iterator[None]:
    """Within it, all that is read of runs and written of them is worded so."""
    before = _used.set(wording)
    try:
        yield
    finally:
        _used.reset(before)


def language() -> str:
    """Of what is written now."""
    return _used.get().language


def mark(source: str) -> str:
    """The sentence as it is, so that those who translate find it; `say` words it later."""
    return source


def say(source: str, /, **values: object) -> str:
    """The sentence, its holes filled with the values."""
    return _used.get().say(source, **values)


def tell(finished: str) -> str:
    """What was worded elsewhere."""
    return _used.get().tell(finished)


def date(day: datetime, english: str) -> str:
    """A day; ``english`` is how it reads in English."""
    return _used.get().date(day, english)


def plural(number: int, noun: str) -> str:
    """1 task, 2,000 tasks, 4 classes; what is translated is "{n} tasks"."""
    many = f"{{n}} {noun}{'es' if noun.endswith('s') else 's'}"
    said = say(many, n=f"{number:,}")
    return f"1 {noun}" if number == 1 and said == many.format(n=1) else said


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *others, last = [*words]
    return say("{others} and {last}", others=say(", ").join(others), last=last) if others else last


def paragraph(*sentences: str) -> str:
    """One sentence after the other; Chinese ones need no blank between them."""
    text = ""
    for each in filter(None, sentences):
        text += f"{'' if not text or text[-1] in FULL_STOPS else ' '}{each}"
    return text
