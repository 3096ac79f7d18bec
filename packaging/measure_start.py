"""How long the program takes from its start to its window, and to the engine: medians, in seconds.

    python packaging/measure_start.py [--times 5] [--cold] PROGRAM [ARGUMENT…]

PROGRAM is the frozen program, or python with -m workbench. It is started anew each time, with settings, caches and log
in a temporary folder of its own, on the screen there is (set QT_QPA_PLATFORM=offscreen where there is none); its log
says when the window has been painted and when the engine is ready. --cold empties the system's cache of files before
each start, for which Linux wants root: as after switching the computer on. Otherwise the first start does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

DROP = Path("/proc/sys/vm/drop_caches")
EVENTS = {"window_s": "Window shown", "engine_s": "Engine ready"}
LOOK_S = 0.005
PATIENCE_S = 300.0


def main() -> None:
    args = _arguments()
    if not args.cold:
        measured(args.program)
    found = [measured(args.program, cold=args.cold) for _ in range(args.times)]
    medians = {name: round(statistics.median(each[name] for each in found), 2) for name in EVENTS}
    print(json.dumps({"start": "cold" if args.cold else "warm", "times": args.times, **medians, "each": found}))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("program", nargs=argparse.REMAINDER, metavar="PROGRAM [ARGUMENT…]")
    args = parser.parse_args()
    if not args.program:
        parser.error("which program is to be started?")
    return args


def measured(program: list[str], *, cold: bool = False) -> dict[str, float]:
    """Start ``program`` once and end it; seconds until each of `EVENTS`."""
    if cold:
        empty_cache()
    with tempfile.TemporaryDirectory(prefix="workbench-start-") as home:
        began = time.monotonic()
        process = subprocess.Popen(program, env={**os.environ, "WORKBENCH_HOME": home})
        try:
            return _watched(process, Path(home) / "logs" / "workbench.log", began)
        finally:
            process.terminate()
            process.wait(60)


def empty_cache() -> None:
    """Ends this program with a sentence where that is not allowed."""
    try:
        os.sync()
        DROP.write_text("3")
    except OSError as error:
        raise SystemExit(f"The system's cache of files cannot be emptied: {error}. Leave --cold out.") from error


def _watched(process: subprocess.Popen[bytes], log: Path, began: float) -> dict[str, float]:
    found: dict[str, float] = {}
    while len(found) < len(EVENTS):
        seconds = time.monotonic() - began
        if process.poll() is not None:
            raise SystemExit(f"The program ended with exit status {process.returncode} before it was ready.")
        if seconds > PATIENCE_S:
            raise SystemExit(f"After {PATIENCE_S:.0f} s the program was not ready; seen by then: {found}.")
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        found |= {name: round(seconds, 3) for name, words in EVENTS.items() if words in text and name not in found}
        time.sleep(LOOK_S)
    return found


if __name__ == "__main__":
    main()
