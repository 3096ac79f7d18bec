"""Where a notice that outlives a change of the language is given a sentence that is finished already."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from gui.translating import assigned

SHOWING = {"show_error", "show_hint"}
# What these belong to goes with the old window, or says its sentence anew by itself.
GO = ("window", "window.notice", "dialog", "dialog.notice", "_dialog", "job.notice", "_panel.mismatch", "super()")
SETTLED = {
    "algorithm.py": "_panel.notice",  # said again as soon as the settings are looked at
    "fitting.py": "notice",  # judged anew
    "reporting.py": "notice",  # the window waits for what is being written
    "adapting.py": "_panel.head.notice",  # the engine is asked again
    "run_models.py": "notice",  # told anew
    "run_ends.py": "_banner",  # tells the end of the run anew
}


def finished_sentences(file: Path) -> Iterator[str]:
    """Each call of a file that does so: a change of the language would leave its sentence as it is.

    Such a notice takes English, which is told, or what says the sentence anew.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    scopes = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    for scope in scopes:
        for call in ast.walk(scope):
            if (
                isinstance(call, ast.Call)
                and stays(call, file)
                and any(is_finished(each, scope) for each in said(call))
            ):
                yield f"{file.name}:{call.lineno}: {ast.unparse(call)}"


def stays(call: ast.Call, file: Path) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in SHOWING:
        return False
    owner = ast.unparse(call.func.value).removeprefix("self.")
    return owner not in GO and owner != SETTLED.get(file.name)


def said(call: ast.Call) -> list[ast.expr]:
    """The arguments; a panel is first told where to say it."""
    return call.args[isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith("_panel") :]


def is_finished(node: ast.expr, scope: ast.FunctionDef) -> bool:
    """Whether an argument is made by saying something there, or by a function that may."""
    if isinstance(node, ast.Name):
        return any(is_finished(each, scope) for each in assigned(scope, node.id))
    if isinstance(node, ast.Call):
        return not (isinstance(node.func, ast.Name) and node.func.id in {"str", "partial", "mark"})
    return isinstance(node, ast.JoinedStr | ast.BinOp)
