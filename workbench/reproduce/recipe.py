"""From a cell of a table to the config of a run: the method's "paper" preset, as its authors set it for that cell."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.catalogue import catalogue
from workbench.config import RunConfig, Value
from workbench.reproduce.published import Column, Table


def recipe(
    table: Table, method: str, column: Column, data: str = "", changes: Mapping[str, Value] | None = None
) -> RunConfig:
    """The paper's settings for one cell.

    Args:
        table, method, column: the cell.
        data: where the dataset lies.
        changes: knobs that the user wants otherwise, such as the split of the classes.

    Raises:
        ConfigError: there is no such method, or a change is out of bounds.
    """
    entry = table.entry(method)
    values = {
        **table.settings,
        **entry.settings,
        **entry.by_column.get(column.name, {}),
        "ways": column.ways,
        "shots": column.shots,
        **(changes or {}),
    }
    return catalogue().config(table.dataset, method, values, data, "paper")
