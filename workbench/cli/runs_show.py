"""``workbench runs show``: all that is known of one run, and the command line that trains it again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.cli.runs import NAMED, action, moment, row_of, tell
from workbench.config import ConfigError, RunConfig
from workbench.engine.events import MemoryRanOut, Resumed
from workbench.runs.answers import Answer, Answers, read_answers
from workbench.runs.errors import RunError
from workbench.runs.find import find_run
from workbench.runs.log import RunLog, RunState
from workbench.runs.report_recorded import Recorded, read_recorded
from workbench.runs.report_words import STATES, duration, plus_minus, size, value
from workbench.runs.reproducing import command_line
from workbench.runs.store import RunSummary, read_config, read_events
from workbench.runs.summary import current_row

WIDTH = 14


def add_parser(actions: Any) -> None:
    parser = action(actions, "show", "tell all that is known of a run, and how to train it again", run)
    parser.add_argument("run", metavar="RUN", help=NAMED)


def run(args: argparse.Namespace) -> int:
    path = find_run(args.run).absolute()
    config = read_config(path)
    row, problem = current_row(path)
    log, on_the_way = _course(path)
    answers, unread = _answers(path)
    command, why_not = _command(config)
    recorded = read_recorded(path, config.dataset)
    problems = dict.fromkeys(each for each in (problem, *unread, why_not, *recorded.unknown) if each)
    found = {
        **row_of(row),
        "command": command,
        "settings": {"data": config.data, **config.values()},
        "changed": _changed(config),
        "curves": _last(log),
        "on_the_way": on_the_way,
        "ended": {"status": log.finished.status, "reason": log.finished.reason} if log.finished else None,
        "badges": log.badges,
        "tests": [_told(each) for each in answers.found],
        **_recorded(recorded),
        "problems": list(problems),
    }
    return tell(found, _lines(row, found), args.json)


def _course(run_dir: Path) -> tuple[RunLog, list[str]]:
    """The curves, and what happened on the way in sentences."""
    log, told = RunLog(), []
    for event in read_events(run_dir):
        log.apply(event)
        if isinstance(event, MemoryRanOut):
            told.append(f"At {event.episodes:,} tasks: {event.sentence}")
        elif isinstance(event, Resumed) and (event.changes or event.note):
            changes = ", ".join(f"{name} {each}" for name, each in event.changes.items())
            told.append(
                f"Continued at {event.episodes:,} tasks{' with ' if changes else ''}{changes}. {event.note}".strip()
            )
    return log, told


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {each}" for name, each in values.items())


def _answers(run_dir: Path) -> tuple[Answers, tuple[str, ...]]:
    try:
        answers = read_answers(run_dir)
    except RunError as error:
        return Answers(), (str(error),)
    return answers, answers.damaged


def _command(config: RunConfig) -> tuple[str | None, str]:
    try:
        return command_line(config), ""
    except ConfigError as error:
        return None, f"It cannot be trained again by one command: {error}"


def _changed(config: RunConfig) -> dict[str, Any]:
    """The settings that are not as every run has them."""
    try:
        usual = {each.name: each.default for each in catalogue().all_knobs(config.algorithm)}
    except ConfigError:
        usual = {}
    return {name: each for name, each in config.values().items() if name not in usual or usual[name] != each}


def _last(log: RunLog) -> dict[str, Any]:
    """The last point of every curve."""
    curves = {
        "train_loss": log.train_loss,
        **{f"train_{name}": each for name, each in log.train_metrics.items()},
        "validation_loss": log.val_loss,
        **{f"validation_{name}": each for name, each in log.val_metrics.items()},
    }
    return {
        name: {"episodes": int(each.x[-1]), "value": float(each.y[-1]), "ci95": float(each.ci[-1])}
        for name, each in curves.items()
        if len(each)
    }


def _told(answer: Answer) -> dict[str, Any]:
    kept = {name: getattr(answer, name) for name in ("by", "split", "dataset", "episodes", "stopped", "test_use")}
    return {
        "when": answer.when.isoformat(timespec="seconds"),
        **kept,
        "accuracy": asdict(answer.accuracy) if answer.accuracy else None,
        "badges": answer.values.get("badges", []),
    }


def _recorded(recorded: Recorded) -> dict[str, Any]:
    return {
        "split": [asdict(each) for each in recorded.parted],
        "environment": recorded.environment,
        "checkpoints": [asdict(each) for each in recorded.checkpoints],
    }


def _lines(run: RunSummary, found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{run.name} ({run.title})" if run.title else run.name
    for label, text in (*_facts(run, found), *_measured(run, found), *_made(found)):
        if text:
            yield f"  {label:{WIDTH}}{text}"


def _facts(run: RunSummary, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "folder", str(run.path)
    reason = found["ended"]["reason"] if found["ended"] and run.state is not RunState.RUNNING else ""
    yield "state", f"{STATES[run.state].lower()}{': ' if reason else ''}{reason}"
    shares = "+".join(f"{name} {share:.0%}" for name, share in run.shares)
    yield "data", f"{shares or run.dataset}{' from ' if found['settings']['data'] else ''}{found['settings']['data']}"
    for each in found["split"]:
        unit = "pictures of each class" if each["by_picture"] else "classes"
        sizes = "/".join(f"{count:,}" for count in each["sizes"])
        yield "split", f"{each['dataset']}: {each['kind']}, {sizes} {unit} for training/validation/test"
    yield "algorithm", run.algorithm
    yield "task", f"{run.ways}-way {run.shots}-shot"
    yield "settings", _listed(found["changed"])
    yield "practice", f"{run.episodes:,} of {run.planned:,} tasks in {duration(run.seconds)}, begun {moment(run.began)}"
    for sentence in (*found["on_the_way"], *found["badges"]):
        yield "", sentence
    yield "tags", ", ".join(run.tags)
    yield "note", run.note.replace("\n", "\n" + " " * (WIDTH + 2))


def _measured(run: RunSummary, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "best", f"{plus_minus(run.best, 'accuracy')} on validation tasks" if run.best else ""
    for name, each in found["curves"].items():
        interval = f" ± {value(each['ci95'])}" if each["ci95"] else ""
        yield "last", f"{name.replace('_', ' ')} {value(each['value'])}{interval} at {each['episodes']:,} tasks"
    for each in found["tests"]:
        accuracy = each["accuracy"]
        result = f"{accuracy['value']:.2%} ± {accuracy['ci95']:.2%}" if accuracy else "stopped"
        yield "asked", f"{each['when']}: {result} on {each['episodes']:,} {each['split']} tasks of {each['dataset']}"
    times = "once" if run.test_uses == 1 else f"{run.test_uses} times"
    yield "test classes", f"looked at {times}" if run.test_uses else "never looked at"


def _made(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in found["checkpoints"]:
        yield "checkpoint", f"{each['name']} ({each['purpose']}): {size(each['bytes'])}"
    yield "made with", _listed(found["environment"])
    for sentence in found["problems"]:
        yield "note well", sentence
    yield "again", found["command"] or ""
