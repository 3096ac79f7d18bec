"""Everything that a run consists of at one moment, as a checkpoint, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import torch

from workbench.data.splits import PARTS
from workbench.engine.checkpoint import Checkpoint, CheckpointError, optimizer_tensors, restore_optimizer
from workbench.engine.device import NAMES, versions
from workbench.engine.setup import Setup


def snapshot(setup: Setup, info: Mapping[str, object]) -> Checkpoint:
    """Weights, optimiser and generators of a run, with ``info`` and what is needed to build it again."""
    tensors = {
        **{f"model/{name}": t for name, t in setup.algorithm.state_dict().items()},
        **{f"optimizer/{name}": t for name, t in optimizer_tensors(setup.optimizer).items()},
        "generator/training": setup.training.generator.get_state(),
        "generator/torch": torch.get_rng_state(),
        **({"generator/cuda": torch.cuda.get_rng_state()} if setup.device.type == "cuda" else {}),
        **({"generator/mps": torch.mps.get_rng_state()} if setup.device.type == "mps" else {}),
    }
    record = {
        "config": setup.config.to_json(),
        "preprocessing": asdict(setup.preprocessing),
        "split": setup.split.to_json(),
        **({"splits": {name: each.to_json() for name, each in setup.splits.items()}} if len(setup.splits) > 1 else {}),
        "device": setup.device.type,
        "versions": versions(),
    }
    return Checkpoint(tensors, {**record, **info})


def put_back(setup: Setup, checkpoint: Checkpoint) -> None:
    """Bring a fresh setup to where the checkpoint was taken.

    Raises:
        CheckpointError: the data is another one, or the device without having been asked for, so that the run would
            not go on as it began.
    """
    _check_same(setup, checkpoint)
    setup.algorithm.load_state_dict(checkpoint.part("model"))
    restore_optimizer(setup.optimizer, checkpoint.part("optimizer"))
    torch.set_rng_state(checkpoint.tensors["generator/torch"])
    if has_moved(setup, checkpoint.info):
        _draw_anew(setup, checkpoint.info["episodes"])
        return
    setup.training.generator.set_state(checkpoint.tensors["generator/training"])
    if setup.device.type == "cuda":
        torch.cuda.set_rng_state(checkpoint.tensors["generator/cuda"])
    if setup.device.type == "mps" and "generator/mps" in checkpoint.tensors:  # earlier versions kept none
        torch.mps.set_rng_state(checkpoint.tensors["generator/mps"])


def has_moved(setup: Setup, info: Mapping[str, Any]) -> bool:
    """Whether a run goes on on another kind of device than that of its checkpoint."""
    return bool(setup.device.type != info["device"])


def _draw_anew(setup: Setup, episodes: int) -> None:
    """A random generator's state only fits the kind of device it comes from. On another one it begins from a seed that
    belongs to this place in the run, so that no task of its beginning comes again for that."""
    seed = int(np.random.SeedSequence([setup.config.train.seed, episodes]).generate_state(1)[0])
    setup.training.generator.manual_seed(seed)
    if setup.device.type == "cuda":
        torch.cuda.manual_seed(seed)
    if setup.device.type == "mps":
        torch.mps.manual_seed(seed)


def _check_same(setup: Setup, checkpoint: Checkpoint) -> None:
    # Other data would be parted in another way, and classes kept for the test would be trained on.
    recorded = checkpoint.info.get("splits", {setup.config.dataset: checkpoint.info["split"]})
    for name, split in setup.splits.items():
        if recorded[name]["fingerprint"] != split.fingerprint:
            raise CheckpointError(f"The data of {name} has changed since the run began; start a new run.")
        pictures = [list(each) for each in recorded[name].get("pictures", ())]
        same = pictures == [list(each) for each in split.pictures]
        if not same or any(list(recorded[name][part]) != list(getattr(split, part)) for part in PARTS):
            raise CheckpointError(f"The split of {name} has changed since the run began; start a new run.")
    began, now = checkpoint.info["device"], setup.device.type
    if began != now and (began not in NAMES or setup.config.train.device != now):  # nobody asked for it
        raise CheckpointError(f"The run was trained on {began}, but would go on on {now}, where it would differ.")
