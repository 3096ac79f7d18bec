"""Cells as if they had been run exactly as in the paper, for tests to depart from."""

from __future__ import annotations

from typing import Any

from workbench.config import Value
from workbench.reproduce.cells import Cell
from workbench.reproduce.published import Table
from workbench.reproduce.recipe import recipe
from workbench.reproduce.tables import tables

OMNIGLOT, MINI, CIFAR = (tables()[name] for name in ("omniglot", "mini_imagenet", "cifar_fs"))


def paper_cell(table: Table, method: str, column: str, changes: dict[str, Value] | None = None, **other: Any) -> Cell:
    """A cell with the paper's classes and as much practice; ``changes`` are knobs, ``other`` fields of the cell."""
    config = recipe(table, method, table.column(column), changes=changes)
    theirs = table.splits[table.entry(method).classes]
    fields = {
        "config": config.to_json(),
        "episodes": config.train.episodes,
        "accuracy": 90.0,
        "ci95": 0.5,
        "test_episodes": 1000,
        "classes": {"all": theirs.training + theirs.test, "training": theirs.training, "test": theirs.test},
        "test_names": tuple(sorted(theirs.test_names)),
    }
    return Cell(table.name, method, column, {}, **{**fields, **other})
