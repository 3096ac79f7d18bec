"""Leaving one picture out is adapting to all the others, however it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from few_shot_sessions import classes, scribble, untrained

from workbench.algorithms import algorithm_names
from workbench.config import AdaptConfig
from workbench.engine.commands import SupportClass
from workbench.engine.model import load_model
from workbench.fewshot import leave_one_out as leaving
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.leave_one_out import counted, leave_one_out
from workbench.fewshot.session import FewShotSession


def one_by_one(session: FewShotSession, shown: Sequence[SupportClass], options: AdaptConfig | None) -> list[Any]:
    """The same, of sessions that are shown all other pictures and asked about this one."""
    found = []
    for label, each in enumerate(shown):
        for place, picture in enumerate(each.pictures):
            rest = SupportClass(each.name, each.pictures[:place] + each.pictures[place + 1 :])
            if rest.pictures:
                others = [rest if other == label else of_it for other, of_it in enumerate(shown)]
                (prediction,) = session.adapt(others, [picture], options).predictions
                found.append((picture.key, each.name, prediction))
    return found


def check_alike(session: FewShotSession, shown: Sequence[SupportClass], options: AdaptConfig | None = None) -> None:
    found, expected = leave_one_out(session, shown, options), one_by_one(session, shown, options)
    assert [(each.key, each.class_name) for each in found] == [(key, name) for key, name, _ in expected]
    for each, (_, _, prediction) in zip(found, expected, strict=True):
        assert each.prediction.key == prediction.key
        assert each.prediction.scores == pytest.approx(prediction.scores, abs=2e-5)


@pytest.mark.parametrize("name", algorithm_names())
def test_it_is_what_sessions_say_that_lack_one_picture(name: str) -> None:
    check_alike(untrained(name), classes(3, 1, 2))


@pytest.mark.parametrize(
    "options",
    [
        AdaptConfig(final_head="logistic"),
        AdaptConfig(tune_steps=2, tune_rate=0.1),
        AdaptConfig(tune_steps=2, tune_rate=0.1, tune_what="all"),
    ],
)
def test_it_adapts_as_it_is_asked_to(options: AdaptConfig) -> None:
    check_alike(untrained("protonet"), classes(2, 2), options)


def test_parts_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("protonet", "maml"):
        session = untrained(name)
        whole = leave_one_out(session, classes(3, 2))
        monkeypatch.setattr(leaving, "PICTURES_AT_ONCE", 8)
        monkeypatch.setattr(leaving, "FEATURES_AT_ONCE", 64)
        for one, other in zip(whole, leave_one_out(session, classes(3, 2)), strict=True):
            assert one.prediction.scores == pytest.approx(other.prediction.scores, abs=1e-5)
        monkeypatch.undo()


def test_pictures_that_are_alone_in_their_class_are_not_left_out() -> None:
    assert counted(classes(1, 2, 1, 3)) == [1, 2, 4, 5, 6]
    assert leave_one_out(untrained(), classes(1, 1)) == ()


def test_no_learner_sees_the_picture_that_it_is_asked_about() -> None:
    """The same picture in two classes: left out of one, it is taken for the other."""
    twice = scribble(0, 5)
    shown = (
        SupportClass("a", (twice, scribble(1, 6), scribble(2, 6))),
        SupportClass("b", (twice, scribble(1, 7), scribble(2, 7))),
    )
    said = {each.class_name: each.prediction.label for each in leave_one_out(untrained("nearest_pixel"), shown)[::3]}
    assert said == {"a": "b", "b": "a"}


def test_nothing_of_the_model_changes() -> None:
    session = untrained("protonet")
    before = session.adapt(classes(2, 2), [scribble(9, 1)]).predictions
    weights = {name: each.clone() for name, each in session.model.algorithm.state_dict().items()}
    leave_one_out(session, classes(2, 2))
    assert not session.model.algorithm.net.fixed
    assert all(torch.equal(weights[name], each) for name, each in session.model.algorithm.state_dict().items())
    session._adapted.clear()
    assert session.adapt(classes(2, 2), [scribble(9, 1)]).predictions == before


def test_it_tells_how_far_it_is_and_ends_when_given_up() -> None:
    told: list[float] = []
    leave_one_out(untrained("maml"), classes(8, 8, 8), progress=lambda _, fraction: told.append(fraction))
    assert told == sorted(told) and told[0] == 0 and told[-1] == 1 and len(told) > 2

    def give_up(_sentence: str, fraction: float) -> None:
        if fraction > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        leave_one_out(untrained("maml"), classes(8, 8, 8), progress=give_up)


def test_classes_that_cannot_be_learned_are_refused() -> None:
    with pytest.raises(FewShotError, match="At least 2 classes are needed, but there is 1"):
        leave_one_out(untrained(), classes(3))


def test_it_is_calibrated_as_the_sessions_answers_are() -> None:
    """The shipped model, which tells pictures of none of the classes."""
    session = FewShotSession(load_model("builtin:omniglot"))
    check_alike(session, classes(3, 1, 2))
    known = [each.prediction.known for each in leave_one_out(session, classes(3, 1, 2))]
    assert known == pytest.approx([each.known for _, _, each in one_by_one(session, classes(3, 1, 2), None)], abs=1e-4)
    assert all(0 < each < 1 for each in known)
