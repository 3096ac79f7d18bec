"""How many tasks a second every learner practises on, how much of the machine that uses, and against a plain loop.

    python tests/benchmarks/speed.py [--quick] [--only maml] [--shots 1] [--size 28] [--peers] [--seconds 15]

A measurement is one meta-step on 4 tasks, with sampling and Adam, of Conv4-64: 5 ways, 1 and 5 shots, 15 questions a
class, images of 28×28×1 and 84×84×3; inner loops have 5 steps. What does not practise on tasks is measured in batches
as large as its settings say. Learners with inner steps normalise queries with their own statistics, as the plain loops
do; those are in `plain_loops`, and with --peers MAML runs against higher and TorchOpt too.

Everything on a line was measured in turn, round after round, so that a busy machine slows all alike; figures are
medians over the rounds. The share of the peak is the learner's floating-point operations a second, in convolutions and
matrix products, against those of the fastest convolution in the same round.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from peak import Convolution, best_convolution, seconds
from plain_loops import RATE, Step, plain_loop
from shapes import SHAPES, WAYS, Shape
from torch.utils.flop_counter import FlopCounterMode

from workbench.algorithms import algorithm_class, algorithm_names, build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.config import RunConfig, TaskConfig, Value, knobs_of
from workbench.data.image_set import ImageSet
from workbench.engine.streams import Sampler, practice_sampler
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

TASKS, STEPS, LEAST_ROUNDS, CALLS_OF_PEAK = 4, 5, 3, 5


@dataclass(frozen=True)
class Case:
    """A learner and its number of inner steps; 0 where it has none."""

    name: str
    steps: int

    def __str__(self) -> str:
        words = {0: self.name, 1: f"{self.name}, 1 step"}
        return words.get(self.steps, f"{self.name}, {self.steps} steps")


def cases(only: str | None) -> Iterator[Case]:
    """Every learner; MAML with one inner step as well."""
    for name in [only] if only else algorithm_names():
        yield Case(name, STEPS if "inner_steps" in names_of(name) else 0)
        if name == "maml":
            yield Case(name, 1)


def names_of(name: str) -> set[str]:
    """The knobs that a learner has of its own."""
    return {knob.name for knob in knobs_of(algorithm_class(name).Config)}


def learner(case: Case, shape: Shape, images: ImageSet) -> Algorithm:
    """Of the workbench; one that changes on the way is as at the end of practice."""
    settings: dict[str, Value] = {"inner_steps": case.steps} if case.steps else {}
    if case.name == "reptile":
        settings["inner_batch"] = WAYS * shape.shots  # the whole support set, as the plain loop takes it
    elif "inner_lr" in names_of(case.name):
        settings["inner_lr"] = RATE
    ways = images.n_classes if algorithm_class(case.name).stream == "class_batches" else WAYS
    net = Conv4(Preprocessing(size=shape.size, channels=shape.channels))
    algorithm = build_algorithm(case.name, net, ways, settings).train()
    algorithm.progress = 1.0
    algorithm.batch_norm = "transductive" if case.steps else "inductive"
    return algorithm


def source(algorithm: Algorithm, shape: Shape, images: ImageSet) -> Sampler:
    """What the learner practises on."""
    return practice_sampler(RunConfig(task=TaskConfig(ways=WAYS, shots=shape.shots)), algorithm, images)


def meta_step(algorithm: Algorithm, sampler: Sampler) -> Step:
    """One meta-step of the workbench."""
    optimizer = torch.optim.Adam(algorithm.parameters(), 1e-3)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        algorithm.meta_gradient(sampler.sample(TASKS), sampler.generator)
        optimizer.step()

    return step


def operations(algorithm: Algorithm, sampler: Sampler) -> int:
    """Floating-point operations of practising on one task. (Of several at once they would be counted too many times:
    torch's counter does not know that the gradient of a grouped convolution's weights is grouped as well.)"""
    with FlopCounterMode(display=False) as counter:
        algorithm.meta_gradient(sampler.sample(1), sampler.generator)
    return int(counter.get_total_flops())


def rounds(steps: dict[str, Step], limit: float) -> dict[str, list[float]]:
    """Seconds that each step took, in turn, for about ``limit`` seconds after a round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        step()
    end = time.perf_counter() + limit
    while time.perf_counter() < end or len(times["own"]) < LEAST_ROUNDS:
        for name, step in steps.items():
            times[name].append(seconds(step))
    return times


def line(case: Case, shape: Shape, images: ImageSet, peak: Convolution, options: argparse.Namespace) -> str:
    """What is known of a learner on tasks of one shape."""
    algorithm = learner(case, shape, images)
    head = f"{case!s:20} {shape!s:15}"
    if not any(parameter.requires_grad for parameter in algorithm.parameters()):
        return f"{head} has nothing to practise"
    flops = operations(algorithm, source(algorithm, shape, images)) * TASKS
    steps: dict[str, Step] = {"own": meta_step(algorithm, source(algorithm, shape, images)), "peak": repeated(peak)}
    steps |= {name: other for name, other in others(case, shape, images, options.peers).items() if other}
    times = rounds(steps, options.seconds)
    share = flops / (peak.flops * CALLS_OF_PEAK) * ratio(times["peak"], times["own"])
    unit = {"episodes": "tasks", "class_batches": "batches", "pairs": "batches"}[algorithm.stream]
    per_second = {name: TASKS / statistics.median(each) for name, each in times.items()}
    against = [name for name in steps if name not in ("own", "peak")]
    return f"{head} {per_second['own']:8.1f} {unit + '/s':10} {share:4.0%} of the peak" + "".join(
        f"   {ratio(times[name], times['own']):5.2f} × {name} ({per_second[name]:.1f})" for name in against
    )


def others(case: Case, shape: Shape, images: ImageSet, peers: bool) -> dict[str, Step | None]:
    """What the learner is held against, on the same tasks."""
    found = {"plain loop": plain_loop(case.name, shape, images, TASKS, case.steps)}
    if peers and case.name == "maml":
        from peers import PEERS, peer_maml

        found |= {name: peer_maml(name, shape, images, TASKS, case.steps) for name in PEERS}
    return found


def repeated(peak: Convolution) -> Step:
    def step() -> None:
        for _ in range(CALLS_OF_PEAK):
            peak()

    return step


def ratio(of: list[float], to: list[float]) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(of, to, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="28×28 only, and a few rounds")
    parser.add_argument("--only", choices=algorithm_names())
    parser.add_argument("--shots", type=int, choices=sorted({each.shots for each in SHAPES}))
    parser.add_argument("--size", type=int, choices=sorted({each.size for each in SHAPES}))
    parser.add_argument("--peers", action="store_true", help="MAML against higher and TorchOpt as well")
    parser.add_argument("--seconds", type=float, default=15.0, help="for each line")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--plain-malloc", action="store_true", help="leave the allocator as it is")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if not options.plain_malloc:
        keep_freed_pages()
    if options.quick:
        options.seconds = min(options.seconds, 3.0)
    peak = best_convolution()
    fastest = peak.flops / min(seconds(peak) for _ in range(20)) / 1e9
    print(f"peak: {fastest:.0f} GFLOP/s with {options.threads} thread(s), {peak}")
    for shape in SHAPES[:2] if options.quick else SHAPES:
        if options.shots not in (None, shape.shots) or options.size not in (None, shape.size):
            continue
        images = shape.images()
        for case in cases(options.only):
            print(line(case, shape, images, peak, options), flush=True)


if __name__ == "__main__":
    main()
