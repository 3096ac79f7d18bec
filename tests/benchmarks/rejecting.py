"""How far a model's percentages can be trusted, and how well it tells pictures of none of the classes.

    python tests/benchmarks/rejecting.py [MODEL…] --data ../shared/data/omniglot [--tasks 200] [--within-group]

Tasks are drawn from the classes that the model was never trained or calibrated on; half of the questions of each task
are of its classes, half of as many others. Printed are the expected calibration error of the answers to the first half
before and after calibration; the area under the ROC curve that tells the halves apart; and, at the model's own level,
how many of each half are kept and rejected. With --scores also the area that simple scores come to.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass, field

import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor

from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.heads import class_means
from workbench.algorithms.rejection import feature_score, logit_score
from workbench.data.image_set import ImageSet
from workbench.data.sources import open_dataset
from workbench.engine.model import Model, load_model
from workbench.engine.recorded import recorded_in
from workbench.nets.allocator import keep_freed_pages
from workbench.tasks.calibration import Calibration
from workbench.tasks.labelled import Support
from workbench.tasks.sampler import EpisodeSampler

SHAPES = ((5, 1), (5, 5), (10, 1), (10, 5))
QUERIES = 5


@dataclass
class Found:
    """What the tasks of one shape came to."""

    right: list[Tensor] = field(default_factory=list)
    known: list[Tensor] = field(default_factory=list)
    chance: list[Tensor] = field(default_factory=list)
    scores: dict[str, list[Tensor]] = field(default_factory=lambda: defaultdict(list))
    before: Calibration = field(default_factory=Calibration)
    after: Calibration = field(default_factory=Calibration)


def held_out(model: Model, data: str) -> ImageSet:
    """The classes that the model's run kept for the test, as they are, without turned ones."""
    seen = model.preprocessing
    images = open_dataset(model.config.dataset, data, size=seen.size, channels=seen.channels)
    found = recorded_in(images, model.info["split"])
    if found is None:
        raise SystemExit(f"{data} holds none of the classes of {model.ref}.")
    return found.kept_from(images, "test", model.ref)


def measured(model: Model, images: ImageSet, way: int, shots: int, tasks: int, within: float) -> Found:
    generator = torch.Generator().manual_seed(0)
    sampler = EpisodeSampler(images, 2 * way, shots, QUERIES, generator, within_fraction=within)
    found = Found()
    for _ in range(tasks):
        task = sampler.sample(1)
        support = Support(task.support.x[:, : way * shots], task.support.y[:, : way * shots], way)
        options = model.config.adapt
        adapted = adapt_with(model.algorithm, support, options, generator=torch.Generator().manual_seed(0))
        calibration = model.calibrated_for(options)
        predictor = calibration.applied(adapted, support) if calibration else adapted
        _add(found, predictor, support, task.query_x, task.query_y[0])
    return found


def _add(found: Found, predictor, support: Support, x: Tensor, y: Tensor) -> None:  # type: ignore[no-untyped-def]
    logits, chance = predictor.judged(x)
    known, logits = y < support.way, logits.double()
    found.right.append((logits[0].argmax(-1) == y)[known])
    found.known.append(known)
    found.chance.append(torch.ones_like(known).double() if chance is None else chance[0].double())
    features = predictor.embed(x)
    centres = class_means(predictor.embed(support.x), support.y, support.way)
    scores = {
        "largest probability": (logits / predictor.meta.temperature).softmax(-1).amax(-1),
        "largest logit": logit_score(logits),
        "energy": (logits / predictor.meta.temperature).logsumexp(-1),
        "nearest class": feature_score(features, centres),
    }
    for name, each in scores.items():
        found.scores[name].append(each[0].double())
    for bins, temperature in ((found.before, 1.0), (found.after, predictor.meta.temperature)):
        bins.add((logits[0][known] / temperature).softmax(-1), y[known])


def told(way: int, shots: int, found: Found, below: float, scores: bool) -> None:
    known, chance = torch.cat(found.known), torch.cat(found.chance)
    print(
        f"  {way:2}-way {shots}-shot: accuracy {torch.cat(found.right).double().mean():.2%}, calibration error "
        f"{found.before.error():.2%} → {found.after.error():.2%}, AUROC {roc_auc_score(known, chance):.3f}, "
        f"kept {(chance[known] >= below).double().mean():.1%}, rejected {(chance[~known] < below).double().mean():.1%}"
    )
    if scores:
        areas = {name: roc_auc_score(known, torch.cat(each)) for name, each in found.scores.items()}
        print("     " + ", ".join(f"{name} {area:.3f}" for name, area in areas.items()))


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="*", default=["builtin:omniglot"], metavar="MODEL")
    parser.add_argument("--data", required=True)
    parser.add_argument("--tasks", type=int, default=200)
    parser.add_argument("--within-group", action="store_true")
    parser.add_argument("--scores", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    keep_freed_pages()
    for ref in args.models:
        model = load_model(ref)
        model.algorithm.batch_norm = "inductive"
        calibration = model.calibrated_for(model.config.adapt)
        rejection = calibration.rejection if calibration else None
        print(f"{ref}: {calibration.temperature if calibration else 'no temperature'}, rejects by", end=" ")
        print(f"{rejection.score} below {rejection.below:.2f}" if rejection else "nothing")
        images = held_out(model, args.data)
        for way, shots in SHAPES:
            found = measured(model, images, way, shots, args.tasks, float(args.within_group))
            told(way, shots, found, rejection.below if rejection else 0.0, args.scores)


if __name__ == "__main__":
    main()
