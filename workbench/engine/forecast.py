"""How much memory a run would take: measured on a rehearsal of its steps, before any of them is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import torch

from workbench.config import RunConfig, Value
from workbench.data.image_set import COMPACT, ImageSet
from workbench.data.picture_draw import PICTURES
from workbench.data.sources import Progress, ignore
from workbench.data.splits import PARTS, Split, split_classes
from workbench.engine.device import pick_device
from workbench.engine.free_memory import amount, free_bytes, where_words
from workbench.engine.memory import empty_caches
from workbench.engine.mixture import member_configs, shared_preprocessing
from workbench.engine.model import TURNS, practised_classes
from workbench.engine.rehearsal import Demand, Stage, rehearse
from workbench.engine.remedies import remedies
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.engine.setup import open_images

# With more inner steps than this a rehearsal takes long; memory grows with each as much as with the one before.
STEPS = (3, 5)
# What a run takes beside its tensors: what operations need inside themselves, and what their allocators keep.
BESIDE = 128 << 20


class Forecaster:
    """What runs take that begin from the same data, on the same device; each config is rehearsed once."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._known: dict[str, Demand | None] = {}

    def demand(self, config: RunConfig) -> Demand | None:
        """What a run takes, without its pictures; None where it cannot be told."""
        key = repr(config)
        if key not in self._known:
            self._known[key] = self._measured(config)
        return self._known[key]

    def passing(self, config: RunConfig) -> int:
        """Bytes on top of what a run of ``config`` holds already; 0 where that cannot be told."""
        found = self.demand(config)
        return found.passing if found else 0

    def _measured(self, config: RunConfig) -> Demand | None:
        steps = int(config.settings.get("inner_steps", 0))
        if steps <= STEPS[1]:
            return self._rehearsed(config)
        few, more = (self._rehearsed(_with(config, {"inner_steps": count})) for count in STEPS)
        if few is None or more is None:
            return None
        beyond = (steps - STEPS[0]) / (STEPS[1] - STEPS[0])

        def extended(low: int, high: int) -> int:
            return low + round(beyond * (high - low))

        held, passing = extended(few.held, more.held), extended(few.passing, more.passing)
        return Demand(held, passing, few.shapes if few.shapes == more.shapes else {})

    def _rehearsed(self, config: RunConfig) -> Demand | None:
        for answer in (True, False):
            try:
                return rehearse(config, self._stage, config.train.meta_batch, answer)
            except Exception:  # noqa: BLE001 (a run is not to fail of what cannot be told of it)
                continue  # such as where what a step does depends on what its tensors contain
        return None


def forecast_run(command: ForecastMemory, progress: Progress = ignore) -> MemoryForecast:
    """Answer a `ForecastMemory`. Nothing of a run is computed, nor anything fetched.

    Raises:
        ConfigError, DataError: the run could not begin.
    """
    config = command.config
    device = pick_device(config.train.device)
    held, classes = _pictures(config, device, progress)
    forecaster = Forecaster(Stage(shared_preprocessing(config), device, classes))

    def needed(each: RunConfig) -> int:
        found = forecaster.demand(each)
        return found.whole + held + BESIDE if found else 0

    empty_caches()
    taken, free, where = needed(config), free_bytes(device), where_words(device)
    if not taken or not free or taken <= free:
        less = remedies(config, needed, taken) if taken and command.ran_out else ()
        return MemoryForecast(command.request_id, taken, free, where, remedies=less)
    sentence = f"This run would take about {amount(taken)} of memory, but on {where} only {amount(free)} are free."
    return MemoryForecast(command.request_id, taken, free, where, sentence, remedies(config, needed, free))


def _with(config: RunConfig, settings: Mapping[str, Value]) -> RunConfig:
    return replace(config, settings={**config.settings, **settings})


def _pictures(config: RunConfig, device: torch.device, progress: Progress) -> tuple[int, int]:
    """Bytes that the pictures of a run take in memory, and how many classes it practises on."""
    held, splits = 0, {}
    for name, each in member_configs(config).items():
        images = open_images(each, progress=progress)[1]
        split = splits[name] = split_classes(images, each.split)
        turns = TURNS if each.split.rotations else 1
        held += _moved(images, split, turns, device) if device.type == "cuda" else _copied(images, split)
    return held, practised_classes(config, splits[config.dataset])


def _moved(images: ImageSet, split: Split, turns: int, device: torch.device) -> int:
    """Bytes of the parts that go to the graphics card, unless they would fill it."""
    sizes = [turns * _size(images, split, part) for part in ("train", "validation")]
    return sum(size for size in sizes if size <= free_bytes(device) / 2)


def _copied(images: ImageSet, split: Split) -> int:
    """Bytes of the parts that are copied, since their classes do not lie together; others stay in a mapped file."""

    def apart(part: str) -> bool:
        classes = list(getattr(split, part))
        return split.kind == PICTURES or classes != list(range(classes[0], classes[0] + len(classes)))

    sizes = [_size(images, split, part) for part in PARTS if getattr(split, part) and apart(part)]
    return sum(size for size in sizes if size <= COMPACT)


def _size(images: ImageSet, split: Split, part: str) -> int:
    """Bytes of a part's pictures; of a split by picture, no more than all."""
    each = images.n_bytes // max(images.n_images, 1)
    return each * int(images.counts[list(getattr(split, part))].sum())
