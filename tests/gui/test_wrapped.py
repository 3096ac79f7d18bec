"""No string of the window is shown as it stands: each goes through `say`, `mark` or `plural`, as a literal."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.wrapping import unjoined
from gui.wrapping import unwrapped as found_in

import workbench.gui

GUI = Path(workbench.gui.__file__).parent
# Modules whose strings are no sentences of the window: what Qt itself logs, style sheets, how letters are drawn, and
# what the self-test writes to the console.
OTHER = {
    "qt_messages", "style", "theme", "icons", "svg_picture", "language", "told", "told_forms", "self_test_steps",
    "self_test_window",
}  # fmt: skip
# Strings that look like words and are none, with what they are.
NAMES = {
    "Meta-Learning Workbench": "the program's name",
    "Inter": "a font",
    "&Language · 语言": "in both languages, so that it is found in either",
    "ONNX (*{})": "a kind of file",
    "files/folder of ": "the beginning of a setting's name",
    "{} et al. {}": "a citation",
    "memory slots": "the engine's word, which is looked up",
    "left out": "a tab's name in code",
    "none of these ": "compared with the names of folders",
    "Learning by gradient descent": "a family of the catalogue, which is looked up",
    "Outer loop": "a heading of the catalogue, which is looked up",
    "class accuracy": "a metric's name in code",
    "pair accuracy": "a metric's name in code",
    "Variety": "a heading of the catalogue, which is looked up",
    "PySide6.QtMultimedia": "a module",
    "HH.mm.ss": "how a time is written in a file's name",
    "step size": "the engine's word, which is looked up",
    "There is no screen to open the window on (DISPLAY is not set). Try workbench --help.": "for the console",
    "There is no drawing {} in the help.": "for who writes the help",
    "{} classes have {} parts and {} groups": "for who calls it",
    "a class is in part {}, but must be in one of {}": "for who calls it",
    "the remembered dataset does not fit": "caught where it is called",
    "{} cannot be read: {}.": "told by its form, as the rest of the store's errors are",
}
# Modules in which marks join what nobody reads in the window, or what has no language, with what that is.
JOINING = {
    "controllers/reporting.py": "kinds of files, as Qt wants them",
    "faults.py": "details of an error, which are copied",
    "journal.py": "the log",
    "models/class_parts.py": "an error for who calls it",
    "models/mixing.py": "the mixture as the command line takes it",
    "models/overlay.py": "the number of a name that is there twice",
}


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("3 pictures")',
        'label = QLabel("right")',
        'label.setToolTip(f"of {name}")',
        'TITLE = "Something went wrong"',
        'WORDS = {1: "Open", 2: mark("Close")}',
        'row.append(f"{count} classes")',
        'menu.addAction("&Open…", self.open)',
        'QMessageBox.warning(self, "Training goes on", sentence)',
        'QMessageBox.critical(self, title, "it is lost")',
        'label.setProperty("text", "right")',
        'label.setText(str.replace("Planted words", "a", "b"))',
        'labels = {"Some words": 1}',
        'raise ValueError("There is no such thing.")',
        'label.setText(say(f"{count} pictures"))',
        'label.setText(say("all the " + "rest"))',
        'label.setText(say("{} left".format(3)))',
        'label.setText(say("{what} left", what="all"))',
        'label.setText(told("There is no such thing."))',
        'label.setText(plural(3, f"{kind} picture"))',
        'word = "right"; label.setText(word)',
        'word = "right"; label.setText(f"{count} {word}")',
        'word = "right"; label.setText(say(word))',
        'word = "picture"; label.setText(plural(3, word))',
        'word, count = "right", 3; label.setText(word if count else "")',
        'for word in ("left", "right"): label.setText(word)',
        'rows = [QLabel(word) for word in ("left", "right")]',
        'rows = [QLabel(word) for word, count in {"left": 1}.items()]',
    ],
)
def test_a_string_that_is_not_wrapped_is_seen(line: str) -> None:
    assert {number for number, _ in unwrapped(f"import a\n{line}\n")} == {2}


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(say("{count} pictures", count=3))',
        'TITLE = mark("Something went wrong")',
        'label.setProperty("kind", "primary")',
        'if name == "Some Thing": pass',
        'LOG.warning("The engine did not end.")',
        'label.setText(say("right" if is_right else "wrong"))',
        'word = say("right"); label.setText(word)',
        'for word in (mark("left"), mark("right")): label.setText(say(word))',
        'label.setText(plural(count, "picture"))',
        'label.setText(f"{width} × {height}")',
        'kind = "secondary"',
        'action.setShortcut("Ctrl+Shift+S")',
    ],
)
def test_what_is_wrapped_or_no_text_is_left_alone(line: str) -> None:
    assert unwrapped(line) == []


def unwrapped(source: str) -> list[tuple[int, str]]:
    return [(line, text) for line, text in found_in(source) if text not in NAMES]


def test_every_string_of_the_window_is_wrapped() -> None:
    files = [each for each in sorted(GUI.rglob("*.py")) if each.stem not in OTHER]
    found = {str(path.relative_to(GUI)): unwrapped(path.read_text(encoding="utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_marks_join_as_the_language_writes_them() -> None:
    names = {str(each.relative_to(GUI)): each for each in sorted(GUI.rglob("*.py")) if each.stem not in OTHER}
    found = {name: unjoined(path.read_text(encoding="utf-8")) for name, path in names.items()}
    assert {name: lines for name, lines in found.items() if lines and name not in JOINING} == {}
    assert [name for name in JOINING if not found[name]] == []


@pytest.mark.parametrize("words", ['f"{name}: {figure}"', 'f"{name} ({more})"', '", ".join(names)'])
def test_a_mark_of_the_english_is_seen(words: str) -> None:
    assert unjoined(f"label.setText({words})") and not unjoined(f"LOG.info({words})")
