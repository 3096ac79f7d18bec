"""What is said to whoever trains for the first time, by how far the run has come."""

from __future__ import annotations

from workbench.gui.language import mark, say
from workbench.gui.wording import plus_minus, value
from workbench.runs.log import RunLog, RunState

READ_S = 12.0  # seconds of training that each sentence has at least, to be read
TASKS = mark(
    "The model begins to practise. A practice task shows it {shots} drawing of each of {ways} characters picked at "
    "random, and asks it to recognise other drawings of them. The next task has other characters."
)
CURVES = mark(
    "Each point is a step of practice: above, how wrong the answers are (loss); below, how many are right. It soon "
    "does better than guessing, the dotted line."
)
VALIDATION = mark(
    "The orange curve counts: now and then the model is asked about characters that it does not practise on. When "
    "this curve rises, it learns to learn, and not the characters by heart."
)
HALF = mark(
    "Half of the practice is done. No two tasks are alike, so all that helps in the next one is to see what tells "
    "characters apart: that is meta-learning."
)
DONE = mark(
    "Done: {accuracy} right on characters that it had never seen, from {shots} drawing each; guessing gets {chance}. "
    "This model can now learn your own drawings."
)


def stage_words(log: RunLog) -> str:
    """The sentence for this moment; empty where there is nothing to explain."""
    if log.started is None:
        return ""
    task = log.started.config["task"]
    if log.state is RunState.COMPLETED:
        metric, best = next(iter(log.best.items()), ("", None))
        accuracy = plus_minus(best, metric) if best else "–"
        return say(DONE, accuracy=accuracy, shots=task["shots"], chance=value(1 / int(task["ways"]), "accuracy"))
    return _on_the_way(log, task["train_ways"] or task["ways"], task["train_shots"] or task["shots"])


def _on_the_way(log: RunLog, ways: int, shots: int) -> str:
    """The last sentence for which it is time, and whose subject can be seen."""
    step, planned = log.last_step, log.started.planned_episodes if log.started else 0
    is_measured = len(log.val_loss) > 0
    is_half = is_measured and step is not None and 2 * step.episodes >= planned
    seen = {TASKS: True, CURVES: len(log.train_loss) >= 3, VALIDATION: is_measured, HALF: is_half}
    words = [each for place, each in enumerate(seen) if seen[each] and log.seconds >= place * READ_S]
    return say(words[-1], ways=ways, shots=shots)
