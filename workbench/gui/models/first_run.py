"""What is said to whoever trains for the first time, by how far the run has come."""

from __future__ import annotations

from workbench.gui.language import mark, say
from workbench.gui.wording import plus_minus, value
from workbench.runs.log import RunLog, RunState

TASKS = mark(
    "The model is about to practise. A practice task shows it {shots} drawing of each of {ways} characters that it has "
    "never seen, and asks it to recognise other drawings of them."
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
ENDED = mark("This run has ended before its time. Start begins another one.")


def stage_words(log: RunLog) -> str:
    """The sentence for this moment; empty where there is nothing to explain."""
    if log.started is None:
        return ""
    ways, shots = (int(log.started.config["task"][name]) for name in ("ways", "shots"))
    if log.state is RunState.COMPLETED:
        metric, best = next(iter(log.best.items()), ("", None))
        accuracy = plus_minus(best, metric) if best else "–"
        return say(DONE, accuracy=accuracy, shots=shots, chance=value(1 / ways, "accuracy"))
    if log.state not in (RunState.RUNNING, RunState.PAUSED):
        return say(ENDED)
    return _on_the_way(log, ways, shots)


def _on_the_way(log: RunLog, ways: int, shots: int) -> str:
    step, planned = log.last_step, log.started.planned_episodes if log.started else 0
    if step is None or len(log.train_loss) < 3:
        return say(TASKS, ways=ways, shots=shots)
    if 2 * step.episodes >= planned and len(log.val_loss):
        return say(HALF)
    return say(VALIDATION) if len(log.val_loss) else say(CURVES)
