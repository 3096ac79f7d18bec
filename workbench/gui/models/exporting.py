"""What was exported, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from workbench.engine.few_shot import Exported
from workbench.gui.language import mark, plural, say

SUFFIX = ".onnx"
NAME = f"classifier{SUFFIX}"
LEAST = 1e-6  # smaller differences are said to be less than that
# What each file is for, by its ending.
PURPOSES = {
    SUFFIX: mark("the classifier of {}, for any program that runs ONNX"),
    ".txt": mark("the names of the classes, a line each, in the order of the scores"),
    ".py": mark("an example: recognises pictures with the classifier, without this program"),
    ".md": mark("how to use it"),
}


def check_words(done: Exported) -> str:
    """How the file was checked, in a sentence."""
    if done.difference == 0:
        how = say("exactly the same scores")
    elif done.difference < LEAST:
        how = say("scores differ by less than {plain}", plain=_plain(LEAST))
    else:
        how = say("scores differ by at most {plain}", plain=_plain(done.difference))
    return say("Checked on {pictures}: same labels, {how}.", pictures=plural(done.checked, "picture"), how=how)


def file_lines(files: Sequence[str], classes: int) -> list[str]:
    """Each file by its name, and what it is for."""
    return [_line(Path(each), classes) for each in files]


def _line(file: Path, classes: int) -> str:
    purpose = PURPOSES.get(file.suffix, "").format(plural(classes, "class"))
    return f"{file.name}: {purpose}" if purpose else file.name


def _plain(number: float) -> str:
    """0.000003, with one significant figure and without an exponent."""
    return f"{Decimal(f'{number:.0e}'):f}"
