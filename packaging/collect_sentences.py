"""Every sentence that the window may show, as it stands in its code, in the catalogue, and outside the window."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import Environment
from jinja2.ext import extract_from_ast
from sentence_forms import forms

from workbench.catalogue import catalogue
from workbench.config import SECTIONS, knobs_of
from workbench.gui.language import counted
from workbench.knobs import Knob

WORKBENCH = Path(__file__).parent.parent / "workbench"
SAYING = ("gui/**/*.py", "runs/report*.py", "runs/svg_*.py")
SAID = ("say", "mark")
COUNTED = ("plural", "noun")
# What of the catalogue is read by people; the rest is names, numbers and citations.
READ = ("title", "family", "summary", "advice", "paper_note", "licence", "split_by", "how", "calibrated")
# What Qt's own dialogs say and its translations lack, and the context in which Qt looks for it.
LACKING_IN_QT = {"&Look in:": "QFileDialog", "Files of &type:": "QFileDialog"}


def every_sentence() -> tuple[str, ...]:
    """Sorted, each once."""
    said = (*said_by_the_window(), *said_by_templates(), *of_the_catalogue())
    made = (form.text for form in forms(WORKBENCH))
    return tuple(sorted({*said, *made, *LACKING_IN_QT} - {""}))


def said_by_the_window() -> Iterator[str]:
    """What `say` and `mark` are called with under gui and in reports, and the nouns that are counted."""
    for path in sorted(each for pattern in SAYING for each in WORKBENCH.glob(pattern)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                is_noun = _called(node) in COUNTED
                yield from (counted(each.value) if is_noun else each.value for each in texts_of_call(node))


def said_by_templates() -> Iterator[str]:
    """The same of the pages that reports are made from."""
    for path in sorted((WORKBENCH / "runs" / "templates").glob("*.html")):
        page = Environment().parse(path.read_text(encoding="utf-8"))
        for _, called, (text, *_) in extract_from_ast(page, (*SAID, *COUNTED), babel_style=False):
            yield counted(text) if called in COUNTED else text


def texts_of_call(call: ast.Call) -> Iterator[ast.Constant]:
    """The literals that a call translates: what it says, or the noun that it counts."""
    if call.args and _called(call) in SAID:
        yield from _texts(call.args[0])
    elif call.args and _called(call) in COUNTED:
        yield from _texts(call.args[-1])


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts(node: ast.expr) -> Iterator[ast.Constant]:
    """A literal, or the literals between which a condition chooses."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def of_the_catalogue() -> Iterator[str]:
    """Titles, summaries and the like of datasets, algorithms, networks and models, and all that a knob shows."""
    shipped = catalogue()
    for card in (*shipped.datasets, *shipped.algorithms, *shipped.networks, *shipped.heads, *shipped.models):
        yield from (card[key] for key in READ if isinstance(card.get(key), str))
    for algorithm in shipped.algorithms:
        for knob in shipped.own_knobs(algorithm["name"]):
            yield from _of_knob(knob)
    for section in SECTIONS.values():
        for knob in knobs_of(section):
            yield from _of_knob(knob)


def _of_knob(knob: Knob) -> Iterator[str]:
    yield from (knob.label, knob.term, knob.help, knob.heading, knob.unit, knob.zero)
    choices: Any = knob.choices
    yield from choices or ()
