"""The rows of a table as they are shown: beside what is published, what was measured, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from workbench.catalogue import catalogue
from workbench.reproduce.band import FAILED, NOT_RUN, Band, band, verdict
from workbench.reproduce.cells import DONE, Cell
from workbench.reproduce.departures import departures, same_classes, same_tests
from workbench.reproduce.published import Column, Figure, Table
from workbench.reproduce.slope import Slope, slope


@dataclass(frozen=True)
class Row:
    """One method on one column; accuracies in percent.

    Attributes:
        method, title, column: which; ``title`` is the method's, in words.
        figures: what is reported, re-runs with ``rerun``.
        band: of what is reported, with our own interval where there is one; None where nothing is reported.
        accuracy, ci95: ours; None where it was not run, or failed.
        badges: the departures from the paper.
        verdict: one of `workbench.reproduce.band`.
        reason: why it failed.
        slope: of our curve's last doubling; None where it has too few points.
        episodes, seconds: of practice.
    """

    method: str
    title: str
    column: str
    figures: tuple[Figure, ...]
    band: Band | None
    accuracy: float | None = None
    ci95: float | None = None
    badges: tuple[str, ...] = ()
    verdict: str = NOT_RUN
    reason: str = ""
    slope: Slope | None = None
    episodes: int = 0
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def row(table: Table, method: str, column: Column, cell: Cell | None = None) -> Row:
    """The row of one cell, run or not. Raises ConfigError for an unknown method."""
    figures = tuple(table.entry(method).figures.get(column.name, ()))
    words = (method, catalogue().algorithm(method)["title"], column.name, figures)
    if cell is None:
        return Row(*words, band(figures))
    if cell.status != DONE:
        return Row(*words, band(figures), verdict=FAILED, reason=cell.reason)
    comparable = same_classes(table, cell) and same_tests(table, cell)
    return Row(
        *words,
        band=band(figures, cell.ci95),
        accuracy=cell.accuracy,
        ci95=cell.ci95,
        badges=departures(table, cell),
        verdict=verdict(figures, cell.accuracy, cell.ci95, comparable),
        slope=slope(cell.curve),
        episodes=cell.episodes,
        seconds=cell.seconds,
    )


def rows(table: Table, cells: Iterable[Cell]) -> list[Row]:
    """A row for each cell, by method in the catalogue's order and by the table's columns.

    Raises:
        ConfigError: a cell's method is unknown, or the table has no such column.
    """
    order = [each["name"] for each in catalogue().algorithms]
    columns = [column.name for column in table.columns]
    made = [row(table, each.method, table.column(each.column), each) for each in cells]
    return sorted(made, key=lambda each: (order.index(each.method), columns.index(each.column)))
