"""``workbench runs``: what there is among the training runs; each ``runs_*.py`` beside it adds its commands."""

from __future__ import annotations

from typing import Any

from workbench import cli


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("runs", help="find, describe, compare and delete training runs")
    cli.add_parsers(parser.add_subparsers(title="commands", metavar="COMMAND", required=True), of="runs")
