"""Runs whose checkpoints say that they were trained on a device that this computer lacks."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint


def as_if_trained_on(run_dir: Path, device: str, chosen: str = "auto") -> None:
    """Let a run that was trained on the CPU be one of a graphics card; ``chosen`` is what its config asked for."""
    for path in (run_dir / "checkpoints").glob("*.safetensors"):
        whole = load_checkpoint(path)
        config = {**whole.info["config"], "train": {**whole.info["config"]["train"], "device": chosen}}
        tensors = dict(whole.tensors)
        if "generator/training" in tensors:
            tensors["generator/training"] = torch.zeros(16, dtype=torch.uint8)
            tensors[f"generator/{device}"] = torch.zeros(16, dtype=torch.uint8)
        save_checkpoint(path, Checkpoint(tensors, {**whole.info, "device": device, "config": config}))
    path = run_dir / "config.json"
    if path.exists():
        config = json.loads(path.read_text(encoding="utf-8"))
        config["train"]["device"] = chosen
        path.write_text(json.dumps(config), encoding="utf-8")
