"""Dataclasses from plain data that may be anything, checked by their type hints; free of torch."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Check = Callable[[Any], Any]
MOST = 2**53  # beyond it, a whole number is none as a float
PLAIN = {bool: "true or false", str: "text"}


def from_plain(kind: Callable[..., T], data: Any) -> T:
    """The dataclass ``kind`` from a mapping of its fields; None stands for a number that JSON does not have.

    Raises:
        ValueError: a field is missing, unknown or of another type; the message is a clause that names it.
    """
    checks, needed = _fields(kind)
    if not isinstance(data, Mapping):
        raise ValueError(f"{_short(data)} is no {kind.__name__}")
    made = {}
    for name, value in data.items():
        if name not in checks:
            raise ValueError(f"a {kind.__name__} has no {_short(name)}")
        try:
            made[name] = checks[name](value)
        except ValueError as error:
            raise ValueError(f"{name} of a {kind.__name__}: {error}") from None
    if missing := needed - made.keys():
        raise ValueError(f"a {kind.__name__} lacks {', '.join(sorted(missing))}")
    return kind(**made)


@cache
def _fields(kind: Any) -> tuple[dict[str, Check], frozenset[str]]:
    hints, fields = get_type_hints(kind), dataclasses.fields(kind)
    needed = (f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING)
    return {f.name: _check(hints[f.name]) for f in fields}, frozenset(needed)


def _check(hint: Any) -> Check:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return lambda value: value
    if origin is Mapping:
        return _each_of_mapping(_check(arguments[1]))
    if origin is tuple:
        return _each_of_list(_check(arguments[0]))
    if origin is UnionType:
        return lambda value: _one_of(value, arguments)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return lambda value: from_plain(hint, value)
    return {int: _whole, float: _number}.get(hint) or (lambda value: _plain(value, hint))


def _each_of_mapping(check: Check) -> Check:
    return lambda value: {name: check(each) for name, each in _mapping(value).items()}


def _each_of_list(check: Check) -> Check:
    return lambda value: tuple(check(each) for each in _list(value))


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise ValueError(f"{_short(value)} is no object")
    return value


def _list(value: Any) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{_short(value)} is no list")
    return value


def _one_of(value: Any, kinds: tuple[type, ...]) -> Any:
    if not isinstance(value, kinds) or (isinstance(value, int) and abs(value) > MOST):
        raise ValueError(f"{_short(value)} is not one of {', '.join(each.__name__ for each in kinds)}")
    return value


def _whole(value: Any) -> int:
    if type(value) is int and 0 <= value <= MOST:
        return value
    raise ValueError(f"{_short(value)} is no count")


def _number(value: Any) -> float:
    if type(value) is float:
        return value
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, int) and abs(value) > MOST):
        raise ValueError(f"{_short(value)} is no number")
    return float(value)


def _plain(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{_short(value)} is not {PLAIN[kind]}")
    return value


def _short(value: Any) -> str:
    """A few characters of what was found, as it may be anything, and as deep."""
    if isinstance(value, Mapping | list | tuple):
        return "an object" if isinstance(value, Mapping) else "a list"
    text = repr(value) if not isinstance(value, int) or abs(value) <= MOST else "a number of many digits"
    return text if len(text) <= 40 else f"{text[:37]}…"
