"""What a run was found to be worth: each answer of ``workbench evaluate`` is kept beside the run, a line each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.runs.record import mend_torn_end
from workbench.runs.store import RunError

NAME = "evaluations.jsonl"
OF_CLASSES = ("per_class", "confusion")  # grow with the data, and are had again by asking again


def keep_answer(run_dir: Path, answer: Mapping[str, Any]) -> None:
    """Add an answer to a run's folder with the time (UTC), but without what it says of single classes.

    Raises:
        RunError: the folder cannot be written; the message names the file.
    """
    kept = {name: value for name, value in answer.items() if name not in OF_CLASSES}
    line = json.dumps({"when": datetime.now(UTC).isoformat(timespec="seconds"), **kept}, ensure_ascii=False)
    path = run_dir / NAME
    try:
        mend_torn_end(path)
        with path.open("ab") as file:
            file.write(line.encode() + b"\n")
    except OSError as error:
        raise RunError(f"The answer could not be kept in {path}: {error.strerror}.") from error
