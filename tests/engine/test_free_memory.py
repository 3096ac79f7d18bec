"""How much memory there still is, as the system, a container and the limits of the process say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

from workbench.engine.free_memory import free_bytes, free_of_host

GB, KB = 10**9, 1024
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these files are Linux's")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A computer with 8 GB available."""
    write(tmp_path, "proc/meminfo", f"MemTotal: 99999999 kB\nMemFree: 5 kB\nMemAvailable: {8 * GB // KB} kB\n")
    return tmp_path


def test_what_is_available_is_free(root: Path) -> None:
    assert free_of_host(root) == 8 * GB // KB * KB


def test_a_container_leaves_less(root: Path) -> None:
    write(root, "proc/self/cgroup", "0::/user/session\n")
    write(root, "sys/fs/cgroup/user/session/memory.max", "max\n")
    write(root, "sys/fs/cgroup/user/session/memory.current", "1\n")
    write(root, "sys/fs/cgroup/user/memory.max", f"{4 * GB}\n")
    write(root, "sys/fs/cgroup/user/memory.current", f"{3 * GB}\n")
    write(root, "sys/fs/cgroup/user/memory.stat", f"anon 5\ninactive_file {GB // 2}\n")
    assert free_of_host(root) == GB + GB // 2, "files that were read count as free"


def test_a_container_that_does_not_see_its_own_path(root: Path) -> None:
    write(root, "proc/self/cgroup", "0::/docker/abc\n")
    write(root, "sys/fs/cgroup/memory.max", f"{2 * GB}\n")
    write(root, "sys/fs/cgroup/memory.current", f"{GB}\n")
    assert free_of_host(root) == GB


def test_control_groups_of_the_first_version(root: Path) -> None:
    write(root, "proc/self/cgroup", "12:cpu:/\n5:memory:/docker/abc\n")
    write(root, "sys/fs/cgroup/memory/memory.limit_in_bytes", f"{3 * GB}\n")
    write(root, "sys/fs/cgroup/memory/memory.usage_in_bytes", f"{GB}\n")
    assert free_of_host(root) == 2 * GB


def test_no_limit_is_no_limit(root: Path) -> None:
    write(root, "proc/self/cgroup", "5:memory:/\n")
    write(root, "sys/fs/cgroup/memory/memory.limit_in_bytes", f"{(1 << 63) - 4096}\n")
    write(root, "sys/fs/cgroup/memory/memory.usage_in_bytes", f"{GB}\n")
    assert free_of_host(root) == 8 * GB // KB * KB


def test_limits_of_the_process_count(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def getrlimit(which: int) -> tuple[int, int]:
        return (6 * GB, 6 * GB) if which == resource.RLIMIT_AS else (resource.RLIM_INFINITY, resource.RLIM_INFINITY)

    monkeypatch.setattr(resource, "getrlimit", getrlimit)
    write(root, "proc/self/status", f"Name: python\nVmSize:\t {2 * GB // KB} kB\n")
    assert free_of_host(root) == 6 * GB - 2 * GB // KB * KB


def test_it_is_not_made_up_where_nothing_is_known(tmp_path: Path) -> None:
    assert free_of_host(tmp_path) == 0


def test_this_computer_has_some() -> None:
    assert free_bytes(torch.device("cpu")) > 0
