"""The commands at the foot of a table run the same cells again: what the command line makes of them is asked for."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import replace

from small_table import FIVE, INSIDE, TWENTY, cell

from workbench.cli import reproduce as command
from workbench.reproduce.cells import Cell
from workbench.reproduce.published import Table
from workbench.reproduce.recipe import recipe
from workbench.reproduce.report.made import commands
from workbench.reproduce.run import methods_named, orders
from workbench.reproduce.tables import tables

OMNIGLOT = tables()["omniglot"]


def asked(method: str, column: str, minutes: float | None = None, tests: int = 1000, **changes: object) -> Cell:
    config = recipe(OMNIGLOT, method, OMNIGLOT.column(column), "/home/me/omniglot", changes)  # type: ignore[arg-type]
    wanted = {"config": {**config.to_json(), "data": ""}, "minutes": minutes, "test_episodes": tests}
    return replace(INSIDE, table="omniglot", method=method, column=column, asked=wanted)


def understood(line: str, table: Table) -> list[dict[str, object]]:
    """What the command line makes of a command."""
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    args = parser.parse_args(shlex.split(line)[1:])
    columns = [table.column(name) for name in args.columns.split(",")]
    changes = command._changes(args.set)
    return [
        {"method": order.method, "column": order.column.name, **order.asked}
        for order in orders(
            table,
            methods_named(args.methods),
            columns,
            minutes=args.budget,
            test_episodes=args.episodes,
            changes=changes,
        )
    ]


def by_name(found: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(found, key=lambda each: (str(each["method"]), str(each["column"])))


def test_the_commands_ask_for_the_same_cells() -> None:
    cells = [
        asked("maml", "5w1s", 60.0),
        asked("maml", "20w1s", 2.5),
        asked("protonet", "5w1s", 2.5, filters=32, split="group"),
        asked("protonet", "5w5s", 2.5, filters=32, split="group"),
        asked("siamese", "5w1s", tests=200, rotations=False, outer_lr=0.00025),
    ]
    lines = commands(OMNIGLOT, cells)
    again = [each for line in lines for each in understood(line, OMNIGLOT)]
    wanted = [{"method": each.method, "column": each.column, **each.asked} for each in cells]
    assert by_name(again) == by_name(wanted)
    assert len(lines) == 4


def test_methods_that_were_run_alike_share_a_command() -> None:
    cells = [asked(method, column, 5.0) for method in ("maml", "protonet", "versa") for column in ("5w1s", "5w5s")]
    assert commands(OMNIGLOT, cells) == [
        "workbench reproduce --table omniglot --methods maml,protonet,versa --columns 5w1s,5w5s "
        "--budget 5 --data DATA --out FOLDER"
    ]


def test_no_path_of_this_machine_is_told() -> None:
    [line] = commands(OMNIGLOT, [replace(asked("maml", "5w1s"), config={"data": "/home/me/omniglot"})])
    assert "/home" not in line


def test_a_cell_that_does_not_say_what_was_asked_gets_the_papers_command() -> None:
    bare = [replace(cell("maml", 98.0, column), asked={}) for column in (FIVE, TWENTY)]
    [line] = commands(replace(OMNIGLOT, name="small"), bare)
    assert line == "workbench reproduce --table small --methods maml --columns 5w1s,20w1s --data DATA --out FOLDER"
