"""What differs between a cell as it was run and the paper: a badge for each departure."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.config import RunConfig, Value
from workbench.reproduce.cells import Cell
from workbench.reproduce.published import OTHER_TABLE, OURS, Classes, Column, Entry, Table
from workbench.reproduce.recipe import recipe

# Not part of a method: where and how its result is computed and watched.
PASSED_OVER = {
    "seed",
    "split_seed",
    "device",
    "validate_every",
    "validation_episodes",
    "checkpoint_seconds",
    "episodes",
    "validation_fraction",
    "test_fraction",
    "held_out",
    "split",
}


def departures(table: Table, cell: Cell) -> tuple[str, ...]:
    """The badges of a cell that was run, the gravest first."""
    entry = table.entry(cell.method)
    config = RunConfig.from_json(cell.config)
    found = [*_classes(table.splits[entry.classes], cell, config), *_practice(table, cell, config)]
    return tuple(dict.fromkeys([*found, *_whose(entry), *entry.remarks, *cell.badges]))


def same_classes(table: Table, cell: Cell) -> bool:
    """Whether the cell was trained and tested on classes like the paper's."""
    config = RunConfig.from_json(cell.config)
    return not list(_classes(table.splits[table.entry(cell.method).classes], cell, config))


def _classes(theirs: Classes, cell: Cell, config: RunConfig) -> Iterator[str]:
    """What is different about the classes; nothing when the comparison is fair."""
    training, test = cell.classes.get("training", 0), cell.classes.get("test", 0)
    if (training, test) != (theirs.training, theirs.test):
        counts = f"{training:,} to practise and {test:,} to test"
        yield f"other classes: {counts}, where the paper has {theirs.training:,} and {theirs.test:,}"
    elif theirs.test_names and frozenset(cell.test_names) != theirs.test_names:
        yield f"other classes: the paper's are {theirs.title}"
    elif not theirs.test_names and not theirs.drawn:
        yield f"other split: drawn by us, where the paper's is {theirs.title}"
    if config.split.split == "group":
        yield "split by whole groups, such as alphabets"


def _practice(table: Table, cell: Cell, config: RunConfig) -> Iterator[str]:
    paper = recipe(table, cell.method, Column.parse(cell.column), config.data)
    if cell.episodes < paper.train.episodes and config.train.episodes < paper.train.episodes:
        yield f"fewer iterations: {cell.episodes:,} of {paper.train.episodes:,} practice tasks"
    ours, theirs = config.values(), paper.values()
    for name in sorted(set(ours) & set(theirs) - PASSED_OVER):
        if ours[name] != theirs[name]:
            yield f"{_words(name)} {_shown(ours[name])} instead of {_shown(theirs[name])}"
    if cell.test_episodes < table.test_episodes:
        yield f"{cell.test_episodes:,} test tasks instead of {table.test_episodes:,}"


def _whose(entry: Entry) -> Iterator[str]:
    if entry.settings_by == OTHER_TABLE:
        yield "settings that the paper has for other data"
    elif entry.settings_by == OURS:
        yield "settings of ours: the paper has none"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, float) else str(value)
