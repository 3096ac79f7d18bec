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
from workbench.engine.setup import Setup, set_up
from workbench.engine.step import meta_step

VALIDATIONS = 10  # enough points for a slope over the last half
VALIDATION_SHARE = 0.2  # of the budget, at most
FEWEST_TASKS, MOST_TASKS = 20, 200  # of a validation
WARM_UP = 2  # steps that pay for what happens once
PROBE_SHARE = 0.05  # of the budget, for finding out
CHUNK = 4  # tasks that are measured together


@dataclass(frozen=True)
class Pace:
    """Seconds that a practice task takes, and a validation task."""

    practice: float
    validation: float


def within(config: RunConfig, minutes: float, clock: Callable[[], float] = time.perf_counter) -> RunConfig:
    """``config`` with as many practice tasks as fit into ``minutes``, validations included; at most its own.

    Raises:
        ConfigError, DataError, TaskError: the run cannot begin.
    """
    setup = set_up(config)
    if not setup.trainable:
        return config
    return fitted(config, pace(setup, 60 * minutes * PROBE_SHARE, clock), 60 * minutes)


def pace(setup: Setup, seconds: float, clock: Callable[[], float] = time.perf_counter) -> Pace:
    """How fast ``setup`` practises and is validated, from about ``seconds`` of trying; it is spoilt for training."""
    episodes = sum(meta_step(setup, 0).tasks for _ in range(WARM_UP))
    began, done = clock(), 0
    while not done or clock() - began < seconds:
        done += meta_step(setup, episodes + done).tasks if episodes + done < setup.config.train.episodes else 1
        _wait(setup.device)
    practice = (clock() - began) / done
    if setup.validation is None:
        return Pace(practice, 0.0)
    began = clock()
    measure(setup.algorithm, setup.validation(), CHUNK, options=setup.config.adapt)
    return Pace(practice, (clock() - began) / CHUNK)


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
