"""What the engine's process sends, also where that cannot be sent, and how it ends."""

from __future__ import annotations

import multiprocessing
import threading
from typing import Any

import pytest

from workbench.engine.commands import Command, Shutdown
from workbench.engine.replies import DatasetProgress, Reply, RequestFailed
from workbench.host.child import Outbox, _serve_all
from workbench.host.guard import AskedToEnd


class Unsendable(Reply):
    """Holds what cannot leave the process."""

    def __init__(self, request_id: int) -> None:
        self.request_id = request_id
        self.lock = threading.Lock()


class StandInGuard:
    def __init__(self) -> None:
        self.reported: list[BaseException] = []

    def watch_for_the_end(self) -> None:
        pass

    def report(self, error: BaseException) -> None:
        self.reported.append(error)


class Broken:
    """A lane of requests with a fault of its own."""

    def __init__(self) -> None:
        self.asked: list[Command] = []

    def put(self, command: Command) -> None:
        self.asked.append(command)
        raise KeyError("no such lane")


def test_a_request_whose_answer_cannot_be_sent_is_answered_all_the_same() -> None:
    ours, theirs = multiprocessing.Pipe()
    send = Outbox(theirs)
    send(Unsendable(7))
    failed = ours.recv()
    assert isinstance(failed, RequestFailed)
    assert failed.request_id == 7 and "cannot be sent" in failed.reason and "lock" in failed.details
    send(DatasetProgress(8, "on it goes", 0.5))
    assert ours.recv() == DatasetProgress(8, "on it goes", 0.5)


def test_a_window_that_has_gone_is_no_error() -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    Outbox(theirs)(DatasetProgress(1, "to nobody", 0.5))


def test_a_command_that_meets_a_fault_ends_none_of_the_others() -> None:
    ours, theirs = multiprocessing.Pipe()
    guard, requests = StandInGuard(), Broken()
    for command in (Command(), Command(), Shutdown()):
        ours.send(command)
    assert _serve_all(theirs, None, requests, guard)  # type: ignore[arg-type]
    assert [str(each) for each in guard.reported] == ["'no such lane'"] * 2


@pytest.mark.parametrize("ending", [EOFError, ConnectionResetError, AskedToEnd])
def test_it_ends_when_the_window_has_gone_or_the_session_ends(ending: type[BaseException]) -> None:
    class Connection:
        def recv(self) -> Any:
            raise ending

    guard = StandInGuard()
    is_asked = _serve_all(Connection(), None, Broken(), guard)  # type: ignore[arg-type]
    assert is_asked is (ending is AskedToEnd) and not guard.reported
