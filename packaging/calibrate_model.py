"""Calibrate a shipped model: ``python packaging/calibrate_model.py NAME --data DIR [--tasks 1000]``.

As at the end of a run, but on more tasks: of the classes that the run kept for validation, turned ones included where
the run had them. The classes that the model is judged on are not touched. The weights stay as they are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from workbench.data.image_set import ImageSet
from workbench.data.selection import rotate
from workbench.data.sources import open_dataset
from workbench.engine.calibrate import calibrate
from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from workbench.engine.model import BUILTIN, Model, load_model, model_file
from workbench.engine.recorded import recorded_in
from workbench.tasks.sampler import EpisodeSampler

SEED = 3


def part_of(model: Model, data: str, part: str) -> ImageSet:
    """The classes that the run had for a part. Raises ValueError when these are not in ``data``."""
    seen = model.preprocessing
    images = open_dataset(model.config.dataset, data, size=seen.size, channels=seen.channels)
    found = recorded_in(images, model.info["split"])
    if found is None:
        raise ValueError(f"{data} holds none of the classes that {model.ref} was trained on.")
    kept = found.kept_from(images, part, model.ref)
    return rotate(kept) if model.config.split.rotations else kept


def calibrate_shipped(name: str, data: str, tasks: int) -> Path:
    """Write the calibration into the checkpoint of ``builtin:name``."""
    model, path = load_model(BUILTIN + name), model_file(BUILTIN + name)
    practised, validation = (part_of(model, data, part) for part in ("train", "validation"))
    episodes = EpisodeSampler(validation, 5, 1, 1, torch.Generator().manual_seed(SEED))
    found = calibrate(
        model.algorithm, episodes, model.config.adapt, {model.config.dataset: practised}, tasks=tasks, seed=SEED
    )
    if found is None:
        raise ValueError(f"{model.ref} cannot be calibrated on {data}.")
    checkpoint = load_checkpoint(path)
    save_checkpoint(path, Checkpoint(checkpoint.tensors, {**checkpoint.info, "calibration": found.to_json()}))
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--data", required=True)
    parser.add_argument("--tasks", type=int, default=1000)
    args = parser.parse_args()
    print(calibrate_shipped(args.name, args.data, args.tasks))
