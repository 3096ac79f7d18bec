"""Where the engine's process begins."""

from __future__ import annotations

import importlib
import time
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.host import entry


class StandInGuard:
    """Takes nothing of the process that tests run in."""

    def __init__(self) -> None:
        self.reported: list[BaseException] = []
        self.send: Any = None

    def tell_by(self, send: Any) -> None:
        self.send = send

    def report(self, error: BaseException) -> None:
        self.reported.append(error)


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> StandInGuard:
    made = StandInGuard()
    monkeypatch.setattr(entry, "Guard", lambda: made)
    return made


def _load(monkeypatch: pytest.MonkeyPatch, serve: Any) -> list[float]:
    loaded: list[float] = []

    def load(name: str) -> SimpleNamespace:
        loaded.append(time.monotonic())
        return SimpleNamespace(serve=serve)

    monkeypatch.setattr(importlib, "import_module", load)
    return loaded


def test_the_time_that_torch_takes_to_load_counts(monkeypatch: pytest.MonkeyPatch, guard: StandInGuard) -> None:
    served: list[tuple[Any, ...]] = []
    loaded = _load(monkeypatch, lambda *arguments: served.append(arguments))
    connection = SimpleNamespace(send=None)
    entry.enter(connection, 3)  # type: ignore[arg-type]
    ((given, threads, began, its_guard),) = served
    assert (given, threads, its_guard) == (connection, 3, guard)
    assert began <= loaded[0]


def test_an_engine_that_cannot_be_loaded_says_so_before_it_goes(
    monkeypatch: pytest.MonkeyPatch, guard: StandInGuard
) -> None:
    def serve(*_: Any) -> None:
        raise ImportError("libtorch is damaged")

    _load(monkeypatch, serve)
    said: list[Any] = []
    with pytest.raises(ImportError):
        entry.enter(SimpleNamespace(send=said.append), 1)  # type: ignore[arg-type]
    assert [str(each) for each in guard.reported] == ["libtorch is damaged"]
    assert guard.send == said.append
