"""All that is known of a run beside its curves, in words; read from its folder, away from the window's thread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError, Knob, RunConfig
from workbench.engine.events import Event, MemoryRanOut, Resumed, RunFinished, RunStarted, event_from_json
from workbench.gui.language import mark, say
from workbench.gui.models.paper_settings import setting_lines
from workbench.gui.models.run_cells import (
    KNOWN,
    algorithm_title,
    moment,
    shares_words,
    size_words,
    tested_in,
    uses_words,
)
from workbench.gui.models.run_parted import parted_facts
from workbench.gui.told import paragraph, told
from workbench.gui.wording import count, duration, plus_minus
from workbench.runs.answers import Answer, read_answers
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary, read_config

USUAL = mark("All settings are the usual ones.")
NO_TESTS = mark("Its test classes have never been looked at.")
NO_CHECKPOINT = mark("There is none: nothing that it learned was kept.")
NO_ENVIRONMENT = mark("Not written down: runs do that only since version 0.1.")
ON_THE_WAY = mark("On the way")
CHECKPOINTS = {
    "best": mark("Best, which is used"),
    "last": mark("Newest, to go on from"),
    "previous": mark("The one before it"),
}
SPLITS = {"train": mark("train"), "validation": mark("validation"), "test": mark("test"), "all": mark("all")}
MADE_WITH = {"metalearning-workbench": mark("Workbench"), "system": mark("System"), "device": mark("Device")}
KNOWN_PICTURES = mark("{accuracy} {mark} new pictures of classes that it practised on")
PRACTISED = mark("{done} of {planned} tasks in {duration}")
MEASURED_ON = mark("{accuracy} on {tasks} tasks of its {classes}")
GIVEN_UP = mark("given up after {tasks} tasks of its {classes}")
TASK = mark("{ways}-way {shots}-shot, {questions} questions each")
# Of these there may be millions, and none tells what happened on the way.
MANY = (b'"event": "StepDone"', b'"event": "Validated"', b'"event": "CheckpointSaved"')
LARGEST = 50_000_000  # bytes of a file beside the events; a larger one was not written by the workbench


@dataclass(frozen=True)
class Fact:
    """``more`` says what there was no room for."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True)
class Section:
    """``none`` is said where there are no facts."""

    title: str
    facts: tuple[Fact, ...]
    none: str = ""


@dataclass(frozen=True)
class RunDetails:
    run: RunSummary
    badges: tuple[str, ...]
    sections: tuple[Section, ...]


def read_details(run: RunSummary) -> RunDetails:
    """What stands in the folder of ``run``. Raises RunError where its config or its events cannot be read."""
    config, events = read_config(run.path), list(notable_events(run.path))
    started = next((each for each in reversed(events) if isinstance(each, RunStarted)), None)
    sections = (
        Section(say("Result"), tuple(_result(run, events))),
        Section(say("Tests"), tuple(_tests(run.path)), say(NO_TESTS)),
        Section(say("Settings unlike the usual ones"), tuple(unusual_settings(config)), say(USUAL)),
        Section(say("Data"), tuple(_data(run, config, started))),
        Section(say(ON_THE_WAY), tuple(_on_the_way(events, config))),
        Section(say("Checkpoints"), tuple(_checkpoints(run.path)), say(NO_CHECKPOINT)),
        Section(say("Made with"), tuple(_environment(run.path, started)), say(NO_ENVIRONMENT)),
    )
    shown = tuple(each for each in sections if each.facts or each.none)
    return RunDetails(run, RunLog.of(events).badges, shown)


def notable_events(run_dir: Path) -> Iterator[Event]:
    """The recorded events but for those of which there are many. Lines that cannot be read are passed over: the list of
    runs tells of them. Raises RunError where the file cannot be read."""
    path = run_dir / "events.jsonl"
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            for line in file:
                if not any(kind in line for kind in MANY):
                    yield from _event(line)
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror or error}.") from error


def _event(line: bytes) -> Iterator[Event]:
    try:
        yield event_from_json(json.loads(line))
    except (ValueError, RecursionError):
        return


def unusual_settings(config: RunConfig) -> Iterator[Fact]:
    """The settings that are unlike what a run with this algorithm has where nothing is asked for."""
    try:
        usual = set(setting_lines(complete(replace(RunConfig(config.dataset), algorithm=config.algorithm))))
        lines = [line for line in setting_lines(complete(config)) if line not in usual]
    except ConfigError as error:
        yield Fact(say("Settings"), say("cannot be told apart"), told(str(error)))
        return
    for line in lines:
        yield Fact(
            line.label, line.value, say("{help} ({term})", help=line.help, term=line.term) if line.term else line.help
        )


def complete(config: RunConfig) -> RunConfig:
    """With a value for every setting, also where an older version did not know it. Raises ConfigError where this one
    does not know the algorithm or one of the settings."""
    own = catalogue().own_knobs(config.algorithm)
    return RunConfig.from_values(config.dataset, config.algorithm, config.values(), own, config.data)


def _result(run: RunSummary, events: list[Event]) -> Iterator[Fact]:
    yield Fact(say("Validation"), _of_known(run, plus_minus(run.best, "accuracy")) if run.best else say("none yet"))
    tested = _of_known(run, f"{plus_minus(run.test, 'accuracy')}{tested_in(run)}") if run.test else say("none yet")
    yield Fact(say("Test"), tested, uses_words(run.test_uses))
    time = duration(run.seconds)
    if run.planned:
        done, planned = count(run.episodes), count(run.planned)
        yield Fact(say("Practice"), say(PRACTISED, done=done, planned=planned, duration=time))
    else:
        yield Fact(say("Time"), time)
    ended = [each for each in events if isinstance(each, RunFinished | Resumed)]
    if ended and isinstance(ended[-1], RunFinished):
        yield Fact(say("Ended"), told(ended[-1].reason), ended[-1].details)


def _of_known(run: RunSummary, accuracy: str) -> str:
    return say(KNOWN_PICTURES, accuracy=accuracy, mark=KNOWN) if run.known_classes else accuracy


def _tests(run_dir: Path) -> Iterator[Fact]:
    """Newest first. What cannot be read counts, and is told."""
    answers = read_answers(run_dir)
    for each in reversed(answers.found):
        yield Fact(
            moment(each.when.timestamp()), _answer_words(each), say("; ").join(map(told, each.values.get("badges", ())))
        )
    for sentence in answers.damaged:
        yield Fact(say("A line cannot be read"), say("it counts as a use of the test classes"), told(sentence))


def _answer_words(answer: Answer) -> str:
    classes = say("{part} classes", part=say(SPLITS.get(answer.split, answer.split)))
    if not answer.own:
        classes = say("{classes} of {dataset}", classes=classes, dataset=answer.dataset)
    if answer.accuracy is None:
        said = say(GIVEN_UP, tasks=count(answer.episodes), classes=classes)
    else:
        accuracy = plus_minus(answer.accuracy, "accuracy")
        said = say(MEASURED_ON, accuracy=accuracy, tasks=count(answer.episodes), classes=classes)
    return say("{said} beside other models", said=said) if answer.by == "compare" else said


def _data(run: RunSummary, config: RunConfig, started: RunStarted | None) -> Iterator[Fact]:
    yield Fact(say("Dataset"), shares_words(run))
    if config.data:
        yield Fact(say("Place"), config.data)
    yield Fact(
        say("Task"),
        say(TASK, ways=config.task.ways, shots=config.task.shots, questions=config.task.queries),
    )
    yield from (Fact(*each) for each in parted_facts(_json(run.path / "split.json"), config.dataset))
    yield Fact(say("Algorithm"), algorithm_title(config.algorithm))
    if started:
        yield Fact(say("Parameters"), count(started.parameters))
    yield Fact(
        say("Seed"), str(config.train.seed), say("With the same seed, settings and program, a run can be had again")
    )


def _on_the_way(events: list[Event], config: RunConfig) -> Iterator[Fact]:
    for each in events:
        at = say("After {tasks} tasks", tasks=count(each.episodes))
        if isinstance(each, MemoryRanOut):
            yield Fact(at, told(each.sentence))
        if isinstance(each, Resumed) and (each.changes or each.note):
            yield Fact(at, paragraph(_changes_words(each.changes, config), told(each.note)))


def _changes_words(changes: Mapping[str, Any], config: RunConfig) -> str:
    knobs = _knobs(config.algorithm)
    each = [
        say("{name}: {words}", name=say(knobs[name].label) if name in knobs else name, words=value)
        for name, value in changes.items()
    ]
    return say("{changes}, from there on.", changes=say(", ").join(each)) if each else ""


def _knobs(algorithm: str) -> dict[str, Knob]:
    try:
        return {knob.name: knob for knob in catalogue().all_knobs(algorithm)}
    except ConfigError:
        return {}


def _checkpoints(run_dir: Path) -> Iterator[Fact]:
    for name, purpose in CHECKPOINTS.items():
        path = run_dir / "checkpoints" / f"{name}.safetensors"
        try:
            if path.is_file():
                found = path.stat()
                yield Fact(say(purpose), say(", ").join((size_words(found.st_size), moment(found.st_mtime))), str(path))
        except OSError as error:
            yield Fact(say(purpose), say("cannot be read: {reason}", reason=error.strerror or error))


def _environment(run_dir: Path, started: RunStarted | None) -> Iterator[Fact]:
    found = _json(run_dir / "environment.json")
    if started and started.device and "device" not in found:
        yield Fact(say("Device"), told(started.device))
    for name, value in _flat(found):
        if name not in ("format", "began"):
            yield Fact(say(MADE_WITH[name]) if name in MADE_WITH else name[:1].upper() + name[1:], told(value))


def _flat(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        elif isinstance(value, str | int | float) and value != "":
            yield str(name).replace("_", " "), str(value)


def _json(path: Path) -> Mapping[str, Any]:
    """An object from a file; empty where there is none, or none that can be read: then nothing is known."""
    try:
        found = json.loads(path.read_bytes()) if path.is_file() and path.stat().st_size <= LARGEST else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
