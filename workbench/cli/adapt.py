"""``workbench adapt``: learn new classes from a few pictures each, and recognise others, or tell that they are none."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.cli.new_files import add_overwrite, check_new
from workbench.config import AdaptConfig, ConfigError, knobs_of
from workbench.data.pictures import Picture, PictureError, list_class_folders, list_pictures, read_picture
from workbench.engine.commands import Explain, SupportClass
from workbench.engine.replies import Explained, Predicted
from workbench.fewshot.classes import check_classes
from workbench.fewshot.labels_table import NONE, known_or_none
from workbench.runs.find import find_model

REF = (
    "a run folder or what a run is called, builtin:NAME, pretrained:NAME (a network for photographs) or "
    "pretrained:NAME=FILE (its weights)"
)


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("adapt", help="learn classes from a few pictures, and recognise others")
    parser.add_argument("run", metavar="RUN", help=REF)
    parser.add_argument("--support", type=Path, required=True, metavar="DIR", help="one folder of pictures a class")
    parser.add_argument(
        "--query", nargs="+", required=True, metavar="PATH", help="pictures to recognise, or folders of them"
    )
    parser.add_argument(
        "--reject",
        type=float,
        metavar="LEVEL",
        help="from 0 to 1: a picture that is less likely than that to be of any of the classes is none of these. By "
        "default the level at which the model kept 95 %% of the pictures it should know; 0 rejects nothing",
    )
    parser.add_argument(
        "--download", action="store_true", help="fetch the weights of a pretrained network where they are not here"
    )
    for each in knobs_of(AdaptConfig):
        parser.add_argument(each.flag, metavar=each.kind.upper(), help=f"{each.help} By default the run's own.")
    parser.add_argument(
        "--trace", type=Path, metavar="FILE", help="write to FILE, as JSON, what went on while the classes were learned"
    )
    add_overwrite(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object for each picture")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 2 when a file was refused; the others are recognised all the same."""
    if args.reject is not None and not 0 <= args.reject <= 1:
        raise ConfigError(f"--reject is {args.reject:g}, but must be from 0 to 1.")
    if args.trace:
        check_new([args.trace], args.overwrite)
    reader = _Reader()
    flags = knobs_of(AdaptConfig)
    chosen: dict[str, Any] = {each.name: each.parse(t) for each in flags if (t := getattr(args, each.name)) is not None}
    folders = list_class_folders(args.support)
    if len(folders) == 1 and folders[0][0] == args.support.resolve().name:
        raise ConfigError(f"--support {args.support} holds pictures, but needs one folder of pictures for each class.")
    classes = [SupportClass(name, tuple(p for _, p in reader.read(map(str, paths)))) for name, paths in folders]
    queries = list(reader.read(reader.expand(args.query)))
    check_classes(classes)
    if not queries:
        return 2
    ref = find_model(args.run)
    # torch takes seconds to load: what is wrong with the files is said before
    from workbench.engine.model import fetch_pretrained, load_model
    from workbench.fewshot.session import FewShotSession

    if args.download:
        fetch_pretrained(ref)
    model = load_model(ref)
    options = replace(model.config.adapt, **chosen)
    session, pictures = FewShotSession(model), tuple(picture for _, picture in queries)
    predicted = session.adapt(classes, pictures, options)
    if args.trace:
        _write(
            args.trace,
            _plain(session.explain(Explain(0, ref, tuple(classes), pictures, options)), classes, pictures),
        )
    below = predicted.reject_below if args.reject is None else args.reject
    files = [file for file, _ in queries]
    reason = model.never_rejects(options)
    told = _lines(files, predicted, below, not reason) if args.json else _table(files, predicted, below)
    print("\n".join(told))
    if args.reject and reason:
        print(f"workbench: {reason}", file=sys.stderr)
    if predicted.unlike:
        print(f"workbench: {predicted.unlike}", file=sys.stderr)
    return 2 if reader.refused else 0


def _plain(found: Explained, classes: Iterable[SupportClass], questions: Iterable[Picture]) -> dict[str, Any]:
    """With the files' names in place of the pictures' keys."""
    examples = [{"file": picture.name, "label": each.name} for each in classes for picture in each.pictures]
    named = asdict(found) | {"examples": examples, "questions": [picture.name for picture in questions]}
    return {name: value for name, value in named.items() if name != "request_id"}


def _write(path: Path, found: dict[str, Any]) -> None:
    """Raises ConfigError when the file cannot be written."""
    from workbench.engine.checkpoint import write_atomically

    try:
        write_atomically(path, json.dumps(found, indent=1).encode())
    except OSError as error:
        raise ConfigError(f"--trace {path} cannot be written: {error.strerror or error}.") from error


class _Reader:
    """Reads pictures, and says on stderr which files it refused."""

    def __init__(self) -> None:
        self.refused = 0

    def read(self, files: Iterable[str]) -> Iterator[tuple[str, Picture]]:
        """Each file as given, with its picture."""
        for file in files:
            try:
                yield file, read_picture(file, name=file)
            except PictureError as error:
                self._refuse(error)

    def expand(self, paths: Iterable[str]) -> Iterator[str]:
        """A folder stands for the pictures in it."""
        for path in paths:
            if not Path(path).is_dir():
                yield path
                continue
            try:
                found = list_pictures(path)
                if not found:
                    raise PictureError(f"{path} holds no pictures.")
                yield from map(str, found)
            except PictureError as error:
                self._refuse(error)

    def _refuse(self, error: PictureError) -> None:
        self.refused += 1
        print(f"workbench: {error}", file=sys.stderr)


def _lines(files: list[str], predicted: Predicted, below: float, tells_strangers: bool) -> Iterator[str]:
    """The label is the nearest class's, also of a picture that is rejected."""
    for file, each in zip(files, predicted.predictions, strict=True):
        row = {"file": file, "label": each.label, "confidence": each.confidence, "entropy": each.entropy}
        judged = {"known": known_or_none(each, tells_strangers), "rejected": each.known < below}
        yield json.dumps({**row, **judged, "scores": dict(each.scores)})


def _table(files: list[str], predicted: Predicted, below: float) -> Iterator[str]:
    """Of a picture that is rejected, how likely it is of none, and of the class that it is closest to."""
    wide = max(map(len, files), default=0)
    rejected = [each.known < below for each in predicted.predictions]
    named = zip(rejected, predicted.predictions, strict=True)
    labels = [NONE if none else each.label for none, each in named]
    label = max(map(len, labels), default=0)
    for file, shown, none, each in zip(files, labels, rejected, predicted.predictions, strict=True):
        closest = f"  (closest: {each.label} {each.known * each.confidence:.1%})" if none else ""
        yield f"{file:{wide}}  {shown:{label}}  {1 - each.known if none else each.confidence:6.1%}{closest}"
    badges = f" ({'; '.join(predicted.badges)})" if predicted.badges else ""
    yield f"Adapted in {predicted.adapt_ms:.1f} ms{badges}."
    if any(rejected):
        verb = "is" if sum(rejected) == 1 else "are"
        yield f"{sum(rejected)} of {len(files)} {verb} none of these: less than {below:.0%} likely to be of any class."
