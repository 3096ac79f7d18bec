"""What there is to show of every paper: its numbers, and the newest of what was measured against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.folders import reproductions_folder
from workbench.reproduce.cells import DONE, Cell, CellError, read_cells
from workbench.reproduce.published import Table
from workbench.reproduce.rows import Row, row
from workbench.reproduce.tables import tables
from workbench.resources import resources


@dataclass(frozen=True)
class Result:
    """A cell that was run; ``own``: on this computer, rather than shipped with the product."""

    cell: Cell
    own: bool


@dataclass(frozen=True)
class ShelfCard:
    """One method in one table.

    Attributes:
        table, method: which.
        title, family: of the method, in words.
        paper: authors, year, title, arxiv, url; as in the catalogue.
        rows: column name → what is published, what was measured, and the verdict; a row for every column.
        results: column name → what the row was made from, where it was run.
    """

    table: Table
    method: str
    title: str
    family: str
    paper: Mapping[str, Any]
    rows: Mapping[str, Row]
    results: Mapping[str, Result]

    @property
    def is_reported(self) -> bool:
        """Whether anybody reports a value for it in this table."""
        return any(each.figures for each in self.rows.values())


@dataclass(frozen=True)
class Shelf:
    """Table name → its cards in the catalogue's order; ``faults`` are sentences about what could not be read."""

    cards: Mapping[str, tuple[ShelfCard, ...]]
    faults: tuple[str, ...] = ()


def shelf(shipped: Path | None = None, own: Path | None = None) -> Shelf:
    """The cards of all tables, with the results in ``shipped`` (TABLE.json) and ``own`` (TABLE/table.json).

    The folders are the product's and the user's where none are given. What cannot be read is left out, and said.
    """
    shipped, own = shipped or resources() / "reproduction", own or reproductions_folder()
    faults: list[str] = []
    cards = {
        name: _cards(table, _results(name, shipped / f"{name}.json", own / name / "table.json", faults), faults)
        for name, table in tables().items()
    }
    return Shelf(cards, tuple(faults))


def _results(table: str, shipped: Path, own: Path, faults: list[str]) -> dict[tuple[str, str], Result]:
    """(method, column) → the user's result, or else the shipped one; a failure never hides a result."""
    found: dict[tuple[str, str], Result] = {}
    for path, is_own in ((shipped, False), (own, True)):
        for cell in _read(path, table, faults):
            key = (cell.method, cell.column)
            if cell.status == DONE or key not in found:
                found[key] = Result(cell, is_own)
    return found


def _read(path: Path, table: str, faults: list[str]) -> Iterable[Cell]:
    if not path.exists():
        return []
    try:
        cells = read_cells(path)
    except CellError as error:
        faults.append(f"{str(error).rstrip('.')}. It was left out.")
        return []
    if strange := [each for each in cells if each.table != table]:
        faults.append(f"{path} holds the table {strange[0].table}, not {table}. It was left out.")
        return []
    return cells


def _cards(table: Table, results: Mapping[tuple[str, str], Result], faults: list[str]) -> tuple[ShelfCard, ...]:
    known = {each["name"] for each in catalogue().algorithms}
    for method in sorted({method for method, _ in results} - known):
        faults.append(f"The results of {method} on {table.title} were left out: there is no such method.")
    return tuple(_card(table, each, results, faults) for each in catalogue().algorithms)


def _card(
    table: Table, entry: Mapping[str, Any], results: Mapping[tuple[str, str], Result], faults: list[str]
) -> ShelfCard:
    method, rows, kept = entry["name"], {}, {}
    for column in table.columns:
        rows[column.name] = row(table, method, column)
        if result := results.get((method, column.name)):
            try:
                rows[column.name] = row(table, method, column, result.cell)
                kept[column.name] = result
            except ConfigError as error:
                faults.append(f"The result of {entry['title']} on {column.title} {table.title} was left out: {error}")
    return ShelfCard(table, method, entry["title"], entry["family"], entry["paper"], rows, kept)
