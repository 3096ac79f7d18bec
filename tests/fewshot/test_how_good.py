"""How good a model is at the classes it was shown: counted, with what stays uncounted named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from few_shot_sessions import classes, marked, untrained

from workbench.data.sources import ignore
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AdaptedTo, AskHowGood, HeldOut, HowGood
from workbench.engine.replies import Prediction
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.how_good import advice, confusion, how_good
from workbench.fewshot.leave_one_out import leave_one_out
from workbench.fewshot.rate import rate_of


def ask(shown: tuple[SupportClass, ...], before: tuple[SupportClass, ...] = (), progress: Any = ignore) -> HowGood:
    session = untrained("nearest_pixel")
    return how_good(session, AskHowGood(5, AdaptedTo(session.model.ref, shown), before), progress)


def said(*answers: tuple[str, str, float]) -> list[HeldOut]:
    """True class, answer, and the score of the true one."""
    return [HeldOut("", true, Prediction("", label, 1.0, {true: score})) for true, label, score in answers]


def mixed() -> tuple[SupportClass, ...]:
    """Three classes, in the second of which there is a drawing of the third."""
    first, second, third = classes(3, 2, 3, draw=marked)
    return first, SupportClass("kind 1", (*second.pictures, marked(8, 2))), third


def test_it_is_counted_by_leaving_one_out() -> None:
    found = ask(mixed())
    answers = leave_one_out(untrained("nearest_pixel"), mixed())
    assert (found.request_id, found.model) == (5, "untrained nearest_pixel")
    assert found.answers == answers and found.rate == rate_of(answers)
    assert found.rate is not None and (found.rate.count, found.rate.value) == (9, pytest.approx(8 / 9))
    assert found.class_names == ("kind 0", "kind 1", "kind 2")
    assert found.confusion == ((3, 0, 0), (0, 2, 1), (0, 0, 3))
    assert [each.keys for each in found.oddities] == [("kind 2, drawing 8",)]
    assert found.advice == "One more picture of kind 1 would help most." and found.earlier is None


def test_classes_with_one_picture_are_named_and_not_counted() -> None:
    found = ask(classes(3, 1, 2, draw=marked))
    assert found.uncounted == ("kind 1",) and found.rate is not None and found.rate.count == 5
    assert found.confusion[1] == (0, 0, 0)
    assert found.advice == "One more picture of kind 1 would help most: it has only one."
    nothing = ask(classes(1, 1, draw=marked))
    assert (nothing.rate, nothing.answers, nothing.confusion) == (None, (), ((0, 0), (0, 0)))
    assert nothing.uncounted == ("kind 0", "kind 1")


def test_rows_of_the_confusion_are_true_classes() -> None:
    answers = said(("kind 0", "kind 1", 0.1), ("kind 0", "kind 1", 0.1), ("kind 1", "kind 1", 0.9))
    assert confusion(classes(2, 1, draw=marked), answers) == ((0, 2), (0, 1))


def test_the_advice_is_the_class_that_fares_worst() -> None:
    shown = classes(2, 2, 3, draw=marked)
    sure = {each.name: [(each.name, each.name, 0.9)] * len(each.pictures) for each in shown}

    def told(**wrong: float) -> str:
        """Where one picture of each class named was taken for another, with so much left to the right one."""
        answers = {name: [(name, "another", wrong[name]), *of_it[1:]] for name, of_it in sure.items() if name in wrong}
        return advice(shown, said(*(one for of_it in (sure | answers).values() for one in of_it)))

    assert told() == ""
    assert told(**{"kind 2": 0.1}) == "One more picture of kind 2 would help most."
    # a third of kind 2 is wrong, and half of the others; of these, kind 1 was less sure of what is right
    assert told(**{"kind 0": 0.4, "kind 1": 0.3, "kind 2": 0.1}) == "One more picture of kind 1 would help most."


def test_what_was_there_before_is_counted_alone_and_among_the_new() -> None:
    """The same drawings under two names: when one is left out, it is taken for what the other is."""
    old = classes(3, 3, draw=marked)
    again = tuple(replace(each, key=f"{each.key} again") for each in old[0].pictures)
    new = (*old, SupportClass("kind 0 again", again))
    found = ask(new, before=old)
    assert found.earlier is not None
    before, after = found.earlier
    assert before == rate_of(leave_one_out(untrained("nearest_pixel"), old)) and before.value == 1
    of_old = [each for each in found.answers if each.class_name != "kind 0 again"]
    assert after == rate_of(of_old) and (after.count, after.value) == (6, 0.5)


@pytest.mark.parametrize("before", [(), (2,), (1, 1)])
def test_nothing_is_said_of_earlier_classes_that_do_not_suffice(before: tuple[int, ...]) -> None:
    assert ask(classes(3, 3, 3, draw=marked), before=classes(*before, draw=marked)).earlier is None


def test_progress_goes_one_way_and_ends_the_work_when_given_up() -> None:
    told: list[float] = []
    ask(mixed(), mixed()[:2], progress=lambda _, fraction: told.append(fraction))
    assert told[0] == 0 and max(told) <= 1 and len(told) > 3

    def give_up(_sentence: str, _fraction: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        ask(mixed(), progress=give_up)


def test_classes_that_cannot_be_learned_are_refused() -> None:
    with pytest.raises(FewShotError, match="0 pictures"):
        ask((*classes(2, draw=marked), SupportClass("empty", ())))
