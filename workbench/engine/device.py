"""Where to compute, and what to call it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

import torch

from workbench.config import ConfigError

NAMES = {"cuda": "CUDA", "mps": "Apple GPU", "cpu": "CPU"}


def usable_devices() -> tuple[str, ...]:
    """Those of cuda, mps and cpu that this computer has, the fastest first."""
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    return tuple(name for name, available in there.items() if available)


def pick_device(wanted: str, before: str = "") -> torch.device:
    """The device for ``wanted``: cpu, cuda, mps, or auto for the fastest there is; of a run that was trained on one
    ``before``, for that one.

    Raises:
        ConfigError: the device is not to be had on this computer.
    """
    usable = usable_devices()
    name = (before or usable[0]) if wanted == "auto" else wanted
    if name not in usable:
        only = ", ".join(NAMES[each] for each in usable)
        if name == before:
            raise ConfigError(
                f"The run was trained on {NAMES[name]}, but this computer has only {only}; --device {usable[0]} lets "
                "it go on there."
            )
        raise ConfigError(f"The device asked for is {NAMES.get(name, name)}, but this computer has only {only}.")
    return torch.device(name)


def describe_device(device: torch.device) -> str:
    """In words: "CPU, 2 cores" or the name of the GPU."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    if device.type == "mps":
        return "Apple GPU"
    cores = os.cpu_count() or 1
    return f"CPU, {cores} core{'s' if cores > 1 else ''}"


def is_lost() -> bool:
    """Whether the graphics card refuses everything from now on: after some faults it does, until the process ends."""
    if not torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        return False
    try:
        torch.cuda.synchronize()
    except RuntimeError:
        return True
    return False


def versions() -> dict[str, str]:
    """What a run was made with."""
    names = ("metalearning-workbench", "torch", "torchvision", "numpy")
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        **{n: version(n) for n in names},
    }
