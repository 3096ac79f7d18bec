"""``workbench runs delete | restore | empty-trash``: what is deleted lies in the trash until that is emptied."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any

from workbench.cli.runs import NAMED, action, tell
from workbench.folders import runs_folder
from workbench.runs.errors import RunError
from workbench.runs.find import find_run, find_trashed
from workbench.runs.place import runs_place
from workbench.runs.report_words import size
from workbench.runs.trash import discard, empty, restore, trashed


def add_parser(actions: Any) -> None:
    delete = action(actions, "delete", "move runs to the trash, from where they can be restored", delete_all)
    delete.add_argument("runs", nargs="+", metavar="RUN", help=NAMED)
    back = action(actions, "restore", "bring back a deleted run", restore_one)
    back.add_argument("run", metavar="RUN", help="its name, where it was, or where it lies in the trash")
    back.add_argument("--folder", type=Path, help="the folder of runs in whose trash it lies, where it is not yours")
    gone = action(actions, "empty-trash", "delete for good what is in the trash; nothing else ever does", empty_all)
    gone.add_argument("--folder", type=Path, help="another folder of runs than yours")


def delete_all(args: argparse.Namespace) -> int:
    found = list(dict.fromkeys(find_run(each).absolute() for each in args.runs))  # all are there, or nothing is deleted
    moved: dict[str, Path] = {}
    problems = []
    for path in found:
        try:
            moved[str(path)] = discard(path)
        except RunError as error:
            problems.append(str(error))
    lines = (
        f"{each.name} is in the trash; workbench runs restore {_named(each)} undoes it." for each in moved.values()
    )
    tell({"deleted": moved, "failed": problems}, lines, args.json)
    for sentence in problems:
        print(f"workbench: {sentence}", file=sys.stderr)
    return 2 if problems else 0


def _named(lies: Path) -> str:
    """Its name is enough where it is one of the user's runs."""
    ours = lies.parent.parent.parent == runs_folder().absolute()
    return shlex.quote(lies.name if ours else str(lies))


def restore_one(args: argparse.Namespace) -> int:
    named = args.folder.expanduser().absolute() / args.run if args.folder else args.run
    path = restore(find_trashed(str(named)))
    return tell({"restored": path}, [f"{path.name} is back at {path}."], args.json)


def empty_all(args: argparse.Namespace) -> int:
    folder = args.folder.expanduser() if args.folder else runs_place()
    count = len(trashed(folder))
    freed = empty(folder)
    lines = [f"{count} {'run' if count == 1 else 'runs'} deleted for good; that freed {size(freed)}."]
    return tell({"deleted": count, "freed": freed}, lines, args.json)
