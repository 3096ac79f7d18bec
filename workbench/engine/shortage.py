"""What is said when a step of a run did not find room, and what is offered."""

from __future__ import annotations

import shlex
from pathlib import Path

from workbench.config import RunConfig
from workbench.engine.events import MemoryRanOut
from workbench.engine.forecast import Forecaster
from workbench.engine.free_memory import amount, free_bytes, where_words
from workbench.engine.memory import empty_caches
from workbench.engine.model import practised_classes
from workbench.engine.rehearsal import Stage
from workbench.engine.remedies import flags, remedies
from workbench.engine.setup import Setup


class Shortage:
    """Of memory, in the run in ``run_dir``."""

    def __init__(self, run_dir: Path) -> None:
        self._run_dir = run_dir

    def told(self, what: str, setup: Setup, step: int, episodes: int) -> MemoryRanOut:
        """``what``, such as "Step 12", was not done. Remedies are computed from what is free, which showed not to
        suffice, and from what steps with other settings would take."""
        empty_caches()
        config, free, where = setup.config, free_bytes(setup.device), where_words(setup.device)
        classes = practised_classes(config, setup.split)
        forecaster = Forecaster(Stage(setup.preprocessing, setup.device, classes))
        shapes = {name: each.shape for name, each in setup.algorithm.state_dict().items()}

        def needed(each: RunConfig) -> int:
            found = forecaster.demand(each)
            return forecaster.passing(each) if found and found.shapes == shapes else 0

        taken = needed(config)
        # a forecast that was too low is too low for the remedies as well
        room = min(free, taken) if free and taken else free or taken
        left = f" ({amount(free)})" if free else ""
        sentence = f"{what} needs more memory than is free on {where}{left}. It was not done: nothing is lost."
        return MemoryRanOut(step, episodes, sentence, where, taken, free, remedies(config, needed, room))

    def way_on(self, told: MemoryRanOut) -> str:
        """What is free did not suffice, and how to go on from the command line; one sentence."""
        best = told.remedies[0]
        if not best.changes:
            return f"{told.sentence} {best.words}, and begin a new run."
        command = f"workbench train --resume {shlex.quote(str(self._run_dir))} {flags(best.changes)}"
        return f"{told.sentence} Go on with: {command}"
