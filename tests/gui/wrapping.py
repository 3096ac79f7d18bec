"""Which strings of a module people would read although nothing translates them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from gui.translating import assigned, texts_of_call

# What is handed to these is for machines: patterns, names in code, what a text is compared with.
FOR_MACHINES = {"TypeVar", "cast", "compile", "removeprefix", "startswith", "LOG"}
# What shows a text at once; here a lower-case word alone is one, too.
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setWhatsThis", "setStatusTip", "setTitle", "setInformativeText", "drawText", "drawStaticText", "addItem",
    "addItems", "addAction", "addMenu", "addButton", "addTab", "setHeaderLabels", "setPlainText", "setHtml",
    "setSuffix", "setPrefix", "setSpecialValueText", "setLabelText", "showMessage", "QLabel", "QPushButton",
    "QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "QTableWidgetItem", "QListWidgetItem",
    "warning", "critical", "information", "question", "say", "mark", "told", "plural",
}  # fmt: skip
# Properties by which Qt shows a text.
SHOWN = {"text", "toolTip", "title", "windowTitle", "placeholderText", "whatsThis", "accessibleName"}
KEYS = "F[0-9]+|Esc|Del|Delete|Home|End|Return|Enter|Space|Backspace|Tab|[←→ /,]"
UNTRANSLATED = re.compile(
    rf"^(Ctrl|Alt|Shift|Meta)\+|^({KEYS})+$|^(PNG|SVG|JPEG|CSV|Noto .*)$|^(https?|file|data|image|application|text)[:/]"
    # a style sheet; a name in code, or of the environment
    r"|\{[^{}]*:[^{}]*;|^[a-z-]+: [^;]+;|^Q[A-Z]\w+|^[A-Z][A-Z0-9_]+$"
)
NO_MARKUP = re.compile("<[^>]*>")
NO_WORDS = re.compile("<[^>]*>|\\b(kB|MB|GB|ms|px)\\b|{}")


class Module:
    """One module, parsed."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.above = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        self.translated = {text for call in calls for text in texts_of_call(call)}
        self.shown = {call: name for call in calls if (name := shows(call))}

    def handed(self, node: ast.AST) -> Iterator[str]:
        """What a string is handed to, from near to far; "code" for what only the program reads."""
        below = node
        while (at := self.above.get(below)) is not None:
            if isinstance(at, ast.Call) and below is not at.func:
                yield shows(at) or called(at)
            if is_code(at, below):
                yield "code"
            if isinstance(at, ast.stmt):
                return
            below = at

    def values(self, name: ast.Name) -> Iterator[ast.expr]:
        """What a name may stand for where it is used, as far as literals are given to it there or in the module."""
        scope: ast.AST = name
        while not isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)):
            scope = self.above[scope]
        given = [*assigned(scope, name.id), *looped(scope, name.id)]
        yield from given or [*assigned(self.tree, name.id), *looped(self.tree, name.id)]


def unwrapped(source: str) -> list[tuple[int, str]]:
    """Line and text of each string of a module that people would read, and that nothing translates."""
    module = Module(source)
    strings = [node for node in ast.walk(module.tree) if text(node) and not is_part(node, module)]
    found = [node for node in strings if is_read(node, module)] + list(by_name(module))
    return sorted({(node.lineno, text(node)) for node in found})  # type: ignore[attr-defined]


def is_read(node: ast.AST, module: Module) -> bool:
    """Whether it looks like words, and is neither translated nor for the program itself."""
    handed = list(module.handed(node))
    if node in module.translated or set(handed) & (FOR_MACHINES | {"code"}) or not is_worded(node):
        return False
    words = NO_WORDS.sub("", text(node)).strip()
    several = " " in NO_MARKUP.sub("", text(node)).strip() or words[:1].isupper()
    return several or (bool(handed) and handed[0] in SHOWING)


def unjoined(source: str) -> list[tuple[int, str]]:
    """Line and text of each mark that joins what is shown, though another language writes it otherwise."""
    module = Module(source)
    found = [node for node in ast.walk(module.tree) if joins(node, module) and "LOG" not in module.handed(node)]
    return [(node.lineno, text(node)) for node in found]  # type: ignore[attr-defined]


def joins(node: ast.AST, module: Module) -> bool:
    if isinstance(node, ast.Constant):
        return node.value in (", ", "; ", ". ", ": ") and getattr(module.above[node], "attr", "") == "join"
    words = NO_MARKUP.sub("", text(node)) if isinstance(node, ast.JoinedStr) else ""
    return bool(re.search(r"\{\}[:;,] |\{\} \(", words)) and not UNTRANSLATED.search(words)


def by_name(module: Module) -> Iterator[ast.AST]:
    """Literals that a name stands for where a text is shown."""
    for call in module.shown:
        for name in names_in(call.args):
            yield from (each for each in module.values(name) if is_worded(each) and each not in module.translated)


def names_in(nodes: list[ast.expr]) -> Iterator[ast.Name]:
    """The names whose values are shown, if these are: alone, chosen by a condition, or within an f-string."""
    for node in nodes:
        if isinstance(node, ast.Name):
            yield node
        elif isinstance(node, ast.IfExp):
            yield from names_in([node.body, node.orelse])
        elif isinstance(node, ast.JoinedStr):
            yield from names_in([each.value for each in node.values if isinstance(each, ast.FormattedValue)])


def looped(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    """The literals that a loop gives to a name."""
    for node in ast.walk(scope):
        if isinstance(node, (ast.For, ast.comprehension)):
            yield from (given for row in rows(node.iter) for given in parted(node.target, row, name))


def rows(node: ast.expr) -> list[ast.expr]:
    """What a loop goes over, where that stands there: the elements of a list, the keys or the items of a dictionary."""
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return node.elts
    if isinstance(node, ast.Dict):
        return [key for key in node.keys if key]
    if isinstance(node, ast.Call) and called(node) == "items" and isinstance(node.func.value, ast.Dict):  # type: ignore[attr-defined]
        inner = node.func.value  # type: ignore[attr-defined]
        return [ast.Tuple([key, value]) for key, value in zip(inner.keys, inner.values, strict=True)]
    return []


def parted(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for at, each in zip(target.elts, value.elts, strict=False):
            yield from parted(at, each, name)


def text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return ""


def is_worded(node: ast.AST) -> bool:
    return bool(re.search("[A-Za-z]{2,}", NO_WORDS.sub("", text(node)))) and not UNTRANSLATED.search(text(node))


def is_part(node: ast.AST, module: Module) -> bool:
    return isinstance(module.above[node], (ast.JoinedStr, ast.Expr))


def called(call: ast.Call) -> str:
    """What is called; "LOG" for whatever writes to the log."""
    at = call.func
    if isinstance(at, ast.Attribute) and isinstance(at.value, ast.Name) and at.value.id == "LOG":
        return "LOG"
    return at.id if isinstance(at, ast.Name) else getattr(at, "attr", "")


def shows(call: ast.Call) -> str:
    """The name of what is called, if it shows a text."""
    name = called(call)
    if name == "setProperty":
        return "setText" if text(call.args[0]) in SHOWN else ""
    return name if name in SHOWING else ""


def is_code(node: ast.AST, below: ast.AST) -> bool:
    """Compared, a key in one word, the name of a property, or a type."""
    if isinstance(node, (ast.Compare, ast.Assert, ast.MatchValue, ast.arg)):
        return True
    if isinstance(node, ast.Dict):
        return below in node.keys and " " not in text(below)
    if isinstance(node, ast.Call) and called(node) == "setProperty":
        return below is node.args[0]
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id == "__all__"
    annotation = getattr(node, "annotation", None) or getattr(node, "returns", None)
    return below is annotation or (isinstance(node, ast.Subscript) and below is node.slice)
