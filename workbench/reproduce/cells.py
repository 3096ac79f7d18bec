"""A cell of a table that was run: what was asked, what was done, and what came of it, as one JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

DONE, FAILED = "done", "failed"


class CellError(ValueError):
    """A recorded cell cannot be read; the message names its file."""


@dataclass(frozen=True)
class Point:
    """A validation: after how many practice tasks, the accuracy and the half-width of its interval, in percent."""

    episodes: int
    accuracy: float
    ci95: float


@dataclass(frozen=True)
class Cell:
    """One method on one column.

    Attributes:
        table, method, column: which cell; the column by name, such as "5w1s".
        asked: the recipe's config and the minutes allowed (None for no limit), by which a cell is known again.
        status, reason: DONE, or FAILED and why in one sentence.
        config: the config that was trained, as `RunConfig.to_json` gives it.
        episodes: practice tasks done.
        seconds: of practice.
        accuracy, ci95: on the test tasks, in percent.
        test_episodes: how many test tasks.
        badges: what the measurement itself says must be told.
        curve: the validations.
        classes: how many there were: "all", "training" (with validation), "test".
        test_names: the names of the test classes.
        device: what it was computed on, in words.
        versions: of the product and its libraries.
    """

    table: str
    method: str
    column: str
    asked: Mapping[str, Any]
    status: str = DONE
    reason: str = ""
    config: Mapping[str, Any] = field(default_factory=dict)
    episodes: int = 0
    seconds: float = 0.0
    accuracy: float = 0.0
    ci95: float = 0.0
    test_episodes: int = 0
    badges: tuple[str, ...] = ()
    curve: tuple[Point, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    test_names: tuple[str, ...] = ()
    device: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Cell:
        """Read a recorded cell. Raises CellError when it is not one."""
        try:
            known = {each.name: data[each.name] for each in fields(cls) if each.name in data}
            curve = tuple(Point(int(p["episodes"]), float(p["accuracy"]), float(p["ci95"])) for p in data["curve"])
            words = {name: tuple(str(each) for each in data[name]) for name in ("badges", "test_names")}
            return cls(**{**known, **words, "curve": curve})
        except (KeyError, TypeError, ValueError) as error:
            raise CellError(f"This is no cell of a table: {error}") from error


def read_cells(path: Path) -> list[Cell]:
    """The cells of a table.json. Raises CellError when the file cannot be read."""
    try:
        return [Cell.from_json(each) for each in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CellError(f"{path} is not a table of cells: {error}") from error
