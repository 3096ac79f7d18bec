"""Practice on several datasets at once, each task drawn from one of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import ConfigError, knob

EXAMPLE = '"glyphs:0.3, textures:0.7"'


@dataclass(frozen=True)
class MixtureConfig:
    """Which other datasets a run practises on, and how often."""

    HEADING: ClassVar[str] = "Several datasets"

    mixture: str = knob(
        "",
        advanced=True,
        label="Also practise on",
        term="mixture of datasets",
        help="Other datasets by name, each with its weight, such as glyphs:0.3, textures:0.7. Every practice task "
        "comes from one of them or from the dataset itself, which weighs 1 unless it is named too. Each is split and "
        "measured by itself. Turned classes count among drawings alone.",
    )

    def weights(self, dataset: str) -> dict[str, float]:
        """The datasets of a run on ``dataset``, that one first: name → the share of practice tasks from it.

        Raises:
            ConfigError: the text does not read as names and weights, a weight is not above 0, or a name comes twice.
        """
        given: dict[str, float] = {}
        for each in filter(None, map(str.strip, self.mixture.split(","))):
            name, weight = _read(each)
            if name in given:
                raise ConfigError(f"--mixture names {name} twice.")
            given[name] = weight
        weights = {dataset: 1.0, **given}
        total = math.fsum(weights.values())
        return {name: weight / total for name, weight in weights.items()}


def _read(text: str) -> tuple[str, float]:
    """A name and its weight. Raises ConfigError."""
    name, colon, number = (each.strip() for each in text.partition(":"))
    try:
        weight = float(number) if colon else 1.0
    except ValueError:
        weight = math.nan
    if not name or math.isnan(weight):
        raise ConfigError(f"--mixture has {text!r}, but must be names of datasets with weights, such as {EXAMPLE}.")
    if not 0 < weight < math.inf:
        raise ConfigError(f"--mixture gives {name} the weight {weight:g}, but it must be above 0 and finite.")
    return name, weight
