"""What a run recorded beside its events: how the data were parted, with what it was made, and its checkpoints.

Runs made before these were files of their own have them in the headers of their checkpoints. Free of torch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from workbench.runs.report_wording import mark, say, tell

CONTAINERS = ("split", "splits", "datasets")
NAMES = {
    "python": "Python",
    "system": mark("System"),
    "metalearning-workbench": "Workbench",
    "torch": "PyTorch",
    "numpy": "NumPy",
}
ELSEWHERE = ("format", "began")  # of the environment, not among what the run was made with
LARGEST = 50_000_000  # bytes of a record; a larger one was not written by the workbench
PARTS = ("train", "validation", "test")
CHECKPOINTS = {
    "best": mark("the best validation, which is used"),
    "last": mark("the newest, to go on from"),
    "previous": mark("the one before it"),
}


@dataclass(frozen=True)
class Parted:
    """How the classes of a dataset were parted; ``sizes`` are (training, validation, test): classes, or pictures where
    every class is in all parts."""

    dataset: str
    kind: str
    seed: int
    fingerprint: str
    sizes: tuple[int, int, int]
    by_picture: bool


@dataclass(frozen=True)
class Kept:
    """A checkpoint: its ``name``, what it is ``for``, how many ``bytes`` it has, and the SHA-256 of the file."""

    name: str
    purpose: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Recorded:
    """``environment`` is what the run was made with, in words; ``unknown`` says in sentences what is not there."""

    parted: tuple[Parted, ...]
    environment: Mapping[str, str]
    checkpoints: tuple[Kept, ...]
    unknown: tuple[str, ...]


def read_recorded(run_dir: Path, dataset: str) -> Recorded:
    """What there is; whatever is absent or damaged is said in ``unknown``, and nothing raises."""
    unknown: list[str] = []
    header = _header(run_dir / "checkpoints", unknown)
    made = _json(run_dir / "environment.json", unknown)
    environment = made or {"device": header.get("device", ""), **_mapping(header.get("versions"))}
    splits = _json(run_dir / "split.json", unknown) or header.get("splits") or {dataset: header.get("split")}
    parted = tuple(_parted(splits, dataset))
    if not parted:
        unknown.append(say("How its classes were parted was not recorded."))
    rows = {name: words for name, words in _flat(environment) if name not in ELSEWHERE}
    if not rows:
        unknown.append(say("The versions of the programs that it was made with were not recorded."))
    return Recorded(parted, rows, tuple(_kept(run_dir / "checkpoints", unknown)), tuple(unknown))


def _kept(folder: Path, unknown: list[str]) -> Iterator[Kept]:
    found = False
    for name, purpose in CHECKPOINTS.items():
        path = folder / f"{name}.safetensors"
        try:
            if path.is_file():
                found = True
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                yield Kept(path.name, say(purpose), path.stat().st_size, digest)
        except OSError as error:
            why = tell(error.strerror or str(error))
            unknown.append(say("The checkpoint {name} cannot be read: {why}.", name=path.name, why=why))
    if not found:
        unknown.append(say("There is no checkpoint: what it has learned was not kept."))


def _header(folder: Path, unknown: list[str]) -> Mapping[str, Any]:
    """What stands beside the tensors of a checkpoint; of the first that can be read."""
    for name in CHECKPOINTS:
        path = folder / f"{name}.safetensors"
        if not path.is_file():
            continue
        try:
            with safe_open(path, framework="numpy") as file:
                return _mapping(json.loads((file.metadata() or {})["workbench"]))
        except (OSError, SafetensorError, KeyError, ValueError, RecursionError):
            unknown.append(say("The checkpoint {name} is damaged: what stands in it cannot be read.", name=path.name))
    return {}


def _json(path: Path, unknown: list[str]) -> Mapping[str, Any]:
    """An object from a file; empty where there is none."""
    try:
        if not path.is_file():
            return {}
        if path.stat().st_size > LARGEST:
            raise ValueError(say("it has more than {n} bytes", n=f"{LARGEST:,}"))
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise ValueError(say("it holds no object"))
    except (OSError, ValueError, RecursionError) as error:
        unknown.append(say("{name} cannot be read: {why}.", name=path.name, why=tell(str(error))))
        return {}
    return found


def _parted(found: Any, dataset: str) -> Iterator[Parted]:
    """Every split among what was found, with the name of the dataset under which it stands."""
    if not isinstance(found, Mapping):
        return
    if all(isinstance(found.get(part), list) for part in PARTS):
        pictures = found.get("pictures")
        by_picture = isinstance(pictures, list) and len(pictures) == len(PARTS)
        parts = pictures if by_picture and pictures else [found[part] for part in PARTS]
        sizes = tuple(len(each) if isinstance(each, list) else 0 for each in parts)
        seed = found.get("seed")
        yield Parted(
            dataset,
            str(found.get("kind", "")),
            seed if isinstance(seed, int) else 0,
            str(found.get("fingerprint", "")),
            (sizes[0], sizes[1], sizes[2]),
            by_picture,
        )
        return
    for name, each in found.items():
        yield from _parted(each, dataset if name in CONTAINERS else str(name))


def _flat(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names and values of whatever depth, as words."""
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        elif isinstance(value, str | int | float) and value != "":
            yield say(NAMES[name]) if name in NAMES else str(name).replace("_", " "), str(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
