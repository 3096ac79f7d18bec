"""How fast thousands of runs are listed: by the index, against reading every folder.

    python tests/benchmarks/many_runs.py [--runs 5000] [--events 100] [--times 5] [--folder KEPT]

Run folders are generated, each with a config, so many events, a small checkpoint, and for some a title, tags and
answers; or taken from --folder where they lie from another time. What the list takes by the index is the median of
fresh processes without their imports. The files are in the memory of the system, as after a first look.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.engine.events import CheckpointSaved, Event, Interval, RunFinished, RunStarted, StepDone, Validated
from workbench.runs import index_file
from workbench.runs.about import About, write_about
from workbench.runs.index import list_runs
from workbench.runs.summary import summarise

ALGORITHMS = ("protonet", "maml", "reptile", "baseline", "relation")
DATASETS = ("glyphs", "omniglot", "textures", "mini_imagenet")
LISTING = """
import sys, time
from pathlib import Path
from workbench.runs.index import list_runs
began, busy = time.perf_counter(), time.process_time()
found = list_runs(Path(sys.argv[1]))
print(time.perf_counter() - began, time.process_time() - busy)
"""


def write_runs(folder: Path, count: int, events: int = 100) -> None:
    """``count`` small run folders under ``folder``, the same each time."""
    generator = np.random.default_rng(0)
    for number in range(count):
        algorithm, dataset = (str(generator.choice(names)) for names in (ALGORITHMS, DATASETS))
        config = catalogue().config(dataset, algorithm, {"ways": int(generator.integers(2, 21))})
        write_run(folder / f"{dataset}-{algorithm}-{number:04d}", config, events, generator)


def write_run(run_dir: Path, config: RunConfig, events: int, generator: np.random.Generator) -> None:
    (run_dir / "checkpoints").mkdir(parents=True)
    (run_dir / "checkpoints" / "last.safetensors").write_bytes(bytes(1000))
    (run_dir / "config.json").write_text(json.dumps(config.to_json()))
    lines = [json.dumps(each.to_json()) for each in _events(config, events, generator)]
    (run_dir / "events.jsonl").write_text("\n".join(lines) + "\n")
    if (number := int(generator.integers(3000))) < 1000:
        about = {"title": f"Attempt {number}", "note": "As before, with more ways.", "tags": ["draft"]}
        (run_dir / "about.json").write_text(json.dumps(about))
    if generator.random() < 0.3:
        answer = {"when": "2026-01-01T00:00:00+00:00", "by": "evaluate", "split": "test", "dataset": config.dataset}
        measured = {"trained_on": [config.dataset], "accuracy": 0.7, "ci95": 0.01, "episodes": 600}
        (run_dir / "evaluations.jsonl").write_text(json.dumps(answer | measured) + "\n")


def _events(config: RunConfig, count: int, generator: np.random.Generator) -> Iterator[Event]:
    yield RunStarted(0, 0, count, "CPU", 100_000, config.to_json())
    for step in range(1, count - 2):
        loss, accuracy = generator.random(2).tolist()
        yield StepDone(step, step, loss, {"accuracy": accuracy}, 0.001, 40.0, step / 40, 1.0)
        if step % 25 == 0:
            yield Validated(step, step, Interval(loss, 0.1), {"accuracy": Interval(accuracy, 0.02)}, True, step / 40)
            yield CheckpointSaved(step, step, "last.safetensors", True)
    if generator.random() < 0.9:
        yield RunFinished(count, count, "completed", "Done.", count / 40)


def listing(folder: Path, times: int) -> tuple[float, float]:
    """Seconds of the list in fresh processes, and of these on a processor: the medians."""
    code = [sys.executable, "-c", LISTING, str(folder)]
    said = [subprocess.run(code, capture_output=True, text=True, check=True).stdout.split() for _ in range(times)]
    seconds, busy = (statistics.median(map(float, each)) for each in zip(*said, strict=True))
    return seconds, busy


def forget(folder: Path) -> None:
    for end in ("", "-wal", "-shm"):
        (folder / (index_file.NAME + end)).unlink(missing_ok=True)


def measure(folder: Path, times: int) -> None:
    forget(folder)
    paths = [path for path in folder.iterdir() if (path / "config.json").is_file()]
    began = time.perf_counter()
    rows = {each.name: each for each in map(summarise, paths)}
    reading = time.perf_counter() - began
    began = time.perf_counter()
    listed = list_runs(folder)
    building = time.perf_counter() - began
    assert {each.name: each for each in listed.runs} == rows, "the index says what the folders do not"
    again, busy = listing(folder, times)
    write_about(paths[0], About("Another title"))
    changed, _ = listing(folder, 1)
    assert next(each for each in list_runs(folder).runs if each.path == paths[0]).title == "Another title"
    size = (folder / index_file.NAME).stat().st_size
    print(f"{len(paths):,} runs, index of {size / 1e6:.1f} MB")
    print(f"reading every folder       {reading:8.3f} s")
    print(f"the same, making the index {building:8.3f} s  ({building / reading:.2f} of it)")
    print(f"by the index               {again:8.3f} s  ({reading / again:.0f} times as fast; {busy:.3f} s of a core)")
    print(f"after one run changed      {changed:8.3f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        if not any(folder.glob("*/config.json")):
            write_runs(folder, args.runs, args.events)
        measure(folder, args.times)


if __name__ == "__main__":
    main()
