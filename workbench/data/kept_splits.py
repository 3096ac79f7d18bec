"""Splits that the user made in the window, as files that runs can name. Free of torch."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workbench.data.split_file import PARTS
from workbench.folders import data_folder


def splits_folder() -> Path:
    """One file for each split."""
    return data_folder() / "splits"


def keep_split(dataset: str, class_names: Sequence[str], parts: Sequence[int]) -> Path:
    """Write a split, and return where it lies. The name tells its content, so that no run's file ever changes.

    Args:
        dataset: the name of the dataset, with which that of the file begins.
        class_names: the names of all classes.
        parts: for each class 0 (training), 1 (validation), 2 (test) or -1 (none).

    Raises:
        OSError: it cannot be written.
    """
    named = {
        part: [name for name, its in zip(class_names, parts, strict=True) if its == number]
        for number, part in enumerate(PARTS)
    }
    text = json.dumps(named, ensure_ascii=False, indent=1)
    path = splits_folder() / f"{dataset}-{hashlib.sha256(text.encode()).hexdigest()[:10]}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return path
