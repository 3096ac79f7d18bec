"""Models on the same tasks: what is asked, and what came of it in words. Free of Qt."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.engine.events import Interval
from workbench.engine.run_requests import CompareRuns, Difference, ModelFigures, RunsCompared
from workbench.gui.language import mark, say
from workbench.gui.numbers import MINUS, written
from workbench.gui.told import paragraph, told
from workbench.gui.wording import count

TEST, VALIDATION = "test", "validation"
TITLES = {
    "accuracy": mark("Accuracy"),
    "loss": mark("Loss"),
    "macro_f1": mark("Macro F1"),
    "auc_ovr": mark("AUC (one against the rest)"),
    "auc_hand_till": mark("AUC (Hand & Till)"),
    "entropy": mark("Entropy"),
    "calibration_error": mark("Calibration error"),
}
SHORT = {"auc_ovr": mark("AUC (rest)"), "auc_hand_till": mark("AUC (pairs)"), "calibration_error": mark("Calibration")}
FRACTIONS = frozenset({"accuracy", "macro_f1", "auc_ovr", "auc_hand_till", "calibration_error"})
LOWER_IS_BETTER = frozenset({"loss", "calibration_error"})
LEAST_MODELS = 2
# More tasks than that are not offered: it would take hours, for a difference that matters to nobody.
MOST_TASKS = 100_000
TOO_FEW = mark("Choose at least two models to compare.")
UNKNOWN = "–"
COUNTED = mark("Each use of the test classes is counted, and kept with the run.")
TIMES = (mark("{model} never"), mark("{model} once"), mark("{model} twice"))
SAID = mark("{metric}, {second} against {first}: {difference}, {verdict}.")


@dataclass(frozen=True)
class Entrant:
    """A model that can be compared: ``ref`` is a run folder or builtin:NAME, ``uses`` how often its test classes have
    been looked at."""

    ref: str
    title: str
    note: str = ""
    uses: int = 0


@dataclass(frozen=True)
class Question:
    """What is asked; ``ways`` and ``shots`` of 0 mean as the baseline has them. The first of ``refs`` is the
    baseline."""

    refs: tuple[str, ...] = ()
    split: str = VALIDATION
    tasks: int = 600
    ways: int = 0
    shots: int = 0
    seed: int = 0

    def command(self, number: int) -> CompareRuns:
        return CompareRuns(number, self.refs, self.tasks, self.seed, self.split, self.ways or None, self.shots or None)

    def without_baseline(self) -> Question:
        """Which of the models is the baseline matters to what is shown, and not to what was measured."""
        return replace(self, refs=tuple(sorted(self.refs)))


def metric_title(name: str) -> str:
    return say(TITLES[name]) if name in TITLES else name.replace("_", " ").capitalize()


def metric_short(name: str) -> str:
    """For the head of a column."""
    return say(SHORT[name]) if name in SHORT else metric_title(name)


def figure(interval: Interval | None, metric: str) -> str:
    """91.8 ± 1.9 %, or 0.312 ± 0.004. An interval without an end, as of one task alone, is left out."""
    if interval is None or not math.isfinite(interval.value):
        return UNKNOWN
    whole, unit, digits = (100, " %", 1) if metric in FRACTIONS else (1, "", 3)
    value, ci95 = (written(whole * each, f".{digits}f") for each in (interval.value, interval.ci95))
    return f"{value} ± {ci95}{unit}" if math.isfinite(interval.ci95) else f"{value}{unit}"


def share_words(share: Interval | None) -> str:
    """92.3 ± 3.0 %; where that would reach beyond what is possible, both ends: 100.0 % (61.2 to 100)."""
    if share is None or not math.isfinite(share.value + share.ci95):
        return figure(share, "accuracy")
    low, high = ends_of(share)
    if (low, high) == (share.value - share.ci95, share.value + share.ci95):
        return figure(share, "accuracy")
    low_words, high_words = (written(round(100 * each, 1), "g") for each in (low, high))
    return say("{share:.1f} % ({low} to {high})", share=100 * share.value, low=low_words, high=high_words)


def ends_of(share: Interval) -> tuple[float, float]:
    """Of the interval of a share, which lies from 0 to 1."""
    return max(share.value - share.ci95, 0.0), min(share.value + share.ci95, 1.0)


def metrics_of(result: RunsCompared) -> list[str]:
    """What was measured of all models, accuracy first."""
    names = [name for name in result.models[0].metrics if all(name in each.metrics for each in result.models)]
    return sorted(names, key=lambda name: name != "accuracy")


def compared_metrics(result: RunsCompared) -> list[str]:
    """Of what there are differences, accuracy first."""
    return sorted(dict.fromkeys(each.metric for each in result.differences), key=lambda name: name != "accuracy")


def difference(result: RunsCompared, first: int, second: int, metric: str) -> Difference | None:
    """``second`` minus ``first``, whichever way round it was answered."""
    for each in result.differences:
        if each.metric == metric and {each.first, each.second} == {first, second}:
            return each if each.first == first else _turned(each)
    return None


def difference_words(found: Difference) -> str:
    """+1.2 points (+0.4 to +2.0)."""
    if found.metric in FRACTIONS:
        low, mean, high = (signed(100 * each, 1) for each in (found.low, found.mean, found.high))
        return say("{mean} points ({low} to {high})", mean=mean, low=low, high=high)
    low, mean, high = (signed(each, 3) for each in (found.low, found.mean, found.high))
    return say("{mean} ({low} to {high})", mean=mean, low=low, high=high)


def signed(number: float, digits: int) -> str:
    """With a minus that is as wide as the plus; 0.0 without any."""
    words = written(number, f"+.{digits}f")
    return words.replace("-", MINUS) if round(number, digits) else words[1:]


def is_better(found: Difference) -> bool:
    """Whether the second does better, by the mean."""
    return (found.mean < 0) == (found.metric in LOWER_IS_BETTER) and found.mean != 0


def verdict(found: Difference, few_classes: int = 0) -> str:
    """Whether it is decided which is better, and else what it would take; ``few_classes`` as in `RunsCompared`."""
    if few_classes:
        return say("for these {classes} classes alone: {verdict}", classes=few_classes, verdict=verdict(found))
    if found.decided:
        return say("decided: better") if is_better(found) else say("decided: worse")
    if found.more_episodes is None:
        return say("not decided: there is no difference to be found")
    if found.more_episodes >= MOST_TASKS:
        return say("not decided: even {tasks} tasks would hardly decide", tasks=count(MOST_TASKS))
    return say("not decided: about {tasks} more tasks would decide", tasks=count(rounded_up(found.more_episodes)))


def won_words(found: Difference) -> str:
    """In how many tasks which of the two did better; nothing where that cannot be told task by task."""
    if not found.better_in + found.worse_in:
        return ""
    return say("better in {won} tasks, worse in {lost}", won=count(found.better_in), lost=count(found.worse_in))


def rounded_up(number: int) -> int:
    """To two figures: it is an estimate. 1,873 → 1,900."""
    step: int = 10 ** max(len(str(number)) - 2, 0)
    return -(-number // step) * step


def tasks_to_decide(found: Difference, done: int) -> int | None:
    """How many tasks in all would be expected to decide; None where none would, or too many."""
    if found.decided or found.more_episodes is None:
        return None
    total = done + rounded_up(found.more_episodes)
    return total if total <= MOST_TASKS else None


def uses_words(entrants: Sequence[Entrant]) -> str:
    """How often the test classes of each have been looked at."""
    uses = [_times(each) for each in entrants if not each.ref.startswith("builtin:")]
    return paragraph(say(COUNTED), say("So far: {uses}.", uses=say(", ").join(uses)) if uses else "")


@dataclass(frozen=True)
class ClassRow:
    """A class, which was in so many ``tasks`` (None: that was not counted): the share of right answers of each model,
    and by how much ``other`` is better than the baseline."""

    name: str
    tasks: int | None
    shares: tuple[Interval | None, ...]
    difference: float | None


def class_rows(result: RunsCompared, baseline: int, other: int) -> list[ClassRow]:
    """Of every class that any model was asked about."""
    names = dict.fromkeys(name for each in result.models for name in each.per_class)
    rows = []
    for name in names:
        shares = tuple(each.per_class.get(name) for each in result.models)
        first, second = shares[baseline], shares[other]
        tasks = next((each.class_tasks[name] for each in result.models if name in each.class_tasks), None)
        rows.append(ClassRow(name, tasks, shares, second.value - first.value if first and second else None))
    return rows


def as_text(result: RunsCompared) -> str:
    """All figures and differences, to be read."""
    lines = [heading(result), ""]
    for each in result.models:
        figures = say("; ").join(f"{metric_title(name)} {figure(value, name)}" for name, value in each.metrics.items())
        lines.append(say("{name}: {words}", name=each.title, words=figures))
    lines.append("")
    for found in result.differences:
        first, second = result.models[found.first].title, result.models[found.second].title
        by = {"difference": difference_words(found), "verdict": verdict(found, result.few_classes)}
        lines.append(say(SAID, metric=metric_title(found.metric), second=second, first=first, **by))
    return "\n".join([*lines, *(f"({badge})" for badge in every_badge(result))]) + "\n"


def as_csv(result: RunsCompared) -> str:
    """A tidy table: a line for each figure, each difference and each class."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kind", "model", "against", "name", "value", "low", "high", "tasks", "seed", "split"))
    asked = (result.episodes, result.seed, result.split)
    for model in result.models:
        for kind, table in (("metric", model.metrics), ("class", model.per_class)):
            for name, each in table.items():
                ends = ends_of(each) if kind == "class" else (each.value - each.ci95, each.value + each.ci95)
                writer.writerow((kind, model.title, "", name, each.value, *ends, *asked))
    for found in result.differences:
        first, second = (result.models[place].title for place in (found.first, found.second))
        writer.writerow(("difference", second, first, found.metric, found.mean, found.low, found.high, *asked))
    return out.getvalue()


def heading(result: RunsCompared) -> str:
    """On what it was measured, in one line."""
    return say(
        "{task} ({dataset}, {split}, seed {seed})",
        task=told(result.task),
        dataset=result.dataset,
        split=say(result.split),
        seed=result.seed,
    )


def source_words(result: RunsCompared, dataset: str) -> str:
    """Where the tasks came from; ``dataset`` by its title."""
    return say(
        "From the {split} classes of {dataset}. Seed {seed}: it draws the same tasks again.",
        split=say(result.split),
        dataset=dataset,
        seed=result.seed,
    )


def every_badge(result: RunsCompared) -> list[str]:
    """What must be said of the comparison and of its models, these by name."""
    theirs: dict[str, list[str]] = {}
    for each in result.models:
        for badge in each.badges:
            theirs.setdefault(told(badge), []).append(each.title)
    everyone = len(result.models)
    own = [
        badge if len(whose) == everyone else say("{name}: {words}", name=say(", ").join(whose), words=badge)
        for badge, whose in theirs.items()
    ]
    return [*map(told, result.badges), *own]


def renamed(result: RunsCompared, titles: dict[str, str]) -> RunsCompared:
    """The models by the names that the window has for them."""
    models: tuple[ModelFigures, ...] = tuple(
        replace(each, title=titles.get(each.run, each.title)) for each in result.models
    )
    return replace(result, models=models)


def _turned(found: Difference) -> Difference:
    return replace(
        found,
        first=found.second,
        second=found.first,
        mean=-found.mean,
        low=-found.high,
        high=-found.low,
        better_in=found.worse_in,
        worse_in=found.better_in,
    )


def _times(entrant: Entrant) -> str:
    if entrant.uses < len(TIMES):
        return say(TIMES[entrant.uses], model=entrant.title)
    return say("{model} {uses} times", model=entrant.title, uses=entrant.uses)
