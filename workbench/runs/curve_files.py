"""The curves of runs as files for other programs: one tidy table as CSV, and the drawing of a report as SVG."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.durable import write_atomically
from workbench.runs.about import read_about
from workbench.runs.log import Curve, RunLog
from workbench.runs.report_course import Course, read_course
from workbench.runs.store import RunError
from workbench.runs.svg_run import svg_of_run
from workbench.runs.svg_runs import svg_of_runs

COLUMNS = ("run", "curve", "episodes", "seconds", "value", "ci95")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # with which a cell begins that a spreadsheet would carry out
Runs = Sequence[tuple[str, Course]]


def read_runs(run_dirs: Sequence[Path]) -> list[tuple[str, Course]]:
    """Each run with the name of its folder, or its whole path where two folders share that name.

    Raises:
        RunError: one of them is no run.
    """
    for run_dir in run_dirs:
        if not (run_dir / "config.json").is_file():
            raise RunError(f"{run_dir} is not a run: it has no config.json.")
    names = [path.name for path in run_dirs]
    unique = [path.name if names.count(path.name) == 1 else str(path) for path in run_dirs]
    return [(name, read_course(path)) for name, path in zip(unique, run_dirs, strict=True)]


def titled(run_dirs: Sequence[Path], runs: Runs) -> list[tuple[str, Course]]:
    """What `read_runs` found in ``run_dirs``, for a drawing: by its title where a run has one, and by what it is told
    apart by as well where two share a title."""
    titles = [_title(path) for path in run_dirs]
    shared = {each for each in titles if titles.count(each) > 1}
    called = [
        (f"{title} ({name})" if title in shared else title) if title else name
        for title, (name, _) in zip(titles, runs, strict=True)
    ]
    return [(name, course) for name, (_, course) in zip(called, runs, strict=True)]


def curves_csv(runs: Runs) -> bytes:
    """A row for every point that was measured: run, curve ("training loss", "validation accuracy"), episodes, seconds
    of training, value, and the half-width of its 95 % interval where it has one.

    UTF-8 with a byte order mark, without which Excel takes Chinese names for something else.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for name, course in runs:
        for title, curve in curves_of(course.log):
            table.writerows((_plain(name), title, *point) for point in _points(curve, title))
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def curves_of(log: RunLog) -> Iterator[tuple[str, Curve]]:
    """Every curve of a run that has points, by name."""
    every = {
        "training loss": log.train_loss,
        **{f"training {name}": curve for name, curve in log.train_metrics.items()},
        "validation loss": log.val_loss,
        **{f"validation {name}": curve for name, curve in log.val_metrics.items()},
    }
    yield from ((name, curve) for name, curve in every.items() if len(curve))


def curves_svg(runs: Runs) -> bytes:
    """The drawing of one run, or of several over each other, as a file of its own. Raises RunError for too many."""
    drawing = svg_of_run(runs[0][1], runs[0][0]) if len(runs) == 1 else svg_of_runs(runs)
    return (DECLARATION + drawing).encode("utf-8", "replace")


def write_file(path: Path, data: bytes) -> None:
    """Write ``path`` whole or not at all.

    Raises:
        RunError: it cannot be written; what was there stays. The message names the file.
    """
    try:
        write_atomically(path, data)
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error.strerror or error}.") from error


def _title(run_dir: Path) -> str:
    """What somebody called a run; empty where nobody did, or where that cannot be read."""
    try:
        return read_about(run_dir).title
    except RunError:
        return ""


def _points(curve: Curve, title: str) -> Iterator[tuple[str, ...]]:
    measured = title.startswith("validation")
    columns = (each.tolist() for each in (curve.x, curve.seconds, curve.y, curve.ci))
    for x, seconds, y, ci in zip(*columns, strict=True):
        yield f"{x:.0f}", _number(seconds), _number(y), _number(ci) if measured else ""


def _number(value: float) -> str:
    """All digits that tell it from its neighbours; empty where it is no number."""
    return repr(value) if math.isfinite(value) else ""


def _plain(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(FORMULA) else name
