"""In which settings several runs differ: one row a setting, one column a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.config import ConfigError
from workbench.gui.language import mark, say
from workbench.gui.models.paper_settings import setting_lines
from workbench.gui.models.run_cells import BEST, TEST, TIME, algorithm_title, shares_words, words
from workbench.gui.models.run_details import complete
from workbench.runs.store import RunSummary, read_config

MOST = 12  # columns that can be read side by side
ABSENT = "—"


@dataclass(frozen=True)
class Differences:
    """``rows`` are (label, value of each run), ``runs`` as many as there is room for."""

    runs: tuple[RunSummary, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    more: int = 0


def read_differences(runs: Sequence[RunSummary]) -> Differences:
    """Raises RunError where one of the configs cannot be read."""
    shown = tuple(runs[:MOST])
    columns = [_settings(run) for run in shown]
    labels = list(dict.fromkeys(label for column in columns for label in column))
    rows = [(label, tuple(column.get(label, ABSENT) for column in columns)) for label in labels]
    unlike = [row for row in rows if len(set(row[1])) > 1]
    found = [(say(name), tuple(words(run, at) for run in shown)) for name, at in _FOUND]
    return Differences(shown, (*found, *unlike), len(runs) - len(shown))


_FOUND = ((mark("Validation accuracy"), BEST), (mark("Test accuracy"), TEST), (mark("Time"), TIME))


def _settings(run: RunSummary) -> dict[str, str]:
    config = read_config(run.path)
    told = {say("Dataset"): shares_words(run), say("Algorithm"): algorithm_title(run.algorithm)}
    try:
        told |= {line.label: line.value for line in setting_lines(complete(config))}
    except ConfigError:
        told |= {name: str(value) for name, value in config.values().items()}
    # no part of a method, but other numbers give other results
    return {**told, say("Seed"): str(config.train.seed), say("Split seed"): str(config.split.split_seed)}
