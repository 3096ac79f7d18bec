"""Sentences that are made outside the window, in the window's language.

Errors, badges, advice and the like arrive as finished English. They are known by their form: what the code put into a
sentence, such as a name or a number, stays as it is, and what it chose from its own phrases is told in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from workbench.gui.language import ENGLISH, language, say
from workbench.gui.told_forms import SentenceForm, shipped

KEPT = 2000  # sentences whose translation is remembered
TRIED = 60  # ways to fill the holes of one form
DEEPEST = 6  # phrases within phrases
SENTENCES = re.compile(r"(?<=[.!?…]) +")
FEWEST_KNOWN = 8  # characters of the phrases that make a weak form believed
EDGE = "\0"  # of a phrase in a hole
TOO_WIDE = re.compile(f"(?<=[\u3400-\u9fff])( {EDGE}|{EDGE} )(?=[\u3400-\u9fff])")
FULL_STOPS = "。！？"
WIDE = "。！？；：…"
# What several phrases are joined by, and in Chinese.
JOINTS = {"; ": "；", ", and ": "，"}


class Found(NamedTuple):
    """A translation, and how many characters of the English were known."""

    text: str
    known: int


def told(text: str) -> str:
    """A finished English sentence in the window's language; one that is not known, or told already, as it is."""
    code = language().code
    return text if code == ENGLISH or not text.strip() else _told(text, code)


def paragraph(*sentences: str) -> str:
    """One sentence after the other; Chinese ones need no blank between them."""
    text = ""
    for each in filter(None, sentences):
        text += f"{'' if not text or text[-1] in FULL_STOPS else ' '}{each}"
    return text


@lru_cache(KEPT)
def _told(text: str, _code: str) -> str:
    """Kept by language, so that no other's is shown."""
    found = _find(text, DEEPEST)
    return found.text if found else text


def _find(text: str, deep: int) -> Found | None:
    """The translation that knows most of a text."""
    if not deep or not text:
        return None
    return _most(_ways(text, deep))


def _most(found: Iterable[Found | None]) -> Found | None:
    """The first of those that know most."""
    return max((each for each in found if each), key=lambda each: each.known, default=None)


def _ways(text: str, deep: int) -> Iterator[Found | None]:
    """As one sentence, as several, as a list of phrases."""
    yield from _ways_of_one(text, deep)
    yield _sentences(text, deep)
    for joint, wide in JOINTS.items():
        yield _joined(text, joint, wide, deep)


def _ways_of_one(text: str, deep: int) -> Iterator[Found | None]:
    """Also of one that was capitalised, or lost its full stop, to stand within another."""
    swapped = text[0].swapcase() + text[1:]
    yield _exact(text) or _exact(swapped)
    yield _formed(text, deep) or _formed(swapped, deep, begins=True)
    yield _unstopped(text, deep) if text[-1].isalnum() else None
    yield _named(text, deep)


def _exact(text: str) -> Found | None:
    translated = say(text)
    return Found(translated, len(text)) if translated != text else None


def _unstopped(text: str, deep: int) -> Found | None:
    found = _exact(f"{text}.") or _formed(f"{text}.", deep)
    return Found(found.text.removesuffix("。"), found.known - 1) if found else None


def _formed(text: str, deep: int, begins: bool = False) -> Found | None:
    """By the form that knows most of it. begins: with a word of the form's, not with a hole."""
    forms = (form for form in shipped().of(text) if form.literals[0] or not begins)
    found = (_filled(form, text, deep) for form in forms if say(form.text) != form.text)
    return _most(found)


def _filled(form: SentenceForm, text: str, deep: int) -> Found | None:
    """A form with the values of a text, told where they are phrases: if it can be, so that all of these are known."""
    first: Found | None = None
    for values in islice(form.values(text), TRIED):
        phrases = {hole: _find(values[hole], deep - 1) for hole in form.told}
        filled = [_marked(phrase) if (phrase := phrases.get(hole)) else value for hole, value in enumerate(values)]
        known = form.weight + sum(each.known for each in phrases.values() if each)
        found = Found(_closed(say(form.text, *filled)), known)
        if all(phrases.values()) and (not form.is_weak or known >= form.weight + FEWEST_KNOWN):
            return found
        first = first or found
    return None if form.is_weak else first


def _marked(phrase: Found) -> str:
    return f"{EDGE}{phrase.text}{EDGE}"


def _closed(text: str) -> str:
    """Without the blanks that part Chinese from other letters, where a phrase became Chinese as well."""
    return TOO_WIDE.sub("", text).replace(EDGE, "")


def _sentences(text: str, deep: int) -> Found | None:
    """Two sentences, or more in the second; what of them is not known stays English."""
    return _most(_side_by_side(text[: at.start()], text[at.end() :], deep) for at in SENTENCES.finditer(text))


def _side_by_side(first: str, rest: str, deep: int) -> Found | None:
    before, after = _most(_ways_of_one(first, deep)), _find(rest, deep - 1)
    if not before and not after:
        return None
    said = before.text if before else first
    blank = "" if said[-1] in WIDE else " "
    return Found(f"{said}{blank}{after.text if after else rest}", sum(each.known for each in (before, after) if each))


def _joined(text: str, joint: str, wide: str, deep: int) -> Found | None:
    """Phrases of a list, all of which have to be known."""
    parts = text.split(joint)
    found = [_find(each, deep - 1) if each else None for each in parts] if len(parts) > 1 else []
    known = [each for each in found if each]
    if not known or len(known) < len(parts):
        return None
    return Found(wide.join(each.text for each in known), sum(each.known for each in known))


def _named(text: str, deep: int) -> Found | None:
    """``name: sentence``, where the name stays."""
    name, colon, rest = text.partition(": ")
    found = _find(rest, deep - 1) if colon and rest else None
    return Found(f"{name}：{found.text}", found.known) if found else None
