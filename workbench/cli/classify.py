"""``workbench classify``: recognise all pictures in a folder by a session that was saved, into a table."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.cli.new_files import add_overwrite, check_ending, check_new
from workbench.config import ConfigError
from workbench.engine.few_shot import COPY, MOVE, FolderClassified
from workbench.fewshot.session_file import open_session
from workbench.fewshot.wish import Wish, check_wish


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("classify", help="recognise all pictures in a folder by a saved session")
    parser.add_argument("session", type=Path, metavar="SESSION.fewshot", help="saved in the window")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="with pictures, also in folders within")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.csv", help="the table that is written")
    add_overwrite(parser)
    parser.add_argument(
        "--reject",
        type=float,
        metavar="0..1",
        help="how likely a picture must be of any class not to be one of none; 0 takes every picture for one of them. "
        "By default as in the session, or as the model has learned.",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--copy-to", type=Path, metavar="DIR", help="copy each file into a folder DIR/CLASS")
    where.add_argument("--move-to", type=Path, metavar="DIR", help="move them there, after the table was written")
    parser.add_argument(
        "--download", action="store_true", help="fetch the weights of a pretrained network where they are not here"
    )
    parser.add_argument("--json", action="store_true", help="print what came of it as a JSON object")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 2 when a file was refused; the others are recognised all the same."""
    check_new([args.out], args.overwrite)
    check_ending("--out", args.out, ".csv")
    session = open_session(args.session)
    if not session.model:
        raise ConfigError(session.note)
    if session.note:
        print(f"workbench: {session.note}", file=sys.stderr)
    reject = session.reject if args.reject is None else args.reject
    sort = COPY if args.copy_to else MOVE if args.move_to else ""
    wish = Wish(args.folder, args.out, reject, sort, args.copy_to or args.move_to)
    check_wish(wish)
    # torch takes seconds to load: what is wrong with the session and the wish is said before
    from workbench.engine.model import fetch_pretrained, load_model
    from workbench.fewshot.classify import classify_folder
    from workbench.fewshot.session import FewShotSession

    classes = tuple(each for each in session.classes if each.pictures)
    if args.download:
        fetch_pretrained(session.model)
    model = load_model(session.model)
    done = classify_folder(FewShotSession(model), classes, wish, session.options, progress=_progress)
    if args.json:
        print(json.dumps({name: each for name, each in asdict(done).items() if name != "request_id"}))
    else:
        _tell(done, sort, wish.into)
    if reject and (reason := model.never_rejects(session.options or model.config.adapt)):
        print(f"workbench: {reason}", file=sys.stderr)
    return 2 if done.refused else 0


def _tell(done: FolderClassified, sort: str, into: Path | None) -> None:
    for each in done.refused:
        print(f"workbench: {each['file']}: {each['reason']}", file=sys.stderr)
    for name, count in sorted((done.counts or {}).items(), key=lambda each: -each[1]):
        print(f"{count:7,}  {name}")
    print(f"{done.rejected:7,}  none of these")
    print(f"{done.files:,} pictures are in {done.out}.")
    if sort:
        print(f"{'Copies' if sort == COPY else 'The files'} are in {into}, in a folder for each class.")


def _progress(sentence: str, fraction: float) -> None:
    """On a terminal, a line that is written over."""
    if sys.stderr.isatty():
        print(f"\r{sentence} ({max(fraction, 0):.0%})".ljust(70), end="", file=sys.stderr, flush=True)
