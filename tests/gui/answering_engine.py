"""A stand-in for the engine that answers at once, so that every window has something to show."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from gui.insight_stage import mapped, steps, why_shown
from gui.judging import judged
from gui.learning_stage import explained, over_examples
from gui.same_stage import compared
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QTimer

from workbench.data.errors import DataError
from workbench.data.survey import survey
from workbench.engine.commands import Adapt, BrowseClasses, Command, DescribeDataset, Explain, ShowTask
from workbench.engine.few_shot import (
    AskHowGood,
    AskWhy,
    CompareModels,
    MapPictures,
    ModelCompared,
    Rate,
)
from workbench.engine.own_pictures import FolderSurveyed, SurveyFolder
from workbench.engine.replies import (
    ClassesShown,
    DatasetDescribed,
    Predicted,
    Prediction,
    Reply,
    RequestFailed,
    TaskShown,
)
from workbench.engine.run_requests import CompareRuns

ALPHABETS = ("Greek", "Latin")
CLASSES = 40


class AnsweringEngine(StandInEngine):
    def send(self, command: Command) -> None:
        super().send(command)
        for reply in answers(command):
            QTimer.singleShot(0, self, partial(self.replyReceived.emit, reply))


def answers(command: Command) -> tuple[Reply, ...]:
    match command:
        case DescribeDataset():
            return (described(command),)
        case BrowseClasses():
            return (classes_shown(command),)
        case ShowTask():
            return (task_shown(command),)
        case SurveyFolder():
            return (surveyed(command),)
        case CompareRuns():
            return (compared(command),)
        case _:
            return of_try_it(command)


def of_try_it(command: Command) -> tuple[Reply, ...]:
    match command:
        case Adapt():
            return (predicted(command),)
        case Explain() if command.queries:
            return (explained(command, attention=(over_examples(command),)),)
        case AskWhy():
            return (why_shown(command, stages=steps(command, (0.5, 0.7, 0.9))),)
        case MapPictures():
            return (mapped(command, note="There are too few pictures for the neighbours."),)
        case AskHowGood():
            return (judged(command, odd=True),)
        case CompareModels():
            return models_compared(command)
        case _:
            return ()


def grey(*shape: int) -> np.ndarray:
    return np.full(shape, 128, np.uint8)


def described(asked: DescribeDataset) -> DatasetDescribed:
    groups = tuple(number % 2 for number in range(CLASSES))
    parts = tuple(0 if number < 24 else 1 if number < 32 else 2 for number in range(CLASSES))
    names = tuple(f"{ALPHABETS[group]}/letter {number}" for number, group in enumerate(groups))
    kept = {"train": 24, "validation": 8, "test": 8}
    return DatasetDescribed(
        asked.request_id, "glyphs", CLASSES, 20 * CLASSES, (20, 20), kept, ALPHABETS, grey(CLASSES, 28, 28, 1),
        names, (20,) * CLASSES, parts, groups, 28, 1, "random",
    )  # fmt: skip


def classes_shown(asked: BrowseClasses) -> ClassesShown:
    count = len(asked.classes)
    return ClassesShown(asked.request_id, asked.classes, (asked.each,) * count, grey(count * asked.each, 28, 28, 1))


def task_shown(asked: ShowTask) -> TaskShown:
    task, names = asked.config.task, tuple(f"{ALPHABETS[at % 2]}/letter {at}" for at in range(asked.config.task.ways))
    support, query = ((task.ways, count, 28, 28, 1) for count in (task.shots, task.queries))
    return TaskShown(asked.request_id, names, grey(*support), grey(*query))


def models_compared(asked: CompareModels) -> tuple[ModelCompared, ...]:
    """The last one cannot be used."""
    *well, last = (name for name, _ in asked.models)
    done = [ModelCompared(asked.request_id, name, False, 41.0, rate=Rate(0.8, 0.6, 0.9, 20)) for name in well]
    why = "The loss became infinite."
    return (*done, ModelCompared(asked.request_id, last, True, failed=why))


def predicted(asked: Adapt) -> Predicted:
    """The classes by turns, and every third picture unsure."""
    names = [each.name for each in asked.classes]
    found = []
    for place, each in enumerate(asked.queries):
        sure = 0.4 if place % 3 == 2 else 0.9
        rest = dict.fromkeys(names, (1 - sure) / max(len(names) - 1, 1))
        label = names[place % len(names)]
        found.append(Prediction(each.key, label, sure, {**rest, label: sure}))
    return Predicted(asked.request_id, asked.model, 41.0, tuple(found), ("inductive",), 0.3)


def surveyed(asked: SurveyFolder) -> FolderSurveyed | RequestFailed:
    try:
        found = survey(Path(asked.path)).to_json()
    except DataError as error:
        return RequestFailed(asked.request_id, str(error))
    count = len(found["classes"])
    return FolderSurveyed(asked.request_id, found, grey(count, 8, 8, 3), tuple(range(count)))
