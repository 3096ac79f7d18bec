"""The real engine forecasts what a run would take, while the window stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.models.dataset import DatasetChoice

PATIENCE_MS = 120_000
# about 30,000 pictures together: more than the memory of any usual computer, however fast
HUGE = {"filters": 512, "queries": 5, "train_queries": 0, "train_ways": 0, "meta_batch": 1024, "device": "cpu"}


@pytest.fixture
def window(qtbot: Any, small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(EngineThread())
    window.ask_to_close = lambda: True  # type: ignore[method-assign] # qtbot closes it at the end
    qtbot.addWidget(window)
    window.show()
    window._engine.start()
    window.wiring.dataset.use(DatasetChoice("omniglot", str(small_omniglot)))
    return window


def test_a_run_that_would_not_fit_is_told_and_mended_with_one_click(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(window.menus.start.isEnabled, timeout=PATIENCE_MS)
    window.wiring.algorithm.adjust(HUGE)
    offer = window.wiring.forecast.offer
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE_MS)
    assert offer.sentence.startswith("This run would take about") and "on this computer only" in offer.sentence
    best = offer.answers[0]
    assert best.startswith("Compute ") and best.endswith(" at a time")
    offer.press(best)
    assert f"Compute {window.algorithm.values()['tasks_at_once']} task" in best
    request = window.wiring.forecast._request
    qtbot.waitUntil(lambda: window.wiring.forecast._request not in (0, request), timeout=PATIENCE_MS)
    qtbot.wait(500)
    assert not offer.isVisible(), "what was offered finds room"
