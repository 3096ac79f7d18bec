"""Several models on the same pictures: what each answers, how long it adapts, and how good it is at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.config import AdaptConfig
from workbench.data.sources import Progress
from workbench.engine.few_shot import CompareModels, ModelCompared
from workbench.fewshot.classes import check_classes
from workbench.fewshot.leave_one_out import leave_one_out
from workbench.fewshot.rate import rate_of
from workbench.fewshot.session import FewShotSession


class _GivenUp(Exception):
    """Whoever asked wants no answer any more; that is told apart from a model that fails."""


def compare(
    sessions: Callable[[str], FewShotSession],
    command: CompareModels,
    send: Callable[[ModelCompared], None],
    progress: Progress,
) -> ModelCompared:
    """Meet a request of the window: the last reply; those before it are passed to ``send``.

    A model that cannot be used says why in its reply, and the others follow.

    Args:
        sessions: of the model that is referred to.
        progress: told how far it is; what it raises ends the work.

    Raises:
        FewShotError: the classes are not fit to learn from; see `check_classes`.
        ValueError: there is no model to compare.
    """
    check_classes(command.classes)
    if not command.models:
        raise ValueError("There are 0 models to compare, but at least 1 is needed.")
    last = len(command.models) - 1
    for number, (model, options) in enumerate(command.models):
        found = _of_one(sessions, command, model, options, _part(progress, number, len(command.models)))
        if number < last:
            send(found)
    return replace(found, last=True)


def _of_one(
    sessions: Callable[[str], FewShotSession],
    command: CompareModels,
    model: str,
    options: AdaptConfig | None,
    progress: Progress,
) -> ModelCompared:
    try:
        return _compared(sessions, command, model, options, progress)
    except _GivenUp as given_up:
        raise given_up.__cause__ or given_up from None
    # every error that names its reason, and those of torch, such as too little memory
    except (ValueError, ArithmeticError, RuntimeError, OSError) as error:
        return ModelCompared(command.request_id, model, last=False, failed=_sentence(error))


def _compared(
    sessions: Callable[[str], FewShotSession],
    command: CompareModels,
    model: str,
    options: AdaptConfig | None,
    progress: Progress,
) -> ModelCompared:
    progress("Adapting", 0.0)
    session = sessions(model)
    predicted = session.adapt(command.classes, command.queries, options)
    answers = leave_one_out(session, command.classes, options, progress)
    return ModelCompared(
        command.request_id,
        model,
        last=False,
        adapt_ms=predicted.adapt_ms,
        predictions=predicted.predictions,
        rate=rate_of(answers),
        badges=predicted.badges,
        reject_below=predicted.reject_below,
    )


def _part(progress: Progress, number: int, count: int) -> Progress:
    """Progress of one model of several."""

    def tell(sentence: str, fraction: float) -> None:
        try:
            progress(
                f"Model {number + 1} of {count}: {sentence[:1].lower()}{sentence[1:]}", (number + fraction) / count
            )
        except Exception as reason:
            raise _GivenUp from reason

    return tell


def _sentence(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
