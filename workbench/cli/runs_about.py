"""``workbench runs tag | rename | note``: what you say of a run. Its folder keeps its name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.cli.runs import NAMED, action, tell
from workbench.runs.about import About, read_about, write_about
from workbench.runs.errors import RunError
from workbench.runs.find import find_run


def add_parser(actions: Any) -> None:
    tag = action(actions, "tag", "give a run tags, and take some from it: +better -draft", tag_one)
    tag.add_argument("run", metavar="RUN", help=NAMED)
    # all that follows, since a tag to take away begins with a dash as a flag does
    tag.add_argument("tags", nargs=argparse.REMAINDER, metavar="+TAG|-TAG", help="+TAG to add, -TAG to take away")
    rename = action(actions, "rename", "call a run otherwise; without a title, as its folder", rename_one)
    rename.add_argument("run", metavar="RUN", help=NAMED)
    rename.add_argument("title", nargs="?", default="", metavar="TITLE")
    note = action(actions, "note", "say something of a run; without a text, nothing any more", note_one)
    note.add_argument("run", metavar="RUN", help=NAMED)
    note.add_argument("note", nargs="?", default="", metavar="TEXT")


def tag_one(args: argparse.Namespace) -> int:
    as_json = args.json or "--json" in args.tags
    signed = [each for each in args.tags if each != "--json"]
    for each in signed:
        if each[:1] not in ("+", "-") or each.startswith("--") or len(each) < 2:
            name = each.lstrip("+-") or "TAG"
            raise RunError(f"{each} is no change of a tag: say +{name} to add it, or -{name} to take it away.")
    more, less = ([each[1:].strip() for each in signed if each[0] == sign] for sign in "+-")
    if both := set(more) & set(less):
        raise RunError(f"{', '.join(sorted(both))} cannot be added and taken away at once.")
    return _change(args.run, lambda about: about.tagged(more, less), as_json)


def rename_one(args: argparse.Namespace) -> int:
    return _change(args.run, lambda about: replace(about, title=args.title.strip()), args.json)


def note_one(args: argparse.Namespace) -> int:
    return _change(args.run, lambda about: replace(about, note=args.note), args.json)


def _change(run: str, change: Callable[[About], About], as_json: bool) -> int:
    path = find_run(run)
    about = write_about(path, change(read_about(path)))
    return tell({"run": path, **asdict(about)}, [_line(path, about)], as_json)


def _line(path: Path, about: About) -> str:
    title = f" is called {about.title}" if about.title else ""
    tags = f"tags {', '.join(about.tags)}" if about.tags else "no tags"
    return f"{path.name}{title}: {tags}{'; ' if about.note else ''}{about.note}"
