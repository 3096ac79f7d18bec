"""No string of the window is shown as it stands: each goes through `say`, `mark`, `told` or `plural`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench.gui

GUI = Path(workbench.gui.__file__).parent
# Through these a string is translated.
TRANSLATING = {"say", "mark", "told", "plural", "counted"}
# What is handed to these is for machines: Qt's properties and style sheets, keys, the log, patterns, names in code.
FOR_MACHINES = {
    "setProperty", "property", "setObjectName", "setStyleSheet", "QKeySequence", "value", "setValue", "icon",
    "debug", "info", "warning", "error", "exception", "critical", "compile", "sub", "match", "fullmatch", "search",
    "findall", "getattr", "setattr", "hasattr", "attrgetter", "NewType", "TypeVar", "Literal", "cast", "invokeMethod",
    "setShortcut", "setShortcuts", "addShortcut", "QFont", "setFamilies", "strftime", "toString", "encode", "decode",
    "partition", "split", "removeprefix", "removesuffix", "startswith", "endswith", "replace", "setFormat", "name",
    "setDesktopFileName", "setOrganizationName", "setApplicationName", "color",
}  # fmt: skip
# What shows a text at once; here a lower-case word alone is one, too.
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setWhatsThis", "setStatusTip", "setTitle", "setInformativeText", "drawText", "drawStaticText", "addItem",
    "addItems", "addAction", "addMenu", "addButton", "addTab", "setHeaderLabels", "setPlainText", "setHtml",
    "setSuffix", "setPrefix", "setSpecialValueText", "setLabelText", "showMessage", "QLabel", "QPushButton",
    "QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "QTableWidgetItem", "QListWidgetItem",
}  # fmt: skip
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
}
KEYS = "F[0-9]+|Esc|Del|Delete|Home|End|Return|Enter|Space|Backspace|Tab|[←→ /,]"
UNTRANSLATED = re.compile(
    rf"^(Ctrl|Alt|Shift|Meta)\+|^({KEYS})+$|^(PNG|SVG|JPEG|CSV|Noto .*)$|^(https?|file|data|image|application|text)[:/]"
    # a style sheet; a name in code, or of the environment
    r"|\{[^{}]*:[^{}]*;|^[a-z-]+: [^;]+;|^Q[A-Z]\w+|^[A-Z][A-Z0-9_]+$"
)
NO_MARKUP = re.compile("<[^>]*>")
NO_WORDS = re.compile("<[^>]*>|\\b(kB|MB|GB|ms|px)\\b|{}")


def unwrapped(source: str) -> list[tuple[int, str]]:
    """Line and text of each string of a module that people would read, and that nothing translates."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = ((node, _text(node)) for node in ast.walk(tree) if _text(node) and not _is_part(node, above))
    return sorted((node.lineno, text) for node, text in found if _is_read(node, text, above))  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return ""


def _is_part(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    return isinstance(above[node], (ast.JoinedStr, ast.Expr))


def _is_read(node: ast.AST, text: str, above: dict[ast.AST, ast.AST]) -> bool:
    handed = list(_handed(node, above))
    if set(handed) & (TRANSLATING | FOR_MACHINES | {"code"}) or text in NAMES or UNTRANSLATED.search(text):
        return False
    words, shown = NO_WORDS.sub("", text).strip(), bool(handed) and handed[0] in SHOWING
    several = " " in NO_MARKUP.sub("", text).strip() or words[:1].isupper()
    return bool(re.search("[A-Za-z]{2,}", words)) and (shown or several)


def _handed(node: ast.AST, above: dict[ast.AST, ast.AST]) -> Iterator[str]:
    """What a string is handed to, from near to far; "code" for what only the program reads."""
    below = node
    while (node := above.get(below)) is not None:  # type: ignore[assignment]
        if isinstance(node, ast.Call) and below is not node.func:
            called = node.func
            yield called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if _is_code(node, below):
            yield "code"
        if isinstance(node, ast.stmt):
            return
        below = node


def _is_code(node: ast.AST, below: ast.AST) -> bool:
    """Compared, raised, a key, or a type."""
    if isinstance(node, (ast.Compare, ast.Raise, ast.Assert, ast.MatchValue, ast.arg)):
        return True
    if isinstance(node, ast.Dict):
        return below in node.keys
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id == "__all__"
    annotation = getattr(node, "annotation", None) or getattr(node, "returns", None)
    return below is annotation or (isinstance(node, ast.Subscript) and below is node.slice)


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
    ],
)
def test_a_string_that_is_not_wrapped_is_seen(line: str) -> None:
    assert [number for number, _ in unwrapped(f"import a\n{line}\n")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(say("{count} pictures", count=3))',
        'TITLE = mark("Something went wrong")',
        'label.setProperty("role", "Section Head")',
        'if name == "Some Thing": pass',
        'raise ValueError("There is no such thing.")',
        'label.setText(f"{width} × {height}")',
        'kind = "secondary"',
        'action.setShortcut("Ctrl+Shift+S")',
    ],
)
def test_what_is_wrapped_or_no_text_is_left_alone(line: str) -> None:
    assert unwrapped(line) == []


def test_every_string_of_the_window_is_wrapped() -> None:
    files = [each for each in sorted(GUI.rglob("*.py")) if each.stem not in OTHER]
    found = {str(path.relative_to(GUI)): unwrapped(path.read_text(encoding="utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
