"""How much sooner a task is learned when gradients are predicted: adapting with k of 6 gradients predicted against all
6 computed, one task at a time, Conv4-64, 5 ways, 28×28×1 and 84×84×3.

    python tests/benchmarks/predicting.py [--rounds 20] [--threads 1]

Everything on a line was measured in turn, round after round; figures are medians of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import statistics
from functools import partial

import torch
from peak import seconds
from shapes import SHAPES, WAYS, Shape

from workbench.algorithms import build_algorithm
from workbench.algorithms.predicted_gradients import FORMS, predicted_of
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

STEPS, LONGEST = 6, 2
Way = tuple[str, int]
"""The form of the prediction, and how many steps are predicted between two computed ones."""


def times(shape: Shape, support: Support, rounds: int) -> dict[Way, list[float]]:
    """Seconds of adapting in each way."""
    ways: list[Way] = [("linear", 0), *((form, between) for form in FORMS for between in range(1, LONGEST + 1))]
    learners = {}
    for form, between in ways:
        net = Conv4(Preprocessing(size=shape.size, channels=shape.channels))
        settings = {"inner_steps": STEPS, "predicted_steps": between, "prediction_form": form}
        learners[form, between] = build_algorithm("gradient_predictor", net, WAYS, settings).eval()
    found: dict[Way, list[float]] = {way: [] for way in ways}
    for number in range(rounds + 2):
        for way, learner in learners.items():
            taken = seconds(partial(learner.adapt, support))
            if number >= 2:  # the first ones warm up
                found[way].append(taken)
    return found


@torch.no_grad()
def line(shape: Shape, rounds: int) -> str:
    """The milliseconds of computing all gradients, and how many times as fast the other ways are."""
    support = shape.sampler(shape.images()).sample(1).support
    found = times(shape, support, rounds)
    computed = found.pop(("linear", 0))
    words = [f"{shape!s:15} {1000 * statistics.median(computed):6.1f} ms for {STEPS} computed"]
    for (form, between), each in found.items():
        ratio = statistics.median(a / b for a, b in zip(computed, each, strict=True))
        words.append(f"{ratio:5.2f} × with {predicted_of(STEPS, between)} predicted ({form})")
    return "   ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_freed_pages()
    for shape in SHAPES:
        print(line(shape, options.rounds), flush=True)


if __name__ == "__main__":
    main()
