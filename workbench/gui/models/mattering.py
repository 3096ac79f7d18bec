"""Which settings have an effect beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.config import Knob, Value


def mattering(knobs: Iterable[Knob], values: Mapping[str, Value]) -> frozenset[str]:
    """The names of the knobs that have an effect; one that needs a knob without effect has none itself."""
    known = {knob.name: knob for knob in knobs}

    def matters(name: str) -> bool:
        knob = known[name]
        needed = knob.needs.partition("=")[0]
        return knob.matters(values) and (needed not in known or matters(needed))

    return frozenset(name for name in known if matters(name))
