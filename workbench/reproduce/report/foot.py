"""What stands at the foot of a table: how to read it, what it was made on, and how to make it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.reproduce.band import FAILED, NO_VALUE, NOT_COMPARABLE
from workbench.reproduce.cells import DONE, Cell
from workbench.reproduce.published import Table
from workbench.reproduce.report.made import Made, commands, unrun
from workbench.reproduce.report.words import listed


@dataclass(frozen=True)
class Section:
    """A heading, its paragraphs, and lines to type."""

    title: str
    paragraphs: tuple[str, ...]
    commands: tuple[str, ...] = ()


def foot(table: Table, cells: Sequence[Cell]) -> list[Section]:
    """The sections at the foot of a table."""
    return [
        Section("How to read it", tuple(_reading(table))),
        Section("What it was run on", tuple(_origin(table, cells))),
        *([Section("Do it again", tuple(_again(cells)), tuple(commands(table, cells)))] if cells else []),
    ]


def _reading(table: Table) -> Iterator[str]:
    yield (
        "All accuracies are in percent. “Published” is what a paper reports, the method's own or, where the sources "
        "say so, another; “re-run” is what others reached; "
        "“ours” is the mean over test tasks with the half-width of its 95 % interval. "
        "In the name of a task, 5w1s stands for 5-way 1-shot: five classes, one example of each."
    )
    yield (
        "The band reaches from the lowest to the highest of the published and re-run values, each widened by its own "
        "95 % interval, where one is given, and by ours. Ours is inside it, below or above. "
        "Values in brackets are only shown, as another network or another way of testing gave them. "
        f"Where no other value is published there is no band; without any value the verdict is “{NO_VALUE}”."
    )
    yield (
        f"“{NOT_COMPARABLE.capitalize()}” means that the classes, the network or the tests were other ones than the "
        "paper's, or that the network had seen other pictures before. Then a task is easier or harder, so such a "
        "result is never called inside, below or above, however near it comes."
    )
    yield (
        "The slope says whether a curve still rises: the points of accuracy that doubling the practice brought last. "
        "It is that of the least-squares line through the validations of the last doubling, over the logarithm to "
        "base 2 of the number of practice tasks, with the half-width of its 95 % interval; fewer than three "
        "validations there give none. While that interval lies above 0, longer practice is likely to help."
    )
    if table.note:
        yield table.note


def _origin(table: Table, cells: Sequence[Cell]) -> Iterator[str]:
    done = [cell for cell in cells if cell.status == DONE]
    made = Made.of(cells)
    if done:
        yield f"{_count(len(done), 'cell was', 'cells were')} measured, on {_tests(done)} test tasks each{_on(made)}."
    else:
        yield "Nothing has been measured yet."
    if made.versions:
        yield "Versions: " + ", ".join(f"{name} {' and '.join(of)}" for name, of in made.versions.items()) + "."
    if failed := len(cells) - len(done):
        yield f"{_count(failed, 'cell', 'cells')} {FAILED}; the table says why."
    if left := unrun(table, cells):
        yield "Published, and not run here: " + ", ".join(f"{who} ({', '.join(of)})" for who, of in left.items()) + "."


def _again(cells: Sequence[Cell]) -> Iterator[str]:
    yield (
        "DATA is where the dataset lies, FOLDER where the table goes. What is done there is not done again, and what "
        "was interrupted is gone on with."
    )
    if any(cell.asked.get("minutes") is not None for cell in cells):
        yield (
            "A budget is in minutes for each method and task, and becomes as many practice tasks as this machine "
            "manages in that time; table.json holds the settings that came of it."
        )


def _tests(done: Sequence[Cell]) -> str:
    counts = sorted({cell.test_episodes for cell in done})
    return f"{counts[0]:,}" if len(counts) == 1 else f"{counts[0]:,} to {counts[-1]:,}"


def _on(made: Made) -> str:
    if len(made.devices) < 2:
        return "".join(f", on {device}" for device in made.devices)
    return ": " + listed([f"{count:,} on {device}" for device, count in made.devices.items()])


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
