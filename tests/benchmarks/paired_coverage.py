"""How often the intervals of differences hold the truth, by simulation, and how often a comparison of as many tasks as
were said to decide it is decided: ``python tests/benchmarks/paired_coverage.py [--comparisons 2000]``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from simulated_scores import simulated, true_difference

from workbench.engine.paired_bootstrap import Estimate, TaskBootstrap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comparisons", type=int, default=2000, help="how many are simulated for each line")
    comparisons = parser.parse_args().comparisons
    for tasks in (10, 20, 50, 100, 300, 600):
        print(
            f"{tasks:4} tasks: {coverage(tasks, comparisons):.1%} of {comparisons:,} intervals of 95 % hold the truth"
        )
    print(f"as many tasks as were said to decide it: {deciding(comparisons):.1%} are decided, 80 % are promised")
    began = time.perf_counter()
    models = [each for seed in range(5) for each in simulated(np.random.default_rng(seed), 600, 0.1)]
    drawn = TaskBootstrap(models)
    found = [drawn.difference(a, b, name) for a in range(10) for b in range(a) for name in drawn.names]
    print(f"10 models, {len(found)} intervals of 600 tasks: {time.perf_counter() - began:.1f} s")


def coverage(tasks: int, comparisons: int, ahead: float = 0.3) -> float:
    truth, held = true_difference(ahead), 0
    for seed in range(comparisons):
        found = TaskBootstrap(simulated(np.random.default_rng(seed), tasks, ahead), resamples=1999)
        interval = found.difference(0, 1, "accuracy")
        held += interval.low <= truth <= interval.high
    return held / comparisons


def deciding(comparisons: int, ahead: float = 0.1) -> float:
    first, second = (each.values["accuracy"] for each in simulated(np.random.default_rng(0), 100_000, ahead))
    error = float((second - first).std()) / 20**0.5
    more = Estimate(true_difference(ahead), -1.0, 1.0, error).more_tasks(20) or 0
    made = (simulated(np.random.default_rng(seed), 20 + more, ahead) for seed in range(1, comparisons + 1))
    return float(np.mean([TaskBootstrap(each, resamples=999).difference(0, 1, "accuracy").decided for each in made]))


if __name__ == "__main__":
    main()
