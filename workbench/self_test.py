"""``workbench --self-test``: tries once, in a folder of its own, what an installation must be able to do.

Prints one JSON object: what was tried, how long each step took and on what; and what failed, in a sentence.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import shutil
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
Step = dict[str, Any]  # its name, what it took in seconds and its facts; where it failed, a sentence


def run() -> int:
    """Try everything and print the summary; returns the exit status: 1 where something failed."""
    give_streams()
    began = time.monotonic()
    steps = _steps_in_a_folder()
    passed = all("failed" not in each for each in steps)
    summary = {"passed": passed, **_facts(), "steps": steps, "seconds": round(time.monotonic() - began, 2)}
    print(json.dumps(summary, ensure_ascii=False))  # noqa: T201 (what it is for)
    return 0 if passed else FAILED


def _steps_in_a_folder() -> list[Step]:
    """What was tried, in a folder that goes afterwards; one that the system still holds is no failure."""
    home, began = "", time.monotonic()
    try:
        home = tempfile.mkdtemp(prefix="workbench-self-test-")
        _stay_in(home)
        start_log("self-test")
        return list(_steps(Path(home)))
    except OSError as error:
        return [_failed("home", began, error)]
    finally:
        end_log()
        if home:
            shutil.rmtree(home, ignore_errors=True)


def _stay_in(home: str) -> None:
    """Nothing of the user's is read or written, nor is anything left by libraries; and no screen is needed."""
    temporary = Path(home) / "temporary"
    temporary.mkdir()
    os.environ.update({name: str(temporary) for name in TEMPORARY})
    os.environ.update(WORKBENCH_HOME=home, XDG_CACHE_HOME=str(Path(home) / "cache"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _facts() -> dict[str, Any]:
    return {
        "version": version(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def _steps(home: Path) -> Iterator[Step]:
    """Each step with what was found; where one fails there is no other but the end, if that fails too."""
    name, began = "window", time.monotonic()
    tried = None
    try:
        module = importlib.import_module(STEPS)
        tried = module.Tried(home)
        for name, step in module.STEPS.items():
            found = step(tried)
            yield {"name": name, "seconds": _since(began), **found}
            began = time.monotonic()
    except Exception as error:  # noqa: BLE001 (the edge of the program: the summary says what it was)
        yield _failed(name, began, error)
    try:
        if tried is not None:
            tried.close()
    except Exception as error:  # noqa: BLE001 (as above)
        yield _failed("close", began, error)


def _failed(name: str, began: float, error: Exception) -> Step:
    return {"name": name, "seconds": _since(began), "failed": f"{type(error).__name__}: {error}"}


def _since(began: float) -> float:
    return round(time.monotonic() - began, 2)
