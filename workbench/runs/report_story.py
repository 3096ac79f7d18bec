"""What was trained, and how well it went, in sentences that need no knowledge of the field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.config import ConfigError, RunConfig
from workbench.data.picture_draw import PICTURES
from workbench.runs.answers import Answer
from workbench.runs.log import RunLog, RunState
from workbench.runs.report_wording import listed, mark, paragraph, plural, say, tell
from workbench.runs.report_words import card_of, duration, heading, plus_minus, title_of

FULL_STOP = re.compile(r"\.(?: |$)|。")
DID = {
    RunState.COMPLETED: mark("The run went to its end"),
    RunState.STOPPED: mark("The run was stopped"),
    RunState.FAILED: mark("The run failed"),
    RunState.INTERRUPTED: mark("The run was interrupted"),
    RunState.RUNNING: mark("The run is still in training"),
    RunState.PAUSED: mark("The run is paused"),
    RunState.IDLE: mark("The run has not begun"),
}


def story(config: RunConfig, log: RunLog, state: RunState) -> list[str]:
    """Sentences: what it practised, how its method learns, how long it took, and what came of it."""
    summary = tell(str(card_of("algorithm", config.algorithm).get("summary", "")))
    title = title_of("algorithm", config.algorithm)
    learns = say("{name}: {words}", name=title, words=summary) if summary else ""
    return [each for each in (_practice(config), learns, _course(log, state), result(config, log)) if each]


def _practice(config: RunConfig) -> str:
    stream = card_of("algorithm", config.algorithm).get("stream", "episodes")
    on = _datasets(config)
    if stream == "nothing":
        return say("This model needs no practice: it compares the pictures of {data} as they are.", data=on)
    if stream == "class_batches":
        return say("This model practised on {data}: it learned to tell all classes of practice apart at once.", data=on)
    if stream == "pairs":
        return say(
            "This model practised on {data}: shown two pictures, it learned to say whether they show the same class.",
            data=on,
        )
    task = config.task
    ways, shots = task.train_ways or task.ways, task.train_shots or task.shots
    return say(
        "This model practised on {data}, by many small tasks. In each it was shown {examples} of each of {ways} "
        "classes, and had to recognise {pictures} of each.",
        data=on,
        examples=plural(shots, "example"),
        ways=ways,
        pictures=plural(task.train_queries or task.queries, "more picture"),
    )


def _datasets(config: RunConfig) -> str:
    try:
        names = list(config.mixture.weights(config.dataset))
    except ConfigError:
        names = [config.dataset]
    if len(names) > 1:
        return listed([title_of("dataset", name) for name in names])
    summary = FULL_STOP.split(tell(str(card_of("dataset", config.dataset).get("summary", ""))))[0]
    title = title_of("dataset", config.dataset)
    if not summary:
        return title
    return say("{title} ({words})", title=title, words=summary[:1].lower() + summary[1:])


def _course(log: RunLog, state: RunState) -> str:
    if log.started is None:
        return say("When it began and on what was not recorded.")
    episodes = log.last_step.episodes if log.last_step else 0
    planned = log.started.planned_episodes
    did = _after(say(DID[state]), episodes, planned) if planned else say(DID[state])
    if log.finished and state is RunState.FAILED:
        did = say("{sentence} ({reason})", sentence=did, reason=tell(log.finished.reason).rstrip(".。"))
    time, device = duration(log.seconds), tell(log.started.device)
    took = say("It took {time} on {device}.", time=time, device=device) if log.seconds else ""
    if log.moved_at:
        took = say("It took {time}, at first on {device}.", time=time, device=device)
    return paragraph(say("{sentence}.", sentence=did), took, _moves(log))


def _moves(log: RunLog) -> str:
    """Where it went on on another device, and what that means for whoever repeats it."""
    if not log.moved_at:
        return ""
    tasks = listed(f"{episodes + 1:,}" for episodes in log.moved_at)
    return say("From task {tasks} on it was on another device, so that it cannot be repeated bit by bit.", tasks=tasks)


def _after(did: str, episodes: int, planned: int) -> str:
    """With how many practice tasks were done, and of how many where some are missing."""
    done = f"{episodes:,}"
    if episodes >= planned:
        return say("{sentence} after {done} practice tasks", sentence=did, done=done)
    return say("{sentence} after {done} of {planned} practice tasks", sentence=did, done=done, planned=f"{planned:,}")


def result(config: RunConfig, log: RunLog) -> str:
    """What the best validation came to."""
    metric, best = next(iter(log.best.items()), ("", None))
    if best is None:
        return say("It was not validated, so that nothing can be said of how well it does.")
    known = config.split.split == PICTURES
    new = say("new pictures of the classes it practised on") if known else say("classes that it had never practised on")
    examples, ways = plural(config.task.shots, "example"), config.task.ways
    on = say("On {new}, with {examples} of each of {ways} classes", new=new, examples=examples, ways=ways)
    level = log.started.guessing.get(metric) if log.started else None
    guessing = say(", where guessing gets {level} %", level=f"{100 * level:.3g}") if level is not None else ""
    figure = plus_minus(best, metric)
    if metric == "accuracy":
        return say("{on}, it got {figure} of the pictures right{guessing}.", on=on, figure=figure, guessing=guessing)
    name = heading(metric)
    named = name[:1].lower() + name[1:]
    return say("{on}, its {metric} was {figure}{guessing}.", on=on, metric=named, figure=figure, guessing=guessing)


def test_words(answers: Sequence[Answer], uses: int) -> str:
    """How often the test classes were looked at, and what that means."""
    if not uses:
        kept = (
            say("The run's own test classes have not been looked at")
            if answers
            else say("The classes kept for the test have not been looked at")
        )
        return say(
            "{sentence}: every figure of validation was used to choose the best model, and is a little too good.",
            sentence=kept,
        )
    if uses == 1:
        return say("The test classes were looked at once.")
    return say(
        "The test classes were looked at {often}. The more often that happens before a run is chosen, the less their "
        "figures say about new classes.",
        often=say("twice") if uses == 2 else say("{n} times", n=uses),
    )
