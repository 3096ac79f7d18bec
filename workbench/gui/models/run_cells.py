"""What the tables of runs say of a run, column by column: in words, as something to sort by, and in full."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QDateTime, QLocale

from workbench.catalogue import catalogue
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.engine.events import Interval
from workbench.gui.language import language, locale, mark, say
from workbench.gui.numbers import written
from workbench.gui.told import told
from workbench.gui.wording import clock, memory, plus_minus
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

COLUMNS = (
    *(
        mark("Run"),
        mark("Dataset"),
        mark("Algorithm"),
        mark("Task"),
        mark("Validation accuracy"),
        mark("Time"),
        mark("State"),
    ),
    *(mark("Test accuracy"), mark("Begun"), mark("Size"), mark("Tags"), mark("Note")),
)
RUN, DATASET, ALGORITHM, TASK, BEST, TIME, STATE, TEST, BEGUN, SIZE, TAGS, NOTE = range(len(COLUMNS))
FEW = STATE + 1  # the table in the Training panel has these first columns alone
KNOWN = "†"  # an accuracy that is not to be compared with the others; the tool tip says why
NONE = "—"
COLUMN_TIPS = (
    *(mark("What the run is called"), mark("What it practised on"), mark("How it learned")),
    mark("Ways and shots: how many classes a task has, and how many examples of each"),
    mark("The best mean accuracy on validation tasks, with its 95 % interval"),
    mark("How long it practised"),
    mark("Whether it ended, and how"),
    mark(
        "The mean accuracy on test classes, with its 95 % interval, and how often these were looked at (×2: twice); of "
        "several tests that of most tasks, and of as many the newest"
    ),
    *(mark("When it was begun"), mark("The room that its folder takes on the disk")),
    *(mark("Words of yours, to find runs by"), mark("A note of yours")),
)
STATES, DIGITS = tuple(RunState), 12
STATE_WORDS = {
    RunState.IDLE: mark("Idle"),
    RunState.RUNNING: mark("Running"),
    RunState.PAUSED: mark("Paused"),
    RunState.COMPLETED: mark("Done"),
    RunState.STOPPED: mark("Stopped"),
    RunState.FAILED: mark("Failed"),
    RunState.INTERRUPTED: mark("Interrupted"),
}
# By how often; more is counted.
LOOKED_AT = (
    mark("Its test classes have never been looked at."),
    mark("Its test classes have been looked at once."),
    mark("Its test classes have been looked at twice."),
)
LOOKED_AT_OFTEN = mark("Its test classes have been looked at {uses} times.")
SortKey = str | float | tuple[float, ...]


def words(run: RunSummary, column: int) -> str:
    """What stands in a cell."""
    return _WORDS[column](run)


def tip(run: RunSummary, column: int) -> str:
    """What a cell says, and what there was no room for."""
    said = words(run, column)
    if column == RUN and run.title:
        return say("{run}\nFolder: {name}", run=said, name=run.name)
    if column == DATASET:
        return shares_words(run)
    if column == TEST:
        said = f"{said}{tested_in(run)}\n{uses_words(run.test_uses)}"
    known = (column == BEST and run.best) or (column == TEST and run.test)
    return f"{said}\n{KNOWN} {told(KNOWN_CLASSES)}" if known and run.known_classes else said


def sort_key(run: RunSummary, column: int) -> SortKey | None:
    """What a column is sorted by; None for what is not known, which comes last in either direction."""
    return _KEYS[column](run) if column in _KEYS else words(run, column).casefold() or None


def search_text(run: RunSummary) -> str:
    """All that is written in the row of a run, the name of its folder too, in small letters."""
    cells = (words(run, column) for column in range(len(COLUMNS)))
    names = (run.name, run.dataset, run.algorithm, *(name for name, _ in run.shares))
    return "\n".join((*cells, *names)).casefold()


def state_word(state: RunState) -> str:
    """The state of a run in a word."""
    return say(STATE_WORDS[state])


def tested_in(run: RunSummary) -> str:
    """In how many tasks the accuracy on test classes was found, as words to follow it."""
    return say(" in {tasks:,} tasks", tasks=run.test_episodes) if run.test and run.test_episodes else ""


def uses_words(uses: int) -> str:
    """How often the test classes of a run have been looked at."""
    return say(LOOKED_AT[uses]) if uses < len(LOOKED_AT) else say(LOOKED_AT_OFTEN, uses=uses)


def moment(seconds: float) -> str:
    """A time in seconds since 1970 as it is written here, such as 3/5/2026 2:07 PM or 2026/3/5 14:07; empty for 0."""
    here = locale(language().code)
    written = here.dateTimeFormat(QLocale.FormatType.ShortFormat)
    whole = written if "yyyy" in written else written.replace("yy", "yyyy")
    return here.toString(QDateTime.fromMSecsSinceEpoch(int(1000 * seconds)), whole) if seconds else ""


def size_words(size: int) -> str:
    """Bytes as 12 kB, 3.4 MB or 1.9 GB."""
    if size < 1e6:
        return f"{math.ceil(size / 1000)} kB"
    return f"{written(size / 1e6, '.1f')} MB" if size < 1e7 else memory(size)


def shares_words(run: RunSummary) -> str:
    """How much was practised on each of several datasets, such as "Glyphs 30 %, Textures 70 %"; of one its title."""
    shares = [f"{dataset_title(name)} {share:.0%}".replace("%", " %") for name, share in run.shares]
    return say(", ").join(shares) or dataset_title(run.dataset)


def has_glyph(run: RunSummary) -> bool:
    """Whether the best accuracy of a run is drawn beside those of others; not where it is of known classes."""
    return run.best is not None and not run.known_classes


def best_words(run: RunSummary) -> str:
    """The best validation accuracy, and of what kind of classes where they are no new ones; empty without one."""
    if run.best is None:
        return ""
    accuracy = plus_minus(run.best, "accuracy")
    return say("{accuracy}, known classes", accuracy=accuracy) if run.known_classes else accuracy


def dataset_title(name: str) -> str:
    """A dataset's title; its bare name where it is the user's own, or a newer or removed one."""
    return _title("datasets", name)


def algorithm_title(name: str) -> str:
    """An algorithm's title, or its bare name."""
    return _title("algorithms", name)


def _title(kind: str, name: str) -> str:
    titles = _titles(kind)
    return say(titles[name]) if name in titles else name


@cache
def _titles(kind: str) -> dict[str, str]:
    """In English. Without the user's own datasets: those would have to be read from the disk, and have their names."""
    return {each["name"]: str(each["title"]) for each in getattr(catalogue(), kind)}


def _datasets(run: RunSummary) -> str:
    """The dataset by its title; of several as many as there is room for."""
    others = [dataset_title(name) for name, _ in run.shares[1:]]
    first = dataset_title(run.dataset)
    if len(others) > 1:
        return say("{dataset} + {count} more", dataset=first, count=len(others))
    return f"{first} + {others[0]}" if others else first


def _mean(interval: Interval | None) -> float | None:
    return interval.value if interval and interval.value == interval.value else None


def _accuracy(interval: Interval | None, run: RunSummary) -> str:
    return f"{plus_minus(interval, 'accuracy')}{KNOWN * run.known_classes}" if interval else NONE


_WORDS: tuple[Callable[[RunSummary], str], ...] = (
    lambda run: run.shown_name,
    _datasets,
    lambda run: algorithm_title(run.algorithm),
    lambda run: say("{ways}w {shots}s", ways=run.ways, shots=run.shots),
    lambda run: _accuracy(run.best, run),
    lambda run: clock(run.seconds),
    lambda run: state_word(run.state),
    lambda run: _accuracy(run.test, run),
    lambda run: moment(run.began) or NONE,
    lambda run: size_words(run.size) if run.size else NONE,
    lambda run: say(", ").join(run.tags),
    lambda run: " ".join(run.note.split()),
)
_KEYS: dict[int, Callable[[RunSummary], SortKey | None]] = {
    # glyphs-maml-100 comes after glyphs-maml-99
    RUN: lambda run: re.sub(r"\d+", lambda digits: digits[0].zfill(DIGITS), run.shown_name.casefold()),
    TASK: lambda run: (float(run.ways), float(run.shots)),
    BEST: lambda run: _mean(run.best),
    TIME: lambda run: run.seconds,
    STATE: lambda run: float(STATES.index(run.state)),
    TEST: lambda run: _mean(run.test),
    BEGUN: lambda run: run.began or None,
    SIZE: lambda run: float(run.size) or None,
}
