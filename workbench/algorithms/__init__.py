"""The meta-learners. Each is one module of this package, found by itself: nothing else lists them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.config import ConfigError, Value, knobs_of

if TYPE_CHECKING:
    from workbench.algorithms.base import Algorithm
    from workbench.nets.backbone import Backbone


def algorithm_names() -> tuple[str, ...]:
    """The names of all algorithms, in alphabetical order."""
    return tuple(_registry())


def algorithm_class(name: str) -> type[Algorithm]:
    """The class of the algorithm named ``name``. Raises ConfigError when there is none."""
    if name not in _registry():
        raise ConfigError(f"There is no algorithm named {name}; there are {', '.join(algorithm_names())}.")
    return _registry()[name]


def build_algorithm(name: str, net: Backbone, ways: int, settings: Mapping[str, Value]) -> Algorithm:
    """A fresh algorithm around ``net``, for training tasks of ``ways`` classes.

    Raises:
        ConfigError: there is no such algorithm or setting, or a value is out of bounds.
    """
    kind = algorithm_class(name)
    known = {each.name: each for each in knobs_of(kind.Config)}
    if unknown := set(settings) - set(known):
        raise ConfigError(f"{name} has no setting named {', '.join(sorted(unknown))}.")
    return kind(net, kind.Config(**{key: known[key].check(settings[key]) for key in settings}), ways)


def algorithm_cards() -> list[dict[str, Any]]:
    """What the catalogue says of every algorithm, as plain data, family by family."""
    from workbench.algorithms.base import FAMILIES

    return sorted((_card(kind) for kind in _registry().values()), key=lambda card: FAMILIES.index(card["family"]))


def _card(kind: type[Algorithm]) -> dict[str, Any]:
    knobs = [each.to_json() for each in knobs_of(kind.Config)]
    presets = {name: dict(values) for name, values in kind.card.presets.items()}
    return {**asdict(kind.card), "presets": presets, "stream": kind.stream, "knobs": knobs}


@cache
def _registry() -> dict[str, type[Algorithm]]:
    """Name → class, of every Algorithm with a card that is defined in a module of this package."""
    from workbench.algorithms.base import Algorithm

    found: dict[str, type[Algorithm]] = {}
    for info in pkgutil.iter_modules(__path__, f"{__name__}."):
        module = importlib.import_module(info.name)
        for kind in vars(module).values():
            if not (inspect.isclass(kind) and issubclass(kind, Algorithm)):
                continue
            if kind.__module__ == info.name and "card" in vars(kind):  # what others build upon has no card
                found[kind.card.name] = kind
    return dict(sorted(found.items()))
