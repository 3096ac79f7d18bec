"""Measuring keeps nothing of the tasks but their scores, and reports on the very tasks that it measures."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import NormalDist

import pytest
import torch

from workbench.algorithms import algorithm_class, algorithm_names, build_algorithm
from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.base import Algorithm
from workbench.config import AdaptConfig, Value
from workbench.data.image_set import ImageSet
from workbench.engine.evaluate import interval, measure
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.report import Report
from workbench.tasks.sampler import EpisodeSampler

WAYS, CLASSES = 3, 20
NAMES = tuple(f"class {i}" for i in range(CLASSES))


def sampler(queries: int = 2, seed: int = 0) -> EpisodeSampler:
    """Tasks of noise, 20 classes of 10 images."""
    generator = torch.Generator().manual_seed(7)
    images = torch.randint(0, 256, (10 * CLASSES, 1, 16, 16), generator=generator, dtype=torch.uint8)
    data = ImageSet(images, torch.arange(CLASSES + 1) * 10, NAMES)
    return EpisodeSampler(data, WAYS, 1, queries, torch.Generator().manual_seed(seed))


def build(name: str, **settings: Value) -> Algorithm:
    torch.manual_seed(0)
    ways = CLASSES if algorithm_class(name).stream == "class_batches" else WAYS
    return build_algorithm(name, Conv4(Preprocessing(size=16), 8), ways, settings)


# Memory is looked at with these, one for each way to adapt, and with all where WORKBENCH_TEST_WHOLE is 1.
ADAPTING = ("protonet", "maml", "mann", "baseline")
WHOLE = os.environ.get("WORKBENCH_TEST_WHOLE") == "1"


def own_bytes() -> int:
    """What this process holds but for mapped files: their pages come and go as others need room."""
    resident, shared = Path("/proc/self/statm").read_text(encoding="ascii").split()[1:3]
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not say how much memory a process has")
@pytest.mark.parametrize("name", algorithm_names() if WHOLE else ADAPTING)
def test_memory_is_flat_over_600_tasks(name: str) -> None:
    held: list[int] = []

    def noted() -> bool:
        held.append(own_bytes())
        return False

    measured = measure(build(name).train(), sampler(), 600, halted=noted, report=Report(NAMES))
    assert measured.episodes == 600 and len(held) == 150
    assert held[-1] - held[50] < 16 * 2**20, "a graph of each part of four tasks alone would be more"


@pytest.mark.parametrize("name", ["protonet", "maml"])
def test_scores_carry_no_graph_and_training_goes_on_afterwards(name: str) -> None:
    seen: list[bool] = []

    class Watching(Report):
        def add(self, task, logits):  # type: ignore[no-untyped-def]
            seen.append(logits.requires_grad or torch.is_grad_enabled() or algorithm.training)

    algorithm = build(name).train()
    measure(algorithm, sampler(), 6, report=Watching(NAMES))
    assert seen == [False, False] and algorithm.training


def test_the_report_is_of_the_tasks_that_were_measured() -> None:
    report = Report(NAMES)
    measured = measure(build("protonet"), sampler(queries=5), 40, report=report)
    asked = sum(int(each["questions"]) for each in report.per_class().values())
    right = sum(each["accuracy"] * each["questions"] for each in report.per_class().values())
    assert asked == 40 * WAYS * 5
    assert right / asked == pytest.approx(measured.metrics["accuracy"].value, abs=1e-6)
    assert all(len(values) == 40 for values in report.metrics().values())
    assert measure(build("protonet"), sampler(queries=5), 40) == measured, "collecting changes nothing"


def test_an_interval_holds_95_percent_of_the_normal_distribution() -> None:
    values = torch.tensor([0.2, 0.4, 0.4, 0.8], dtype=torch.float64)
    found = interval(values)
    spread = (((values - 0.45) ** 2).sum().item() / 3) ** 0.5  # of the tasks, estimated without bias
    assert found.value == pytest.approx(0.45)
    assert found.ci95 == pytest.approx(NormalDist().inv_cdf(0.975) * spread / 2)
    assert interval(values[:1]).ci95 == float("inf")


def test_the_tasks_are_the_same_whatever_a_learner_draws() -> None:
    """Reptile draws the order of a task's examples; a comparison by the same seed is one on the same tasks."""
    asked = []
    for algorithm in (build("protonet"), build("reptile", inner_batch=2, test_steps=2)):
        report = Report(NAMES)
        measure(algorithm, sampler(), 12, report=report)
        asked.append({name: each["questions"] for name, each in report.per_class().items()})
    assert asked[0] == asked[1]
    with_chance = [measure(build("reptile", inner_batch=2, test_steps=2), sampler(), 12) for _ in range(2)]
    assert with_chance[0] == with_chance[1]


@pytest.mark.parametrize(
    "options", [AdaptConfig(final_head="logistic"), AdaptConfig(tune_steps=7, tune_rate=0.05)], ids=["head", "tuning"]
)
def test_what_follows_adapting_takes_effect(options: AdaptConfig) -> None:
    algorithm = build("protonet").eval()
    task = sampler(queries=5, seed=3).sample(4)
    with torch.no_grad():
        logits = adapt_with(algorithm, task.support, options)(task.query_x)
    expected = interval(task.loss(logits))
    assert measure(algorithm, sampler(queries=5, seed=3), 4, options).loss == expected
    assert measure(algorithm, sampler(queries=5, seed=3), 4).loss != expected
