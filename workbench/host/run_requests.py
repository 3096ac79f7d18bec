"""Answers what is asked about runs beside training them."""

from __future__ import annotations

from workbench.data.sources import Progress
from workbench.engine.forecast import forecast_run
from workbench.engine.model import load_model
from workbench.engine.question import Question
from workbench.engine.replies import Reply
from workbench.engine.run_requests import CompareRuns, ForecastMemory, RunCommand, RunTested, TestRun
from workbench.runs.asking import asked, compared


def answer_run(command: RunCommand, progress: Progress) -> Reply:
    """``progress`` is told how far it is, and raises CancelledError where the request was given up.

    Raises:
        CheckpointError, ConfigError, DataError, TaskError, RunError: it cannot be answered; the message says why.
    """
    progress("Beginning", -1.0)
    match command:
        case ForecastMemory():
            return forecast_run(command, progress)
        case TestRun():
            return _tested(command, progress)
        case CompareRuns():
            return compared(command, progress)
    raise ValueError(f"{type(command).__name__} is not a request about runs that the engine knows.")


def _tested(command: TestRun, progress: Progress) -> RunTested:
    """On tasks like those of the run's validation."""
    within = load_model(command.run_dir).config.task.within_group
    question = Question(episodes=command.episodes, seed=command.seed, within_group=within)
    found = asked(command.run_dir, question, progress)
    told = [*found.answer["badges"], *([found.problem] if found.problem else [])]
    return RunTested(command.request_id, command.run_dir, {**found.answer, "badges": told}, found.uses)
