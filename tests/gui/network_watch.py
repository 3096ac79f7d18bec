"""Watches, in all tests of the window, that its process never tries to reach the network: they open every dialog."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

# What Python tells of before it reaches another computer or asks for its name.
REACHES = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "webbrowser.open"}
REACHES |= {"http.client.connect", "ftplib.connect", "smtplib.connect"}
reached: list[str] = []


@pytest.fixture(scope="session", autouse=True)
def listening() -> None:
    """A hook that notes it; there is no way to take one away again."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in REACHES and not (event == "socket.connect" and isinstance(arguments[1], str | bytes)):
            reached.append(f"{event} {arguments!r}")  # what has a path for an address stays on this computer

    sys.addaudithook(hook)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test in which the window's process tried to reach the network: no window and no dialog ever does."""
    reached.clear()
    yield
    if reached:
        pytest.fail(f"the window's process tried to reach the network: {reached[0]}")
