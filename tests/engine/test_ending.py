"""Every run ends in exactly one RunFinished, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from workbench.config import ConfigError
from workbench.engine.ending import to_the_end
from workbench.engine.events import Event, Paused, RunFinished


def failing(error: Exception) -> Iterator[Event]:
    yield Paused(3, 12)
    raise error


def test_an_unforeseen_error_comes_with_its_traceback() -> None:
    *_, last = to_the_end(failing(RuntimeError("CUDA error: device-side assert\nlong story")))
    assert isinstance(last, RunFinished)
    assert (last.status, last.step, last.episodes) == ("failed", 3, 12)
    assert last.reason == "CUDA error: device-side assert"
    assert "Traceback" in last.details and "long story" in last.details


TORCH = (
    "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate {}"
)
NEEDED = "There is not enough memory: {} more would be needed at once."


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            RuntimeError(TORCH.format("175694400 bytes. Error code 12 (Cannot allocate memory)")),
            NEEDED.format("176 MB"),
        ),
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0"), NEEDED.format("2.50 GiB")),
        (MemoryError("Unable to allocate 3.2 GiB for an array"), NEEDED.format("3.2 GiB")),
        (MemoryError("Unable to allocate 9 bytes"), "There is not enough memory."),
        (MemoryError(), "There is not enough memory."),
    ],
    ids=["torch", "graphics card", "numpy", "next to nothing", "Python"],
)
def test_memory_that_runs_out_is_told_in_plain_words(error: Exception, reason: str) -> None:
    *_, last = to_the_end(failing(error))
    assert isinstance(last, RunFinished)
    assert last.reason == reason
    assert type(error).__name__ in last.details and str(error) in last.details


def test_our_own_error_says_it_all_in_its_sentence() -> None:
    *_, last = to_the_end(failing(ConfigError("--ways is 1, but must be at least 2.")))
    assert isinstance(last, RunFinished)
    assert (last.reason, last.details) == ("--ways is 1, but must be at least 2.", "")


def test_there_is_no_second_end() -> None:
    def ended() -> Iterator[Event]:
        yield RunFinished(1, 4, "completed", "Done.", 1.0)
        raise OSError("too late")

    events = []
    with pytest.raises(OSError, match="too late"):
        for event in to_the_end(ended()):
            events.append(event)
    assert len(events) == 1
