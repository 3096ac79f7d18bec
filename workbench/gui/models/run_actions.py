"""What can be done with runs, and why something cannot be done with those that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.gui.language import mark, say
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

CONTINUABLE = {RunState.STOPPED, RunState.INTERRUPTED, RunState.FAILED}
USABLE = {RunState.COMPLETED, RunState.STOPPED, RunState.INTERRUPTED}
ONE, SOME, TWO = mark("Choose one run."), mark("Choose one or more runs."), mark("Choose two or more runs.")
IN_TRAINING = mark("A run is in training; this works again once it has ended.")
LOADING = mark("The engine is still loading.")
UNUSABLE = mark("This run has kept nothing that it learned.")
GOES_ON = mark("This run goes on already.")
ENDED = mark("This run came to its end; “Train again with…” begins another with its settings.")
NO_CHECKPOINT = mark("This run has no checkpoint to go on from; “Train again with…” begins another with its settings.")
TESTING = mark("A run is being tested; this works again in a moment.")


@dataclass(frozen=True)
class Action:
    """``keys`` as Qt writes them; ``tip`` says what it does."""

    key: str
    words: str
    icon: str
    tip: str
    keys: str = ""


ACTIONS = {
    each.key: each
    for each in (
        Action("show", mark("Show in Training"), "curve", mark("Draw this run's curves in panel 3"), "Return"),
        Action("continue", mark("Continue"), "continue", mark("Go on with this run from its last checkpoint")),
        Action(
            "try",
            mark("Try it"),
            "picture",
            mark("Recognise your own pictures, in panel 4, with what this run has learned"),
        ),
        Action(
            *("again", mark("Train again with…"), "refresh"),
            mark("Fill this run's settings into panels 1 and 2, to change them and to start another"),
        ),
        Action(
            *("test", mark("Test on unseen classes…"), "task"),
            mark("Measure the run on its test classes. Each time counts, so this asks first"),
        ),
        Action(
            *("compare", mark("Compare on the same tasks…"), "runs"),
            mark("Give the chosen runs exactly the same tasks, and tell whether their difference is more than chance"),
        ),
        Action("report", mark("Report…"), "info", mark("Write all that is known of the chosen runs into one page")),
        Action("export", mark("Export curves…"), "drop", mark("Write the curves of the chosen runs for use elsewhere")),
        Action("rename", mark("Rename"), "edit", mark("Give this run another name; its folder keeps its own"), "F2"),
        Action("note", mark("Note"), "edit", mark("Write down what you want to remember of this run"), "Shift+F2"),
        Action("tags", mark("Tags…"), "plus", mark("Words by which you find the chosen runs again"), "Ctrl+Shift+T"),
        Action("folder", mark("Open folder"), "folder", mark("Show the run's files")),
        Action(
            "copy", mark("Copy command line"), "copy", mark("Copy the command that trains this run anew in a terminal")
        ),
        Action(
            "delete",
            mark("Delete"),
            "trash",
            mark("Move the chosen runs to the trash, from which they can be taken"),
            "Del",
        ),
    )
}
MENU = (
    ("show", "continue", "try", "again"),
    ("test", "compare", "report", "export"),
    ("rename", "note", "tags"),
    ("folder", "copy"),
    ("delete",),
)


@dataclass(frozen=True)
class Situation:
    """What goes on beside: ``live`` is the folder of the run in training, if any."""

    live: Path | None = None
    is_engine_ready: bool = True
    is_testing: bool = False


def why_not(key: str, runs: Sequence[RunSummary], now: Situation) -> str:
    """Why the action cannot be done with these runs; empty where it can."""
    if key in ("tags", "delete", "export", "report"):
        return "" if runs else say(SOME)
    if key == "compare":
        return "" if len(runs) > 1 else say(TWO)
    if len(runs) != 1:
        return say(ONE)
    match key:
        case "continue":
            return _why_not_continue(runs[0], now)
        case "try":
            return "" if is_usable(runs[0]) else say(UNUSABLE)
        case "test":
            return _why_not_test(runs[0], now)
    return ""


def _why_not_continue(run: RunSummary, now: Situation) -> str:
    if now.live:
        return say(GOES_ON) if now.live == run.path else say(IN_TRAINING)
    if run.state not in CONTINUABLE:
        return say(ENDED) if run.state is RunState.COMPLETED else say(GOES_ON)
    return "" if run.can_continue else say(NO_CHECKPOINT)


def _why_not_test(run: RunSummary, now: Situation) -> str:
    if not is_usable(run):
        return say(UNUSABLE)
    if now.is_testing:
        return say(TESTING)
    return "" if now.is_engine_ready else say(LOADING)


def is_usable(run: RunSummary) -> bool:
    """Whether there is something that it has learned; a run in training has that once it has been validated."""
    return run.state in USABLE or (run.state is not RunState.FAILED and run.best is not None)
