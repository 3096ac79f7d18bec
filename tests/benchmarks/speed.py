"""How many tasks a second are practised on, and how much faster that is than a plain loop over tasks.

    python tests/benchmarks/speed.py [--rounds 15] [--threads 1] [--plain-malloc]

Every learner gets the same 5-way 1-shot tasks with 15 queries a class, 28×28 images and Conv4-64; a measurement is
one meta-step on 4 tasks with sampling and Adam. Rounds are interleaved, so that a busy machine slows all alike, and
the ratio is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.data.image_set import ImageSet
from workbench.nets.allocator import keep_freed_pages
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask
from workbench.tasks.sampler import EpisodeSampler

TASKS, WAYS, SHOTS, QUERIES = 4, 5, 1, 15
Step = Callable[[], object]


def noise_images(classes: int = 100, each: int = 20) -> ImageSet:
    """Images of nothing: speed does not depend on what they show."""
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (classes * each, 1, 28, 28), generator=generator, dtype=torch.uint8)
    start = torch.arange(classes + 1) * each
    return ImageSet(images, start, tuple(map(str, range(classes))))


def new_sampler() -> EpisodeSampler:
    return EpisodeSampler(noise_images(), WAYS, SHOTS, QUERIES, torch.Generator().manual_seed(1))


def ours(name: str, **settings: float) -> Step:
    """One meta-step of the workbench."""
    algorithm: Algorithm = build_algorithm(name, Conv4(Preprocessing()), WAYS, settings).train()
    optimizer, sampler = torch.optim.Adam(algorithm.parameters(), 1e-3), new_sampler()

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        algorithm.meta_gradient(sampler.sample(TASKS))
        optimizer.step()

    return step


def stock_net() -> nn.Sequential:
    """Conv4-64 of stock modules, batch statistics always."""
    layers: list[nn.Module] = []
    for channels in (1, 64, 64, 64):
        layers += [nn.Conv2d(channels, 64, 3, padding=1), nn.BatchNorm2d(64, track_running_stats=False)]
        layers += [nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(64, WAYS))


def plain(loss_of_task: Callable[[nn.Module, LabelledTask], Tensor]) -> Step:
    """One meta-step of a loop over tasks in stock operations."""
    net, sampler = stock_net(), new_sampler()
    optimizer = torch.optim.Adam(net.parameters(), 1e-3)

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        for task in sampler.sample(TASKS).split(1):
            (loss_of_task(net, task) / TASKS).backward()  # type: ignore[no-untyped-call]
        optimizer.step()

    return step


def plain_maml(steps: int, second_order: bool = True) -> Callable[[nn.Module, LabelledTask], Tensor]:
    """MAML by `torch.autograd.grad`; queries are normalised with their own statistics."""

    def loss(net: nn.Module, task: LabelledTask) -> Tensor:
        weights = dict(net.named_parameters())
        for _ in range(steps):
            logits = torch.func.functional_call(net, weights, (1 - task.support.x[0] / 255,))
            inner = F.cross_entropy(logits, task.support.y[0])
            gradients = torch.autograd.grad(inner, list(weights.values()), create_graph=second_order)
            weights = {name: w - 0.4 * g for (name, w), g in zip(weights.items(), gradients, strict=True)}
        logits = torch.func.functional_call(net, weights, (1 - task.query_x[0] / 255,))
        return F.cross_entropy(logits, task.query_y[0])

    return loss


def plain_protonet(net: nn.Module, task: LabelledTask) -> Tensor:
    """Prototypical networks on all images of a task at once."""
    body = net[:-1]  # type: ignore[index]
    features = body(1 - torch.cat([task.support.x[0], task.query_x[0]]) / 255)
    shown = WAYS * SHOTS
    return F.cross_entropy(-torch.cdist(features[shown:], features[:shown]).square(), task.query_y[0])


PAIRS: dict[str, tuple[Callable[[], Step], Callable[[], Step]]] = {
    "protonet": (lambda: ours("protonet"), lambda: plain(plain_protonet)),
    "maml, 1 step": (lambda: ours("maml", inner_steps=1), lambda: plain(plain_maml(1))),
    "maml, 5 steps": (lambda: ours("maml", inner_steps=5), lambda: plain(plain_maml(5))),
    "maml, 5 steps, first order": (
        lambda: ours("maml", inner_steps=5, first_order=True),
        lambda: plain(plain_maml(5, second_order=False)),
    ),
}


def seconds(step: Step) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def compare(name: str, rounds: int) -> str:
    """One line: tasks/s of the workbench and of the plain loop, and the median ratio."""
    own, other = (make() for make in PAIRS[name])
    for step in (own, other, own, other):
        step()
    times = [(seconds(own), seconds(other)) for _ in range(rounds)]
    ratio = statistics.median(b / a for a, b in times)
    rates = [TASKS / statistics.median(column) for column in zip(*times, strict=True)]
    return f"{name:28} {rates[0]:8.1f} tasks/s   plain loop {rates[1]:8.1f} tasks/s   × {ratio:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", choices=tuple(PAIRS))
    parser.add_argument("--plain-malloc", action="store_true", help="leave the allocator as it is")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if not options.plain_malloc:
        keep_freed_pages()
    for name in [options.only] if options.only else PAIRS:
        print(compare(name, options.rounds), flush=True)


if __name__ == "__main__":
    main()
