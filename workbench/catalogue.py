"""What datasets, algorithms and models there are, as plain data: read from a shipped file, free of torch.

The file is generated from the registries (``make catalogue``); a test fails when it is stale.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.config import SECTIONS, ConfigError, Knob, RunConfig, Value, knobs_of
from workbench.dataset_records import record_cards
from workbench.resources import resources


@dataclass(frozen=True)
class Catalogue:
    """Five lists of plain objects, each with a ``name``.

    datasets: name, title, summary, licence, citation, needs ("nothing", "download" or "path"), groups (bool), drawings
        (bool), size (pixels, or 0), colour (bool), split_by (whose split comes with it, or "").
    algorithms: name, title, family, summary, advice, paper {authors, year, title, arxiv}, stream,
        presets {"fast": {knob: value}, "paper": {...}}, paper_note (where "paper" is not as in the paper, or ""),
        knobs [Knob.to_json()].
    networks: name, title, summary, advice, paper, pretrained (bool), parameters, download_mb.
    heads: name, title, summary, advice: what may tell the classes apart in the end.
    models: name ("builtin:..."), title, summary, algorithm, measured {...}.
    """

    datasets: tuple[dict[str, Any], ...]
    algorithms: tuple[dict[str, Any], ...]
    models: tuple[dict[str, Any], ...]
    networks: tuple[dict[str, Any], ...] = ()
    heads: tuple[dict[str, Any], ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """The families of algorithms, in the order in which they are shown."""
        return tuple(dict.fromkeys(each["family"] for each in self.algorithms))

    def algorithm(self, name: str) -> dict[str, Any]:
        return _named(self.algorithms, name, "algorithm")

    def dataset(self, name: str) -> dict[str, Any]:
        """A dataset, also one that the user added."""
        return _named((*self.datasets, *record_cards()), name, "dataset")

    def own_knobs(self, algorithm: str) -> tuple[Knob, ...]:
        """The knobs that only this algorithm has."""
        return tuple(Knob.from_json(each) for each in self.algorithm(algorithm)["knobs"])

    def all_knobs(self, algorithm: str) -> tuple[Knob, ...]:
        """Every knob of a run with this algorithm: task, its own, training, network, split."""
        shared = [knob for section in SECTIONS.values() for knob in knobs_of(section)]
        return (*self.own_knobs(algorithm), *shared)

    def config(
        self, dataset: str, algorithm: str, values: dict[str, Value], data: str = "", preset: str = "fast"
    ) -> RunConfig:
        """A checked config: the preset's values, overridden by ``values``. Raises ConfigError."""
        merged = {**self.preset(algorithm, preset, dataset), **values}
        made = RunConfig.from_values(dataset, algorithm, merged, self.own_knobs(algorithm), data)
        for name in made.mixture.weights(dataset):
            self.dataset(name)
        return made

    def preset(self, algorithm: str, preset: str, dataset: str) -> dict[str, Value]:
        """The values of a preset, but for those that do not suit the dataset. Raises ConfigError.

        Presets were made for letters: photographs turned by 90° are no new classes, and where classes have no groups,
        they cannot be split by them.
        """
        presets, card = self.algorithm(algorithm)["presets"], self.dataset(dataset)
        if preset not in presets:
            raise ConfigError(f"{algorithm} has no preset named {preset}; there are {', '.join(presets)}.")
        unsuited: set[tuple[str, Value]] = set() if card["drawings"] else {("rotations", True)}
        unsuited |= set() if card["groups"] else {("split", "group")}
        return {name: value for name, value in presets[preset].items() if (name, value) not in unsuited}


def _named(items: tuple[dict[str, Any], ...], name: str, kind: str) -> dict[str, Any]:
    for item in items:
        if item["name"] == name:
            return item
    raise ConfigError(f"There is no {kind} named {name}; there are {', '.join(i['name'] for i in items)}.")


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    data = json.loads((resources() / "catalogue.json").read_text(encoding="utf-8"))
    return Catalogue(**{key: tuple(data[key]) for key in data})
