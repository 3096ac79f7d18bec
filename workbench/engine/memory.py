"""What is done when memory runs out: the step that failed is undone, and said so."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import torch
from torch import Tensor

from workbench.config import ConfigError, Value
from workbench.engine.remedies import changed
from workbench.engine.setup import Setup
from workbench.nets.allocator import give_back_freed_pages

# What torch, cuBLAS, cuDNN, oneDNN and Apple's Metal say, in lower case.
SAID = (
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "out of memory",
    "status_alloc_failed",
    "host_allocation_failed",
    "could not create a memory",
)

Made = TypeVar("Made")


class MemoryShortError(MemoryError):
    """Something needed more memory than there is, and was not done.

    ``half_done``: a step failed while the optimiser was changing the weights, so that only a checkpoint knows them as
    they were before.
    """

    def __init__(self, sentence: str, half_done: bool = False) -> None:
        super().__init__(sentence)
        self.half_done = half_done


def ran_out(error: BaseException) -> bool:
    """Whether an error comes of too little memory, the graphics card's or the computer's."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in SAID)


def unless_short(work: Callable[[], Made]) -> Made:
    """What ``work`` gives. Raises MemoryShortError when it needs more memory than there is."""
    try:
        return work()
    except (MemoryError, RuntimeError, OSError) as error:
        if not ran_out(error):
            raise
        said = str(error)
    # not earlier: the error holds on to all that had been made
    raise MemoryShortError(said)


def empty_caches() -> None:
    """Let go of what nothing uses any more, on the graphics card and off it."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    if torch.backends.mps.is_available():
        torch.mps.empty_cache()
    give_back_freed_pages()


@dataclass(frozen=True)
class Moment:
    """What a meta-step changes before the optimiser is at work: generators, and buffers such as running statistics."""

    sampler: Tensor
    host: Tensor
    device: Tensor | None
    buffers: Mapping[str, Tensor]

    @classmethod
    def of(cls, setup: Setup) -> Moment:
        """The moment before a step."""
        return cls(
            setup.training.generator.get_state(),
            torch.get_rng_state(),
            torch.cuda.get_rng_state() if setup.device.type == "cuda" else None,
            {name: each.clone() for name, each in setup.algorithm.named_buffers()},
        )

    @torch.no_grad()
    def put_back(self, setup: Setup) -> None:
        """Bring ``setup`` back to this moment, without gradients."""
        setup.optimizer.zero_grad(set_to_none=True)
        setup.training.generator.set_state(self.sampler)
        torch.set_rng_state(self.host)
        if self.device is not None:
            torch.cuda.set_rng_state(self.device)
        for name, each in setup.algorithm.named_buffers():
            each.copy_(self.buffers[name])


def adjust(setup: Setup, changes: Mapping[str, Value]) -> None:
    """Go on with a remedy's ``changes``. Raises ConfigError when they do not fit the run, or its device is among them,
    where all of it lies."""
    if "device" in changes:
        raise ConfigError("--device can only change where a run is continued.")
    setup.config = changed(setup.config, changes)
    setup.algorithm.asked_at_once = setup.config.train.tasks_at_once
    own = {name: value for name, value in changes.items() if name in setup.config.settings}
    setup.algorithm.config = replace(setup.algorithm.config, **own)
