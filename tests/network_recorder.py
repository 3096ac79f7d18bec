"""Run a program with the network cut off, and learn of every attempt of its processes to use it.

Three observers of one run, from the weakest to the strongest: a hook in each Python process, which also knows what was
asked for; strace, where it is installed and allowed, which sees the system calls of libraries as well; and a network
namespace with nothing in it, where the system lets one be made, in which nothing could be reached anyhow.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOOK = Path(__file__).resolve().parent / "network_hook"
NAMESPACES = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"])
TRACE = ["strace", "--follow-forks", "--seccomp-bpf", "-qq", "--trace=connect,bind,sendto,sendmsg,sendmmsg"]
REACHES_OUT = re.compile(r"AF_INET6?\b")
OUTSIDE = "import pathlib, sys; sys.exit(len(pathlib.Path('/proc/net/dev').read_text().splitlines()) > 3)"  # only lo


@dataclass(frozen=True)
class Recorded:
    """What a program did.

    Attributes:
        status: its exit status.
        output: what it printed.
        processes: the Python processes, each with its command line.
        attempts: what the hook saw, as (process, event and address).
        system_calls: what strace saw; None where it cannot be used here.
        is_cut_off: whether it ran where there is no network.
    """

    status: int
    output: str
    processes: dict[int, str]
    attempts: tuple[tuple[int, str], ...]
    system_calls: tuple[str, ...] | None
    is_cut_off: bool


def recorded(command: Sequence[str], folder: Path, timeout: float = 600) -> Recorded:
    """Run ``command``, with ``folder`` for its files and for the record, until it ends."""
    record, trace = folder / "network.jsonl", folder / "network.strace"
    traced = [*TRACE, f"--output={trace}"] if _can_trace() else []
    places = {"WORKBENCH_HOME": str(folder / "home"), "HOME": str(folder), "TMPDIR": str(folder)}
    hook = {"PYTHONPATH": str(HOOK), "WORKBENCH_NETWORK_RECORD": str(record)}
    done = subprocess.run(
        [*(_namespace() or ()), *traced, *command],
        env={**os.environ, **places, **hook},
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    notes = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    return Recorded(
        done.returncode,
        done.stdout + done.stderr,
        {note["process"]: note["of"] for note in notes if note["what"] == "started"},
        tuple((note["process"], f"{note['what']} {note['of']}") for note in notes if note["what"] != "started"),
        tuple(filter(REACHES_OUT.search, trace.read_text("utf-8").splitlines())) if traced else None,
        _namespace() is not None,
    )


@cache
def _can_trace() -> bool:
    return bool(shutil.which("strace")) and _runs([*TRACE, "--output=/dev/null", "true"])


@cache
def _namespace() -> list[str] | None:
    """What runs a command without a network; None where the system allows neither way."""
    usable = (way for way in NAMESPACES if shutil.which(way[0]) and _runs([*way, "python3", "-c", OUTSIDE]))
    return next(usable, None)


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0
