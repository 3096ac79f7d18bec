"""How the cells of a table were made: on what, with which versions, and by which commands."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import RunConfig, Value
from workbench.reproduce.cells import DONE, Cell
from workbench.reproduce.published import Column, Table
from workbench.reproduce.recipe import recipe

TEST_EPISODES = 1000  # of the command, unless it is told otherwise


@dataclass(frozen=True)
class Made:
    """Where the numbers come from.

    Attributes:
        devices: what cells were computed on → how many of them.
        versions: of the product and its libraries; several where they changed on the way.
    """

    devices: dict[str, int]
    versions: dict[str, list[str]]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Made:
        devices = Counter(cell.device for cell in cells if cell.status == DONE and cell.device)
        versions: dict[str, list[str]] = {}
        for name, value in sorted({item for cell in cells for item in cell.versions.items()}):
            versions.setdefault(name, []).append(value)
        return cls(dict(devices), versions)

    def to_json(self) -> dict[str, Any]:
        return {"versions": self.versions, "devices": self.devices}


def unrun(table: Table, cells: Sequence[Cell]) -> dict[str, list[str]]:
    """What is published and was not tried: the method's title → its columns."""
    tried = {(cell.method, cell.column) for cell in cells}
    found: dict[str, list[str]] = {}
    for method, entry in table.entries.items():
        left = [
            each.name for each in table.columns if entry.figures.get(each.name) and (method, each.name) not in tried
        ]
        if left:
            found[catalogue().algorithm(method)["title"]] = left
    return found


def commands(table: Table, cells: Sequence[Cell]) -> list[str]:
    """What to type to make all of the cells again, failed ones too: methods that were run alike share a line."""
    columns: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        columns.setdefault((cell.method, _options(table, cell)), []).append(cell.column)
    methods: dict[tuple[str, str], list[str]] = {}
    for (method, options), names in columns.items():
        methods.setdefault((",".join(names), options), []).append(method)
    return [
        f"workbench reproduce --table {table.name} --methods {','.join(of)} --columns {names}{options}"
        for (names, options), of in methods.items()
    ]


def _options(table: Table, cell: Cell) -> str:
    """What follows the methods and columns; the same for cells that one command runs."""
    return " ".join(["", *_asked(table, cell), "--data DATA --out FOLDER"])


def _asked(table: Table, cell: Cell) -> Iterator[str]:
    if (minutes := cell.asked.get("minutes")) is not None:
        yield f"--budget {minutes:g}"
    if (episodes := cell.asked.get("test_episodes", TEST_EPISODES)) != TEST_EPISODES:
        yield f"--episodes {episodes}"
    for name, value in _changes(table, cell).items():
        yield f"--set {shlex.quote(f'{name}={_typed(value)}')}"


def _changes(table: Table, cell: Cell) -> dict[str, Value]:
    """The settings that were asked for in place of the recipe's."""
    if "config" not in cell.asked:
        return {}
    asked = RunConfig.from_json(cell.asked["config"]).values()
    paper = recipe(table, cell.method, Column.parse(cell.column)).values()
    return {name: value for name, value in asked.items() if value != paper.get(name)}


def _typed(value: Value) -> str:
    """A value as the command line reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
