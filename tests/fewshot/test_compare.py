"""Several models on the same pictures: each answers or says why not, and one that fails stops no other."""

from __future__ import annotations

from typing import Any

import pytest
from few_shot_sessions import classes, marked, untrained

from workbench.config import AdaptConfig
from workbench.data.sources import ignore
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import CompareModels, ModelCompared
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.compare import compare
from workbench.fewshot.leave_one_out import leave_one_out
from workbench.fewshot.rate import rate_of
from workbench.fewshot.session import FewShotSession

QUERIES = (marked(7, 0), marked(7, 2))


def session_of(ref: str) -> FewShotSession:
    if ref == "gone":
        raise CheckpointError("There is no run at gone.")
    return untrained(ref)


def ask(
    *models: tuple[str, AdaptConfig | None],
    shown: tuple[SupportClass, ...] | None = None,
    progress: Any = ignore,
) -> list[ModelCompared]:
    command = CompareModels(4, models, shown or classes(3, 2, 1, draw=marked), QUERIES)
    sent: list[ModelCompared] = []
    last = compare(session_of, command, sent.append, progress)
    return [*sent, last]


def test_every_model_answers_as_it_does_alone() -> None:
    how = AdaptConfig(final_head="logistic")
    found = ask(("nearest_pixel", None), ("protonet", how), ("maml", None))
    assert [(each.model, each.last, each.request_id) for each in found] == [
        ("nearest_pixel", False, 4),
        ("protonet", False, 4),
        ("maml", True, 4),
    ]
    for each, options in zip(found, (None, how, None), strict=True):
        alone = untrained(each.model).adapt(classes(3, 2, 1, draw=marked), QUERIES, options)
        assert each.predictions == alone.predictions and each.badges == alone.badges
        assert each.rate == rate_of(leave_one_out(untrained(each.model), classes(3, 2, 1, draw=marked), options))
        assert each.adapt_ms > 0 and each.failed == "" and each.rate is not None and each.rate.count == 5


def test_a_model_that_fails_says_why_and_the_others_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(("gone", None), ("nearest_pixel", None), ("gone", None))
    assert [each.failed for each in found] == ["There is no run at gone.", "", "There is no run at gone."]
    assert [each.last for each in found] == [False, False, True] and found[2].rate is None

    def no_memory(*_: object) -> None:
        raise RuntimeError("not enough memory: you tried to allocate 9 bytes\nand a trace")

    monkeypatch.setattr(FewShotSession, "adapt", no_memory)
    (alone,) = ask(("nearest_pixel", None))
    assert alone.failed == "not enough memory: you tried to allocate 9 bytes" and alone.last


def test_without_a_class_of_two_pictures_there_is_no_rate() -> None:
    (found,) = ask(("nearest_pixel", None), shown=classes(1, 1, draw=marked))
    assert found.rate is None and [each.key for each in found.predictions] == [each.key for each in QUERIES]


def test_giving_up_is_no_failure_of_a_model() -> None:
    class GivenUpError(ValueError):
        pass

    told: list[tuple[str, float]] = []

    def give_up(sentence: str, fraction: float) -> None:
        told.append((sentence, fraction))
        if fraction >= 0.5:
            raise GivenUpError("Cancelled.")

    with pytest.raises(GivenUpError, match="Cancelled"):
        ask(("nearest_pixel", None), ("protonet", None), progress=give_up)
    assert told[0] == ("Model 1 of 2: adapting", 0.0)
    assert [fraction for _, fraction in told] == sorted(fraction for _, fraction in told)


def test_classes_that_cannot_be_learned_and_no_models_are_refused() -> None:
    with pytest.raises(FewShotError, match="At least 2 classes are needed, but there is 1"):
        ask(("nearest_pixel", None), shown=classes(3, draw=marked))
    with pytest.raises(ValueError, match="0 models to compare, but at least 1"):
        ask()
