"""How long each method takes to learn new classes in *Try it*, and what is asked there beside predictions.

    python tests/benchmarks/trying.py [--threads 2] [--rounds 7] [--only NAME …]

Every method by its fast preset on the network it comes with, at Omniglot's 28 × 28, with weights that have learned
nothing (which takes as long), and the shipped model. Adapting is from pictures that are ready;
leave-one-out, the map and the answer to why are of 5 classes with 5 pictures each, of which the answer knows nothing
but the pictures. In ms, the fastest of several rounds. Methods that tell at most so many classes apart say so.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial

import torch
from adapting import classes

from workbench.algorithms import algorithm_class, algorithm_names
from workbench.config import RunConfig, knobs_of
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import PCA, TSNE, AdaptedTo, AskWhy, MapPictures
from workbench.engine.model import Model, build, load_model
from workbench.fewshot.leave_one_out import leave_one_out
from workbench.fewshot.map import picture_map
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.why import why
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.preprocessing import preprocessing_for
from workbench.tasks.labelled import TaskError

TASKS = ((5, 1), (5, 5), (20, 5))
PATIENCE_MS = 5000
SHIPPED = "builtin:omniglot"
Shown = tuple[Sequence[SupportClass], Sequence[Picture]]


def session_of(name: str) -> FewShotSession:
    """Of the shipped model, or of an algorithm that has learned nothing."""
    if name == SHIPPED:
        return FewShotSession(load_model(name))
    torch.manual_seed(0)
    algorithm = algorithm_class(name)
    config = RunConfig.from_values("omniglot", name, algorithm.card.presets["fast"], knobs_of(algorithm.Config))
    preprocessing = preprocessing_for(config.net, usual_size=28)
    made = build(config, preprocessing, classes=964).eval().requires_grad_(False)
    return FewShotSession(Model(name, made, config, preprocessing, {}))


def milliseconds(step: Callable[[], object], rounds: int) -> str:
    """The fastest of some rounds, of fewer where they take long."""
    taken: list[float] = []
    while len(taken) < rounds and sum(taken) < PATIENCE_MS:
        began = time.perf_counter()
        try:
            step()
        except TaskError:
            return "–"
        taken.append(1000 * (time.perf_counter() - began))
    return f"{min(taken):,.{0 if min(taken) > 10 else 1}f}"


def cells(session: FewShotSession, shown: Sequence[Shown], rounds: int) -> list[str]:
    """What one line of the table says."""
    options = session.model.config.adapt

    def adapt(each: Sequence[SupportClass]) -> Callable[[], object]:
        support = session.support(each)
        return torch.no_grad()(lambda: session.adapt_to(support, options))

    learned, asked = shown[1]
    adapted = AdaptedTo(session.model.ref, tuple(learned))
    maps = [MapPictures(0, adapted, tuple(asked), method) for method in (PCA, TSNE)]
    steps: list[Callable[[], object]] = [
        *(adapt(each) for each, _ in shown),
        lambda: leave_one_out(session, learned),
        lambda: why(session, AskWhy(0, adapted, asked[0])),
        *(partial(picture_map, session, each) for each in maps),
    ]
    return [milliseconds(step, rounds) for step in steps]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", nargs="+", default=[SHIPPED, *algorithm_names()])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_freed_pages()
    shown = [classes(ways, shots, "") for ways, shots in TASKS]
    heads = [*(f"{ways}w{shots}s" for ways, shots in TASKS), "leave-one-out", "why", "map", "t-SNE"]
    print(f"{options.threads} threads, fastest of {options.rounds} rounds, ms")
    print(f"| model | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for name in options.only:
        print(f"| `{name}` | {' | '.join(cells(session_of(name), shown, options.rounds))} |", flush=True)


if __name__ == "__main__":
    main()
