"""``workbench report``: a run as one HTML page that needs nothing else, and its curves as files for other programs."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.cli.new_files import add_overwrite, check_ending, check_new
from workbench.config import ConfigError

PICTURE = "workbench.gui.svg_picture"
ENDINGS = {"out": (".html", ".htm"), "csv": (".csv",), "svg": (".svg",), "png": (".png",)}


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("report", help="write a run down as a page, and its curves as files")
    parser.add_argument("runs", nargs="+", metavar="RUN", help="a run folder, or what a run is called; several in one")
    out = "the page to write, an .html file; by default RUN-report.html here, unless curves alone are asked for"
    parser.add_argument("--out", type=Path, metavar="FILE", help=out)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the curves as one table")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write the drawing of the curves")
    parser.add_argument("--png", type=Path, metavar="FILE", help="write the same drawing as a picture")
    events = "write the curves as event files for TensorBoard (an extra: pip install tensorboard)"
    parser.add_argument("--tensorboard", type=Path, metavar="DIR", help=events)
    add_overwrite(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    from workbench.runs.find import find_run

    for name, endings in ENDINGS.items():
        if path := getattr(args, name):
            check_ending(f"--{name}", path, *endings)
    folders = [find_run(each) for each in args.runs]
    curves = [each for each in (args.csv, args.svg, args.png) if each]
    page = args.out or (None if curves or args.tensorboard else _usual(folders))
    check_new([each for each in (page, *curves) if each], args.overwrite)
    for written in _write(folders, page, args):
        print(f"Written to {written}")
    return 0


def _usual(folders: Sequence[Path]) -> Path:
    """What the page is called where nobody says."""
    return Path(f"{folders[0].absolute().name}-report.html" if len(folders) == 1 else "runs-report.html")


def _write(folders: Sequence[Path], page: Path | None, args: argparse.Namespace) -> Iterator[Path]:
    from workbench.runs.begun import begun
    from workbench.runs.curve_files import curves_csv, curves_svg, read_runs, titled, write_file
    from workbench.runs.report import write_report
    from workbench.runs.tensorboard import write_tensorboard

    runs = read_runs(folders)
    if page:
        write_report(folders, page)
        yield page
    if args.csv:
        write_file(args.csv, curves_csv(runs))
        yield args.csv
    if args.svg:
        write_file(args.svg, curves_svg(titled(folders, runs)))
        yield args.svg
    if args.png:
        write_file(args.png, _picture(curves_svg(titled(folders, runs))))
        yield args.png
    if args.tensorboard:
        yield from write_tensorboard(runs, [begun(each) for each in folders], args.tensorboard)


def _picture(drawing: bytes) -> bytes:
    """The drawing as a PNG file. Raises ConfigError where the libraries of the window cannot be loaded."""
    try:
        # by name, so that nothing here depends on Qt
        png = importlib.import_module(PICTURE).png_without_window
    except ImportError as error:
        raise ConfigError(
            f"A PNG needs the window's libraries, which cannot be loaded: {error}. An SVG does not."
        ) from error
    return bytes(png(drawing))
