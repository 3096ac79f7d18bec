"""The allocator's setting takes hold where there is glibc, and is no error elsewhere."""

from __future__ import annotations

import platform

import pytest
import torch

from workbench.nets.allocator import keep_freed_pages

resource = pytest.importorskip("resource", reason="page faults are counted on Unix only")

BLOCK = 4_000_000  # floats: 16 MB, far above the size that malloc hands back by default


def page_faults(times: int) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(times):
        torch.ones(BLOCK)
    after: int = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    return after - before


def test_freed_memory_is_used_again_without_new_pages() -> None:
    took_hold = keep_freed_pages()
    assert took_hold == (platform.libc_ver()[0] == "glibc")
    if not took_hold:
        pytest.skip("the C library is not glibc, so there is nothing to set")
    page_faults(20)  # the first few still come from new memory
    assert page_faults(10) < BLOCK * 4 // resource.getpagesize()
