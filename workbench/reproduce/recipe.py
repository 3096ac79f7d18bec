"""From a cell of a table to the config of a run: the method's "paper" preset, as its authors set it for that cell."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.catalogue import catalogue
from workbench.config import ConfigError, RunConfig, Value
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
        ConfigError: there is no such method, a change is out of bounds, or the cell would be another one with it.
    """
    for name in ("ways", "shots"):
        if name in (changes or {}):
            raise ConfigError(f"--set {name} has no place here: the column says it, and {column.name} is asked for.")
    entry = table.entry(method)
    values = {
        **table.settings,
        **entry.settings,
        **entry.by_column.get(column.name, {}),
        "ways": column.ways,
        "shots": column.shots,
        **(changes or {}),
    }
    config = catalogue().config(table.dataset, method, values, data, "paper")
    _check_tested(config)
    return config


def _check_tested(config: RunConfig) -> None:
    """Refuse now what would show only after all of practice: that no classes were kept for the test."""
    split = config.split
    if split.split == "all" or (split.split == "random" and not split.test_fraction):
        raise ConfigError(
            f"With the split {split.split} and a test fraction of {split.test_fraction:g} no classes are left to test."
        )
