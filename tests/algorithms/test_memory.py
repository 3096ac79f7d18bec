"""Evaluation keeps nothing alive: however many episodes there are, resident memory stays where it was."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import sys
from pathlib import Path

import pytest
import torch

from workbench.algorithms import algorithm_class, algorithm_names, build_algorithm
from workbench.config import knobs_of
from workbench.data.image_set import ImageSet
from workbench.engine.evaluate import measure
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.sampler import EpisodeSampler

WARM, EPISODES, CHUNK = 60, 600, 20
SIZE, FILTERS, WAYS, SHOTS, QUERIES, STEPS = 16, 4, 3, 1, 2, 2
GROWTH = 24  # MiB; keeping what was computed on the way comes to hundreds: see the last test


def sampler() -> EpisodeSampler:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (200, 1, SIZE, SIZE), generator=generator, dtype=torch.uint8)
    drawn_from = ImageSet(images, torch.arange(11) * 20, tuple(map(str, range(10))))
    return EpisodeSampler(drawn_from, WAYS, SHOTS, QUERIES, generator)


def resident_mib() -> float:
    """What is in use: pages that earlier tests freed would hide a leak, or a test that keeps graphs on purpose."""
    gc.collect()
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is read from /proc/self/statm")
@pytest.mark.parametrize("name", algorithm_names())
def test_memory_is_flat_over_600_episodes(name: str) -> None:
    torch.manual_seed(0)
    settings = {each.name: STEPS for each in knobs_of(algorithm_class(name).Config) if each.name.endswith("_steps")}
    algorithm = build_algorithm(name, Conv4(Preprocessing(size=SIZE), FILTERS), WAYS, settings)
    drawn = sampler()
    measure(algorithm, drawn, WARM, chunk=CHUNK)
    before = resident_mib()
    measured = measure(algorithm, drawn, EPISODES, chunk=CHUNK)
    assert measured.episodes == EPISODES
    assert resident_mib() - before < GROWTH


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is read from /proc/self/statm")
def test_graphs_that_are_kept_would_show() -> None:
    """The bound above is far below what a third of those episodes costs where their graphs stay alive."""
    torch.manual_seed(0)
    algorithm = build_algorithm("maml", Conv4(Preprocessing(size=SIZE), FILTERS), WAYS, {"inner_steps": STEPS}).train()
    drawn, kept = sampler(), []
    before = resident_mib()
    for _ in range(EPISODES // 3 // CHUNK):
        kept.append(algorithm.meta_loss(drawn.sample(CHUNK))[0])
    assert resident_mib() - before > 2 * GROWTH
