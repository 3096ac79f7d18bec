"""The three files of a table: for reading on, for reading by programs, and for looking at."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from workbench.reproduce.cells import Cell
from workbench.reproduce.published import Table
from workbench.reproduce.report.made import Made
from workbench.reproduce.report.markdown import markdown
from workbench.reproduce.report.page import page
from workbench.reproduce.rows import rows


class TableError(ValueError):
    """A table cannot be written; the message is one sentence that names the file."""


def write_table(table: Table, cells: Sequence[Cell], out: Path) -> list[Path]:
    """Write table.md, table.json and table.html into the folder ``out``, each whole or not at all.

    Returns:
        The three files. `workbench.reproduce.cells.read_cells` reads the cells back from the second.

    Raises:
        TableError: a file cannot be written; those that were there before stay as they are.
    """
    texts = {
        "table.md": markdown(table, cells),
        "table.json": json.dumps(_plain(table, cells), indent=1) + "\n",
        "table.html": page(table, cells),
    }
    return [_write(out / name, text) for name, text in texts.items()]


def _plain(table: Table, cells: Sequence[Cell]) -> dict[str, object]:
    return {
        "table": table.name,
        "title": table.title,
        "made": Made.of(cells).to_json(),
        "cells": [cell.to_json() for cell in cells],
        "rows": [row.to_json() for row in rows(table, cells)],
    }


def _write(path: Path, text: str) -> Path:
    """Write ``path`` whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text)
    except OSError as error:
        raise TableError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def _replace(path: Path, text: str) -> None:
    """Temporary file, flush to the disk, rename; others may be writing the same table."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # a message may name a file whose name is not of this encoding
        with fresh.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
