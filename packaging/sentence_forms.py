"""The forms of the sentences that are made outside the window, as errors, badges and advice.

A sentence reaches the window finished: "The folder birds has 3 pictures." Its form is what the code says of it, with
a numbered hole for each value: "The folder {0} has {1} pictures." What is chosen between by a condition makes a form
for each choice, so that every form is a whole sentence where that can be told.
"""

from __future__ import annotations

import ast
import itertools
import math
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from form_rules import ALSO, PHRASES, PHRASES_OF, READ_BY_NOBODY, SILENT, SPOKEN, worded
from string_scopes import Module, assigned, called, is_string, is_worded, parsed

MOST = 16  # choices within one sentence; of more, each part is a form of its own
DEEP = 6  # names that stand for names
# What is called for a value and not for a phrase.
PLAIN_CALLS = {"len", "repr", "int", "min", "max", "sum", "type", "round", "sorted", "next", "get", "pop", "shown"}


@dataclass(frozen=True, order=True)
class Form:
    """``told`` are the holes whose values are phrases of the program's own; any other is left as it is."""

    text: str
    told: tuple[int, ...] = ()


@dataclass(frozen=True)
class Hole:
    """A value within a sentence; ``phrase`` says whether the program itself worded it."""

    phrase: bool


Parts = tuple[str | Hole, ...]


def forms(folder: Path) -> list[Form]:
    """Of all modules of ``folder`` that are free of Qt; sorted, each once. A hole is a phrase if it is one anywhere."""
    found: dict[str, set[int]] = {text: set(told) for text, told in ALSO.items()}
    for path in sorted(folder.rglob("*.py")):
        if not path.relative_to(folder).as_posix().startswith(READ_BY_NOBODY):
            for each in Reader(parsed(path, folder)).forms():
                found.setdefault(each.text, set()).update(each.told)
    return [Form(text, tuple(sorted(told))) for text, told in sorted(found.items())]


class Reader:
    """Of one module."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._spoken = next((kinds for name, kinds in SPOKEN.items() if module.name.startswith(name)), None)
        self._joined: set[ast.AST] = set()

    def forms(self) -> Iterator[Form]:
        found = [(node, self._choices(node, self._module)) for node in self._module.strings() if self._is_read(node)]
        for node, choices in found:
            if not self._is_part(node):
                yield from (form for parts in choices if worded((form := _form(parts)).text))

    def _is_read(self, node: ast.expr) -> bool:
        kinds = set(self._module.handed_to(node))
        return not kinds & SILENT and (self._spoken is None or bool(kinds & self._spoken))

    def _is_part(self, node: ast.expr) -> bool:
        """Whether it is only assigned to a name that stands within other sentences."""
        while is_worded(above := self._module.above[node]):
            node = above
        if isinstance(above, ast.Tuple):
            above = self._module.above[above]
        function = self._module.function_of(node)
        if not isinstance(above, ast.Assign) or isinstance(function, ast.Module):
            return False
        names = {each.id for target in above.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
        loads = [n for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
        used = [each for each in loads if each.id in names]
        return bool(used) and all(each in self._joined for each in used)

    def _choices(self, node: ast.expr, module: Module, deep: int = DEEP) -> list[Parts]:
        """Every way in which a string may read, joined of literals and holes."""
        if isinstance(node, ast.Constant):
            return [(str(node.value),)]
        if isinstance(node, ast.IfExp):
            return [*self._choices(node.body, module, deep), *self._choices(node.orelse, module, deep)]
        if is_string(node) and isinstance(node, ast.BinOp):
            return _product([self._choices(node.left, module, deep), self._choices(node.right, module, deep)])
        if isinstance(node, ast.JoinedStr):
            return _product([self._choices(each, module, deep) for each in node.values])
        if isinstance(node, ast.FormattedValue):
            plain = node.format_spec is not None or node.conversion == ord("r")
            return [(Hole(False),)] if plain else self._choices(node.value, module, deep)
        return self._of_value(node, module, deep)

    def _of_value(self, node: ast.expr, module: Module, deep: int) -> list[Parts]:
        if isinstance(node, ast.Name) and deep:
            values, there = module.values(node), module
            if not values and (source := module.source(node.id)):
                values, there = assigned(source.tree, node.id), source
            if values and all(is_worded(each) for each in values):
                self._joined.add(node)
                return [parts for each in values for parts in self._choices(each, there, deep - 1)]
        return [(Hole(_is_phrase(node, module, deep)),)]


def _is_phrase(node: ast.AST, module: Module, deep: int = DEEP) -> bool:
    """Whether the program words the value: it is named so, or chosen or returned from what it words."""
    if not deep:
        return False
    if isinstance(node, ast.Name):
        named = node.id in PHRASES or node.id in PHRASES_OF.get(module.name, ())
        return named or any(_is_phrase(each, module, deep - 1) for each in module.values(node))
    if isinstance(node, ast.Attribute):
        return node.attr in PHRASES
    if isinstance(node, ast.Subscript):
        return _is_constant(node.value) or (isinstance(node.slice, ast.Slice) and _is_phrase(node.value, module, 1))
    if isinstance(node, ast.Call):
        looked_up = isinstance(node.func, ast.Attribute) and node.func.attr == "get" and _is_constant(node.func.value)
        return looked_up or (called(node) not in PLAIN_CALLS and _returns_phrase(node, module, deep - 1))
    if isinstance(node, (ast.IfExp, ast.BoolOp)):
        return any(_is_phrase(each, module, deep) for each in ast.iter_child_nodes(node))
    return is_string(node) and any(worded(str(each.value)) for each in ast.walk(node) if isinstance(each, ast.Constant))


def _is_constant(node: ast.AST) -> bool:
    """Such as a table of words."""
    return isinstance(node, ast.Name) and node.id.isupper()


def _returns_phrase(node: ast.Call, module: Module, deep: int) -> bool:
    """What is made of a phrase is one too, as are answers of functions that word them."""
    given = [*node.args, *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
    made = [(each, module) for each in given] + module.returned(called(node))
    return any(_is_phrase(each, there, deep) for each, there in made)


def _product(parts: list[list[Parts]]) -> list[Parts]:
    """Every combination; where these are too many, those with most choices become holes."""
    while math.prod(len(each) for each in parts) > MOST:
        at = max(range(len(parts)), key=lambda each: len(parts[each]))
        parts[at] = [(Hole(True),)]
    return [tuple(itertools.chain(*each)) for each in itertools.product(*parts)]


def _form(parts: Parts) -> Form:
    """With its holes numbered; a literal with empty braces is a template, whose holes they are."""
    text, told, number = "", [], 0
    holes = any(isinstance(each, Hole) for each in parts)
    for each in _merged(parts):
        if isinstance(each, Hole):
            text += f"{{{number}}}"
            told += [number] if each.phrase else []
            number += 1
        elif holes:
            text += each.replace("{", "{{").replace("}", "}}")
        else:
            text += _template(each)
    return Form(text.strip(), tuple(told))


def _merged(parts: Parts) -> Iterator[str | Hole]:
    """Holes side by side cannot be told apart, so they are one."""
    for is_hole, group in itertools.groupby(parts, lambda each: isinstance(each, Hole)):
        if is_hole:
            yield Hole(any(isinstance(each, Hole) and each.phrase for each in group))
        else:
            yield "".join(each for each in group if isinstance(each, str))


def _template(text: str) -> str:
    """``{} of {:,}`` → ``{0} of {1}``."""
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError:
        return text
    numbers = itertools.count()
    return "".join(literal + ("" if name is None else f"{{{next(numbers)}}}") for literal, name, _, _ in pieces)


if __name__ == "__main__":
    for each in forms(Path(__file__).parent.parent / "workbench"):
        print(each.told or "", each.text)
