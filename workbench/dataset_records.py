"""Datasets that the user gave a name: one record for each in the data folder, as plain data, free of torch.

A name of one's own works wherever the name of a dataset does. What is decoded lies in the cache, not here.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from workbench.durable import write_atomically
from workbench.folders import data_folder
from workbench.knobs import ConfigError

NAME = re.compile(r"[^\W_][\w-]{0,63}")
SMALLEST, LARGEST = 8, 512  # pixels a side
OPENED_AS = "folder"  # the source that reads them
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Record:
    """A dataset under a name.

    Attributes:
        name: what it is called.
        path: where the pictures lie.
        size: side in pixels at which they are used.
        colour: whether they are used in colour.
        split: part → names of its classes, or None where the pictures' own parts or a draw decide.
        found: what was found when it was added, as `workbench datasets show` prints it.
    """

    name: str
    path: str
    size: int
    colour: bool
    split: Mapping[str, list[str]] | None = None
    found: Mapping[str, Any] = field(default_factory=dict)

    def card(self) -> dict[str, Any]:
        """The dataset as the catalogue describes one."""
        counts = f"{self.found.get('images', 0):,} pictures of {self.found.get('classes', 0):,} classes"
        return {
            "name": self.name,
            "title": self.name,
            "summary": f"{counts} from {self.path}.",
            "licence": "yours",
            "citation": "",
            "needs": "nothing",
            "groups": bool(self.found.get("groups")),
            "drawings": False,
            "size": self.size,
            "colour": self.colour,
            "split_by": "you" if self.split or self.found.get("given") else "",
        }


def records_folder() -> Path:
    """One file for each dataset of one's own."""
    return data_folder() / "datasets"


def check_name(name: str) -> None:
    """Raises ConfigError for what cannot be a dataset's name."""
    if not NAME.fullmatch(name):
        raise ConfigError(
            f"A dataset cannot be named {name!r}: a name has up to 64 letters, digits, - or _, and begins with a "
            "letter or digit."
        )


def check_size(size: int) -> None:
    """Raises ConfigError for a side in pixels at which no pictures are kept."""
    if not SMALLEST <= size <= LARGEST:
        raise ConfigError(f"--size is {size} pixels, but must lie between {SMALLEST} and {LARGEST}.")


def records() -> dict[str, Record]:
    """All datasets of one's own, by name. A damaged record is passed over, and logged."""
    found: dict[str, Record] = {}
    for path in sorted(records_folder().glob("*.json")):
        try:
            found[path.stem] = _read(path)
        except ConfigError as error:
            logger.warning("%s", error)
    return found


def read_record(name: str) -> Record:
    """A dataset of one's own. Raises ConfigError when there is none of this name, or its record is damaged."""
    path = records_folder() / f"{name}.json"
    if not NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(records()) or "none so far"
        raise ConfigError(f"You added no dataset named {name}; there are: {known}.")
    return _read(path)


def _read(path: Path) -> Record:
    try:
        record = Record(**json.loads(path.read_text(encoding="utf-8")))
        if record.name != path.stem or not isinstance(record.path, str) or not isinstance(record.size, int):
            raise ValueError("a field does not fit")
    except (OSError, ValueError, TypeError) as error:
        raise ConfigError(f"The record {path} of a dataset is damaged; remove it and add the dataset anew.") from error
    return record


def write_record(record: Record) -> None:
    """Keep a record, whole or not at all. Raises ConfigError: the name is bad, or nothing can be written there."""
    check_name(record.name)
    path = records_folder() / f"{record.name}.json"
    try:
        write_atomically(path, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}.") from error


def remove_record(name: str) -> None:
    """Forget a dataset, also one whose record is damaged. Raises ConfigError: there is none of this name, or its record
    stays."""
    path = records_folder() / f"{name}.json"
    if not path.is_file():
        read_record(name)
    try:
        path.unlink()
    except OSError as error:
        raise ConfigError(f"{path} cannot be deleted: {error.strerror or error}.") from error


def record_cards() -> tuple[dict[str, Any], ...]:
    """The datasets of one's own as the catalogue describes datasets."""
    return tuple(each.card() for each in records().values())
