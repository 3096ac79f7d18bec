"""Where the engine's process begins."""

from __future__ import annotations

import importlib
import time
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.host import entry


def test_the_time_that_torch_takes_to_load_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Any, ...]] = []
    loaded: list[float] = []

    def load(name: str) -> SimpleNamespace:
        loaded.append(time.monotonic())
        return SimpleNamespace(serve=lambda *arguments: served.append(arguments))

    monkeypatch.setattr(importlib, "import_module", load)
    entry.enter("connection", 3)  # type: ignore[arg-type]
    ((connection, threads, began),) = served
    assert (connection, threads) == ("connection", 3)
    assert began <= loaded[0]
