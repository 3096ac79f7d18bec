"""What an algorithm cannot be asked for, whatever the dataset."""

from __future__ import annotations

from workbench.config import RunConfig
from workbench.gui.language import say

SLOTS = "label_slots"  # of learners that are made for so many classes, and no more


def limits(config: RunConfig) -> list[str]:
    """Why a run of this algorithm could not begin, as sentences with both numbers."""
    if SLOTS not in config.settings:
        return []
    task = config.task
    most = max(int(config.settings[SLOTS]), task.train_ways or task.ways)
    if task.ways <= most:
        return []
    return [
        say(
            "The task has {ways} classes, but the learner would be made to tell at most {most} apart. "
            "Raise “Classes at most” to {ways}, or lower “Classes per task” to at most {most}.",
            ways=task.ways,
            most=most,
        )
    ]
