"""The checkpoints of one run: the last one, to go on from, the one before it, and the best one, to be used."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.config import RunConfig
from workbench.durable import sweep
from workbench.engine.checkpoint import Checkpoint, CheckpointError, load_checkpoint, save_checkpoint
from workbench.engine.device import NAMES, describe_device, versions
from workbench.engine.setup import Setup
from workbench.engine.snapshot import has_moved, put_back, snapshot

LAST, PREVIOUS, BEST = "last.safetensors", "previous.safetensors", "best.safetensors"
COUNTS = ("step", "episodes", "validated", "without_gain")
MATTERING = ("python", "torch", "numpy")  # other versions of these may compute other last bits


class Checkpoints:
    """In ``folder`` of a run. Attributes: ``note``, what there is to say of the last `restore`, in sentences."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._swept = False
        self.note = ""

    @property
    def last(self) -> Path:
        return self._folder / LAST

    @property
    def best(self) -> Path:
        return self._folder / BEST

    def save(self, setup: Setup, info: Mapping[str, object], best: bool = False) -> None:
        """Keep the run as it is, with ``info``. Raises CheckpointError when it cannot be written."""
        last = snapshot(setup, info)
        self._sweep()
        # The best goes first: after a kill in between, its validation is run again, and the files agree.
        if best:
            save_checkpoint(self.best, last.model_only())
        save_checkpoint(self.last, last, self._folder / PREVIOUS)

    def restore(self, setup: Setup) -> Mapping[str, Any]:
        """Put the last checkpoint back, or the one before it where the last is damaged; returns its ``info``.

        Raises:
            CheckpointError: there is none, both are damaged, or it is of another run.
        """
        checkpoint, notes = self._newest()
        try:
            put_back(setup, checkpoint)
            info = _checked(checkpoint.info)
        except CheckpointError:
            raise
        except (LookupError, TypeError, ValueError, AttributeError, RuntimeError) as error:
            raise misfit(self.last, error) from error
        self._sweep()
        info, more = self._with_best(setup, info)
        if notes:
            self._put_in_place()
        self.note = " ".join([*notes, *_other_device(setup, info), *more, *_other_versions(info)])
        return info

    def _newest(self) -> tuple[Checkpoint, list[str]]:
        try:
            return load_checkpoint(self.last), []
        except CheckpointError as error:
            try:
                previous = load_checkpoint(self._folder / PREVIOUS)
            except CheckpointError:
                raise error from None
            done = previous.info.get("episodes")
            return previous, [f"{str(error).rstrip('.')}. The run goes on from the one before it, after {done} tasks."]

    def _with_best(self, setup: Setup, info: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
        """Without the best validation where its model is gone or damaged: the next one is then the best."""
        if not info["best"] and not self.best.exists():
            return info, []
        try:
            _check_fits(load_checkpoint(self.best), setup, self.best)
        except CheckpointError as error:
            self._put_aside()
            said = f"{str(error).rstrip('.')}. The next validation counts as the best."
            return {**info, "best": {}, "without_gain": 0}, [said]
        return info, []

    def _put_aside(self) -> None:
        try:
            if self.best.exists():
                self.best.replace(self._folder / f"damaged-{BEST}")
        except OSError as error:
            raise self._unwritten(error) from error

    def _put_in_place(self) -> None:
        """What is damaged must not take the place of what is whole."""
        try:
            (self._folder / PREVIOUS).replace(self.last)
        except OSError as error:
            raise self._unwritten(error) from error

    def _sweep(self) -> None:
        """Once, remove what a kill left half-written."""
        try:
            if not self._swept:
                sweep(self._folder, LAST, PREVIOUS, BEST)
                self._swept = True
        except OSError as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> CheckpointError:
        return CheckpointError(f"The checkpoints in {self._folder} cannot be written: {error.strerror or error}.")


def _check_fits(best: Checkpoint, setup: Setup, path: Path) -> None:
    """Raises CheckpointError where the weights are of another model."""
    wanted = {name: each.shape for name, each in setup.algorithm.state_dict().items()}
    if {name: each.shape for name, each in best.part("model").items()} != wanted:
        raise CheckpointError(f"The model in {path} is another one.")


def _checked(info: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of a checkpoint. Raises ValueError or KeyError where the run could not go on by it."""
    for name in COUNTS:
        if type(info[name]) is not int or info[name] < 0:
            raise ValueError(f"{name} is {info[name]!r:.40}, which is no count")
    if not _is_number(info["seconds"]) or not math.isfinite(info["seconds"]):
        raise ValueError("its time is no finite number")
    if not isinstance(RunConfig.from_json(info["config"]).settings, Mapping):
        raise ValueError("its settings are no names with values")
    pairs = info["best"].values()
    if not all(isinstance(pair, list) and len(pair) == 2 and all(map(_is_number, pair)) for pair in pairs):
        raise ValueError("its best validation is no number with an interval")
    return info


def _is_number(found: Any) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool)


def _other_versions(info: Mapping[str, Any]) -> list[str]:
    began, now = info.get("versions", {}), versions()
    other = [f"{name} {began[name]}, now {now[name]}" for name in MATTERING if began.get(name, now[name]) != now[name]]
    return [f"It was trained with {'; '.join(other)}: results may differ in the last digits."] if other else []


def _other_device(setup: Setup, info: Mapping[str, Any]) -> list[str]:
    if not has_moved(setup, info):
        return []
    began, where = NAMES[info["device"]], describe_device(setup.device)
    return [f"It was trained on {began} and goes on on {where}: it cannot be repeated bit by bit."]


def misfit(path: Path, error: Exception) -> CheckpointError:
    """What is said of a checkpoint that is whole, but not of this run."""
    return CheckpointError(f"The run cannot go on from {path}, which does not fit it: {error}")
