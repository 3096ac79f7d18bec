"""Sentences that are made outside the window, in the window's language.

Errors, badges, advice and the like arrive as finished English. They are known by their form: what the code put into a
sentence, such as a name or a number, stays as it is, and what it chose from its own phrases is told in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from workbench.gui.language import ENGLISH, language, say
from workbench.gui.numbers import in_locale
from workbench.gui.told_forms import SentenceForm, shipped, shown

KEPT = 2000  # sentences whose translation is remembered
DEEPEST = 6  # phrases within phrases
TRIED = 60  # ways to fill the holes of one form
LEAST, TIMES = 400_000, 60  # characters gone through, and more for each of a text, so that time grows with its length
NUMBER = re.compile(r"[\d.,]*\d")
STOPS = ".!?…"
SENTENCES = re.compile(rf"(?<=[{STOPS}])( +)")
SIDE_BY_SIDE = 12  # sentences that may be one: names hold full stops too
FEWEST_KNOWN = 7  # characters of the phrases that make a weak form believed
FULL_STOPS = "。！？"
WIDE = "。！？；：…"
# What several phrases are joined by, and in Chinese.
JOINTS = {"; ": "；", ", and ": "，"}


class Found(NamedTuple):
    """A translation, and how many characters of the English were known, but for blanks.

    is_whole: no sentence of it stayed English.
    """

    text: str
    known: int
    is_whole: bool = True


def told(text: str) -> str:
    """A finished English sentence in the window's language; one that is not known, or told already, as it is."""
    code = language().code
    if code == ENGLISH:
        return in_locale(text)
    return _told(text, code) if text.strip() else text


def paragraph(*sentences: str) -> str:
    """One sentence after the other; Chinese ones need no blank between them."""
    text = ""
    for each in filter(None, sentences):
        text += f"{'' if not text or text[-1] in FULL_STOPS else ' '}{each}"
    return text


@lru_cache(KEPT)
def _told(text: str, _code: str) -> str:
    """Kept by language, so that no other's is shown."""
    found = Teller(len(text)).find(text)
    return found.text if found else text


@dataclass(frozen=True)
class Filling:
    """One way to fill the holes of a form. phrases: what was found of the values that are told."""

    form: SentenceForm
    values: tuple[str, ...]
    phrases: Mapping[int, Found | None]

    @cached_property
    def known(self) -> int:
        return sum(each.known for each in self.phrases.values() if each)

    @cached_property
    def is_believed(self) -> bool:
        """All phrases are known; those of a weak form say something, and no other sentence lies before them."""
        phrases = [each for each in self.phrases.values() if each]
        if len(phrases) < len(self.phrases) or not self.form.is_weak:
            return len(phrases) == len(self.phrases)
        names = (value for hole, value in enumerate(self.values) if hole not in self.phrases)
        is_one = all(each.is_whole for each in phrases) and not any(each[-1] in STOPS for each in names)
        return is_one and self.known >= FEWEST_KNOWN

    @property
    def rank(self) -> tuple[bool, int, int, int, int, int]:
        """The way that knows most is the best; then one with numbers where they belong, whose names do not end in
        what parts them, that cuts no number, and puts no name into a phrase."""
        numbers = {hole for hole, value in enumerate(self.values) if NUMBER.fullmatch(value)}
        ended = sum(
            f"{value} ".endswith(part) for value, part in zip(self.values, self.form.literals[1:], strict=True) if part
        )
        told = sum(len(self.values[hole]) for hole in self.phrases) if self.is_believed else 0
        return self.is_believed, self.known, len(numbers & self.form.counts), -ended, len(numbers), -told

    def found(self) -> Found:
        told = {hole: phrase.text for hole, phrase in self.phrases.items() if phrase}
        filled = [told.get(hole, value) for hole, value in enumerate(self.values)]
        return Found(say(self.form.text, *filled), self.form.weight + self.known)


class Teller:
    """Tells one text: many ways lead to the same part of it, so that what was found of each is kept."""

    def __init__(self, length: int) -> None:
        self.left = LEAST + TIMES * length  # characters to go through; after these, only whole sentences are known
        self._found: dict[str, Found | None] = {}
        self._found_as_one: dict[str, Found | None] = {}

    def find(self, text: str, deep: int = DEEPEST) -> Found | None:
        """The translation that knows most of a text: as one sentence, or as several side by side."""
        if not deep or not text:
            return None
        if text not in self._found:
            self._found[text] = _exact(text) or self._sentences(text, deep)
        return self._found[text]

    def _sentences(self, text: str, deep: int) -> Found | None:
        """Short rows of them first, as these say most for the time they take."""
        parts = SENTENCES.split(text)
        rows: list[dict[int, Found | None]] = [{} for _ in parts]
        for length in [*range(1, min(len(parts), 2 * SIDE_BY_SIDE), 2), len(parts)]:
            for start in range(0, len(parts) - length + 1, 2):
                end = start + length
                rows[start][end] = self._as_one("".join(parts[start:end]), deep)
        return _side_by_side(parts, rows)

    def _as_one(self, text: str, deep: int) -> Found | None:
        if text and text not in self._found_as_one:
            self._found_as_one[text] = _exact(text) or _exact(_swapped(text)) or _most(self._ways(text, deep))
        return self._found_as_one.get(text)

    def _ways(self, text: str, deep: int) -> Iterator[Found | None]:
        """Also of one that was capitalised, or lost or got its full stop, to stand in another; as a list of phrases."""
        if self.left > 0:
            yield self._formed(text, deep) or self._formed(_swapped(text), deep, begins=True)
            yield self._unstopped(text, deep) if text[-1].isalnum() else self._stopped(text, deep)
            yield self._named(text, deep)
            for joint, wide in JOINTS.items():
                yield self._joined(text, joint, wide, deep)

    def _unstopped(self, text: str, deep: int) -> Found | None:
        found = _exact(f"{text}.") or self._formed(f"{text}.", deep)
        return found._replace(text=found.text.removesuffix("。"), known=found.known - 1) if found else None

    def _stopped(self, text: str, deep: int) -> Found | None:
        plain = text.removesuffix(".")
        found = _exact(plain) or self._formed(plain, deep) if plain and plain[-1].isalnum() else None
        return found._replace(text=f"{found.text}。") if found and plain != text else None

    def _formed(self, text: str, deep: int, begins: bool = False) -> Found | None:
        """By the form that knows most of it. begins: with a word of the form's, not with a hole."""
        self.left -= len(text)
        forms = (form for form in shipped().of(text) if form.literals[0] or not begins)
        return _most(self._filled(form, text, deep) for form in forms if say(form.text) != form.text)

    def _filled(self, form: SentenceForm, text: str, deep: int) -> Found | None:
        best = max(self._fillings(form, text, deep), key=lambda each: each.rank, default=None)
        return best.found() if best and (best.is_believed or not form.is_weak) else None

    def _fillings(self, form: SentenceForm, text: str, deep: int) -> Iterator[Filling]:
        for values in islice(form.values(text), TRIED):
            self.left -= len(text)
            yield Filling(form, values, {hole: self.find(values[hole], deep - 1) for hole in form.told})
            if self.left < 0:
                break

    def _named(self, text: str, deep: int) -> Found | None:
        """``name: sentence``, where the name stays."""
        name, colon, rest = text.partition(": ")
        found = self.find(rest, deep - 1) if colon and rest else None
        return found._replace(text=f"{name}：{found.text}") if found and found.is_whole else None

    def _joined(self, text: str, joint: str, wide: str, deep: int) -> Found | None:
        """Phrases of a list, all of which have to be known."""
        parts = text.split(joint)
        found = [self.find(each, deep - 1) for each in parts] if len(parts) > 1 else []
        known = [each for each in found if each and each.is_whole]
        if not known or len(known) < len(parts):
            return None
        return Found(wide.join(each.text for each in known), sum(each.known for each in known))


def _exact(text: str) -> Found | None:
    translated = say(text)
    return Found(translated, shown(text)) if translated != text else None


def _swapped(text: str) -> str:
    return text[0].swapcase() + text[1:]


def _most(found: Iterable[Found | None]) -> Found | None:
    """The first of those that know most."""
    return max((each for each in found if each), key=lambda each: each.known, default=None)


def _side_by_side(parts: list[str], rows: list[dict[int, Found | None]]) -> Found | None:
    """Parted where most is known; what is not known stays English.

    parts: the sentences and the blanks between them; rows: what was found from one of them to another.
    """
    best = {len(parts) + 1: Found("", 0)}
    for start in reversed(range(0, len(parts), 2)):
        known = {end: best[end + 1].known + (row.known if row else 0) for end, row in rows[start].items()}
        end = max(known, key=lambda each: (known[each], each == len(parts)))
        first, rest = rows[start][end] or Found("".join(parts[start:end]), 0, False), best[end + 1]
        blank = "" if first.text[-1:] in WIDE else "".join(parts[end : end + 1])
        best[start] = Found(f"{first.text}{blank}{rest.text}", known[end], first.is_whole and rest.is_whole)
    return best[0] if best[0].known else None
