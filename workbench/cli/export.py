"""``workbench export``: learn new classes from a few pictures each, and write the classifier as ONNX."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.cli.new_files import add_overwrite, check_ending, check_new
from workbench.config import AdaptConfig, ConfigError, knobs_of
from workbench.data.pictures import list_class_folders, list_pictures, read_picture
from workbench.engine.commands import SupportClass
from workbench.fewshot.classes import check_classes
from workbench.fewshot.places import check_file, exported_files
from workbench.fewshot.session_file import SUFFIX, Session, open_session
from workbench.runs.find import find_model

REF = "a run folder or what a run is called, builtin:NAME, pretrained:NAME or a .fewshot file"


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("export", help="write the classifier of classes learned from a few pictures as ONNX")
    parser.add_argument("run", metavar="RUN", help=REF)
    parser.add_argument(
        "--support", type=Path, metavar="DIR", help="one folder of pictures a class; a .fewshot file has its own"
    )
    parser.add_argument(
        "--query",
        nargs="+",
        default=[],
        type=Path,
        metavar="PATH",
        help="more pictures, or folders of them, on which the ONNX graph is checked beside those it learns from",
    )
    parser.add_argument(
        "--download", action="store_true", help="fetch the weights of a pretrained network where they are not here"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.onnx", help="labels and an example go beside")
    add_overwrite(parser)
    for each in knobs_of(AdaptConfig):
        parser.add_argument(each.flag, metavar=each.kind.upper(), help=f"{each.help} By default the run's own.")
    parser.add_argument("--json", action="store_true", help="print the result of the check as a JSON object")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Nothing is written unless onnxruntime gives all pictures the same labels."""
    out = _out(args.out)
    check_new(exported_files(out), args.overwrite)
    session = _session(args)
    check_classes(session.classes)
    flags = knobs_of(AdaptConfig)
    chosen: dict[str, Any] = {each.name: each.parse(t) for each in flags if (t := getattr(args, each.name)) is not None}
    # torch takes seconds to load: what is wrong with the files is said before
    from workbench.engine.model import fetch_pretrained, load_model
    from workbench.fewshot.export import TOLERANCE, export_classifier
    from workbench.fewshot.session import FewShotSession

    if args.download:
        fetch_pretrained(session.model)
    model = load_model(session.model)
    options = replace(session.options or model.config.adapt, **chosen)
    done = export_classifier(FewShotSession(model), session.classes, session.queries, out, options)
    if args.json:
        told = {name: each for name, each in asdict(done).items() if name != "request_id"}
        print(json.dumps({**told, "tolerance": TOLERANCE, "same_labels": True}))
    else:
        print("\n".join(f"Wrote {each}" for each in done.files))
        print(f"Checked on {done.checked} pictures: same labels, scores differ by at most {done.difference:.2g}.")
    return 0


def _out(path: Path) -> Path:
    """Where the graph goes; a name without an ending gets one. Raises ConfigError, DataError: it cannot be a file."""
    check_file(path)
    named = path if path.suffix else path.with_name(f"{path.name}.onnx")
    check_ending("--out", named, ".onnx")
    return named


def _session(args: argparse.Namespace) -> Session:
    """What is exported. Raises SessionFileError, PictureError, ConfigError, RunError, CheckpointError."""
    extra = [each for path in args.query for each in (list_pictures(path) if path.is_dir() else [path])]
    queries = tuple(read_picture(path, name=str(path)) for path in extra)
    if args.run.endswith(SUFFIX):
        if args.support:
            raise ConfigError(f"--support {args.support} cannot stand beside {args.run}, which has its own classes.")
        opened = open_session(args.run)
        if not opened.model:
            raise ConfigError(opened.note)
        filled = tuple(each for each in opened.classes if each.pictures)
        return replace(opened, classes=filled, queries=(*opened.queries, *queries))
    if Path(args.run).expanduser().is_file():
        raise ConfigError(f"{args.run} is a file, but what is exported is {REF}.")
    if not args.support:
        _check_model(args.run)
        raise ConfigError("--support is needed: a folder with one folder of pictures for each class.")
    return Session(find_model(args.run), _classes(args.support), queries)


def _check_model(ref: str) -> None:
    """Raises RunError, CheckpointError: that there is no such model is worth more than to ask for its pictures."""
    from workbench.engine.model import model_file

    model_file(find_model(ref))


def _classes(support: Path) -> tuple[SupportClass, ...]:
    folders = list_class_folders(support)
    if len(folders) == 1 and folders[0][0] == support.resolve().name:
        raise ConfigError(f"--support {support} holds pictures, but needs one folder of pictures for each class.")
    return tuple(
        SupportClass(name, tuple(read_picture(path, name=str(path)) for path in paths)) for name, paths in folders
    )
