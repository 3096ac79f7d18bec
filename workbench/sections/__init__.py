"""The sections of a run's config that every algorithm shares: task, split, mixture of
datasets, network, outer loop, adapting.

Knob names are unique across the sections of a run, which keeps flags, presets and records flat.
"""

from __future__ import annotations

from workbench.sections.adapt import AdaptConfig
from workbench.sections.mixture import MixtureConfig
from workbench.sections.net import NetConfig
from workbench.sections.split import SplitConfig
from workbench.sections.task import TaskConfig
from workbench.sections.train import TrainConfig

__all__ = ["SECTIONS", "AdaptConfig", "MixtureConfig", "NetConfig", "SplitConfig", "TaskConfig", "TrainConfig"]

SECTIONS: dict[str, type] = {
    "task": TaskConfig,
    "split": SplitConfig,
    "mixture": MixtureConfig,
    "net": NetConfig,
    "train": TrainConfig,
    "adapt": AdaptConfig,
}
