"""``workbench runs``: what there is among the training runs; each ``runs_*.py`` beside it adds its commands."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import category

from workbench import cli
from workbench.runs.store import RunSummary

NAMED = "a run folder, or what a run is called"


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("runs", help="find, describe, compare and delete training runs")
    cli.add_parsers(parser.add_subparsers(title="commands", metavar="COMMAND", required=True), of="runs")


def action(actions: Any, name: str, words: str, func: Any) -> argparse.ArgumentParser:
    """A command of ``runs`` that prints text, or one object with --json."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(func=func)
    return parser


def tell(found: Mapping[str, Any], lines: Iterable[str], as_json: bool) -> int:
    """Print ``found`` as one object, or ``lines``: without characters that would steer the terminal, since what is said
    of a run may have come with it."""
    if as_json:
        print(json.dumps(plain(found), allow_nan=False))
    else:
        for line in lines:
            print("".join(each if each == "\n" or category(each) != "Cc" else "�" for each in line))
    return 0


def row_of(run: RunSummary) -> dict[str, Any]:
    """A run as plain data; ``began`` in UTC."""
    return {**asdict(run), "state": run.state.value, "path": run.path, "began": moment(run.began)}


def moment(seconds: float) -> str:
    """Seconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def plain(value: Any) -> Any:
    """Plain data; JSON knows neither infinity nor NaN, so None stands for them."""
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value) if isinstance(value, Path) else value
