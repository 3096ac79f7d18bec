"""How fast pictures of one's own are read: the workbench against a bare loop of Pillow, in the same run.

    python tests/benchmarks/importing.py [--files 50000] [--classes 500] [--side 90 200] [--folder KEPT]

A tree of small JPEGs is generated, or taken from --folder where it lies from another run. The bare loop is `open`,
`convert`, `resize`, over a part of the files before and another part after our import: in one process, whose rate
times the number of cores is compared with, and in as many processes at once as there are cores, which shows what of
that the machine can give: cores share memory, caches and often more. What our work on a picture takes, with listing
and processes left aside, is measured in one process too, in turns with the bare loop. Memory is the most that was
resident in this process, and the most that was private to all its children together. The second opening is timed in a
fresh process, without its imports.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

# The processes that decode import this file as well: torch, which takes seconds, is imported where it is needed.
if TYPE_CHECKING:
    from workbench.data.cache import Kept
    from workbench.data.image_set import ImageSet

SIZE = 84
BATCH = 64
BARE = 2000  # files of the bare loop, half of them before and half after
AGAIN = """
import sys, time
from pathlib import Path
from workbench.data.folder import keep_folder
from workbench.data.sources import Request
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 if Path("/proc").is_dir() else 0
before, began = resident(), time.perf_counter()
found = keep_folder(Request(Path(sys.argv[1]), int(sys.argv[2]), 3))
print(time.perf_counter() - began, resident() - before, found.image_set.n_bytes)
"""


def write_tree(folder: Path, files: int, classes: int, side: Sequence[int]) -> None:
    """JPEGs of coloured clouds, from ``side[0]`` to ``side[1]`` pixels wide and high."""
    rng = np.random.default_rng(0)
    for index in range(files):
        path = folder / f"class {index % classes:03d}" / f"{index:06d}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        width, height = (int(each) for each in rng.integers(side[0], side[1], 2))
        rough = rng.integers(0, 256, (12, 12, 3), dtype=np.uint8)
        Image.fromarray(rough).resize((width, height), Image.Resampling.BICUBIC).save(path, quality=90)


def bare_rate(paths: Sequence[Path]) -> float:
    """Files a second of the bare loop, in one process."""
    began = time.perf_counter()
    for path in paths:
        with Image.open(path) as image:
            np.asarray(image.convert("RGB").resize((SIZE, SIZE)))
    return len(paths) / (time.perf_counter() - began)


def bare_rate_of_all(pool: ProcessPoolExecutor, paths: Sequence[Path]) -> float:
    """Files a second of the bare loop, in all processes of ``pool`` at once."""
    parts = [paths[start : start + 100] for start in range(0, len(paths), 100)]
    began = time.perf_counter()
    list(pool.map(bare_rate, parts))
    return len(paths) / (time.perf_counter() - began)


def share_of_one_core(folder: Path, paths: Sequence[Path]) -> float:
    """How many pictures we read, make small, tell by content and write while the bare loop does one; in processor
    time, in one process."""
    from workbench.data.decode_worker import Job, decode_some
    from workbench.data.own_pictures import FILTER

    bare = ours = 0.0
    with tempfile.TemporaryDirectory() as place:
        pixels = Path(place) / "pixels"
        pixels.touch()
        for start in range(0, len(paths) - BATCH, BATCH):
            some = paths[start : start + BATCH]
            names = tuple(each.relative_to(folder).as_posix() for each in some)
            job = Job(folder, names, start, pixels, (len(paths), 3, SIZE, SIZE), resample=FILTER)
            began = time.process_time()
            decode_some(job)
            between = time.process_time()
            bare_rate(some)
            ours, bare = ours + between - began, bare + time.process_time() - between
    return bare / ours


def episodes_rate(images: ImageSet, rounds: int = 200) -> float:
    """Tasks of 5 ways, 1 shot and 15 queries a second."""
    import torch

    from workbench.tasks.sampler import EpisodeSampler

    sampler = EpisodeSampler(images, 5, 1, 15, torch.Generator().manual_seed(0))
    for _ in range(10):
        sampler.sample(1)
    began = time.perf_counter()
    for _ in range(rounds):
        sampler.sample(1)
    return rounds / (time.perf_counter() - began)


def timed_import(folder: Path) -> tuple[Kept, float]:
    from workbench.data.folder import keep_folder
    from workbench.data.sources import Request

    began = time.perf_counter()
    kept = keep_folder(Request(folder, SIZE, 3))
    return kept, time.perf_counter() - began


def peak_megabytes() -> float:
    """The most memory that this process ever had resident."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


class Children(threading.Thread):
    """Watches the private memory of all children together, where the system tells of it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak, self._over = 0.0, threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.1):
            self.peak = max(self.peak, sum(_private_megabytes(each.pid) for each in active_children()))

    def stop(self) -> float:
        """→ the most, in megabytes."""
        self._over.set()
        self.join()
        return self.peak


def _private_megabytes(pid: int | None) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it has gone, or the system has no such files
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 1e3


def report(folder: Path, say: Callable[[str], None]) -> None:
    paths = sorted(folder.glob("*/*.jpg"))
    step = max(1, len(paths) // BARE)
    import workbench.data.folder  # noqa: F401  (seconds that are no part of reading pictures)

    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
        list(pool.map(bare_rate, [paths[:20]] * cores * 4))  # processes take time to start
        before, all_before = bare_rate(paths[::step][: BARE // 2]), bare_rate_of_all(pool, paths[1::step][:BARE])
        idle, children = peak_megabytes(), Children()
        children.start()
        kept, seconds = timed_import(folder)
        in_children = children.stop()
        after = bare_rate(paths[step // 2 :: step][: BARE // 2])
        all_after = bare_rate_of_all(pool, paths[step // 3 :: step][:BARE])
    images, bare = kept.image_set, statistics.mean((before, after)) * cores
    together = statistics.mean((all_before, all_after))
    rate = images.n_images / seconds
    say(f"{images.n_images:,} pictures of {images.n_classes:,} classes in {seconds:.1f} s: {rate:,.0f} a second")
    say(f"bare Pillow: {before:,.0f} before and {after:,.0f} after on one core; × {cores} cores = {bare:,.0f}")
    say(f"bare Pillow: {all_before:,.0f} before and {all_after:,.0f} after in {cores} processes at once")
    say(f"ratio: {rate / bare:.2f} to one loop × {cores}, {rate / together:.2f} to {cores} loops at once")
    say(f"on one core: {share_of_one_core(folder, paths[:: step // 2 or 1]):.2f} pictures while the bare loop does one")
    say(f"peak memory: {peak_megabytes():,.0f} MB here ({idle:,.0f} before), {in_children:,.0f} MB in its children")
    again = subprocess.run([sys.executable, "-c", AGAIN, folder, str(SIZE)], capture_output=True, text=True, check=True)
    opened, grown, whole = map(float, again.stdout.split())
    say(f"second opening: {opened:.2f} s, {grown / 1e6:,.0f} MB more resident of {whole / 1e6:,.0f} MB of pictures")
    in_memory = replace(images, images=images.images.clone())
    mapped, memory = zip(*((episodes_rate(images), episodes_rate(in_memory)) for _ in range(5)), strict=True)
    say(f"tasks a second: {statistics.median(mapped):,.0f} mapped, {statistics.median(memory):,.0f} from memory")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--classes", type=int, default=500)
    parser.add_argument(
        "--side", type=int, nargs=2, default=(90, 200), help="pixels: the least, and one more than the most"
    )
    parser.add_argument("--folder", type=Path, help="where the tree lies, or is to be kept for the next run")
    args = parser.parse_args()
    from workbench.nets.allocator import keep_freed_pages

    keep_freed_pages()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = str(Path(home) / "home")
        folder = args.folder or Path(home) / "tree"
        if not folder.is_dir():
            write_tree(folder, args.files, args.classes, args.side)
        report(folder, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
