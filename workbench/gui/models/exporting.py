"""What was exported, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from workbench.engine.few_shot import Exported
from workbench.gui.language import mark, plural, say
from workbench.gui.numbers import written

SUFFIX = ".onnx"
NAME = f"classifier{SUFFIX}"
LEAST = 1e-6  # smaller differences are said to be less than that
# What each file is for, by its ending.
PURPOSES = {
    SUFFIX: mark("the classifier of {classes}, for any program that runs ONNX"),
    ".txt": mark("the names of the classes, a line each, in the order of the scores"),
    ".py": mark("an example: recognises pictures with the classifier, without this program"),
    ".md": mark("how to use it"),
}


def check_words(done: Exported) -> str:
    """How the file was checked, in a sentence."""
    if done.difference == 0:
        scores = say("exactly the same scores")
    elif done.difference < LEAST:
        scores = say("scores differ by less than {number}", number=_plain(LEAST))
    else:
        scores = say("scores differ by at most {number}", number=_plain(done.difference))
    return say("Checked on {pictures}: same labels, {scores}.", pictures=plural(done.checked, "picture"), scores=scores)


def file_lines(files: Sequence[str], classes: int) -> list[str]:
    """Each file by its name, and what it is for."""
    return [_line(Path(each), classes) for each in files]


def _line(file: Path, classes: int) -> str:
    purpose = say(PURPOSES.get(file.suffix, ""), classes=plural(classes, "class"))
    return say("{file}: {purpose}", file=file.name, purpose=purpose) if purpose else file.name


def _plain(number: float) -> str:
    """0.000003, with one significant figure and without an exponent."""
    return written(Decimal(format(number, ".0e")), "f")
