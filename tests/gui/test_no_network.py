"""The watch of all these tests sees an attempt of the window's process to reach the network."""

from __future__ import annotations

import urllib.request
from contextlib import suppress

from gui.network_watch import reached


def test_an_attempt_is_noted() -> None:
    with suppress(OSError):
        urllib.request.urlopen("http://127.0.0.1:9/", timeout=1)
    assert any(each.startswith("urllib.Request") for each in reached)
    reached.clear()
