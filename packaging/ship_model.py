"""Turn a run folder into a shipped model: ``python packaging/ship_model.py RUN NAME``.

Keeps the weights and what is needed to build them again; leaves out the optimiser, the folder the data lay in, and
the machine's name. The card beside it, card.json, is written by hand: command, seed and measured accuracy.
"""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from workbench.engine.model import model_folder

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"


def ship(run: str, name: str) -> Path:
    """Write the model of ``run`` under resources/models/``name``. Raises CheckpointError."""
    folder = model_folder(run) / "checkpoints"
    best = folder / "best.safetensors"
    checkpoint = load_checkpoint(best if best.is_file() else folder / "last.safetensors")
    versions = {key: value for key, value in checkpoint.info["versions"].items() if key != "system"}
    info = {**checkpoint.info, "config": {**checkpoint.info["config"], "data": ""}, "versions": versions}
    path = MODELS / name / "checkpoints" / "best.safetensors"
    save_checkpoint(path, Checkpoint(checkpoint.tensors, info).model_only())
    return path


if __name__ == "__main__":
    print(ship(*sys.argv[1:]))
