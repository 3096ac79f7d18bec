"""A text may be the name of anybody's file or the message of any library: telling it takes time by its length alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workbench.gui import told as module
from workbench.gui.language import ENGLISH, language
from workbench.gui.told import LEAST, TIMES, Teller, told
from workbench.gui.told_forms import SentenceForm, shipped

PENDING = 60  # passes that were begun when it had gone through all it may
LETTERS = ". ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + ".png is not a picture that can be read."
PICKLE = (
    "Weights only load failed. This file can still be loaded, to do so you have two options, do those steps only if "
    "you trust the source of the checkpoint. (1) In PyTorch 2.6, we changed the default value of the `weights_only` "
    "argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will "
    "likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted "
    "source. (2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following "
    "error message."
)


def sentences(length: int) -> str:
    return _upto(length, lambda n: f"This is unknown sentence number {n}. ")


def initials(length: int) -> str:
    return _upto(length, lambda n: f"{chr(ord('a') + n % 26)}. ")


def named(length: int) -> str:
    return _upto(length, lambda n: f"name {n}: ")


def forms_in_forms(length: int) -> str:
    """Much that looks like forms and is none, as bad as it can be."""
    forms = [each for each in shipped().every if each.told]
    return _upto(length, lambda n: "x".join(forms[n * 7 % len(forms)].literals) + ". ")


def _upto(length: int, piece: Callable[[int], str]) -> str:
    text, n = "", 0
    while len(text) < length:
        text, n = text + piece(n), n + 1
    return text[:length]


@pytest.fixture
def tellers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Teller]]:
    """Those that are made, so that it can be seen how much they have gone through."""
    made: list[Teller] = []

    class Counting(Teller):
        def __init__(self, length: int) -> None:
            super().__init__(length)
            made.append(self)

    monkeypatch.setattr(module, "Teller", Counting)
    module._told.cache_clear()
    language().choose("zh_CN")
    yield made
    language().choose(ENGLISH)
    module._told.cache_clear()


@pytest.mark.parametrize("text", [LETTERS, PICKLE], ids=["letters", "pickle"])
def test_a_text_of_many_full_stops_stays_if_it_is_not_known(tellers: list[Teller], text: str) -> None:
    assert told(text) == text
    assert _gone_through(tellers[0], text) < LEAST + (TIMES + PENDING) * len(text)


@pytest.mark.parametrize("make", [sentences, initials, named, forms_in_forms])
def test_what_is_gone_through_grows_with_the_length_alone(tellers: list[Teller], make: Callable[[int], str]) -> None:
    for length in (1000, 10_000):
        text = make(length)
        told(text)
        assert _gone_through(tellers[-1], text) < LEAST + (TIMES + PENDING) * length


def test_each_part_is_looked_for_once(tellers: list[Teller], monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    ways = Teller._ways

    def counted(teller: Teller, text: str, deep: int) -> Iterator[module.Found | None]:
        looked.append(text)
        return ways(teller, text, deep)

    monkeypatch.setattr(Teller, "_ways", counted)
    told(PICKLE)
    assert PICKLE in looked
    assert len(looked) == len(set(looked))


def test_a_whole_sentence_is_known_at_once(tellers: list[Teller]) -> None:
    for plain in (form.text for form in shipped().every if len(form.literals) == 1):
        told(plain)
        assert tellers[-1].left == LEAST + TIMES * len(plain)


def test_a_long_text_of_known_sentences_is_told_throughout(tellers: list[Teller]) -> None:
    text = " ".join(f"All {n} practice tasks are done. Nobody knows {n}." for n in range(200))
    said = "".join(f"全部 {n} 个练习任务已完成。Nobody knows {n}. " for n in range(200)).rstrip()
    assert told(text) == said


def test_a_form_is_not_begun_that_cannot_be_ended() -> None:
    """Where its first words are found a thousand times, and its last never, there are very many ways to begin."""
    form = SentenceForm("{0} in {1} is {2} of {3}.", frozenset())
    assert not list(form.values("a in b is " * 1000 + "."))
    assert next(form.values("a in b is " * 1000 + "x of y.")) == ("a", "b", "a in b is " * 999 + "x", "y")


def _gone_through(teller: Teller, text: str) -> int:
    """In characters."""
    return LEAST + TIMES * len(text) - teller.left
