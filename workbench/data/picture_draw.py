"""How many pictures of each class a split by picture keeps for what, and which: told by names and counts alone.

Every class is in all parts, each with pictures of its own: what is measured is how well classes that were practised
on are told apart on new pictures, and not how well new classes are learned. Free of torch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from workbench.data.errors import DataError
from workbench.data.proposed_split import shuffled
from workbench.sections import SplitConfig

PICTURES = "pictures"  # the kind of split
KNOWN_CLASSES = "known classes: tested on new pictures of classes it practised on"  # what must be said of any result
Shares = tuple[int, int, int]


def shares(count: int, config: SplitConfig) -> Shares:
    """How many of a class's ``count`` pictures are for training, validation and test; a fraction above 0 is worth one
    picture at least. Training is left with less than 1 where the class is too small."""
    fractions = (config.validation_fraction, config.test_fraction)
    validation, test = (max(1, round(part * count)) if part else 0 for part in fractions)
    return count - validation - test, validation, test


def too_small(counts: Mapping[str, int], config: SplitConfig) -> str:
    """Why classes cannot have their pictures parted, in a sentence that names the smallest; empty where all can.

    ``counts`` maps classes to their numbers of pictures.
    """
    for name, count in sorted(counts.items(), key=lambda each: each[1]):
        train, validation, test = shares(count, config)
        if train < 1:
            return (
                f"The class {name} has {count} picture{'' if count == 1 else 's'}, but a split by picture keeps "
                f"{validation} for validation and {test} for the test (fractions {config.validation_fraction:g} and "
                f"{config.test_fraction:g}), and needs at least one more to practise on."
            )
    return ""


def check_large_enough(counts: Mapping[str, int], config: SplitConfig) -> None:
    """Raises DataError, see `too_small`."""
    if why := too_small(counts, config):
        raise DataError(why)


def drawn_parts(name: str, count: int, config: SplitConfig) -> list[int]:
    """The part (0 training, 1 validation, 2 test) of each of a class's pictures, in their order.

    It depends on the seed and the name alone, so that other classes may come and go.
    """
    train, validation, _ = shares(count, config)
    digest = hashlib.sha256(f"{config.split_seed} {name}".encode()).digest()
    parts = [0] * count
    for place, which in enumerate(shuffled(count, int.from_bytes(digest[:4], "big"))):
        parts[which] = (place >= train) + (place >= train + validation)
    return parts
