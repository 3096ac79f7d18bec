"""The checkpoints of one run: the last one, to go on from, and the best one, to be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.engine.checkpoint import CheckpointError, load_checkpoint, save_checkpoint
from workbench.engine.setup import Setup
from workbench.engine.snapshot import put_back, snapshot

LAST, BEST = "last.safetensors", "best.safetensors"


class Checkpoints:
    """In ``folder`` of a run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def last(self) -> Path:
        return self._folder / LAST

    def save(self, setup: Setup, info: Mapping[str, object], best: bool = False) -> None:
        """Keep the run as it is, with ``info``. Raises CheckpointError when it cannot be written."""
        last = snapshot(setup, info)
        # The best goes first: after a kill in between, its validation is run again, and the files agree.
        if best:
            save_checkpoint(self._folder / BEST, last.model_only())
        save_checkpoint(self.last, last)

    def restore(self, setup: Setup) -> Mapping[str, Any]:
        """Put the last checkpoint back; returns its ``info``.

        Raises:
            CheckpointError: it is missing, damaged or of another run.
        """
        checkpoint = load_checkpoint(self.last)
        try:
            put_back(setup, checkpoint)
        except (KeyError, TypeError, RuntimeError) as error:
            raise misfit(self.last, error) from error
        return checkpoint.info


def misfit(path: Path, error: Exception) -> CheckpointError:
    """What is said of a checkpoint that is whole, but not of this run."""
    return CheckpointError(f"The run cannot go on from {path}, which does not fit it: {error}")
