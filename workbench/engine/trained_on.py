"""On which kind of device a run was trained, by the header of its checkpoint alone; free of torch."""

from __future__ import annotations

import json
from pathlib import Path

from safetensors import SafetensorError, safe_open

NEWEST_FIRST = ("last.safetensors", "previous.safetensors")
KINDS = ("cuda", "mps", "cpu")


def trained_on(run_dir: Path) -> str:
    """One of KINDS; empty where no checkpoint says it."""
    return next(filter(None, (_device(run_dir / "checkpoints" / name) for name in NEWEST_FIRST)), "")


def _device(path: Path) -> str:
    """Of a damaged file nothing: whoever reads it whole says what is wrong with it."""
    if not path.is_file():
        return ""
    try:
        with safe_open(path, framework="numpy") as file:
            found = json.loads((file.metadata() or {})["workbench"])["device"]
    except (OSError, SafetensorError, LookupError, ValueError, TypeError, RecursionError):
        return ""
    return found if found in KINDS else ""
