"""Kill training at random instants, go on each time, and see that nothing is lost but the time since a checkpoint.

    python tests/benchmarks/killing.py [--kills 100] [--each 8] [--seed 0]

A tiny run is trained once without a break. Then it is trained again and again by ``workbench train --json`` in a
process of its own, which is ended by SIGKILL at random instants, --each times a run, and continued by ``--resume``:
nine kills in ten come while it trains, one while it starts. Every other run saves a checkpoint after every step, so
that many kills hit the saving itself; the others every --interval seconds. After every kill the folder must open. In
the end all runs must be complete, with the losses, validations and weights of the unbroken one to the last bit, and
what had to be done again must not have taken longer than one interval and the longest step.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from workbench.engine.checkpoint import load_checkpoint
from workbench.engine.events import Event, Resumed, RunStarted, StepDone
from workbench.engine.model import load_model
from workbench.runs.log import RunLog, RunState
from workbench.runs.store import load_log, read_config, read_events

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from small_omniglot import write_small_omniglot

PATIENCE_S = 300.0
LIFE_S = 1.0  # a process is killed within so long after its first step
TINY = (
    "--algorithm protonet --filters 4 --dropout 0.1 --queries 2 --meta-batch 2 --episodes {episodes} --schedule cosine "
    "--validate-every 200 --validation-episodes 10 --distort --device cpu"
)


@dataclass
class Outcome:
    """What was found: ``when`` counts kills by what there was then, ``lost`` has seconds and what they may be."""

    runs: int = 0
    kills: int = 0
    when: dict[str, int] = field(default_factory=dict)
    lost: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def counted(self, words: str) -> None:
        self.when[words] = self.when.get(words, 0) + 1


class Killing:
    """Trains, kills and continues runs in ``folder``."""

    def __init__(self, folder: Path, episodes: int, interval: float, seed: int) -> None:
        self.folder, self.interval = folder, interval
        self.random = random.Random(seed)
        self.data = write_small_omniglot(folder / "data")
        self.settings = TINY.format(episodes=episodes).split()
        self.outcome = Outcome()
        began = time.monotonic()
        self._live(self.unbroken, 30.0)
        self.whole_s = time.monotonic() - began

    @property
    def unbroken(self) -> Path:
        return self.folder / "unbroken"

    def run(self, kills: int, each: int) -> Outcome:
        """Runs of ``each`` kills, until there were as many as ``kills``."""
        while self.outcome.kills < kills:
            number = self.outcome.runs = self.outcome.runs + 1
            interval = self.interval if number % 2 else 0.0
            run_dir = self.folder / f"run-{number}"
            for _ in range(min(each, kills - self.outcome.kills)):
                if not self._killed(run_dir, interval):
                    break
            self._live(run_dir, interval)
            self._compare(run_dir, interval)
        return self.outcome

    def _killed(self, run_dir: Path, interval: float) -> bool:
        """Whether the process was killed before it came to its end; then its folder has to open."""
        early = self.random.random() < 0.1
        delay = self.random.uniform(0, self.whole_s / 2 if early else LIFE_S)
        if not self._live(run_dir, interval, delay, early):
            return False
        self.outcome.kills += 1
        self._open(run_dir)
        return True

    def _live(self, run_dir: Path, interval: float, delay: float | None = None, early: bool = False) -> bool:
        """One process, killed ``delay`` seconds after its first step, or its start. Whether it was."""
        with subprocess.Popen(self._command(run_dir, interval), stdout=subprocess.PIPE) as process:
            speaking = threading.Event()
            reader = threading.Thread(target=_drain, args=(process, speaking))
            reader.start()
            if not early:
                speaking.wait(PATIENCE_S)
            try:
                process.wait(PATIENCE_S if delay is None else delay)
            except subprocess.TimeoutExpired:
                process.kill()
            reader.join()
        if process.returncode not in (0, -9):
            self._wrong(run_dir, f"ended with status {process.returncode}")
        return process.returncode == -9

    def _command(self, run_dir: Path, interval: float) -> list[str]:
        start = [sys.executable, "-m", "workbench", "train", "--json"]
        if (run_dir / "config.json").exists():
            return [*start, "--resume", str(run_dir)]
        data = ["--dataset", "omniglot", "--data", str(self.data)]
        return [*start, *data, *self.settings, "--checkpoint-seconds", str(interval), "--out", str(run_dir)]

    def _open(self, run_dir: Path) -> None:
        """Read all that there is, as the window does."""
        if not (run_dir / "config.json").exists():
            self.outcome.counted("before there was a run")
            return
        try:
            read_config(run_dir)
            log = load_log(run_dir)
            if log.checkpoint is not None:
                load_model(str(run_dir))
        except ValueError as error:
            self._wrong(run_dir, str(error))
            return
        self.outcome.counted("in training" if log.checkpoint else "before the first checkpoint")
        if log.state not in (RunState.INTERRUPTED, RunState.IDLE, RunState.COMPLETED):
            self._wrong(run_dir, f"is {log.state.value} after a kill")

    def _compare(self, run_dir: Path, interval: float) -> None:
        log, straight = load_log(run_dir), load_log(self.unbroken)
        if log.state is not RunState.COMPLETED:
            self._wrong(run_dir, f"is {log.state.value} in the end")
            return
        if difference := _difference(log, straight) or _other_weights(run_dir, self.unbroken):
            self._wrong(run_dir, f"differs from the unbroken run in {difference}")
        lost = list(_lost(read_events(run_dir), interval))
        self.outcome.lost += lost
        for seconds, allowed in lost:
            if seconds > allowed:
                self._wrong(run_dir, f"lost {seconds:.2f} s, where {allowed:.2f} s are allowed")

    def _wrong(self, run_dir: Path, words: str) -> None:
        self.outcome.wrong.append(f"{run_dir.name} {words}")


def _drain(process: subprocess.Popen[bytes], speaking: threading.Event) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if b'"StepDone"' in line:
            speaking.set()
    speaking.set()


def _difference(log: RunLog, straight: RunLog) -> str:
    """The name of the first curve that is not the same to the last bit, or nothing."""
    pairs = {"the losses": (log.train_loss, straight.train_loss), "the validations": (log.val_loss, straight.val_loss)}
    pairs |= {name: (log.train_metrics[name], straight.train_metrics[name]) for name in straight.train_metrics}
    for name, (one, other) in pairs.items():
        if not (np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y)):
            return name
    return "" if log.best == straight.best else "the best validation"


def _other_weights(run_dir: Path, unbroken: Path) -> str:
    for name in ("last", "best"):
        one, other = (load_checkpoint(each / "checkpoints" / f"{name}.safetensors") for each in (run_dir, unbroken))
        if one.tensors.keys() != other.tensors.keys():
            return f"what {name} holds"
        if odd := [each for each in one.tensors if not torch.equal(one.tensors[each], other.tensors[each])]:
            return f"{odd[0]} of {name}"
        if one.info.get("calibration") != other.info.get("calibration"):
            return f"the calibration of {name}"
    return ""


def _lost(events: Iterator[Event], interval: float) -> Iterator[tuple[float, float]]:
    """For each break, the seconds of training that were done again, and what is allowed: an interval, the step that it
    ended in, and the step after the checkpoint, which has the time that it took to write that."""
    steps: list[StepDone] = []
    for event in events:
        if isinstance(event, StepDone):
            steps.append(event)
        elif isinstance(event, Resumed | RunStarted) and steps:
            kept = [each for each in steps if each.episodes <= event.episodes]
            times = [0.0, *(each.seconds for each in steps)]
            longest = sorted(after - before for before, after in itertools.pairwise(times))[-2:]
            yield steps[-1].seconds - (kept[-1].seconds if kept else 0.0), interval + sum(longest)
            steps = kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="how many in all")
    parser.add_argument("--each", type=int, default=8, help="how many a run")
    parser.add_argument("--episodes", type=int, default=500, help="of a run")
    parser.add_argument(
        "--interval", type=float, default=0.2, help="seconds between two checkpoints of every other run"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the instants")
    args = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        found = Killing(Path(home), args.episodes, args.interval, args.seed).run(args.kills, args.each)
    _tell(found, time.monotonic() - began)
    return 1 if found.wrong else 0


def _tell(found: Outcome, seconds: float) -> None:
    when = ", ".join(f"{count} {words}" for words, count in sorted(found.when.items()))
    print(f"{found.kills} kills ({when}) of {found.runs} runs, each followed by a resume, in {seconds:.0f} s")
    lost = [each for each, _ in found.lost]
    if lost:
        print(f"training done again: {max(lost):.2f} s at most, {sum(lost) / len(lost):.2f} s on average")
    for each in found.wrong:
        print(each)
    if not found.wrong:
        print("all are complete, with the losses and weights of the unbroken run to the last bit")


if __name__ == "__main__":
    sys.exit(main())
