"""Checkpoints: one safetensors file each, with a JSON header; written whole or not at all.

The tensors are named ``model/…``, ``optimizer/INDEX/NAME`` and ``generator/NAME``; everything else is JSON in the
file's metadata. Nothing is ever unpickled.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

FORMAT = 1


class CheckpointError(ValueError):
    """A checkpoint is missing, damaged or cannot be written; the message is one sentence that names it."""


@dataclass(frozen=True)
class Checkpoint:
    """Tensors by full name, and what stands beside them."""

    tensors: Mapping[str, Tensor]
    info: Mapping[str, Any]

    def part(self, prefix: str) -> dict[str, Tensor]:
        """The tensors under ``prefix/``, without it."""
        start = f"{prefix}/"
        return {name.removeprefix(start): t for name, t in self.tensors.items() if name.startswith(start)}

    def model_only(self) -> Checkpoint:
        """Without what only a continued run needs."""
        model = {name: t for name, t in self.tensors.items() if name.startswith("model/")}
        return Checkpoint(model, self.info)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``path`` whole or not at all: temporary file, flush, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint atomically. Raises CheckpointError when it cannot be written, as on a full disk."""
    # safetensors refuses tensors that share memory, and keeps only what is contiguous
    tensors = {name: t.detach().cpu().contiguous().clone() for name, t in checkpoint.tensors.items()}
    info = {"format": FORMAT, **checkpoint.info}
    data = to_bytes(tensors, metadata={"workbench": json.dumps(info)})
    try:
        write_atomically(path, data)
    except OSError as error:
        raise CheckpointError(f"The checkpoint {path} cannot be written: {error.strerror or error}.") from error


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint onto the CPU.

    Raises:
        CheckpointError: the file is missing, damaged, or of a newer format.
    """
    try:
        with safe_open(path, framework="pt") as file:
            info = json.loads((file.metadata() or {})["workbench"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
    except FileNotFoundError:
        raise CheckpointError(f"There is no checkpoint at {path}.") from None
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise CheckpointError(f"The checkpoint {path} is damaged: {error}") from error
    if not isinstance(info, dict) or info.get("format") != FORMAT:
        raise CheckpointError(f"The checkpoint {path} is not of format {FORMAT}, which this version reads.")
    return Checkpoint(tensors, info)


def optimizer_tensors(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """The optimiser's state as named tensors, ``INDEX/NAME``."""
    state = optimizer.state_dict()["state"]
    return {
        f"{index}/{name}": value
        for index, slots in state.items()
        for name, value in slots.items()
        if isinstance(value, Tensor)
    }


def restore_optimizer(optimizer: torch.optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Put back what `optimizer_tensors` gave."""
    whole = optimizer.state_dict()
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        index, name = key.split("/", 1)
        state.setdefault(int(index), {})[name] = value
    optimizer.load_state_dict({**whole, "state": state})
