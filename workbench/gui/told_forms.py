"""The forms of sentences that are made outside the window, and which of them a sentence has.

A form is a sentence with numbered holes, "The folder {0} has {1} pictures."; the file that they are read from is made
from the code (``make translations``).
"""

from __future__ import annotations

import json
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from workbench.resources import resources

NAME = "forms.json"
# A form that begins with a hole and has fewer letters than this fits too much, unless its phrases are known.
FEWEST_LETTERS = 6
# What stands behind a number, or before one.
COUNTED = re.compile(
    "(?: inner| practice| new| test)? (?:bytes|channels|characters|classes|cores|crashes|datasets|dimensions|examples"
    "|files|folders|gradients|images|labels|megapixels|models|more|pairs|parts|pictures|pixels|quadratic|queries|shots"
    "|steps|tags|tasks|times|values|ways|weights)\\b"
)
PLACED = re.compile(r"\b(?:[Ll]ine|column|byte|char|at least|at most) $")
OUT_OF = " of "


@dataclass(frozen=True)
class SentenceForm:
    """``told`` are the holes whose values the program words itself; any other value is a name or a number."""

    text: str
    told: frozenset[int]

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """What stands before, between and after the holes, of which there is one fewer."""
        pieces = list(string.Formatter().parse(self.text))
        return (*(piece[0] for piece in pieces), *([""] if pieces[-1][1] is not None else []))

    @cached_property
    def weight(self) -> int:
        """How much of a sentence the form itself says."""
        return sum(shown(each) for each in self.literals)

    @cached_property
    def is_weak(self) -> bool:
        return not self.literals[0] and len(re.findall("[A-Za-z]", "".join(self.literals))) < FEWEST_LETTERS

    @cached_property
    def counts(self) -> frozenset[int]:
        """The holes that take a number, as the words beside them tell: both of "{0} of {1} pictures"."""
        found: set[int] = set()
        for hole in reversed(range(len(self.literals) - 1)):
            before, after = self.literals[hole], self.literals[hole + 1]
            share = after == OUT_OF and hole + 1 in found
            if share or COUNTED.match(after) or PLACED.search(before):
                found.add(hole)
        return frozenset(found)

    @cached_property
    def key(self) -> str:
        """A word that every sentence of the form has: the longest of those that touch no hole."""
        last = len(self.literals) - 1
        words = [word for n, each in enumerate(self.literals) for word in _inner(each, n > 0, n < last)]
        return max(words, key=len, default="")

    def may_be(self, sentence: str) -> bool:
        """Seen at a glance: whether a sentence begins and ends as the form does."""
        return sentence.startswith(self.literals[0]) and sentence.endswith(self.literals[-1])

    def values(self, sentence: str) -> Iterator[tuple[str, ...]]:
        """Every way in which a sentence fills the holes, those with short first values first."""
        first, *others = self.literals
        if self.may_be(sentence) and (last := _last(sentence, len(first), others)):
            yield from _values(sentence, len(first), others, last)


def shown(text: str) -> int:
    """How much a text says, in characters that are no blanks."""
    return len(re.sub(r"\s", "", text))


def _last(sentence: str, start: int, literals: list[str]) -> list[int]:
    """Where each literal stands at the latest, with room for a value before each; none if there is no such way.

    So no way is begun that cannot be gone to its end: where literals are found often, these would be very many.
    """
    last, end = list[int](), len(sentence) + 1
    for each in reversed(literals):
        end = sentence.rfind(each, start + 1, end - 1 if last else end)
        if end < 0:
            return []
        last.insert(0, end)
    return last


def _values(sentence: str, start: int, literals: list[str], last: list[int]) -> Iterator[tuple[str, ...]]:
    if len(literals) == 1:
        yield (sentence[start : last[0]],)
        return
    at = sentence.find(literals[0], start + 1)
    while 0 <= at <= last[0]:
        others = _values(sentence, at + len(literals[0]), literals[1:], last[1:])
        yield from ((sentence[start:at], *each) for each in others)
        at = sentence.find(literals[0], at + 1)


def _inner(literal: str, after_hole: bool, before_hole: bool) -> list[str]:
    literal = re.sub("^[A-Za-z]+", "", literal) if after_hole else literal
    return re.findall("[A-Za-z]+", re.sub("[A-Za-z]+$", "", literal) if before_hole else literal)


class Forms:
    """All forms, by a word that they have."""

    def __init__(self, forms: Iterable[SentenceForm]) -> None:
        self.every = tuple(forms)
        self._by_word: dict[str, list[SentenceForm]] = defaultdict(list)
        for each in self.every:
            if len(each.literals) > 1:
                self._by_word[each.key].append(each)

    def of(self, sentence: str) -> list[SentenceForm]:
        """Those that a sentence may have, the most special first."""
        words = {"", *re.findall("[A-Za-z]+", sentence)}
        found = (form for word in words for form in self._by_word.get(word, ()) if form.may_be(sentence))
        return sorted(found, key=lambda form: -form.weight)


def read(data: Mapping[str, list[int]]) -> Forms:
    """From form → holes that are told."""
    return Forms(SentenceForm(text, frozenset(told)) for text, told in data.items())


@cache
def shipped() -> Forms:
    """The forms that come with the program; English, so that no language is kept here."""
    return read(json.loads((resources() / "translations" / NAME).read_text(encoding="utf-8")))
