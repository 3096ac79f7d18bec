"""How much memory a run may still take: of the graphics card, or of the computer and what this process is allowed."""

from __future__ import annotations

import ctypes
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

ROOT = Path("/")
UNLIMITED = 1 << 60  # what control groups of version 1 write for no limit is about 2⁶³
# Limits of the process, and the line of /proc/self/status that counts towards each, in kB.
LIMITS = {"RLIMIT_AS": "VmSize", "RLIMIT_DATA": "VmData"}


def free_bytes(device: torch.device) -> int:
    """Bytes that tensors may still take on ``device``; 0 where that cannot be told."""
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(torch.cuda.mem_get_info(device)[0]) + kept
    if device.type == "mps":
        return max(int(torch.mps.recommended_max_memory()) - int(torch.mps.driver_allocated_memory()), 0)
    return free_of_host()


def free_of_host(root: Path = ROOT) -> int:
    """Bytes of the computer's memory that this process may still take; 0 where that cannot be told."""
    known = [each for each in _of_system(root) if each < UNLIMITED]
    return max(min(known), 0) if known else 0


def _of_system(root: Path) -> Iterator[int]:
    if sys.platform == "win32":
        return _of_windows()
    return _of_mac() if sys.platform == "darwin" else _of_linux(root)


def _of_linux(root: Path) -> Iterator[int]:
    """What each thing that sets a limit leaves: the machine, containers, and limits of the process."""
    if available := _kilobytes(root / "proc/meminfo", "MemAvailable"):
        yield available
    yield from _of_groups(root)
    resource: Any = importlib.import_module("resource")
    for limit, line in LIMITS.items():
        most = resource.getrlimit(getattr(resource, limit))[0]
        if most != resource.RLIM_INFINITY:
            yield most - _kilobytes(root / "proc/self/status", line)


def _of_groups(root: Path) -> Iterator[int]:
    """What the control groups of this process, and those above them, leave; containers are limited by such."""
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            place, most, used, cache = "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"
        elif "memory" in controllers.split(","):
            place, most, used = "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"
            cache = "total_inactive_file"
        else:
            continue
        base, inner = root / place, Path(path.lstrip("/"))
        # in a container the path may be the host's, where only the topmost folder is there
        for folder in (base / inner, *(base / each for each in inner.parents)):
            limit, current = _text(folder / most).strip(), _text(folder / used).strip()
            if limit.isdigit() and current.isdigit():
                yield int(limit) - int(current) + _number(folder / "memory.stat", cache)


def _kilobytes(path: Path, name: str) -> int:
    return 1024 * _number(path, f"{name}:")


def _number(path: Path, name: str) -> int:
    """The number after ``name`` in a file of lines such as "MemAvailable: 1234 kB"; 0 where there is none."""
    words = (line.split() for line in _text(path).splitlines())
    return next((int(each[1]) for each in words if len(each) > 1 and each[0] == name and each[1].isdigit()), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


class _Status(ctypes.Structure):
    """What GlobalMemoryStatusEx fills in."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("whole", "free", "whole_file", "free_file")),
        *((name, ctypes.c_ulonglong) for name in ("whole_virtual", "free_virtual", "free_extended")),
    )


def _of_windows() -> Iterator[int]:
    status = _Status(length=ctypes.sizeof(_Status))
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 (there only on Windows)
    if kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        yield int(status.free)


def _of_mac() -> Iterator[int]:
    """Pages that are free, or that the system takes back when asked."""
    try:
        told = subprocess.run(["/usr/bin/vm_stat"], capture_output=True, text=True, timeout=2, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return
    page = next((int(word) for word in told.split("\n", 1)[0].split() if word.isdigit()), 4096)
    kinds = ("Pages free:", "Pages inactive:", "Pages speculative:", "Pages purgeable:")
    lines = (line.rpartition(" ") for line in told.splitlines())
    yield page * sum(int(count.rstrip(".")) for name, _, count in lines if name.strip() in kinds)


def where_words(device: torch.device) -> str:
    """Whose memory it is: that of a graphics card by its name, or "this computer"."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "this computer"


def amount(count: int) -> str:
    """Bytes in words: "3.2 GB", "650 MB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
