"""The strings of a module, and what the names within them stand for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Module:
    """One file, parsed; ``name`` is its path without the suffix, such as data/folder."""

    def __init__(self, path: Path, root: Path) -> None:
        self.root, self.name = root, path.relative_to(root).with_suffix("").as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.above = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def strings(self) -> Iterator[ast.expr]:
        """The outermost literals, f-strings and sums of them, without docstrings."""
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            if is_annotation(node, self.above.get(node)):
                continue
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue  # a docstring
            if is_string(node):
                yield node
                waiting += [part for part in ast.walk(node) if isinstance(part, ast.FormattedValue)]
            elif isinstance(node, ast.FormattedValue):
                waiting += [] if is_worded(node.value) else [node.value]
            else:
                waiting += ast.iter_child_nodes(node)

    def handed_to(self, node: ast.AST) -> Iterator[str]:
        """What a string is given to, from near to far: names of functions called, of arguments ("help="), and
        statements ("Raise")."""
        while (above := self.above.get(node)) is not None:
            if isinstance(above, ast.Call) and node is not above.func:
                yield called(above)
            elif isinstance(above, ast.keyword):
                yield f"{above.arg}="
            elif isinstance(above, (ast.Raise, ast.Compare, ast.MatchValue)):
                yield type(above).__name__
            if isinstance(above, (*FUNCTIONS, ast.ClassDef)):
                return
            node = above

    def function_of(self, node: ast.AST) -> ast.AST:
        """The innermost function around it, or the module."""
        while not isinstance(node, (*FUNCTIONS, ast.Module)):
            node = self.above[node]
        return node

    def values(self, name: ast.Name) -> list[ast.expr]:
        """All that a name may stand for where it is used, as far as it is assigned there or in the module."""
        return assigned(self.function_of(name), name.id) or assigned(self.tree, name.id)

    def returned(self, name: str) -> list[tuple[ast.expr, Module]]:
        """What a function of the module, or one that it imports from ours, may return, and where that stands."""
        nodes = [each for each in ast.walk(self.tree) if isinstance(each, FUNCTIONS) and each.name == name]
        if not nodes:
            source = self.source(name)
            return source.returned(name) if source and source is not self else []
        returns = (each for node in nodes for each in ast.walk(node) if isinstance(each, ast.Return))
        return [(each.value, self) for each in returns if each.value is not None]

    def source(self, name: str) -> Module | None:
        """The module that a name is imported from, if it is one of ours."""
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and any((each.asname or each.name) == name for each in node.names):
                path = self.root.parent / f"{(node.module or '').replace('.', '/')}.py"
                return parsed(path, self.root) if path.exists() else None
        return None


@cache
def parsed(path: Path, root: Path) -> Module:
    return Module(path, root)


@cache
def assigned(within: ast.AST, name: str) -> list[ast.expr]:
    """What is assigned to a name in a function, or at the top of a module."""
    nodes = within.body if isinstance(within, ast.Module) else ast.walk(within)
    return [value for node in nodes if isinstance(node, ast.Assign) for value in _assigned(node, name)]


def _assigned(node: ast.Assign, name: str) -> Iterator[ast.expr]:
    for target in node.targets:
        pairs = [(target, node.value)]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts, strict=False))
        yield from (value for at, value in pairs if isinstance(at, ast.Name) and at.id == name)


def called(node: ast.Call) -> str:
    """The name of what is called, without what it belongs to."""
    at = node.func
    return at.id if isinstance(at, ast.Name) else at.attr if isinstance(at, ast.Attribute) else ""


def is_string(node: ast.AST) -> TypeGuard[ast.expr]:
    """A literal, an f-string, or a sum with one of them."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and (is_string(node.left) or is_string(node.right))
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_worded(node: ast.AST) -> TypeGuard[ast.expr]:
    """Whether it is a string, or a choice between strings."""
    if isinstance(node, ast.IfExp):
        return is_worded(node.body) and is_worded(node.orelse)
    return is_string(node)


def is_annotation(node: ast.AST, above: ast.AST | None) -> bool:
    """Whether it says the type of what it stands in."""
    return any(node is getattr(above, place, None) for place in ("annotation", "returns"))
