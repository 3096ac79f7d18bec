"""A table as one HTML file: nothing is loaded from elsewhere, and no script runs.

page.html and page.css are its template; everything in it is escaped unless the template says otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from workbench.catalogue import catalogue
from workbench.reproduce.cells import Cell, Point
from workbench.reproduce.published import Column, Table
from workbench.reproduce.report import drawings, words
from workbench.reproduce.report.foot import foot
from workbench.reproduce.report.notes import told
from workbench.reproduce.report.scale import Scale, Stretched, guessing, scale
from workbench.reproduce.report.sources import sources
from workbench.reproduce.rows import Row, rows

TEMPLATE, STYLE = "page.html", "page.css"


@dataclass(frozen=True)
class Line:
    """A row of the page: the row itself, the task in words, what is told of it, and its drawings with their words."""

    row: Row
    task: str
    told: tuple[str, ...]
    interval: drawings.Interval
    interval_words: str
    curve: drawings.Curve | None
    curve_words: str

    @property
    def key(self) -> str:
        return f"{self.row.method}-{self.row.column}"


def page(table: Table, cells: Sequence[Cell]) -> str:
    """The whole file."""
    shown = rows(table, cells)
    axis = scale(shown)
    curves = {(cell.method, cell.column): cell.curve for cell in cells}
    lines = [_line(row, axis, curves[row.method, row.column]) for row in shown]
    return _template().render(
        title=table.title,
        families=[(family, list(of)) for family, of in groupby(lines, key=_family)],
        verdicts=_verdicts(shown),
        ticks=drawings.ticks(axis),
        stretched=isinstance(axis, Stretched),
        foot=foot(table, cells),
        sources=sources(shown),
        words=words,
        size=drawings,
    )


@cache
def _template() -> Template:
    """The template, read from beside this file wherever it is installed. A name that is not given is an error."""
    texts = {name: (files(__package__) / name).read_text(encoding="utf-8") for name in (TEMPLATE, STYLE)}
    environment = Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(TEMPLATE)


def _family(line: Line) -> str:
    return str(catalogue().algorithm(line.row.method)["family"])


def _verdicts(shown: Sequence[Row]) -> list[tuple[str, int]]:
    """How many rows there are of each verdict that occurs, in the order in which verdicts are explained."""
    counts = Counter(row.verdict for row in shown)
    return [(verdict, counts[verdict]) for verdict in words.ICONS if counts[verdict]]


def _line(row: Row, axis: Scale, curve: Sequence[Point]) -> Line:
    return Line(
        row,
        Column.parse(row.column).title,
        tuple(told(row)),
        drawings.interval(row, axis),
        " ".join(_where(row)),
        drawings.curve(curve),
        _course(curve),
    )


def _where(row: Row) -> list[str]:
    """The interval drawing in words, for those who cannot see it."""
    accuracy = [f"Ours is {words.ours(row)} %."] if row.accuracy is not None else []
    band = [f"The band is {words.between(row.band)} %." if row.band else "There is no band."]
    return [*accuracy, *band, f"Guessing gives {guessing(row):g} %."]


def _course(curve: Sequence[Point]) -> str:
    if not curve:
        return ""
    first, last = curve[0], curve[-1]
    return (
        f"Validation accuracy from {first.accuracy:.1f} % after {first.episodes:,} practice tasks "
        f"to {last.accuracy:.1f} % after {last.episodes:,}."
    )
