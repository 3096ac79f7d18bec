"""``workbench --self-test``: tries once, in a folder of its own, what an installation must be able to do.

Prints one JSON object: what was tried, how long each step took and on what; and what failed, in a sentence.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.logs import end_log, give_streams, start_log
from workbench.resources import version

STEPS = "workbench.gui.self_test_steps"  # by name, so that nothing here depends on Qt
TEMPORARY = ("TMPDIR", "TEMP", "TMP")  # as each system calls it
FAILED = 1  # exit status


def run() -> int:
    """Try everything and print the summary; returns the exit status: 1 where something failed."""
    give_streams()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="workbench-self-test-") as home:
        _stay_in(home)
        start_log("self-test")
        summary = _summary(Path(home))
        end_log()
    summary["seconds"] = round(time.monotonic() - began, 2)
    print(json.dumps(summary, ensure_ascii=False))  # noqa: T201 (what it is for)
    return 0 if summary["passed"] else FAILED


def _stay_in(home: str) -> None:
    """Nothing of the user's is read or written, nor is anything left by libraries; and no screen is needed."""
    temporary = Path(home) / "temporary"
    temporary.mkdir()
    os.environ.update({name: str(temporary) for name in TEMPORARY})
    os.environ.update(WORKBENCH_HOME=home, XDG_CACHE_HOME=str(Path(home) / "cache"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _summary(home: Path) -> dict[str, Any]:
    facts = {
        "passed": True,
        "version": version(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    steps = []
    for name, seconds, found in _steps(home):
        steps.append({"name": name, "seconds": round(seconds, 2), **found})
        facts["passed"] = "failed" not in found
    return {**facts, "steps": steps}


def _steps(home: Path) -> Iterator[tuple[str, float, dict[str, Any]]]:
    """Each step's name, what it took in seconds, and its facts; where it fails, the sentence, and no other follows."""
    name, began = "window", time.monotonic()
    tried = None
    try:
        module = importlib.import_module(STEPS)
        tried = module.Tried(home)
        for name, step in module.STEPS.items():
            facts = step(tried)
            yield name, time.monotonic() - began, facts
            began = time.monotonic()
    except Exception as error:  # noqa: BLE001 (the edge of the program: the summary says what it was)
        yield name, time.monotonic() - began, {"failed": f"{type(error).__name__}: {error}"}
    finally:
        if tried is not None:
            tried.close()
