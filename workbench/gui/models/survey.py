"""What a survey of one's own pictures found, in the words and figures in which the wizard shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.config import Value
from workbench.data.baseline_plan import BaselinePlan, baseline_plan
from workbench.data.errors import DataError
from workbench.data.survey import SHOTS, few_classes, possible_tasks
from workbench.dataset_records import NAME
from workbench.gui.language import mark, plural, say
from workbench.gui.numbers import written
from workbench.gui.told import paragraph, told

PARTS = ("train", "validation", "test")
SIZES = (28, 32, 64, 84, 128, 224)
USES = {"train": mark("training"), "validation": mark("validation"), "test": mark("the test")}
FOUND = mark("{classes}, {pictures}: {each} of each. Found as {layout}.")
LEAST_WAYS = 2
LONGEST_NAME = 64
MOVE = mark("Move classes there under “Split”.")
NEEDED = mark("A task needs {least} classes, but {lacks}.")
POSSIBLE = mark("{opening}: up to {ways:,} classes in a task, with {questions} of each")
NONE = mark("none of the {kept:,} for {use} has {pictures} pictures or more")
ONLY_SOME = mark("only {enough} of the {kept:,} for {use} has {pictures} pictures or more")
WORKS = mark("What does work with few classes:")
TRY_WORKS = mark("Try it with these: a trained model learns them from a few pictures each, at once.")
BASELINE_WORKS = mark("Train a baseline: {pictures} of the same classes.")


@dataclass(frozen=True)
class Tasks:
    """Which tasks with ``shots`` examples of each class are possible, in words; ``ways`` is 0 where none is."""

    shots: int
    ways: int
    words: str


class SurveyView:
    """``survey`` is a `workbench.data.survey.Survey` as plain data."""

    def __init__(self, survey: Mapping[str, Any]) -> None:
        self._survey = survey
        self.names: list[str] = [each["name"] for each in survey["classes"]]
        self.counts: list[int] = [each["count"] for each in survey["classes"]]
        self.groups: list[str] = [each["group"] for each in survey["classes"]] if survey["groups"] else []
        self.size: int = survey["size"]
        self.colour: bool = survey["colour"]

    @property
    def title(self) -> str:
        return str(self._survey["title"])

    @property
    def summary(self) -> str:
        """How many there are, and how they lie."""
        fewest, most = min(self.counts), max(self.counts)
        each = written(fewest) if fewest == most else say("{fewest:,} to {most:,}", fewest=fewest, most=most)
        classes, pictures = plural(len(self.names), "class"), plural(self._survey["images"], "picture")
        return say(FOUND, classes=classes, pictures=pictures, each=each, layout=told(self._survey["layout"]))

    @property
    def about_pictures(self) -> str:
        """How large the pictures are, and whether they are coloured; as far as a sample tells."""
        sides = self._survey["sides"]
        colour = say("in colour") if self.colour else say("in shades of grey")
        if not sides:
            return say("None of the pictures that were looked at can be read.")
        fewest, middle, most = sides
        size = written(middle) if fewest == most else say("{fewest:,} to {most:,}", fewest=fewest, most=most)
        return say("Most are {colour}, with sides of {size} pixels.", colour=colour, size=size)

    @property
    def told(self) -> Sequence[str]:
        """What else is to be said, in sentences."""
        return tuple(map(told, self._survey["told"]))

    @property
    def split_words(self) -> str:
        """Where the split comes from."""
        if self._survey["given"]:
            return say("As the folders part them")
        if any(self.parts):
            return say("Proposed; drawn by chance")
        return say("Too few to be parted: all are for training")

    @property
    def parts(self) -> list[int]:
        """The part of each class, as a run would part them: 0, 1 or 2; -1 where it is in none."""
        part_of = {name: number for number, part in enumerate(PARTS) for name in self._survey["split"][part]}
        return [part_of.get(name, -1) for name in self.names]

    @property
    def left_out(self) -> list[str]:
        """Why files were left out so far, in sentences; kinds of which there are many are counted."""
        reasons = [told(str(each["reason"])) for each in self._survey["skipped"]]
        many = {suffix: count for suffix, count in self._survey["others"].items() if count > 1}
        counted = [(plural(count, "file"), suffix) for suffix, count in many.items()]
        return [*reasons, *(say("{files} in all: {suffix}", files=files, suffix=suffix) for files, suffix in counted)]

    def few(self, parts: Sequence[int]) -> str:
        """What is to be said where there are too few classes for meta-training; else empty."""
        said = few_classes(self._per_class, parts.count(0))
        return told(str(said["sentence"])) if said else ""

    @property
    def works(self) -> list[str]:
        """What does work with few classes, in sentences."""
        try:
            baseline = say(BASELINE_WORKS, pictures=told(self.baseline().sentence))
        except DataError as error:
            baseline = told(str(error))
        return [say(TRY_WORKS), baseline]

    def baseline(self) -> BaselinePlan:
        """A baseline on these classes. Raises DataError where there is nothing to make one of."""
        return baseline_plan(self._per_class)

    @property
    def _per_class(self) -> dict[str, int]:
        return dict(zip(self.names, self.counts, strict=True))

    def tasks(self, parts: Sequence[int]) -> list[Tasks]:
        """What is possible with this split, with as many questions as go."""
        counts = {
            part: [self.counts[number] for number, its in enumerate(parts) if its == which]
            for which, part in enumerate(PARTS)
        }
        found, kept = possible_tasks(counts), {part: len(its) for part, its in counts.items()}
        return [_tasks([each for each in found if each["shots"] == shots], kept) for shots in SHOTS]

    def split(self, parts: Sequence[int]) -> dict[str, tuple[str, ...]] | None:
        """Part → names of classes, where the classes were moved; None where they are as proposed."""
        if list(parts) == self.parts:
            return None
        return {
            part: tuple(name for name, its in zip(self.names, parts, strict=True) if its == which)
            for which, part in enumerate(PARTS)
        }

    def settings(self, parts: Sequence[int]) -> dict[str, Value]:
        """What a run must be told of this split: too few classes are not parted by chance."""
        return {} if any(parts) or self.split(parts) is not None else {"split": "all"}

    def proposed_name(self, taken: Sequence[str]) -> str:
        """A name for the dataset, from that of the folder; with a number where it is ``taken``."""
        made = re.sub(r"[^\w-]+", "-", self.title.removesuffix(".zip").strip()).strip("-_")[:LONGEST_NAME]
        name = made if NAME.fullmatch(made) else "pictures"
        endings = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
        others = {each.casefold() for each in taken}
        free = (f"{name[: LONGEST_NAME - len(each)]}{each}" for each in endings)
        return next(each for each in free if each.casefold() not in others)


def name_problem(name: str, taken: Sequence[str]) -> str:
    """Why pictures cannot be kept under a name, in a sentence; empty where they can. ``taken`` are those in use."""
    if not name:
        return say("Type a name under which the pictures are kept.")
    if not NAME.fullmatch(name):
        return say("A name has up to 64 letters, digits, - or _, and begins with a letter or digit.")
    if name.casefold() in map(str.casefold, taken):
        return say("There is a dataset named {name} already; type another name.", name=name)
    return ""


def _tasks(found: Sequence[Mapping[str, Any]], kept: Mapping[str, int]) -> Tasks:
    """Of tasks with the same shots, those with the most questions that have two classes or more.

    ``kept`` is how many classes each part has, with enough pictures or not.
    """
    best = next((each for each in found if each["ways"] >= LEAST_WAYS), found[-1])
    shots = best["shots"]
    opening = say("{examples} of each class", examples=plural(shots, "example"))
    if best["ways"] < LEAST_WAYS:
        reason = _why_not(best["classes"], kept, shots + 1)
        return Tasks(shots, 0, say("{opening}: not possible. {reason}", opening=opening, reason=reason))
    questions = plural(best["queries"], "question")
    return Tasks(shots, best["ways"], say(POSSIBLE, opening=opening, ways=best["ways"], questions=questions))


def _why_not(enough: Mapping[str, int], kept: Mapping[str, int], pictures: int) -> str:
    """Which parts have no two classes with so many ``pictures``, and what would help."""
    short = [part for part in PARTS if kept[part] and enough[part] < LEAST_WAYS]
    lacks = [_short_words(say(USES[part]), enough[part], kept[part], pictures) for part in short]
    movable = kept["train"] > LEAST_WAYS and any(kept[part] < LEAST_WAYS for part in short)
    needed = say(NEEDED, least=LEAST_WAYS, lacks=say(", and ").join(lacks))
    return paragraph(needed, say(MOVE) if movable else "")


def _short_words(use: str, enough: int, kept: int, pictures: int) -> str:
    if kept < LEAST_WAYS:
        return say("only {kept} is for {use}", kept=kept, use=use)
    return say(ONLY_SOME if enough else NONE, enough=enough, kept=kept, use=use, pictures=pictures)
