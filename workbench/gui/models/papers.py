"""What a paper's card says, in words: the numbers, what was measured here, and how both compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.gui.language import mark, plural, say
from workbench.gui.models.cards import PaperRef, paper_ref
from workbench.gui.models.estimate import lasting
from workbench.gui.numbers import written
from workbench.gui.told import paragraph, told
from workbench.reproduce import band
from workbench.reproduce.published import Column, Figure
from workbench.reproduce.rows import Row
from workbench.reproduce.shelf import ShelfCard
from workbench.reproduce.slope import Slope

MEANINGS = {
    band.INSIDE: mark("Our accuracy lies within the band of what is reported."),
    band.BELOW: mark(
        "Our accuracy lies below the band of what is reported. Most often the practice was shorter than the "
        "paper's: see what is noted of it, and whether it was still rising."
    ),
    band.ABOVE: mark("Our accuracy lies above the band of what is reported."),
    band.NOT_COMPARABLE: mark(
        "The classes, the network or the tests are other ones than the paper's, so that neither "
        "better nor worse can be said."
    ),
    band.NO_VALUE: mark("Nobody reports a value for this method on this task."),
    band.NOT_RUN: mark(
        "It has not been run on this task with “workbench reproduce” yet. What you train yourself is listed "
        "under Runs in the main window."
    ),
    band.FAILED: mark("It was run, but did not come to an end."),
}
BAND = mark(
    "The bar in the drawing is the band: from the lowest to the highest reported value, each widened by its 95 % "
    "interval and by ours. Strokes are the reported values, pale where they are not in the band; the dot is ours with "
    "its 95 % interval. Every drawing has a scale of its own."
)
SOURCES = mark(
    "“Published” is what a paper reports, of the method's authors or of others who measured it; “re-run” is what "
    "others' programs reach. “Ours” is measured by this program with “workbench reproduce”, on classes that were never "
    "practised; what you train from here is listed under Runs in the main window."
)
TASK = mark("A task has {classes} with {examples} of each ({title}); guessing is right in {chance} %.")
COUNTS = mark("{methods}, {reported} with a published value here, {run} run so far.")
NONE_RUN = mark("{methods}, {reported} with a published value here, none run so far.")
SLOPE = mark("{value:+.1f} ± {ci95:.1f} points per doubling of practice")
RISING, FALLING = mark("Still rising at the end: {points}."), mark("Falling at the end: {points}.")
LEVEL = mark("Not clearly rising at the end: {points}.")
ASIDE = mark("not in the band")
NOT_HERE = mark("No published value on {}")
NO_FIGURE = mark("Nobody reports a value for this task.")
# Where a source can be read: arXiv's number, or an address.
ADDRESS = re.compile(r",? *\b(\d{4}\.\d{4,5}(v\d+)?|https?://\S+)")
PUBLISHED, RERUN, OURS = mark("Published"), mark("Re-run"), mark("Ours")


@dataclass(frozen=True)
class NumberLine:
    """A number in words: what it is, the number, and where it is from or how it came about; ``more`` at length."""

    label: str
    value: str
    note: str = ""
    more: str = ""


@dataclass(frozen=True)
class PaperView:
    """One method on one task, ready to be shown.

    ``row`` is what it is made of, ``chance`` the accuracy of guessing in percent, ``group`` the heading it stands
    under; ``slope`` and ``reason`` are sentences, empty where there is nothing to say.
    """

    key: str
    title: str
    group: str
    paper: PaperRef | None
    row: Row
    chance: float
    lines: tuple[NumberLine, ...]
    slope: str = ""
    reason: str = ""

    @property
    def verdict(self) -> str:
        """One of `workbench.reproduce.band`."""
        return self.row.verdict

    @property
    def meaning(self) -> str:
        return f"{say(MEANINGS[self.verdict])} {self.reason}".strip()

    @property
    def was_run(self) -> bool:
        return self.verdict != band.NOT_RUN

    def matches(self, typed: str) -> bool:
        """Whether every typed word is part of the method's name, its family or the paper."""
        paper = f"{self.paper.words} {self.paper.title}" if self.paper else ""
        said = f"{self.key} {self.title} {self.group} {paper}".casefold()
        return all(word in said for word in typed.casefold().split())


def view(card: ShelfCard, column: Column) -> PaperView:
    """What a card says about one of its table's columns."""
    row = card.rows[column.name]
    group = say(card.family) if card.is_reported else say(NOT_HERE, say(card.table.title))
    return PaperView(
        key=card.method,
        title=say(card.title),
        group=group,
        paper=paper_ref(card.paper),
        row=row,
        chance=100 / column.ways,
        lines=(*_reported(row.figures), *_ours(card, row)),
        slope=slope_words(row.slope),
        reason=told(row.reason),
    )


def views(cards: Iterable[ShelfCard], column: Column) -> list[PaperView]:
    """All cards of a table by family; those that nobody reports anything of come last."""
    known = list(cards)
    ordered = [*(each for each in known if each.is_reported), *(each for each in known if not each.is_reported)]
    return [view(each, column) for each in ordered]


def chosen(every: Iterable[PaperView], typed: str, only_run: bool) -> list[PaperView]:
    """Those that a person looks for."""
    return [each for each in every if each.matches(typed) and (each.was_run or not only_run)]


def task_words(column: Column) -> str:
    """ "5 classes, 1 example": the task of a column, without terms."""
    return say("{classes}, {examples}", classes=plural(column.ways, "class"), examples=plural(column.shots, "example"))


def summary(column: Column, every: Sequence[PaperView]) -> str:
    """What the cards are about, and how many say what."""
    classes, examples = plural(column.ways, "class"), plural(column.shots, "example")
    task = say(TASK, classes=classes, examples=examples, title=column.title, chance=_short(100 / column.ways))
    reported, run = sum(bool(each.row.figures) for each in every), sum(each.was_run for each in every)
    methods = plural(len(every), "method")
    return paragraph(task, say(COUNTS if run else NONE_RUN, methods=methods, reported=reported, run=run))


def percent(accuracy: float, ci95: float | None = None, least: int = 1) -> str:
    """98.7 → 98.7 %; 99.53 → 99.53 %; with an interval 48.70 ± 1.84 %. ``least`` decimals at least, two at most."""
    if ci95 is None:
        return f"{_short(accuracy, least)} %"
    decimals = max(_decimals(each, least) for each in (accuracy, ci95))
    return f"{_short(accuracy, decimals)} ± {_short(ci95, decimals)} %"


def slope_words(slope: Slope | None) -> str:
    """Whether more practice would have helped, as far as the end of the curve tells."""
    if slope is None:
        return ""
    points = say(SLOPE, value=slope.value, ci95=slope.ci95).replace("-", "−")
    if slope.rising:
        return say(RISING, points=points)
    return say(FALLING if slope.value + slope.ci95 < 0 else LEVEL, points=points)


def _reported(figures: Sequence[Figure]) -> list[NumberLine]:
    """The authors' own first."""
    if not figures:
        return [NumberLine(say(PUBLISHED), "–", say(NO_FIGURE))]
    return [_line(each) for each in sorted(figures, key=lambda each: each.rerun)]


def _line(figure: Figure) -> NumberLine:
    label, value = say(RERUN) if figure.rerun else say(PUBLISHED), percent(figure.accuracy, figure.ci95)
    remarks = (told(figure.remark), say(ASIDE) if figure.aside else "")
    # A program without an author's name is known by its address.
    sources = (ADDRESS.sub("", figure.source) or figure.source.partition("://")[2], figure.source)
    brief, long = (say(", ").join(each for each in (told(source), *remarks) if each) for source in sources)
    return NumberLine(label, value, brief, long)


def _ours(card: ShelfCard, row: Row) -> list[NumberLine]:
    if row.accuracy is None or row.ci95 is None:
        return []
    result = card.results[row.column]
    where = say("on this computer") if result.own else say("on {device}", device=told(result.cell.device))
    time = lasting(row.seconds)
    practised = (
        say("{time} of practice ({tasks}) {where}", time=time, tasks=plural(row.episodes, "task"), where=where)
        if row.episodes
        else say("without practice")
    )
    accuracy, ci95 = (written(each, ".1f" if row.ci95 >= 0.05 else ".2f") for each in (row.accuracy, row.ci95))
    return [NumberLine(say(OURS), f"{accuracy} ± {ci95} %", practised)]


def _short(number: float, least: int = 0) -> str:
    """Two decimals at most, without zeros at the end beyond ``least``."""
    return written(number, f".{_decimals(number, least)}f")


def _decimals(number: float, least: int) -> int:
    return max(least, len(format(number, ".2f").rstrip("0").partition(".")[2]))
