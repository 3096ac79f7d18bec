"""Found on PYTHONPATH by each Python process that a test starts: notes every attempt to reach another computer, and
forbids it. What goes between the processes of this computer (AF_UNIX, such as the screen's) is no such attempt."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

CALLS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
REQUESTS = {"urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open"}
FILE = os.environ["WORKBENCH_NETWORK_RECORD"]


def note(what: str, of: object) -> None:
    line = json.dumps({"process": os.getpid(), "what": what, "of": repr(of)})
    file = os.open(FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(file, f"{line}\n".encode())
    os.close(file)


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    # AF_UNIX has a path for an address, and what is connected already is sent to None
    if event in NAMES | REQUESTS or (event in CALLS and isinstance(arguments[1], tuple)):
        note(event, arguments[event in CALLS :])
        raise PermissionError(f"{event} was forbidden by the test")


note("started", sys.orig_argv)
sys.addaudithook(hook)
