"""Everything that is known of a run, gathered from its folder for a report. Free of torch and Qt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from workbench.config import ConfigError, RunConfig
from workbench.engine.events import Interval
from workbench.runs.about import About, read_about
from workbench.runs.answers import Answer, Answers, read_answers
from workbench.runs.begun import begun
from workbench.runs.lock import is_held
from workbench.runs.log import RunLog, RunState
from workbench.runs.report_badges import explained
from workbench.runs.report_course import Course, read_course
from workbench.runs.report_recorded import Parted, Recorded, read_recorded
from workbench.runs.report_wording import listed, mark, say, tell
from workbench.runs.report_words import NONE, card_of, heading, moment, plus_minus, title_of
from workbench.runs.store import RunError, read_config

T = TypeVar("T")
ASKED = {
    "evaluate": mark("test"),
    "compare": mark("comparison with other models"),
    "reproduce": mark("reproduction of a paper's table"),
}
# What is measured beside accuracy: its key, what it is counted in ("%" of 1, or digits), and its half-width's key.
MEASURES = (
    (mark("macro-F1"), "macro_f1", "%", "macro_f1_ci95"),
    (mark("AUC, one against the rest"), "auc_ovr", "4", "auc_ovr_ci95"),
    (mark("AUC of Hand and Till"), "auc_hand_till", "4", "auc_hand_till_ci95"),
    (mark("calibration error"), "calibration_error", "%", ""),
    (mark("loss"), "loss", "3", ""),
)


@dataclass(frozen=True)
class Facts:
    """What a report tells of one run; ``unknown`` says in sentences what could not be found out."""

    path: Path
    about: About
    config: RunConfig
    course: Course
    state: RunState
    answers: Answers
    recorded: Recorded
    unknown: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the run is called."""
        return self.about.title or self.path.name

    @property
    def log(self) -> RunLog:
        return self.course.log

    @property
    def began(self) -> str:
        """When, in words; empty where that is not known."""
        try:
            return moment(begun(self.path))
        except OSError:
            return ""

    @property
    def badges(self) -> list[tuple[str, str]]:
        """What must be said of the figures, each with what it means."""
        own = self.log.badges
        of_tests = [badge for each in self.answers.found for badge in each.values.get("badges", [])]
        return explained([*own, *of_tests])

    @property
    def datasets(self) -> dict[str, float]:
        """What it practised on, with the shares of practice tasks."""
        try:
            return self.config.mixture.weights(self.config.dataset)
        except ConfigError:
            return {self.config.dataset: 1.0}

    @property
    def sources(self) -> list[tuple[str, str, str]]:
        """What to cite: for what, the reference, and where it is found (empty where no address is known)."""
        return list(_sources(self.config, list(self.datasets)))


def read_facts(run_dir: Path) -> Facts:
    """What the folder of a run holds; what is damaged or absent beside its config is told in the facts.

    Raises:
        RunError: it is no run, or its config cannot be read.
    """
    config = read_config(run_dir)
    unknown: list[str] = []
    course = read_course(run_dir)
    about = _or_else(lambda: read_about(run_dir), About(), unknown)
    answers = _or_else(lambda: read_answers(run_dir), Answers(), unknown)
    recorded = read_recorded(run_dir, config.dataset)
    unknown += [course.damage] if course.damage else []
    if course.log.started is None:
        unknown.append(say("No event of its training is on record."))
    return Facts(
        run_dir,
        about,
        config,
        course,
        _state(run_dir, course),
        answers,
        recorded,
        (*unknown, *map(tell, answers.damaged), *recorded.unknown),
    )


def validations(facts: Facts) -> list[tuple[str, str, str]]:
    """Of each measure its name, its value at the validation that was kept, and its newest value; accuracy first."""
    log = facts.log
    curves = {name: (name, curve) for name, curve in log.val_metrics.items()} | {"loss": ("", log.val_loss)}
    first = next(iter(log.best), "")
    known = log.val_metrics[first].y == log.best[first].value if first in log.val_metrics else []
    kept = [int(each) for each in np.flatnonzero(known)]
    rows = []
    for name, (metric, curve) in curves.items():
        if len(curve):
            said = [plus_minus(Interval(float(curve.y[at]), float(curve.ci[at])), metric) for at in (*kept[:1], -1)]
            rows.append((heading(name), said[0] if kept else NONE, said[-1]))
    return rows


def measured(answer: Answer) -> list[tuple[str, str]]:
    """What a question to the run found beside accuracy, in words."""
    found = []
    for name, key, unit, half in MEASURES:
        mean, ci95 = _number(answer.values, key), _number(answer.values, half)
        if mean is not None:
            factor, digits, sign = (100, 1, " %") if unit == "%" else (1, int(unit), "")
            numbers = [mean] if ci95 is None else [mean, ci95]
            found.append((say(name), " ± ".join(f"{factor * each:.{digits}f}" for each in numbers) + sign))
    return found


def asked(answer: Answer) -> str:
    """What was asked, such as "5-way 1-shot, 15 pictures per class to recognise, 600 tasks, seed 0"."""
    values = answer.values
    task = f"{values['ways']}-way {values['shots']}-shot" if {"ways", "shots"} <= set(values) else ""
    queries = say("{n} pictures per class to recognise", n=values["queries"]) if "queries" in values else ""
    count = say("{n} tasks", n=f"{answer.episodes:,}")
    if isinstance(values.get("task"), str):  # of a comparison, which says all of it in words
        task, queries, count = tell(values["task"]), "", ""
    seed = say("seed {seed}", seed=values["seed"]) if "seed" in values else ""
    stopped = say("stopped before its end") if answer.stopped else ""
    return say(", ").join(each for each in (task, queries, count, seed, stopped) if each)


def parted(each: Parted, turned: bool) -> str:
    """How many classes, or pictures, each part has, and by what rule; ``turned``: turned classes count as well."""
    sizes = dict(zip(("train", "validation", "test"), (f"{size:,}" for size in each.sizes), strict=True))
    said = (
        say("{train} pictures for training, {validation} for validation, {test} for the test", **sizes)
        if each.by_picture
        else say("{train} classes for training, {validation} for validation, {test} for the test", **sizes)
    )
    if each.kind:
        said = say("{parts} ({kind}, seed {seed})", parts=said, kind=tell(each.kind), seed=each.seed)
    if turned:
        more = say("each class turned by 90, 180 and 270 degrees counts as a class of its own")
        said = say("{parts}; {more}", parts=said, more=more)
    return said


def asked_by(answer: Answer) -> str:
    """What asked: a test, or a comparison, with the names of the other models."""
    others = answer.values.get("compared_with")
    if isinstance(others, list) and others:
        names = listed(Path(str(each)).name for each in others)
        return say("compared with {models}, on the same tasks", models=names)
    return say(ASKED[answer.by]) if answer.by in ASKED else answer.by


def asked_of(answer: Answer) -> str:
    """The classes, or the pictures, that were asked about."""
    dataset, part = title_of("dataset", answer.dataset), tell(answer.split)
    if answer.values.get("parted_by") == "picture":
        return say("{dataset}, {part} pictures", dataset=dataset, part=part)
    return say("{dataset}, {part} classes", dataset=dataset, part=part)


def _state(run_dir: Path, course: Course) -> RunState:
    """A run without an end is in training while a process is at work in its folder."""
    waiting = course.log.state is RunState.INTERRUPTED
    return RunState.RUNNING if waiting and is_held(run_dir) else course.log.state


def _or_else(read: Callable[[], T], otherwise: T, unknown: list[str]) -> T:
    try:
        return read()
    except RunError as error:
        unknown.append(tell(str(error)))
        return otherwise


def _number(values: Mapping[str, Any], name: str) -> float | None:
    found = values.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or abs(found) > sys.float_info.max:
        return None
    return float(found)


def _sources(config: RunConfig, datasets: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    named = [("algorithm", config.algorithm), ("network", config.net.backbone)]
    for kind, name in named:
        paper = card_of(kind, name).get("paper")
        if isinstance(paper, dict) and paper.get("title"):
            at = f"https://arxiv.org/abs/{paper['arxiv']}" if paper.get("arxiv") else str(paper.get("url", ""))
            words = f"{paper['authors']} ({paper['year']}). {paper['title']}."
            yield title_of(kind, name), f"{words} arXiv:{paper['arxiv']}" if paper.get("arxiv") else words, at
    for name in datasets:
        if citation := str(card_of("dataset", name).get("citation", "")):
            yield title_of("dataset", name), citation, ""
