"""What differs between a cell as it was run and the paper: a badge for each departure.

A badge whose details vary from row to row reads "what: details". What a test itself qualifies (transductive answers,
practice with other ways or shots) comes with the cell's own badges and is not said again here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.catalogue import catalogue
from workbench.config import Knob, RunConfig, Value
from workbench.data.picture_draw import KNOWN_CLASSES, PICTURES
from workbench.reproduce.cells import Cell
from workbench.reproduce.published import OTHER_TABLE, OURS, Classes, Column, Entry, Table
from workbench.reproduce.recipe import recipe
from workbench.sections.net import PRETRAINED

# Not part of a method: where and how its result is computed and watched. The classes have badges of their own.
PASSED_OVER = {
    "seed",
    "split_seed",
    "device",
    "validate_every",
    "validation_episodes",
    "checkpoint_seconds",
    "tasks_at_once",
    "episodes",
    "validation_fraction",
    "test_fraction",
    "held_out",
    "split",
}
# Where these have an effect, the test itself says so.
TOLD = {"final_head", "tune_steps", "tune_rate", "tune_what", "freeze"}
# What a test is made of: with any of these otherwise, another problem is solved than the paper's.
OF_TEST = ("ways", "shots", "least_shots", "within_group", "rotations")
SWITCH = {True: "on", False: "off"}


def departures(table: Table, cell: Cell) -> tuple[str, ...]:
    """The badges of a cell that was run, the gravest first."""
    entry = table.entry(cell.method)
    config = RunConfig.from_json(cell.config)
    paper = recipe(table, cell.method, Column.parse(cell.column), config.data)
    found = [
        *_classes(table.splits[entry.classes], cell, config),
        *_practice(cell, config, paper),
        *_settings(cell.method, config.values(), paper.values()),
        *_test(table, cell),
        *_whose(entry),
    ]
    return tuple(dict.fromkeys([*found, *entry.remarks, *cell.badges]))


def same_classes(table: Table, cell: Cell) -> bool:
    """Whether the cell was trained and tested on classes like the paper's."""
    config = RunConfig.from_json(cell.config)
    return not list(_classes(table.splits[table.entry(cell.method).classes], cell, config))


def same_tests(table: Table, cell: Cell) -> bool:
    """Whether the cell was tested on tasks like the paper's, by a network that had seen no other pictures before."""
    config = RunConfig.from_json(cell.config)
    ours = config.values()
    paper = recipe(table, cell.method, Column.parse(cell.column), config.data).values()
    return config.net.backbone not in PRETRAINED and all(ours[name] == paper[name] for name in OF_TEST)


def _classes(theirs: Classes, cell: Cell, config: RunConfig) -> Iterator[str]:
    """What is different about the classes; nothing when the comparison is fair."""
    if config.split.split == PICTURES:
        yield KNOWN_CLASSES
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


def _practice(cell: Cell, config: RunConfig, paper: RunConfig) -> Iterator[str]:
    """How long was practised, and on what else. A run that ended by itself, as in the paper, was no shorter."""
    if cell.episodes < paper.train.episodes and config.train.episodes < paper.train.episodes:
        yield f"fewer iterations: {cell.episodes:,} of {paper.train.episodes:,} practice tasks"
    elif cell.episodes > paper.train.episodes:
        yield f"more iterations: {cell.episodes:,} practice tasks instead of {paper.train.episodes:,}"
    drawn = config.split.split in ("auto", "random", "group") and paper.split.split != "given"
    if drawn:
        yield from _kept(config.split.validation_fraction, paper.split.validation_fraction)


def _kept(ours: float, paper: float) -> Iterator[str]:
    """How many classes were kept from practice for validation."""
    if paper and not ours:
        yield "practised on the classes for validation as well"
    elif ours != paper:
        yield f"kept for validation: {ours:.1%} of the classes instead of {paper:.1%}"


def _settings(method: str, ours: Mapping[str, Value], theirs: Mapping[str, Value]) -> Iterator[str]:
    """The knobs set otherwise, by the names that forms give them; where they have an effect in both."""
    for knob in catalogue().all_knobs(method):
        mine, paper = ours.get(knob.name), theirs.get(knob.name)
        if knob.name in PASSED_OVER | TOLD or mine is None or paper is None or mine == paper:
            continue
        told = mine == "transductive"  # by the test itself
        if knob.matters(ours) and knob.matters(theirs) and not told:
            yield f"{knob.label}: {_shown(knob, mine)} instead of {_shown(knob, paper)}"


def _test(table: Table, cell: Cell) -> Iterator[str]:
    if cell.test_episodes < table.test_episodes:
        yield f"fewer test tasks: {cell.test_episodes:,} of {table.test_episodes:,}"


def _whose(entry: Entry) -> Iterator[str]:
    if entry.settings_by == OTHER_TABLE:
        yield "settings that the paper has for other data"
    elif entry.settings_by == OURS:
        yield "settings of ours, as the paper has none for such tasks"


def _shown(knob: Knob, value: Value) -> str:
    """A value as forms show it."""
    if isinstance(value, bool):
        return SWITCH[value]
    if knob.zero and value == 0:
        return knob.zero
    if isinstance(value, str):
        return value or "none"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
