"""The forms of sentences are read from the code that makes them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from form_rules import ALSO, JOINED, NO_FORMS, SPOKEN  # noqa: E402 - lies where the line above says
from sentence_forms import Form, forms  # noqa: E402

from workbench.gui.told_forms import shipped  # noqa: E402


def read(folder: Path, code: str, name: str = "module.py") -> set[Form]:
    """The forms of one module, without those that are there in any case."""
    (folder / "workbench").mkdir(exist_ok=True)
    (folder / "workbench" / name).write_text(code, encoding="utf-8")
    return {each for each in forms(folder / "workbench") if each.text not in ALSO}


# A function of two values, but for its last line.
DEF = "def f(n, m):\n    "
TRY = "try:\n        n()\n    except OSError as error:\n        "
CASES = [
    (DEF + 'raise m(f"The folder {n} has {len(n):,} pictures.")', {"The folder {0} has {1} pictures.": ()}),
    (
        DEF + "return f\"There {'is one' if n == 1 else 'are more'} of these.\"",
        {"There is one of these.": (), "There are more of these.": ()},
    ),
    (
        'SIDE = "a side of it"\n' + DEF + 'return f"It has {n} and {SIDE}."',
        {"It has {0} and a side of it.": (), "a side of it": ()},
    ),
    (
        DEF + 'many = f"{n} more of them" if n else ""\n    return f"These are all{many}."',
        {"These are all{0} more of them.": (), "These are all.": ()},
    ),
    (
        'def why():\n    return "it is too far"\n' + DEF + 'return f"This was left out: {why()}"',
        {"This was left out: {0}": (0,), "it is too far": ()},
    ),
    (DEF + TRY + 'raise m(f"It cannot be read: {error}.")', {"It cannot be read: {0}.": (0,)}),
    ('NOTE = "There are {} of {:,} pictures."', {"There are {0} of {1} pictures.": ()}),
    (DEF + 'return "This is one sentence " "in two literals."', {"This is one sentence in two literals.": ()}),
    (DEF + 'return f"Both of them: {n}{m}"', {"Both of them: {0}": ()}),
]


@pytest.mark.parametrize(("code", "found"), CASES)
def test_what_a_sentence_says_is_its_form(tmp_path: Path, code: str, found: dict[str, tuple[int, ...]]) -> None:
    assert read(tmp_path, code) == {Form(*each) for each in found.items()}


def test_what_people_do_not_read_is_left_out(tmp_path: Path) -> None:
    code = '''
    """A module of many words."""
    def f(log, n: "a type in words"):
        """What it does."""
        log.info("This goes into the log.")
        if n == "some other words":
            return knob(help="This is in the catalogue.")
        return "word"
    '''
    assert read(tmp_path, "\n".join(line[4:] for line in code.splitlines())) == set()


def test_a_constant_of_another_module_is_read_there(tmp_path: Path) -> None:
    read(tmp_path, 'WORDS = "what is known of it"', "other.py")
    found = read(tmp_path, 'from workbench.other import WORDS\ndef f(n):\n    return f"{n} is {WORDS}."')
    assert Form("{0} is what is known of it.") in found


def test_the_rules_name_nothing_that_is_gone() -> None:
    """A module, or the pieces of a sentence, that a rule knows may change; then the rule has to."""
    made = [path.relative_to(ROOT / "workbench").as_posix() for path in (ROOT / "workbench").rglob("*.py")]
    assert [name for name in SPOKEN if not any(path.startswith(name) for path in made)] == []
    assert not NO_FORMS & set(ALSO)
    assert {form.text for form in shipped().every} >= set(JOINED)
