"""A cell of a table that was run: what was asked, what was done, and what came of it, as one JSON file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
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
        """Read a recorded cell; what is there beyond its fields is passed over.

        Raises:
            CellError: it is not one; the message says what is wrong.
        """
        try:
            read: dict[str, Any] = {
                **{name: _text(data[name]) for name in ("table", "method", "column", "reason", "device")},
                **{name: _object(data[name]) for name in ("asked", "config", "classes", "versions")},
                **{name: int(_number(data[name])) for name in ("episodes", "test_episodes")},
                **{name: _number(data[name]) for name in ("seconds", "accuracy", "ci95")},
                **{name: tuple(map(_text, _list(data[name]))) for name in ("badges", "test_names")},
            }
            return cls(status=_status(data["status"]), curve=tuple(map(_point, _list(data["curve"]))), **read)
        except KeyError as error:
            raise CellError(f"This is no cell of a table: it has no {error.args[0]}.") from error
        except (TypeError, ValueError) as error:
            raise CellError(f"This is no cell of a table: {error}.") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} should be text")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{value!r} should be a number")
    return float(value)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} should be an object")
    return dict(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"{value!r} should be a list")
    return list(value)


def _point(value: Any) -> Point:
    point = _object(value)
    return Point(int(_number(point["episodes"])), _number(point["accuracy"]), _number(point["ci95"]))


def _status(value: Any) -> str:
    if value not in (DONE, FAILED):
        raise ValueError(f"its status is {value!r}, and should be {DONE} or {FAILED}")
    return str(value)


def read_cells(path: Path) -> list[Cell]:
    """The cells of a table.json. Raises CellError when the file cannot be read."""
    try:
        return [Cell.from_json(each) for each in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    except KeyError as error:
        raise CellError(f"{path} is not a table of cells: it has no {error.args[0]}.") from error
    except (OSError, ValueError, TypeError) as error:
        raise CellError(f"{path} is not a table of cells: {error}") from error
