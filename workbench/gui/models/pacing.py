"""How long a paper's preset takes on this computer, and what of it fits into a few minutes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from workbench.catalogue import catalogue
from workbench.config import ConfigError, RunConfig
from workbench.gui.language import mark, plural, say
from workbench.gui.models.dataset import KNOBS
from workbench.gui.models.estimate import MINUTE, cost_key, lasting
from workbench.gui.told import told
from workbench.reproduce.cells import DONE
from workbench.reproduce.shelf import Result

# Key → how long to practise, in words and in minutes; None for as long as in the paper.
LENGTHS: dict[str, tuple[str, int | None]] = {
    "paper": (mark("As in the paper"), None),
    "5": (mark("5 minutes"), 5),
    "60": (mark("1 hour"), 60),
}
# As in a table that is run from the command line: the rest of the time goes into validations, of which there are ten.
PRACTICE_SHARE, VALIDATIONS, VALIDATION_TASKS = 0.8, 10, 60
UNKNOWN = mark("{tasks}, which may take hours or days: how long is known once these settings have run here.")
UNKNOWN_SHORT = mark(
    "How fast this goes here is not known yet. Train it “As in the paper” once; it is known after a few seconds, "
    "when you can stop."
)


@dataclass(frozen=True)
class Pace:
    """Practice tasks per second; 0 where there is nothing to practise, None where it is not known.

    ``device`` is what it was measured on, in words; empty for this computer.
    """

    tasks_per_s: float | None = None
    device: str = ""


def pace_of(config: RunConfig, measured: float | None, result: Result | None) -> Pace:
    """The pace of ``config``: as measured here, or else as in a result whose practice cost as much."""
    if measured is None and result and _costs_alike(config, result):
        speed = result.cell.episodes / result.cell.seconds
        return Pace(speed, "" if result.own else result.cell.device)
    return Pace(measured)


def fitted(config: RunConfig, pace: Pace, minutes: int | None) -> RunConfig | None:
    """``config`` with the practice that fits into ``minutes``, at most its own; None while the pace is unknown."""
    if minutes is None or pace.tasks_per_s == 0:
        return config
    if pace.tasks_per_s is None:
        return None
    train = config.train
    steps = int(PRACTICE_SHARE * minutes * MINUTE * pace.tasks_per_s / train.meta_batch)
    episodes = max(steps, 1) * train.meta_batch
    if episodes >= train.episodes:
        return config
    every = math.ceil(episodes / VALIDATIONS / train.meta_batch) * train.meta_batch
    tasks = min(train.validation_episodes, VALIDATION_TASKS)
    shorter = replace(train, episodes=episodes, validate_every=every, validation_episodes=tasks)
    return replace(config, train=shorter)


def length_words(config: RunConfig, pace: Pace, minutes: int | None) -> str:
    """How much is practised, and how long that takes, as far as it is known."""
    if pace.tasks_per_s == 0:
        return say("Nothing to practise: it is tested at once.")
    every = plural(config.train.episodes, "practice task")
    planned = fitted(config, pace, minutes)
    if planned is None or pace.tasks_per_s is None:
        return say(UNKNOWN_SHORT) if minutes else say(UNKNOWN, tasks=every)
    where = say("at the speed of {device}", device=told(pace.device)) if pace.device else say("on this computer")
    if planned.train.episodes < config.train.episodes:
        return say(
            "About {count:,} of {tasks} in {minutes} {where}.",
            count=planned.train.episodes,
            tasks=every,
            minutes=plural(minutes or 0, "minute"),
            where=where,
        )
    time = lasting(planned.train.episodes / pace.tasks_per_s)
    return say("{tasks}: {time} {where}.", tasks=every, time=f"{time[0].lower()}{time[1:]}", where=where)


def _costs_alike(config: RunConfig, result: Result) -> bool:
    cell = result.cell
    if cell.status != DONE or cell.seconds <= 0 or cell.episodes <= 0:
        return False
    try:
        return _key(RunConfig.from_json(cell.config)) == _key(config)
    except ConfigError:
        return False


def _key(config: RunConfig) -> str:
    values = {name: value for name, value in config.values().items() if name not in KNOBS}
    return cost_key(config.algorithm, values, catalogue().all_knobs(config.algorithm))
