"""Checkpoints: one safetensors file each, with a JSON header; written whole or not at all.

The tensors are named ``model/…``, ``optimizer/INDEX/NAME`` and ``generator/NAME``; everything else is JSON in the
file's metadata, and so is a SHA-256 of it all, by which damage is found out. Nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from workbench.durable import replacing
from workbench.durable import write_atomically as write_atomically

FORMAT = 1
INFO, HASH = "workbench", "sha256"


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


def save_checkpoint(path: Path, checkpoint: Checkpoint, previous: Path | None = None) -> None:
    """Write a checkpoint atomically; the one that was there is kept as ``previous``, where that is given.

    Raises:
        CheckpointError: it cannot be written, as on a full disk; what was there before still is.
    """
    tensors = _alone(checkpoint.tensors)
    info = json.dumps({"format": FORMAT, **checkpoint.info})
    data = to_bytes(tensors, {INFO: info, HASH: fingerprint(tensors, info)})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path, previous) as temporary:
            temporary.write_bytes(data)
    except OSError as error:
        raise CheckpointError(f"The checkpoint {path} cannot be written: {error.strerror or error}.") from error


def _alone(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """On the CPU and each with memory of its own, as safetensors wants them; copied only where they have not."""
    made: dict[str, Tensor] = {}
    seen: set[int] = set()
    for name, tensor in tensors.items():
        each = tensor.detach().cpu().contiguous()
        memory = each.untyped_storage()
        whole = memory.nbytes() == each.nbytes and memory.data_ptr() not in seen
        made[name] = each if whole else each.clone()
        seen.add(memory.data_ptr())
    return made


def fingerprint(tensors: Mapping[str, Tensor], info: str) -> str:
    """SHA-256 of the record and of every tensor's name, kind, shape and bytes; the tensors are on the CPU."""
    found = hashlib.sha256(info.encode())
    for name, tensor in sorted(tensors.items()):
        found.update(f"\n{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        found.update(tensor.contiguous().reshape(-1).view(torch.uint8).numpy().data)
    return found.hexdigest()


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint onto the CPU.

    Raises:
        CheckpointError: the file is missing, damaged, or of a newer format.
    """
    if not path.exists():
        raise CheckpointError(f"There is no checkpoint at {path}.")
    if not path.is_file():  # reading a pipe would never end
        raise CheckpointError(f"The checkpoint {path} is damaged: it is no file.")
    try:
        tensors, metadata = _read(path)
        info = json.loads(metadata[INFO])
    except SafetensorError as error:
        raise CheckpointError(f"The checkpoint {path} is damaged: it is cut off, or no safetensors file.") from error
    except (OSError, KeyError, ValueError, RecursionError) as error:
        raise CheckpointError(f"The checkpoint {path} is damaged: {_one_line(error)}") from error
    if not isinstance(info, dict) or info.get("format") != FORMAT:
        raise CheckpointError(f"The checkpoint {path} is not of format {FORMAT}, which this version reads.")
    # those of earlier versions have none
    if HASH in metadata and metadata[HASH] != fingerprint(tensors, metadata[INFO]):
        raise CheckpointError(f"The checkpoint {path} is damaged: it is not what was written, by its SHA-256.")
    return Checkpoint(tensors, info)


def _read(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    with safe_open(path, framework="pt") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}  # noqa: SIM118 (not a dict)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


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
    """Put back what `optimizer_tensors` gave. Raises ValueError where that was of another optimiser."""
    whole = optimizer.state_dict()
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        index, name = key.split("/", 1)
        state.setdefault(int(index), {})[name] = value
    _check_shapes([each for group in optimizer.param_groups for each in group["params"]], state)
    optimizer.load_state_dict({**whole, "state": state})


def _check_shapes(parameters: Sequence[Tensor], state: Mapping[int, Mapping[str, Tensor]]) -> None:
    """What is known of a parameter is a number, or as large as it, and the same of all. Raises ValueError."""
    if len({frozenset(slots) for slots in state.values()}) > 1:
        raise ValueError("it has more of the optimiser's state for some parameters than for others")
    for index, slots in state.items():
        if not 0 <= index < len(parameters):
            raise ValueError(f"it has an optimiser's state for parameter {index}, but there are {len(parameters)}")
        for name, value in slots.items():
            if value.shape not in ((), parameters[index].shape):
                raise ValueError(f"the optimiser's {name} has the shape {tuple(value.shape)}")
