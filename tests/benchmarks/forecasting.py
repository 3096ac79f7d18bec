"""How near the forecast of memory comes to what runs take: peak memory of the process, or of the graphics card.

    python tests/benchmarks/forecasting.py [--device cuda] [--size 84] [METHOD …]

Each method trains for a few steps and validates once in a process of its own, with its fast settings on the glyphs.
Pages of files that are mapped, such as those of the pictures, do not count: the system takes them back at need.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import torch

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.engine.control import Control
from workbench.engine.forecast import forecast_run
from workbench.engine.run_requests import ForecastMemory
from workbench.engine.setup import open_images
from workbench.engine.train import train
from workbench.nets.allocator import keep_freed_pages

METHODS = (
    *("protonet", "matching", "siamese", "relation", "maml", "fomaml", "anil", "maml_pp", "meta_sgd", "reptile"),
    *("learned_sgd", "lstm", "r2d2", "svm", "hypernet", "versa", "mann", "snail", "simpleshot"),
)
STEPS = 3
EVERY_S = 0.005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--size", type=int, default=28, help="pixels a side")
    parser.add_argument("--one", action="store_true", help="measure one method in this process")
    parser.add_argument("methods", nargs="*")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.methods[0], args.device, args.size)))
        return
    open_images(configured("protonet", "cpu", args.size))  # what draws and keeps them would count as a run's own peak
    print(f"{'method':20}{'forecast':>10}{'taken':>10}{'ratio':>8}   MB, on {args.device}")
    ratios = [told(method, args.device, args.size) for method in args.methods or METHODS]
    print(f"forecast / taken: {min(ratios):.2f} to {max(ratios):.2f}, median {sorted(ratios)[len(ratios) // 2]:.2f}")


def told(method: str, device: str, size: int) -> float:
    """Measure in a fresh process, and print a line. Returns the ratio."""
    command = [sys.executable, __file__, "--one", "--device", device, "--size", str(size), method]
    forecast, taken = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    print(f"{method:20}{forecast / 1e6:10.0f}{taken / 1e6:10.0f}{forecast / taken:8.2f}", flush=True)
    return float(forecast / taken)


def measured(method: str, device: str, size: int) -> tuple[int, int]:
    """Bytes that were forecast, and that were taken."""
    config = configured(method, device, size)
    keep_freed_pages()
    forecast = forecast_run(ForecastMemory(1, config)).needed
    with tempfile.TemporaryDirectory() as folder, Watch(device) as watch:
        for _ in train(config, Path(folder), Control()):
            pass
    return forecast, watch.taken


def configured(method: str, device: str, size: int) -> RunConfig:
    """The method's fast settings, for a few steps and one validation."""
    usual = catalogue().config("glyphs", method, {}, "", "fast")
    planned = STEPS * usual.train.meta_batch
    few = {
        "episodes": planned,
        "validate_every": planned,
        "validation_episodes": 8,
        "device": device,
        "image_size": size,
    }
    return catalogue().config("glyphs", method, few, "", "fast")


class Watch:
    """Within it, ``taken`` becomes the most bytes that were in use beyond those at its beginning."""

    def __init__(self, device: str) -> None:
        self._device, self._done = device, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.taken = 0

    def __enter__(self) -> Watch:
        self._before = now(self._device)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        if self._device == "cuda":
            self.taken = torch.cuda.max_memory_allocated() - self._before

    def _look(self) -> None:
        while not self._done.wait(EVERY_S):
            self.taken = max(self.taken, now(self._device) - self._before)


def now(device: str) -> int:
    """Bytes in use at present."""
    if device == "cuda":
        return torch.cuda.memory_allocated()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon"))


if __name__ == "__main__":
    main()
