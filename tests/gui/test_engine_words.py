"""What is said of the engine's end: in the window's language there, in English in the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from workbench.gui.engine_thread import EngineThread
from workbench.gui.language import ENGLISH, language
from workbench.logs import LOG


@pytest.fixture
def chinese(qapp: Any) -> Iterator[None]:
    language().choose("zh_CN")
    yield
    language().choose(ENGLISH)


def test_the_log_is_in_english_where_the_window_is_not(chinese: None, caplog: pytest.LogCaptureFixture) -> None:
    engine, heard = EngineThread(), list[object]()
    engine.childDied.connect(heard.append)
    LOG.addHandler(caplog.handler)
    with caplog.at_level(logging.ERROR):
        engine._bury(-9)
        engine._bury(-11)
    LOG.removeHandler(caplog.handler)
    logged = "\n".join(each.getMessage() for each in caplog.records)
    assert "was ended from outside, perhaps because memory ran out" in logged and "crashed (signal 11)" in logged
    assert logged.isascii()
    assert "外部终止" in str(heard[0]) and "崩溃" in str(heard[1]) and "signal" not in str(heard[1])
