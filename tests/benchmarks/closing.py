"""How long the program takes to close, in states in which that is not easy, and whether it leaves any process.

    python tests/benchmarks/closing.py [STATE ...]

Opens the real program, without a screen, once for each state (tests/gui/closing_stage.py lists them), and prints the
seconds from the wish to close it to the end of its process. Linux only, as it looks for processes under /proc.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gui.closing_stage import STATES, opened, processes_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("states", nargs="*", default=[each for each in STATES if each != "question"])
    print(f"{'state':12} {'seconds':>8}  processes left")
    for state in parser.parse_args().states:
        with tempfile.TemporaryDirectory() as home:
            print(f"{state:12} {_close(Path(home), state):8.2f}  {_left(Path(home))}", flush=True)


def _close(home: Path, state: str) -> float:
    """In seconds."""
    process = opened(home, state)
    began = time.monotonic()
    process.communicate("close\n", timeout=60)
    return time.monotonic() - began


def _left(home: Path) -> int:
    """Those that are told of the end only by their pipe need a moment."""
    deadline = time.monotonic() + 1
    while (left := len(processes_of(home))) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


if __name__ == "__main__":
    main()
