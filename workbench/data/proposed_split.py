"""Which classes `splits.split_classes` would keep for what, told without torch, so that it can be shown at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.sections import SplitConfig

PARTS = ("train", "validation", "test")
Split = dict[str, list[int]]


def proposed_split(parts: Sequence[int | None], config: SplitConfig | None = None) -> Split:
    """Class indices by part, ascending: the given parts where there are any, and else the draw of a run.

    Where classes are too few to be parted, all are for training.

    Args:
        parts: for each class its given part (0, 1 or 2), or None for all.
        config: the fractions and the seed; by default those of a run that says nothing.
    """
    if parts and all(part is not None for part in parts):
        return {name: [c for c, its in enumerate(parts) if its == part] for part, name in enumerate(PARTS)}
    config = config or SplitConfig()
    count = len(parts)
    fractions = (config.validation_fraction, config.test_fraction)
    kept = [max(1, round(fraction * count)) if fraction else 0 for fraction in fractions]
    first = count - sum(kept)
    if first < 2:
        return {"train": list(range(count)), "validation": [], "test": []}
    order = shuffled(count, config.split_seed)
    cuts = (order[:first], order[first : first + kept[0]], order[first + kept[0] :])
    return {name: sorted(part) for name, part in zip(PARTS, cuts, strict=True)}


def shuffled(count: int, seed: int) -> list[int]:
    """What ``torch.randperm(count)`` gives from a generator on the processor with this seed."""
    draws = np.random.RandomState(seed).randint(0, 2**32, size=max(count - 1, 0), dtype=np.uint32)
    order = list(range(count))
    for at, draw in enumerate(draws.tolist()):
        other = at + draw % (count - at)
        order[at], order[other] = order[other], order[at]
    return order
