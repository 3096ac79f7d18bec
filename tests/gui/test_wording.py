"""Numbers as a person reads them."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from workbench.engine.events import Interval
from workbench.gui import language as languages
from workbench.gui.language import language
from workbench.gui.models import run_cells
from workbench.gui.wording import clock, count, duration, memory, plus_minus, span, value


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (181, "3 min 01 s"), (7384, "2 h 03 min"), (float("inf"), "–")],
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(9, "0:09"), (181, "3:01"), (3661, "1:01:01")])
def test_clock(seconds: float, words: str) -> None:
    assert clock(seconds) == words


def test_accuracy_is_in_per_cent_and_a_loss_is_not() -> None:
    assert plus_minus(Interval(0.918, 0.019), "accuracy") == "91.8 ± 1.9 %"
    assert plus_minus(Interval(0.31, 0.02), "") == "0.31 ± 0.02"
    assert plus_minus(Interval(0.163, 0.0418), "") == "0.16 ± 0.04"
    assert span(Interval(0.905, 0.02), "accuracy") == "90.5 % (88.5–92.5 %)"
    assert value(0.938, "accuracy") == "93.8 %"


def test_an_interval_never_leaves_the_possible() -> None:
    assert span(Interval(0.99, 0.03), "accuracy") == "99.0 % (96.0–100.0 %)"


def test_counts_and_memory() -> None:
    assert count(38400) == "38,400"
    assert memory(181_000_000) == "181 MB"
    assert memory(1_900_000_000) == "1.9 GB"


@pytest.mark.parametrize(("code", "written"), [("en", "3/5/2026 2:07"), ("zh_CN", "2026/3/5 14:07")])
def test_a_moment_is_written_as_the_language_does(monkeypatch: pytest.MonkeyPatch, code: str, written: str) -> None:
    monkeypatch.setattr(language(), "code", code)
    monkeypatch.setattr(languages.QLocale, "system", lambda: QLocale("C"))
    assert run_cells.moment(datetime(2026, 3, 5, 14, 7).timestamp()).startswith(written)
    assert run_cells.moment(0) == ""
