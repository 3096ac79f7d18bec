"""How far a model's answers can be trusted, as measured on validation tasks; it travels in the model's checkpoint.

Probabilities are made with a temperature (Guo et al. 2017, 1706.04599), pictures of none of the classes are told by a
`Rejector`, and pictures unlike those of practice by how far their features lie from what validation pictures gave.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from torch import Tensor

from workbench.algorithms.base import Predictor
from workbench.algorithms.heads import class_means
from workbench.algorithms.rejection import FEATURES, SCORES, Rejector
from workbench.config import AdaptConfig, ConfigError, check_section
from workbench.engine.temperature import Temperature
from workbench.tasks.labelled import Support

VERSION = 1
WAYS, SHOTS = (2, 3, 5, 7, 10), (1, 2, 5, 10)
"""Of the tasks that a model is calibrated on, as far as the data suffice. Tasks beyond are treated as the nearest."""


@dataclass(frozen=True)
class Rejection:
    """The chance that a picture is of any of the classes: a logistic function of slope × score + offset + of_way ×
    log(way) + of_shots × log(shots).

    Attributes:
        score: one of `SCORES`.
        below: pictures with a lower chance are rejected. 95 % of the validation pictures of a task's classes are above.
        auroc: how often a picture of the task's classes has a higher chance than one of none, in validation.
        rejected: the share of pictures of none of the classes that lie below ``below``, in validation.
    """

    score: str
    slope: float
    offset: float
    of_way: float
    of_shots: float
    below: float
    auroc: float
    rejected: float

    def rejector(self, predictor: Predictor, support: Support) -> Rejector:
        """For the tasks that ``predictor`` adapted to."""
        log_way, log_shots = _size_of(support)
        context = self.of_way * log_way + self.of_shots * log_shots
        centres = None
        if self.score == FEATURES:
            centres = class_means(predictor.embed(support.x), support.y, support.way)
        return Rejector(self.slope, self.offset + context, self.below, centres)


@dataclass(frozen=True)
class Likeness:
    """What the features of pictures like those of practice are: the mean and the spread of each, (D,).

    ``limit``: pictures whose `distance` from it is larger, in the median, are unlike them.
    """

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    limit: float

    def distance(self, features: Tensor) -> Tensor:
        """(…, D) → (…): the mean square of the deviations, in spreads; about 1 for pictures like those of practice."""
        mean, spread = features.new_tensor(self.mean), features.new_tensor(self.spread)
        return ((features - mean) / spread).square().mean(-1)


@dataclass(frozen=True)
class ModelCalibration:
    """All that validation tasks told of a model when it adapts by ``options``.

    Attributes:
        temperature: what logits are divided by, for tasks of any size.
        rejection: None where the model cannot tell pictures of none of the classes.
        likeness: None where there are too many features to be kept.
        tasks: how many it was measured on.
        error: the expected calibration error on these tasks, before and after, fractions of 1.
    """

    temperature: Temperature
    rejection: Rejection | None
    likeness: Likeness | None
    options: AdaptConfig
    tasks: int
    error: tuple[float, float]

    def applied(self, predictor: Predictor, support: Support) -> Predictor:
        """The same predictor with its temperature, and with a rejector where there is one."""
        rejector = None if self.rejection is None else self.rejection.rejector(predictor, support)
        meta = replace(predictor.meta, temperature=self.temperature.of(*_size_of(support)))
        return Predictor(predictor.body, predictor.head, meta, rejector)

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"version": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, data: Any) -> ModelCalibration:
        """The inverse of `to_json`. Raises ValueError, with one clause, when ``data`` is not what that gives."""
        fields = _fields(data, cls, "the calibration")
        temperature = _temperature(fields["temperature"])
        if not isinstance(fields["options"], Mapping) or not isinstance(fields["tasks"], int):
            raise ValueError("the calibration does not say how the model adapted, or on how many tasks")
        before, after = (_number(each, "the calibration error", 0, 1) for each in _list(fields["error"], 2))
        return cls(
            temperature,
            None if fields["rejection"] is None else _rejection(fields["rejection"]),
            None if fields["likeness"] is None else _likeness(fields["likeness"]),
            _options(fields["options"]),
            fields["tasks"],
            (before, after),
        )


def calibration_of(info: Mapping[str, Any]) -> ModelCalibration | None:
    """What a checkpoint's record holds, or None where the model was never calibrated. Raises ValueError."""
    found = info.get("calibration")
    return None if found is None else ModelCalibration.from_json(found)


def log_size(way: float, shots: float) -> tuple[float, float]:
    """The logarithms of a task's ways and of its shots, in the mean; as far as calibration goes."""
    return _log_within(way, WAYS), _log_within(shots, SHOTS)


def _size_of(support: Support) -> tuple[float, float]:
    return log_size(support.way, support.y.shape[1] / support.way)


def _log_within(value: float, range_: tuple[int, ...]) -> float:
    return math.log(min(max(value, range_[0]), range_[-1]))


def _fields(data: Any, kind: type, what: str) -> dict[str, Any]:
    """The entries of ``data``, which are those of a dataclass."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{what} is no object")
    found = dict(data)
    if found.pop("version", VERSION) != VERSION:
        raise ValueError(f"{what} is of version {data['version']}, but this program reads {VERSION}")
    names = set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    if odd := sorted(map(str, set(found) ^ names)):
        raise ValueError(f"{what} lacks or does not know {', '.join(odd)}")
    return found


def _number(
    value: Any, what: str, low: float = -math.inf, high: float = math.inf, *, above: float = -math.inf
) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{what} is {value!r}, which is no number")
    if not (low <= value <= high and value > above):
        raise ValueError(f"{what} is {value:g}, which is out of range")
    return float(value)


def _list(value: Any, length: int) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) != length:
        raise ValueError(f"the calibration has no list of {length} values where one belongs")
    return list(value)


def _options(data: Mapping[str, Any]) -> AdaptConfig:
    try:
        made = AdaptConfig(**data)
        check_section(made)
    except (TypeError, ConfigError) as error:
        raise ValueError(f"the calibration's way of adapting is unknown: {error}") from error
    return made


def _temperature(data: Any) -> Temperature:
    fields = _fields(data, Temperature, "the temperature")
    value = _number(fields["value"], "the temperature", above=0)
    return Temperature(value, *(_number(fields[name], name, -3, 3) for name in ("of_way", "of_shots")))


def _rejection(data: Any) -> Rejection:
    fields = _fields(data, Rejection, "the rejection")
    if fields["score"] not in SCORES:
        raise ValueError(f"the rejection's score is {fields['score']!r}, but there are {', '.join(SCORES)}")
    of_one = {name: _number(fields[name], name, 0, 1) for name in ("below", "auroc", "rejected")}
    free = {name: _number(fields[name], name) for name in ("offset", "of_way", "of_shots")}
    return Rejection(score=fields["score"], slope=_number(fields["slope"], "slope", above=0), **free, **of_one)


def _likeness(data: Any) -> Likeness:
    fields = _fields(data, Likeness, "the likeness")
    mean = fields["mean"]
    if not isinstance(mean, list | tuple) or not mean:
        raise ValueError("the likeness has no mean features")
    means = tuple(_number(each, "a mean feature") for each in mean)
    spreads = tuple(_number(each, "a spread", above=0) for each in _list(fields["spread"], len(means)))
    return Likeness(means, spreads, _number(fields["limit"], "the limit", above=0))
