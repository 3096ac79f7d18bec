"""How well a model can be trusted with the classes it was shown, told from their own pictures alone."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.config import AdaptConfig
from workbench.data.sources import Progress
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AskHowGood, HeldOut, HowGood, Rate
from workbench.fewshot.leave_one_out import counted, leave_one_out
from workbench.fewshot.oddities import oddities
from workbench.fewshot.rate import rate_of
from workbench.fewshot.session import FewShotSession


def how_good(session: FewShotSession, command: AskHowGood, progress: Progress) -> HowGood:
    """Meet a request of the window. ``progress`` is told how far it is; what it raises ends the work.

    Raises FewShotError as `FewShotSession.adapt`.
    """
    classes, options = command.adapted.classes, command.adapted.options
    answers = leave_one_out(session, classes, options, _part(progress, 0.0, 0.5))
    return HowGood(
        command.request_id,
        session.model.ref,
        rate_of(answers),
        tuple(each.name for each in classes if len(each.pictures) == 1),
        answers,
        tuple(each.name for each in classes),
        confusion(classes, answers),
        oddities(session, classes, answers, options, _part(progress, 0.8, 1.0)),
        advice(classes, answers),
        earlier(session, command.before, answers, options, _part(progress, 0.5, 0.8)),
    )


def confusion(classes: Sequence[SupportClass], answers: Sequence[HeldOut]) -> tuple[tuple[int, ...], ...]:
    """Rows are true classes, columns answers: counts."""
    said = [(each.class_name, each.prediction.label) for each in answers]
    return tuple(tuple(said.count((true.name, taken.name)) for taken in classes) for true in classes)


def advice(classes: Sequence[SupportClass], answers: Sequence[HeldOut]) -> str:
    """Which picture would help most; nothing where all answers are right.

    It is one of the class with the lowest accuracy; of equals that with the fewest pictures, and then that whose
    pictures got the lowest scores. A class with a single picture comes first: nothing is known of it.
    """
    for each in classes:
        if len(each.pictures) == 1:
            return f"One more picture of {each.name} would help most: it has only one."
    standing = {each.name: _standing(each, answers) for each in classes}
    name, (accuracy, *_) = min(standing.items(), key=lambda item: item[1])
    return f"One more picture of {name} would help most." if accuracy < 1 else ""


def earlier(
    session: FewShotSession,
    before: Sequence[SupportClass],
    answers: Sequence[HeldOut],
    options: AdaptConfig | None,
    progress: Progress,
) -> tuple[Rate, Rate] | None:
    """How often the pictures of ``before`` are recognised among these classes alone, and in ``answers``, which are
    among more. None where these classes do not suffice to tell."""
    if len(before) < 2 or not counted(before):
        return None
    alone = leave_one_out(session, before, options, progress)
    keys = {each.key for each in alone}
    first, then = rate_of(alone), rate_of([each for each in answers if each.key in keys])
    return (first, then) if first and then else None


def _standing(shown: SupportClass, answers: Sequence[HeldOut]) -> tuple[float, int, float]:
    """Accuracy, number of pictures, and mean score of the right answer."""
    own = [each.prediction for each in answers if each.class_name == shown.name]
    right = [each.label == shown.name for each in own]
    scores = [each.scores[shown.name] for each in own]
    return sum(right) / len(own), len(shown.pictures), sum(scores) / len(own)


def _part(progress: Progress, start: float, end: float) -> Progress:
    """Progress of a part of the work."""

    def tell(sentence: str, fraction: float) -> None:
        progress(sentence, start + max(0.0, fraction) * (end - start))

    return tell
