"""What a run is made with and from, beside its checkpoints: environment.json and split.json, for people and reports."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.durable import write_atomically
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.device import describe_device, versions
from workbench.engine.setup import Setup

ENVIRONMENT, SPLIT = "environment.json", "split.json"
FORMAT = 1


def write_provenance(setup: Setup, run_dir: Path, *, begins: bool) -> None:
    """Write down versions, system and device, and the fingerprint and the split of every dataset, unless it is done.
    Of a run that ``begins``, also when: dates of files are those of a copy.

    Raises:
        CheckpointError: the folder cannot be written.
    """
    began = {"began": datetime.now(UTC).isoformat(timespec="milliseconds")} if begins else {}
    _write(run_dir / ENVIRONMENT, {**began, **versions(), "device": describe_device(setup.device)})
    _write(run_dir / SPLIT, {"datasets": {name: each.to_json() for name, each in setup.splits.items()}})


def _write(path: Path, content: dict[str, Any]) -> None:
    try:
        if not path.exists():
            text = json.dumps({"format": FORMAT, **content}, indent=1, ensure_ascii=False)
            write_atomically(path, text.encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        raise CheckpointError(f"{path} cannot be written: {error.strerror or error}.") from error
