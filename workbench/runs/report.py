"""A run, or several, as one HTML file: nothing is loaded from elsewhere, and no script runs.

The templates escape whatever is put into them; only the drawings, which are escaped where they are made, are not.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from workbench.config import ConfigError
from workbench.engine.events import Interval
from workbench.resources import version
from workbench.runs import report_facts, report_story, report_words
from workbench.runs.curve_files import write_file
from workbench.runs.report_curves import Drawn, drawn
from workbench.runs.report_facts import Facts, read_facts
from workbench.runs.report_settings import presets_words, settings_of
from workbench.runs.report_wording import language, plural, say, tell
from workbench.runs.report_words import plus_minus
from workbench.runs.reproducing import command_line
from workbench.runs.store import RunError
from workbench.runs.svg_lines import smoothed
from workbench.runs.svg_run import describe, svg_of_run
from workbench.runs.svg_runs import svg_of_runs
from workbench.runs.svg_sheet import DRAWN_AT_MOST, SERIES

TEMPLATES = ("report.html", "report_run.html", "report.css")
MOST_ROWS = 200  # of the table of validations; the CSV file has them all


def write_report(run_dirs: Sequence[Path], path: Path) -> None:
    """Write the report of the runs in ``run_dirs`` to ``path``, whole or not at all.

    Raises:
        RunError: one of them is no run, there are too many for one page, or the file cannot be written.
    """
    write_file(path, page([read_facts(each) for each in run_dirs]).encode("utf-8", "replace"))


def page(runs: Sequence[Facts]) -> str:
    """The whole file. Raises RunError for none, or more than can be told apart in one drawing."""
    if not runs:
        raise RunError("There is no run to report on.")
    overlay = svg_of_runs([(each.title, each.course) for each in runs]) if len(runs) > 1 else ""
    return _template().render(
        title=runs[0].title if len(runs) == 1 else plural(len(runs), "run"),
        runs=[_told(each) for each in runs],
        overlay=Markup(overlay),
        version=version(),
        written=report_words.moment(time.time()),
        drawn_at_most=DRAWN_AT_MOST if overlay else 0,
        colours=len(SERIES),
        language=language(),
        say=say,
        tell=tell,
        plural=plural,
        words=report_words,
        facts=report_facts,
    )


@cache
def _template() -> Template:
    """The template, read from beside this file wherever it is installed. A name that is not given is an error."""
    folder = files(__package__) / "templates"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in TEMPLATES}
    made = Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.get_template(TEMPLATES[0])


def _told(facts: Facts) -> dict[str, Any]:
    """What the template is given of one run."""
    settings = settings_of(facts.config)
    return {
        "facts": facts,
        "story": report_story.story(facts.config, facts.log, facts.state),
        "result": report_story.result(facts.config, facts.log),
        "best": _best(facts),
        "svg": Markup(svg_of_run(facts.course, facts.title)),
        "description": describe(facts.course),
        "changed": [each for each in settings if each.differs],
        "unchanged": [each for each in settings if not each.differs],
        "presets": presets_words(facts.config),
        "validations": report_facts.validations(facts),
        "tests": report_story.test_words(facts.answers.found, facts.answers.test_uses),
        "table": _table(facts),
        "command": _command(facts),
    }


def _command(facts: Facts) -> str:
    """What trains the run again; empty where it has settings that this version does not know."""
    try:
        return command_line(facts.config)
    except ConfigError:
        return ""


def _best(facts: Facts) -> str:
    metric, best = next(iter(facts.log.best.items()), ("", None))
    return plus_minus(best, metric) if best else report_words.NONE


def _table(facts: Facts) -> dict[str, Any]:
    """The curves as a table for those who cannot see them: a row for each validation."""
    plots = [each for each in drawn(facts.log) if len(each.validation)]
    if not plots:
        return {"heads": [], "rows": [], "of": 0}
    points = plots[0].validation
    at = [int(each) for each in np.unique(np.linspace(0, len(points) - 1, min(len(points), MOST_ROWS)).astype(int))]
    columns = [cell for plot in plots for cell in _columns(plot, at)]
    tasks = [f"{points.x[each]:,.0f}" for each in at]
    times = [report_words.duration(float(points.seconds[each])) for each in at]
    heads = [say("Practice tasks"), say("Time"), *(head for head, _ in columns)]
    return {
        "heads": heads,
        "rows": list(zip(tasks, times, *(cells for _, cells in columns), strict=True)),
        "of": len(points),
    }


def _columns(plot: Drawn, places: Sequence[int]) -> list[tuple[str, list[str]]]:
    """Validation and, where there is one, the smoothed training at the same places, each with its heading."""
    title, points, train = plot.title, plot.validation, plot.train
    at = [each for each in places if each < len(points)]
    said = [plus_minus(Interval(float(points.y[each]), float(points.ci[each])), plot.metric) for each in at]
    columns = [(say("{metric}, validation", metric=title), said)]
    if len(train):
        line = smoothed(train.y)
        near = [max(int(np.searchsorted(train.x, points.x[each], side="right")) - 1, 0) for each in at]
        columns.append(
            (
                say("{metric}, training", metric=title),
                [report_words.value(float(line[each]), plot.metric) for each in near],
            )
        )
    return columns
