"""A whole table: cell after cell, each written down as soon as it is done, so that what is done is never done again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Value
from workbench.data.sources import open_dataset
from workbench.engine.control import Control
from workbench.reproduce.cell import Order, StoppedError, run_cell
from workbench.reproduce.cells import DONE, Cell, CellError
from workbench.reproduce.published import Column, Table
from workbench.reproduce.recipe import recipe
from workbench.reproduce.report import write_table
from workbench.reproduce.rows import Row, row, rows

CELLS = "cells"


def orders(
    table: Table,
    methods: Sequence[str],
    columns: Sequence[Column],
    *,
    data: str = "",
    minutes: float | None = None,
    test_episodes: int = 1000,
    changes: Mapping[str, Value] | None = None,
) -> list[Order]:
    """What is to be run, method after method.

    Raises:
        ConfigError: a method is unknown, or a setting impossible.
    """
    return [
        Order(table, method, column, recipe(table, method, column, data, changes), minutes, test_episodes)
        for method in methods
        for column in columns
    ]


def reproduce(
    asked: Sequence[Order], out: Path, control: Control, said: Callable[[Order, str], None]
) -> Iterator[tuple[Order, Row]]:
    """Run what is asked for and not yet done; the table is written anew after every cell.

    Args:
        asked: cells of one table, on the same data.
        out: the folder of the table; its cells and runs are gone on with.
        control: a stop ends the training of a cell between two steps.
        said: hears what is being done for a cell.

    Raises:
        ConfigError: the folder cannot be written to.
        DataError: the data cannot be opened at all.
        CellError: the folder belongs to another table or to other data, holds a damaged cell, or cannot be written.
        StoppedError: stopped.
    """
    recorded = recorded_cells(out, asked[0].table)
    # refused now rather than in every cell
    images = open_dataset(asked[0].table.dataset, asked[0].config.data)
    _check_data(recorded.values(), set(images.class_names), out)
    _check_writable(out)
    for order in asked:
        if control.stopping:
            raise StoppedError
        cell = recorded.get(order.name)
        if cell is None or cell.status != DONE or dict(cell.asked) != order.asked:
            cell = run_cell(order, out, control, partial(said, order))
            _write(out / CELLS / f"{order.name}.json", json.dumps(cell.to_json(), indent=1))
        # read again, as others may work on the same table at the same time
        write_table(order.table, list(recorded_cells(out, order.table).values()), out)
        yield order, row(order.table, order.method, order.column, cell)


def recorded_cells(out: Path, table: Table) -> dict[str, Cell]:
    """The cells in a folder by "method-column". Raises CellError for one that is damaged, or of another table."""
    found = {}
    for path in sorted((out / CELLS).glob("*.json")):
        cell = _read(path)
        if cell.table != table.name:
            raise CellError(f"{out} holds the table {cell.table}, not {table.name}; choose another folder.")
        _check(path, table, cell)
        found[path.stem] = cell
    return found


def all_methods() -> list[str]:
    """Every method that there is, in the catalogue's order."""
    return [each["name"] for each in catalogue().algorithms]


def methods_named(text: str) -> list[str]:
    """Methods from a comma-separated text, or all. Raises ConfigError for an unknown one."""
    known = all_methods()
    asked = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in asked if name not in known]:
        raise ConfigError(f"There is no method {unknown[0]}; there are {', '.join(known)}.")
    return list(dict.fromkeys(asked)) or known


def _check_data(recorded: Iterable[Cell], classes: set[str], out: Path) -> None:
    """Raises CellError when a cell was measured on data with other classes: one table is made on the same data."""
    for cell in recorded:
        absent = set(cell.test_names) - classes
        if cell.status == DONE and (absent or cell.classes.get("all") != len(classes)):
            raise CellError(
                f"{cell.method}-{cell.column} in {out} was run on other data, of {cell.classes.get('all')} classes, "
                f"than these {len(classes)}; choose another folder."
            )


def _check_writable(out: Path) -> None:
    """Raises ConfigError for a folder that cannot be had."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise ConfigError(f"{out} cannot be written to: {error.strerror or error}.") from error


def _check(path: Path, table: Table, cell: Cell) -> None:
    """Raises CellError for a cell that cannot be shown: a method, a column or settings that are not known."""
    try:
        rows(table, [cell])
    except ValueError as error:
        raise CellError(f"{path} cannot be read: {error} Delete it, and its cell is run again.") from error


def _read(path: Path) -> Cell:
    try:
        return Cell.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CellError(f"{path} cannot be read: {error} Delete it, and its cell is run again.") from error


def _write(path: Path, text: str) -> None:
    """Durably, or not at all. Raises CellError."""
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise CellError(f"{path} cannot be written: {error.strerror or error}.") from error
