"""The translations that ship: whole, fresh, and with the same holes and keys as the English."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from gui.translating import FOLDER, every_sentence, messages, write_translations

from workbench.gui.language import TRANSLATED
from workbench.gui.told_forms import NAME

LANGUAGE = "zh_CN"
CHINESE = "[\u3400-\u9fff]"
# A key to press with Alt: "&" before a letter, where "&&" and "A & B" are characters.
KEY = re.compile(r"(?<!&)&(?=[^&\s])")
Holes = list[tuple[str, str, str]]


def holes(text: str) -> Holes:
    """Name, format and conversion of each hole, in order of their names; holes without a name are numbered."""
    found = [each for each in string.Formatter().parse(text) if each[1] is not None]
    named = ((name or str(number), form or "", turned or "") for number, (_, name, form, turned) in enumerate(found))
    return sorted(set(named))


def finished() -> list[tuple[str, str]]:
    return [(source, said) for source, said, _ in messages(LANGUAGE)]


def test_every_sentence_is_translated_and_nothing_else() -> None:
    assert list(TRANSLATED) == [LANGUAGE]
    there = messages(LANGUAGE)
    assert [source for source, said, state in there if state or not said] == [], "not translated yet"
    assert set(every_sentence()) - {source for source, *_ in there} == set(), "make translations"
    assert {source for source, *_ in there} - set(every_sentence()) == set(), "said by nothing; make translations"


def test_what_is_built_from_them_is_fresh(tmp_path: Path) -> None:
    made = tmp_path / f"workbench_{LANGUAGE}.qm"
    write_translations.release(FOLDER / f"workbench_{LANGUAGE}.ts", made)
    assert (FOLDER / made.name).read_bytes() == made.read_bytes(), "make translations"
    assert (FOLDER / NAME).read_text(encoding="utf-8") == write_translations.forms_as_json(), "make translations"


def test_holes_are_those_of_the_english() -> None:
    wrong = [(source, said) for source, said in finished() if said and holes(source) != holes(said)]
    assert wrong == []


def test_a_hole_that_is_missing_or_formatted_otherwise_is_seen() -> None:
    assert holes("{0} of {1:,}") == holes("{1:,} 中的 {0}") == holes("{} of {:,}")
    assert holes("{a} of {b:.0%}") not in (holes("{a}"), holes("{a} {b}"), holes("{a} {c:.0%}"))


def test_a_key_stays_a_key() -> None:
    assert len(KEY.findall("&Open… & more && all")) == 1
    for source, said in finished():
        assert len(KEY.findall(source)) == len(KEY.findall(said)) <= 1, (source, said)


@pytest.mark.parametrize("mark", list(",.?!:;()"))
def test_chinese_is_written_with_its_own_marks(mark: str) -> None:
    half = re.compile(f"{CHINESE}{re.escape(mark)}{CHINESE}")
    assert half.search(f"好{mark}好")
    assert [said for _, said in finished() if half.search(said)] == []
