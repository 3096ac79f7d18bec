"""Work away from the window's thread comes back to it, also when it fails, and not after closing."""

from __future__ import annotations

import threading

import pytest

from workbench.gui.background import Background


@pytest.fixture
def background(qapp) -> Background:
    return Background((ValueError,))


def test_a_result_comes_back_in_the_windows_thread(background: Background, qtbot) -> None:
    threads: list[int] = []
    background.done.connect(lambda *_: threads.append(threading.get_ident()))
    with qtbot.waitSignal(background.done) as caught:
        background.submit("tag", threading.get_ident)
    assert caught.args[0] == "tag"
    assert caught.args[1] != threading.get_ident()
    assert threads == [threading.get_ident()]


def test_an_expected_failure_comes_back_as_one(background: Background, qtbot) -> None:
    with qtbot.waitSignal(background.failed) as caught:
        background.submit("tag", lambda: int("seven"))
    assert "seven" in str(caught.args[1])


def test_any_other_failure_reaches_the_windows_excepthook(background: Background, qtbot) -> None:
    with qtbot.captureExceptions() as caught:
        background.submit("tag", lambda: {}["missing"])
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is KeyError


def test_nothing_is_said_after_closing(background: Background, qtbot) -> None:
    gate = threading.Event()
    background.submit("tag", gate.wait)
    gate.set()
    background.close()
    with qtbot.assertNotEmitted(background.done, wait=50):
        background.submit("late", int)
