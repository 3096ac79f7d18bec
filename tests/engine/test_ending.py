"""Every run ends in exactly one RunFinished, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
