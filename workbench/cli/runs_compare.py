"""``workbench runs compare``: several models on the same tasks, and whether one is better than another."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import TYPE_CHECKING, Any

from workbench.cli.runs import action, tell
from workbench.runs.find import find_model

if TYPE_CHECKING:
    from workbench.engine.events import Interval
    from workbench.engine.run_requests import Difference, ModelFigures, RunsCompared

HELP = "a run folder or what a run is called, builtin:NAME or pretrained:NAME; others are held against the first"
HEADS = {"accuracy": "accuracy", "macro_f1": "macro-F1", "auc_ovr": "AUC", "calibration_error": "calibration error"}
IN_WORDS = {
    "accuracy": "accuracy",
    "loss": "loss",
    "macro_f1": "macro-F1",
    "auc_ovr": "AUC",
    "calibration_error": "calibration error",
}
"""Without Hand and Till's AUC: with as many questions of every class it is the same number."""

POINTS = ("accuracy", "macro_f1", "calibration_error")  # told in points of a hundred
SHOWN = 3  # of the hardest tasks
NAMED = 6  # classes of one of these
MANY = 1_000_000  # tasks, beyond which their number says nothing more
FINE = 0.005  # an interval that is narrower is told in hundredths of a point


def add_parser(actions: Any) -> None:
    parser = action(actions, "compare", "measure models on the same tasks, and say whether they differ", run)
    parser.add_argument("runs", nargs="+", metavar="RUN", help=HELP)
    parser.add_argument("--episodes", type=int, default=600, help="how many tasks; by default 600")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same tasks")
    split = "which classes; by default validation, as each look at those for the test is counted in the runs"
    parser.add_argument("--split", default="validation", choices=("test", "validation"), help=split)
    for name, words in (("ways", "classes per task"), ("shots", "examples per class"), ("queries", "questions")):
        parser.add_argument(f"--{name}", type=int, help=f"{words}; by default those of the first run")
    parser.add_argument("--dataset", default="", help="another dataset than that of the first run")
    parser.add_argument("--data", default="", help="where the dataset lies, if not where the run found it")


def run(args: argparse.Namespace) -> int:
    refs = tuple(find_model(each) for each in args.runs)
    from workbench.engine.run_requests import CompareRuns
    from workbench.nets.allocator import keep_freed_pages
    from workbench.runs.asking import compared

    keep_freed_pages()
    asked = {name: getattr(args, name) for name in ("ways", "shots", "queries")}
    command = CompareRuns(0, refs, args.episodes, args.seed, args.split, dataset=args.dataset, data=args.data, **asked)
    found = compared(command, _said)
    return tell(_plain(found), _lines(found), args.json)


def _said(sentence: str, fraction: float) -> None:
    """How far it is, on a line of its own that is written over; only for someone who looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{sentence if 0 <= fraction < 1 else ''}", end="", file=sys.stderr, flush=True)


def _plain(found: RunsCompared) -> dict[str, Any]:
    """All but the pictures of the hardest tasks."""
    made = dataclasses.asdict(dataclasses.replace(found, hardest=()))
    pictures = ("support", "query")
    made["hardest"] = [
        {each.name: getattr(task, each.name) for each in dataclasses.fields(task) if each.name not in pictures}
        for task in found.hardest
    ]
    del made["request_id"]
    return made


def _lines(found: RunsCompared) -> Iterator[str]:
    """A table of the models, then what differs in sentences."""
    titles = titles_of(found.models)
    yield f"{found.task}, {found.dataset}, {found.split}, seed {found.seed}"
    yield from _table(found.models, titles)
    for title, model in zip(titles, found.models, strict=True):
        if model.badges:
            yield f"{title}: {'; '.join(model.badges)}"
    yield from _differences(found, titles)
    if found.badges:
        yield f"({'; '.join(found.badges)})"
    for task in found.hardest[:SHOWN]:
        shares = ", ".join(f"{title} {share:.0%}" for title, share in zip(titles, task.accuracy, strict=True))
        more = " …" if len(task.class_names) > NAMED else ""
        yield f"hard: task {task.number + 1} of {', '.join(task.class_names[:NAMED])}{more}: {shares}"
    if looked := [
        f"{title} {each.test_uses}" for title, each in zip(titles, found.models, strict=True) if each.test_uses
    ]:
        yield f"how often their test classes have been looked at by now: {', '.join(looked)}"


def titles_of(models: Sequence[ModelFigures]) -> list[str]:
    """What the models are called; those of one name are told apart by numbers."""
    called = [each.title for each in models]
    return [
        f"{title} ({called[: place + 1].count(title)})" if called.count(title) > 1 else title
        for place, title in enumerate(called)
    ]


def _table(models: Sequence[ModelFigures], titles: Sequence[str]) -> Iterator[str]:
    rows = [["model", *HEADS.values()]]
    for title, model in zip(titles, models, strict=True):
        figures = ((name, model.metrics[name]) for name in HEADS)
        rows.append([title, *starmap(_figure, figures)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *figures_of_it in rows:
        cells = (cell.rjust(width) for cell, width in zip(figures_of_it, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *cells])


def _figure(metric: str, found: Interval) -> str:
    if metric in POINTS:
        return f"{100 * found.value:.2f} ± {100 * found.ci95:.2f} %"
    return f"{found.value:.4f} ± {found.ci95:.4f}"


def _differences(found: RunsCompared, titles: Sequence[str]) -> Iterator[str]:
    """Each pair's difference in accuracy in a sentence, and after it the other metrics that differ."""
    for each in found.differences:
        if each.metric == "accuracy":
            won = f"better in {each.better_in:,} and worse in {each.worse_in:,} of {found.episodes:,} tasks"
            yield f"{sentence_of(each, titles[each.first], titles[each.second], found.few_classes)} It was {won}."
        elif each.decided and each.metric in IN_WORDS:
            low, mean, high = (_signed(each, value) for value in (each.low, each.mean, each.high))
            yield f"  {IN_WORDS[each.metric]}: {mean}, {low} to {high}: decided{_where(found.few_classes)}."


def _where(few_classes: int) -> str:
    """For what it is decided, where it is not for classes in general."""
    return f" for these {few_classes} classes alone" if few_classes else ""


def sentence_of(found: Difference, first: str, second: str, few_classes: int = 0) -> str:
    """Whether the model called ``second`` is more accurate than the one called ``first``; ``few_classes`` as in
    `RunsCompared`."""
    where = _where(few_classes)
    if found.more_episodes is None:
        return f"{second} is as accurate as {first} in these tasks: no number of them would tell the two apart."
    if found.decided:
        nearer, farther = sorted((abs(found.low), abs(found.high)))
        size, low, high = (_points(found, value) for value in (abs(found.mean), nearer, farther))
        how = "better" if found.mean > 0 else "worse"
        return f"{second} is {size} points {how} than {first}, {low} to {high}: decided{where}."
    mean, low, high = (_signed(found, value) for value in (found.mean, found.low, found.high))
    more = found.more_episodes
    needed = f"more than {MANY:,}" if more > MANY else f"about {_rounded(more):,}"
    verdict = f"not decided; {needed} more tasks would decide it{where}."
    return f"{second} against {first}: {mean} points, {low} to {high}: {verdict}"


def _points(found: Difference, value: float) -> str:
    """A fraction in points of a hundred, as exactly as the interval allows."""
    return f"{100 * value:.{2 if found.high - found.low < FINE else 1}f}"


def _signed(found: Difference, value: float) -> str:
    text = _points(found, value) if found.metric in POINTS else f"{value:.4f}"
    return text.replace("-", "−") if value < 0 else f"+{text}"


def _rounded(number: int) -> int:
    """To two digits: more would promise too much."""
    return round(number, 2 - len(str(number))) if number > 99 else number
