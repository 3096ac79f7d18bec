"""From a budget in minutes to a number of practice tasks, by trying how fast the machine is.

A schedule that ends with practice (cosine, linear) then ends with the budget, and what is trained is known
beforehand: the run's config says it, so that anyone can train the same again without knowing this machine.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch

from workbench.config import RunConfig
from workbench.engine.evaluate import measure
from workbench.engine.mixture import Episodes
from workbench.engine.setup import Setup, set_up
from workbench.engine.step import meta_step

VALIDATIONS = 10  # enough points for a slope over the last half
VALIDATION_SHARE = 0.2  # of the budget, at most
FEWEST_TASKS, MOST_TASKS = 20, 200  # of a validation
WARM_UP = 2  # steps that pay for what happens once
PROBE_SHARE = 0.05  # of the budget, for finding out
MOST_PROBE = 60.0  # seconds of it, which are enough; nothing can be stopped meanwhile
CHUNK = 4  # tasks that are measured together
PLACES = (0.25, 0.75)  # of the run; methods that change do so about half-way


@dataclass(frozen=True)
class Pace:
    """Seconds that a practice task takes, and a validation task."""

    practice: float
    validation: float


def within(config: RunConfig, minutes: float, clock: Callable[[], float] = time.perf_counter) -> RunConfig:
    """``config`` with as many practice tasks as fit into ``minutes``, validations and finding out included; at most
    its own.

    Raises:
        ConfigError, DataError, TaskError: the run cannot begin.
    """
    setup = set_up(config)
    if not setup.trainable:
        return config
    trying = min(60 * minutes * PROBE_SHARE, MOST_PROBE)
    return fitted(config, pace(setup, trying, clock), 60 * minutes - trying)


def pace(setup: Setup, seconds: float, clock: Callable[[], float] = time.perf_counter) -> Pace:
    """How fast ``setup`` practises and is validated, from about ``seconds`` of trying; it is spoilt for training.

    Steps are tried all over the run, since some methods cost more in its later part.
    """
    for done in range(WARM_UP):
        _step(setup, done)
    _wait(setup.device)
    began, steps, tasks = clock(), 0, 0
    while not steps or clock() - began < seconds:
        tasks += _step(setup, steps)
        steps += 1
        _wait(setup.device)
    practice = (clock() - began) / tasks
    return Pace(practice, _validation_pace(setup, setup.validation, clock) if setup.validation else 0.0)


def _step(setup: Setup, number: int) -> int:
    """One meta-step as it is somewhere in the run, at another place for each ``number``; its tasks."""
    train = setup.config.train
    whole = train.episodes - train.meta_batch
    return meta_step(setup, max(int(whole * PLACES[number % len(PLACES)]), 0)).tasks


def _validation_pace(setup: Setup, tasks: Callable[[], Episodes], clock: Callable[[], float]) -> float:
    measure(setup.algorithm, tasks(), CHUNK, options=setup.config.adapt)  # the first one loads libraries
    began = clock()
    measure(setup.algorithm, tasks(), CHUNK, options=setup.config.adapt)
    return (clock() - began) / CHUNK


def fitted(config: RunConfig, pace: Pace, seconds: float) -> RunConfig:
    """``config`` with what ``seconds`` allow at a known pace: whole meta-batches, and ten validations on the way."""
    train = config.train
    tasks = _validation_tasks(pace, seconds, train.validation_episodes)
    left = seconds - VALIDATIONS * tasks * pace.validation
    steps = max(int(left / (pace.practice * train.meta_batch)), 1)
    episodes = min(steps * train.meta_batch, train.episodes)
    every = max(math.ceil(episodes / VALIDATIONS / train.meta_batch) * train.meta_batch, 1)
    return replace(
        config,
        train=replace(train, episodes=episodes, validate_every=every, validation_episodes=tasks),
    )


def _validation_tasks(pace: Pace, seconds: float, planned: int) -> int:
    if not pace.validation:
        return planned
    affordable = int(VALIDATION_SHARE * seconds / VALIDATIONS / pace.validation)
    return max(min(affordable, MOST_TASKS), FEWEST_TASKS)


def _wait(device: torch.device) -> None:
    """Let the device finish what it was asked for: a clock would measure the asking."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
