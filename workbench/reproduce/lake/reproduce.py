"""Measure models on Lake's runs and write the table down: what the command line asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.config import ConfigError
from workbench.reproduce.lake.report import write_table
from workbench.reproduce.lake.table import LakeTable, measure


def reproduce_lake(runs: Path, out: Path, models: Sequence[str], said: Callable[[str], None]) -> LakeTable:
    """Measure the harness's own test and ``models`` on Lake's runs, and write table.md, table.json and table.html.

    Args:
        runs: a folder or zip archive with runs.
        out: the folder to write to; it is made where it does not exist.
        models: run folders or builtin:NAME.
        said: hears each row, in one line, as it is done.

    Raises:
        ConfigError: ``out`` cannot be written to; other errors as in `measure`.
    """
    _try(out, lambda: out.mkdir(parents=True, exist_ok=True))  # refused now rather than after the work
    table = measure(runs, models, said)
    _try(out, lambda: write_table(table, out))
    return table


def _try(out: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise ConfigError(f"{out} cannot be written to: {error.strerror or error}.") from error
