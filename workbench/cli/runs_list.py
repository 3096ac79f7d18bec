"""``workbench runs list``: the runs, newest first, and what is in the trash."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unicodedata import combining, east_asian_width

from workbench.cli.runs import action, moment, row_of, tell
from workbench.runs.index import RunList, list_runs
from workbench.runs.place import runs_place
from workbench.runs.report_words import STATES, duration, plus_minus, size
from workbench.runs.store import RunSummary
from workbench.runs.trash import Trashed, trashed

HEADS = ("run", "dataset", "algorithm", "task", "validation", "test", "time", "size", "state", "tags", "note")
KEPT = "They are kept until workbench runs empty-trash{folder}: workbench runs restore RUN{folder} brings one back."
NARROW = 40  # characters of a note


def add_parser(actions: Any) -> None:
    parser = action(actions, "list", "list the runs, newest first", run)
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="only runs with this tag")
    words = "only runs in which all these words stand: in the name, title, dataset, algorithm, state, tags or note"
    parser.add_argument("--search", default="", metavar="TEXT", help=words)
    parser.add_argument("--trash", action="store_true", help="list the deleted runs instead")
    parser.add_argument("--folder", type=Path, help="another folder of runs than yours")


def run(args: argparse.Namespace) -> int:
    folder = (args.folder or runs_place()).expanduser()
    if args.folder and not folder.is_dir():
        raise ValueError(f"There is no folder {args.folder}.")
    if args.trash:
        named = f" --folder {shlex.quote(str(args.folder))}" if args.folder else ""
        return _tell_trash(trashed(folder), KEPT.format(folder=named), args.json)
    listed = list_runs(folder)
    found = [each for each in listed.runs if _fits(each, args.tag, args.search)]
    if not args.json:
        _warn(listed)
    return tell({"runs": [row_of(each) for each in found], "damaged": listed.damaged}, _lines(found), args.json)


def _fits(run: RunSummary, tags: Sequence[str], search: str) -> bool:
    words = (run.name, run.title, run.dataset, *(name for name, _ in run.shares), run.algorithm, run.state.value)
    text = "\n".join((*words, STATES[run.state], *run.tags, run.note)).casefold()
    return set(tags) <= set(run.tags) and all(word in text for word in search.casefold().split())


def _warn(listed: RunList) -> None:
    for sentence in listed.damaged.values():
        print(f"workbench: {sentence}", file=sys.stderr)


def _lines(runs: Sequence[RunSummary]) -> Iterator[str]:
    if not runs:
        yield "No runs."
        return
    yield from table([HEADS, *(_cells(each) for each in runs)])


def _cells(run: RunSummary) -> tuple[str, ...]:
    test = f"{plus_minus(run.test, 'accuracy')} ×{run.test_uses}" if run.test else ""
    note = " ".join(run.note.split())
    return (
        f"{run.name} ({run.title})" if run.title else run.name,
        "+".join(name for name, _ in run.shares) or run.dataset,
        run.algorithm,
        f"{run.ways}-way {run.shots}-shot",
        plus_minus(run.best, "accuracy") if run.best else "",
        test,
        duration(run.seconds),
        size(run.size),
        STATES[run.state].lower(),
        ", ".join(run.tags),
        note if len(note) <= NARROW else f"{note[: NARROW - 1]}…",
    )


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns side by side, but for those that are empty under their head."""
    shown = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:])]
    widths = [max(_width(row[n]) for row in rows) for n in shown]
    for row in rows:
        cells = (row[n] + " " * (width - _width(row[n])) for n, width in zip(shown, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two, accents that stand alone none."""
    return sum(2 if east_asian_width(each) in "WF" else not combining(each) for each in text)


def _tell_trash(found: Sequence[Trashed], kept: str, as_json: bool) -> int:
    rows = [{"name": each.name, "path": each.path, "size": each.size, "deleted": moment(each.when)} for each in found]
    cells = [(each.name, size(each.size), moment(each.when)) for each in found]
    lines = [*table([("run", "size", "deleted"), *cells]), kept] if found else ["The trash is empty."]
    return tell({"trash": rows}, lines, as_json)
