"""Questions to runs, each kept and counted in the run's folder: a test of one run, and a comparison of several."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.data.sources import Progress, ignore
from workbench.engine.events import Resumed, RunStarted
from workbench.engine.examine import ask, practised
from workbench.engine.model import BUILTIN, PRETRAINED, Model
from workbench.engine.question import Question
from workbench.engine.run_requests import CompareRuns, ModelFigures, RunsCompared
from workbench.engine.same_tasks import compare
from workbench.runs.about import read_about
from workbench.runs.answers import COMPARE, EVALUATE, keep_answer, keep_stopped, read_answers
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.reading import read_events


@dataclass(frozen=True)
class Asked:
    """An answer.

    Attributes:
        answer: what `ask` gave, with the seconds that it took.
        uses: how often the run's test classes have been looked at by now; 0 of a model that is no run.
        looked: whether this was one of these times.
        problem: why the answer could not be kept, in a sentence; empty where it was.
    """

    answer: dict[str, Any]
    uses: int = 0
    looked: bool = False
    problem: str = ""


def asked(
    ref: str,
    question: Question,
    progress: Progress = ignore,
    *,
    halted: Callable[[], bool] = lambda: False,
    by: str = EVALUATE,
) -> Asked:
    """Put a question to a model, and keep the answer where that is a run. See `ask` for what is answered and raised.

    A question that is given up counts as well, once tasks have been measured.
    """
    began = time.monotonic()
    measured: dict[str, tuple[Model, int]] = {}

    def done(model: Model, tasks: int) -> None:
        measured[ref] = model, tasks
        progress(f"{tasks:,} of {question.episodes:,} tasks", tasks / question.episodes)

    try:
        answer = ask(ref, question, halted, done, progress)
    except BaseException as error:
        for model, tasks in measured.values():
            _keep_stopped(error, model, question.split, question.dataset or ", ".join(practised(model)), tasks, by)
        raise
    answer["badges"] += _changes(measured[ref][0])
    answer["seconds"] = round(time.monotonic() - began, 3)
    problem = _kept(ref, lambda folder: keep_answer(folder, answer, by))
    if problem or not is_run(ref):
        return Asked(answer, problem=problem)
    answers = read_answers(Path(ref))
    return Asked(answer, answers.test_uses, answers.found[-1].test_use)


def compared(command: CompareRuns, progress: Progress) -> RunsCompared:
    """Compare runs on the same tasks, and keep in each what was found, once for a run that is compared with itself.

    See `compare` for what is answered and raised. A comparison that is given up counts for the models that had been
    given tasks.
    """
    measured: dict[str, tuple[Model, int]] = {}
    try:
        found = compare(command, progress, lambda model, tasks: measured.update({model.ref: (model, tasks)}))
    except BaseException as error:
        dataset = command.dataset or next((model.config.dataset for model, _ in measured.values()), "")
        for model, tasks in measured.values():
            _keep_stopped(error, model, command.split, dataset, tasks, COMPARE)
        raise
    models = [replace(each, badges=(*each.badges, *_changes(measured[each.run][0]))) for each in found.models]
    once = {each.run: each for each in models}
    problems = {ref: _keep_figures(each, found, measured[ref][0]) for ref, each in once.items()}
    return replace(found, models=tuple(_told(each, problems[each.run]) for each in models))


def is_run(ref: str) -> bool:
    """Whether a model is a run, which remembers what it was asked; shipped and pretrained ones do not."""
    return not ref.startswith((BUILTIN, PRETRAINED))


def _changes(model: Model) -> tuple[str, ...]:
    """The settings that had changed in the middle of a run when its model was kept."""
    if not is_run(model.ref):
        return ()
    try:
        log = RunLog.of(read_events(Path(model.ref), RunStarted, Resumed))
    except RunError as error:
        return (str(error),)
    return log.changes(model.info.get("episodes", math.inf))


def _kept(ref: str, keep: Callable[[Path], None]) -> str:
    """Why something could not be kept in the run's folder; empty where it was, or the model is no run."""
    try:
        if is_run(ref):
            keep(Path(ref))
    except RunError as error:
        return str(error)
    return ""


def _keep_stopped(error: BaseException, model: Model, split: str, dataset: str, tasks: int, by: str) -> None:
    """Keep that a question was given up; where that cannot be written, ``error`` says it too."""
    question = {"split": split, "dataset": dataset, "trained_on": list(practised(model)), "episodes": tasks}
    problem = _kept(model.ref, lambda folder: keep_stopped(folder, question, by))
    if problem:
        error.add_note(problem)


def _keep_figures(figures: ModelFigures, found: RunsCompared, model: Model) -> str:
    """Keep what a comparison found of one model; why that cannot be written, see `_kept`."""
    answer = {
        **{name: each.value for name, each in figures.metrics.items()},
        **{f"{name}_ci95": each.ci95 for name, each in figures.metrics.items()},
        "ci95": figures.metrics["accuracy"].ci95,
        "split": found.split,
        "dataset": found.dataset,
        "trained_on": list(practised(model)),
        "episodes": found.episodes,
        "seed": found.seed,
        **found.shape,
        "own_test": figures.own_test,
        "task": found.task,
        "badges": list(figures.badges),
        "compared_with": [each.run for each in found.models if each.run != figures.run],
    }
    return _kept(figures.run, lambda folder: keep_answer(folder, answer, COMPARE))


def _told(figures: ModelFigures, problem: str) -> ModelFigures:
    """With the run's title, and how often its test classes have been looked at."""
    if not is_run(figures.run):
        return figures
    folder = Path(figures.run)
    badges = (*figures.badges, problem) if problem else figures.badges
    uses = 0 if problem else read_answers(folder).test_uses
    return replace(figures, title=_title(folder) or figures.title, test_uses=uses, badges=badges)


def _title(folder: Path) -> str:
    try:
        return read_about(folder).title
    except RunError:
        return ""  # the table of runs says what is wrong with it; the folder's name does as well
