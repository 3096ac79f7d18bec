"""``workbench reproduce``: train the papers' settings, measure them, and say whether the papers' numbers come out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Value
from workbench.folders import reproductions_folder
from workbench.reproduce.band import FAILED
from workbench.reproduce.published import Column, Table
from workbench.reproduce.tables import tables

if TYPE_CHECKING:
    from workbench.reproduce.cell import Order
    from workbench.reproduce.rows import Row

LAKE = "lake"
SHIPPED = ["builtin:omniglot"]
# What has no meaning for Lake's runs, on which trained models are measured, and how it stands when it is not given.
NOT_OF_LAKE: dict[str, Any] = {"methods": "all", "columns": "", "budget": None, "data": "", "episodes": 1000, "set": []}


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "reproduce",
        help="check this product against the papers' tables",
        description="Train the papers' settings, measure them, and say whether the papers' numbers come out.",
        epilog="Without --budget every cell takes as long as in its paper: hours or days each. A first look: "
        "workbench reproduce --table omniglot --data PATH --methods protonet,maml --columns 5w1s --budget 5",
    )
    parser.add_argument("--table", required=True, choices=(*tables(), LAKE), help="which table")
    parser.add_argument(
        "--methods", default="all", help="names from `workbench algorithms`, separated by commas; by default all"
    )
    parser.add_argument("--columns", default="", help="such as 5w1s,5w5s; by default all of the table")
    parser.add_argument(
        "--budget",
        type=float,
        metavar="MINUTES",
        help="practice for each method and column; by default as long as in the paper",
    )
    parser.add_argument("--data", default="", help="where the dataset lies: a file or a folder")
    parser.add_argument(
        "--out",
        type=Path,
        help="the table's folder, by default one among your own data; what is done there is not done again",
    )
    parser.add_argument("--episodes", type=int, default=1000, help="test tasks for each cell; by default 1,000")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting other than the paper's, for all cells; shows as a badge",
    )
    parser.add_argument("--runs", type=Path, help="for the table lake: the folder or zip archive of Lake's runs")
    parser.add_argument(
        "--models",
        nargs="*",
        metavar="RUN",
        help="for the table lake: run folders or builtin:NAME; by default builtin:omniglot",
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    if args.table == LAKE:
        return _run_lake(args)
    if args.runs is not None or args.models is not None:
        raise ConfigError(f"--runs and --models are for --table {LAKE}, but --table is {args.table}.")
    table = tables()[args.table]
    named = dict.fromkeys(table.column(name) for name in args.columns.split(",") if name.strip())
    columns = list(named) or list(table.columns)
    _check_numbers(args)
    changes = _changes(args.set)
    return _run(args, table, columns, changes)


def _run_lake(args: argparse.Namespace) -> int:
    if args.runs is None:
        raise ConfigError(f"--table {LAKE} needs --runs, the folder or zip archive of Lake's runs.")
    for name, usual in NOT_OF_LAKE.items():
        if getattr(args, name) != usual:
            raise ConfigError(f"--{name} is not for --table {LAKE}, which measures trained --models on --runs.")
    from workbench.reproduce.lake.reproduce import reproduce_lake

    out = args.out or reproductions_folder() / LAKE
    table = reproduce_lake(args.runs, out, SHIPPED if args.models is None else args.models, print)
    print("Reported:")
    for each in table.published:
        print(f"  {each.error:4.1f} %  {each.name}{''.join(f', {badge}' for badge in each.badges)}: {each.source}")
    _print_files(out)
    return 0


def _print_files(out: Path) -> None:
    print(f"Table: {out / 'table.md'}, {out / 'table.json'}, {out / 'table.html'}")


def _check_numbers(args: argparse.Namespace) -> None:
    if args.budget is not None and not 0 < args.budget < 10**6:
        raise ConfigError(f"--budget is {args.budget:g} minutes, but must be more than 0 and less than 1,000,000.")
    if args.episodes < 2:
        raise ConfigError(f"--episodes is {args.episodes}, but must be at least 2 for an interval.")


def _changes(texts: list[str]) -> dict[str, Value]:
    """NAME=VALUE of a knob that all methods share. Raises ConfigError."""
    return dict(_change(text) for text in texts)


def _change(text: str) -> tuple[str, Value]:
    name, equals, value = text.partition("=")
    name = name.strip().removeprefix("--").replace("-", "_")
    known = {each.name: each for each in catalogue().all_knobs("protonet")}
    if not equals or name not in known:
        raise ConfigError(f"--set {text}: there is no shared setting {name!r}; it should read like filters=32.")
    return name, known[name].parse(value)


def _run(args: argparse.Namespace, table: Table, columns: list[Column], changes: dict[str, Value]) -> int:
    # torch takes seconds to load: bad arguments are refused before
    from workbench.engine.control import Control, stopping_on_interrupt
    from workbench.nets.allocator import keep_freed_pages
    from workbench.reproduce.cell import StoppedError
    from workbench.reproduce.run import methods_named, orders, reproduce

    methods = methods_named("" if args.methods == "all" else args.methods)
    data = str(Path(args.data).expanduser().absolute()) if args.data else ""
    asked = orders(
        table, methods, columns, data=data, minutes=args.budget, test_episodes=args.episodes, changes=changes
    )
    keep_freed_pages()
    out = args.out or reproductions_folder() / table.name
    control = Control()
    try:
        with stopping_on_interrupt(control):
            rows = list(_told(reproduce(asked, out, control, _say), len(asked)))
    except StoppedError:
        raise ConfigError("Stopped; the same command goes on from here.") from None
    _print_files(out)
    if failed := sum(row.verdict == FAILED for row in rows):
        raise ConfigError(f"{failed} of {len(asked)} cells could not be run; the table says why.")
    return 0


def _told(done: Iterable[tuple[Order, Row]], of: int) -> Iterator[Row]:
    for number, (order, row) in enumerate(done, 1):
        print(f"{number}/{of}  {order.name:28} {_verdict(row)}", flush=True)
        yield row


def _say(order: Order, words: str) -> None:
    print(f"  {order.name}: {words}", file=sys.stderr, flush=True)


def _verdict(row: Row) -> str:
    if row.accuracy is None or row.ci95 is None:
        return f"{row.verdict}: {row.reason}"
    slope = f", slope {row.slope.value:+.1f} ± {row.slope.ci95:.1f} per doubling" if row.slope else ""
    return f"{row.accuracy:.2f} ± {row.ci95:.2f} %{slope}: {row.verdict}"
