"""The benchmarks of the whole window run to their end: they say what README tells, and nothing else calls them.

Set WORKBENCH_TEST_WHOLE=1 to run all; without it, the one that does the most with the window.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SHORT = {
    "window.py": ("--seconds", "1"),
    "dropping.py": ("--pictures", "5", "--each", "1", "--seconds", "1"),
}
WHOLE = os.environ.get("WORKBENCH_TEST_WHOLE") == "1"


@pytest.mark.parametrize("name", SHORT if WHOLE else ["dropping.py"])
def test_it_runs_to_its_end(name: str) -> None:
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(BENCHMARKS / name), *SHORT[name]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=offscreen, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "training" in done.stdout
