"""What was trained, and how well it went, in sentences that need no knowledge of the field."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.config import ConfigError, RunConfig
from workbench.data.picture_draw import PICTURES
from workbench.runs.answers import Answer
from workbench.runs.log import RunLog, RunState
from workbench.runs.report_words import card_of, counted, duration, listed, plus_minus, title_of

DID = {
    RunState.COMPLETED: "The run went to its end",
    RunState.STOPPED: "The run was stopped",
    RunState.FAILED: "The run failed",
    RunState.INTERRUPTED: "The run was interrupted",
    RunState.RUNNING: "The run is still in training",
    RunState.PAUSED: "The run is paused",
    RunState.IDLE: "The run has not begun",
}


def story(config: RunConfig, log: RunLog, state: RunState) -> list[str]:
    """Sentences: what it practised, how its method learns, how long it took, and what came of it."""
    summary = str(card_of("algorithm", config.algorithm).get("summary", ""))
    learns = f"{title_of('algorithm', config.algorithm)}: {summary}" if summary else ""
    return [each for each in (_practice(config), learns, _course(log, state), result(config, log)) if each]


def _practice(config: RunConfig) -> str:
    stream = card_of("algorithm", config.algorithm).get("stream", "episodes")
    on = _datasets(config)
    if stream == "nothing":
        return f"This model needs no practice: it compares the pictures of {on} as they are."
    if stream == "class_batches":
        return f"This model practised on {on}: it learned to tell all classes of practice apart at once."
    if stream == "pairs":
        return f"This model practised on {on}: shown two pictures, it learned to say whether they show the same class."
    task = config.task
    ways, shots = task.train_ways or task.ways, task.train_shots or task.shots
    shown, asked = counted(shots, "example"), counted(task.train_queries or task.queries, "more picture")
    return (
        f"This model practised on {on}, by many small tasks. In each it was shown {shown} of each of {ways} classes, "
        f"and had to recognise {asked} of each."
    )


def _datasets(config: RunConfig) -> str:
    try:
        names = list(config.mixture.weights(config.dataset))
    except ConfigError:
        names = [config.dataset]
    if len(names) > 1:
        return listed([title_of("dataset", name) for name in names])
    summary = str(card_of("dataset", config.dataset).get("summary", "")).partition(". ")[0].rstrip(".")
    title = title_of("dataset", config.dataset)
    return f"{title} ({summary[:1].lower()}{summary[1:]})" if summary else title


def _course(log: RunLog, state: RunState) -> str:
    if log.started is None:
        return "When it began and on what was not recorded."
    episodes = log.last_step.episodes if log.last_step else 0
    planned = log.started.planned_episodes
    of = f" of {planned:,}" if planned and episodes < planned else ""
    after = f" after {episodes:,}{of} practice tasks" if planned else ""
    reason = f" ({log.finished.reason.rstrip('.')})" if log.finished and state is RunState.FAILED else ""
    took = f" It took {duration(log.seconds)} on {log.started.device}." if log.seconds else ""
    return f"{DID[state]}{after}{reason}.{took}"


def result(config: RunConfig, log: RunLog) -> str:
    """What the best validation came to."""
    metric, best = next(iter(log.best.items()), ("", None))
    if best is None:
        return "It was not validated, so that nothing can be said of how well it does."
    known = config.split.split == PICTURES
    new = "new pictures of the classes it practised on" if known else "classes that it had never practised on"
    level = log.started.guessing.get(metric) if log.started else None
    guessing = f", where guessing gets {100 * level:.3g} %" if level is not None else ""
    task = config.task
    shown = f"with {counted(task.shots, 'example')} of each of {task.ways} classes"
    if metric == "accuracy":
        return f"On {new}, {shown}, it got {plus_minus(best, metric)} of the pictures right{guessing}."
    return f"On {new}, {shown}, its {metric} was {plus_minus(best, metric)}{guessing}."


def test_words(answers: Sequence[Answer], uses: int) -> str:
    """How often the test classes were looked at, and what that means."""
    if not uses:
        kept = (
            "The classes kept for the test have not been looked at"
            if not answers
            else ("The run's own test classes have not been looked at")
        )
        return f"{kept}: every figure of validation was used to choose the best model, and is a little too good."
    if uses == 1:
        return "The test classes were looked at once."
    often = "twice" if uses == 2 else f"{uses} times"
    return (
        f"The test classes were looked at {often}. The more often that happens before a run is chosen, the less "
        "their figures say about new classes."
    )
