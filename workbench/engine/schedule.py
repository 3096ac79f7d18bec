"""The outer learning rate as a pure function of the tasks seen, so that a continued run needs no extra state."""

from __future__ import annotations

import math

from workbench.config import TrainConfig


def outer_lr(train: TrainConfig, episodes: int) -> float:
    """The rate after ``episodes`` of ``train.episodes`` tasks.

    constant: the rate itself; step: times ``schedule_factor`` every ``schedule_every`` tasks; cosine: along half
    a cosine from the rate to zero (Loshchilov & Hutter 2017, arXiv 1608.03983, without restarts); linear: along a
    line from the rate to zero, as Reptile's outer step.
    """
    if train.schedule == "step":
        return float(train.outer_lr * train.schedule_factor ** (episodes // train.schedule_every))
    done = min(episodes / train.episodes, 1.0)
    if train.schedule == "linear":
        return train.outer_lr * (1 - done)
    if train.schedule == "cosine":
        return train.outer_lr * (1 + math.cos(math.pi * done)) / 2
    return train.outer_lr
