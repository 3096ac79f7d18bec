"""What is said of why a picture was recognised as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from gui.insight_stage import SHOWN, WHY, steps, why_shown
from gui.try_it_stage import pictures

from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AdaptedTo, AskWhy, Near
from workbench.engine.replies import Prediction
from workbench.gui.models.why import Why, after, figure, place_words, why_of


def made(**more: object) -> Why:
    return why_of(WHY, why_shown(WHY, **more))  # type: ignore[arg-type]


def test_the_answer_and_what_the_network_sees_are_said() -> None:
    why = made()
    assert why.summary == "5.png is recognised as psi, 98 %."
    assert why.seen_words == "28 × 28 pixels, grey"
    assert [(each.name, round(each.score, 2)) for each in why.guesses] == [("psi", 0.98), ("phi", 0.02)]


def test_a_picture_below_the_level_is_taken_for_none_of_the_classes() -> None:
    answered = replace(why_shown(WHY).prediction, known=0.34)
    shown = replace(why_shown(WHY), prediction=answered)
    why = why_of(WHY, shown, 0.5)
    assert why.summary == "5.png is taken for none of these classes; the closest is psi."
    assert why.known_words.startswith("It is 34 % likely to be of one of these classes, less than the 50 %")
    assert why_of(WHY, shown, 0.2).known_words.startswith("It is 34 % likely to be of one of these classes, not less")
    assert why_of(WHY, shown).known_words == "", "the model has not learned to tell"


def test_examples_come_nearest_first_with_their_pictures_and_say_which_are_of_the_answer() -> None:
    why = made()
    assert [each.picture.key for each in why.near] == ["q2", "q3", "q4", "q0", "q1"]
    assert [each.is_answer for each in why.near] == [False, False, False, True, True]
    assert why.near[0].share == pytest.approx(0.2)
    assert why.near[-1].share == 1.0
    assert why.near[3].words == "4. 0.png of psi, the class that was answered: distance 4.00"
    assert why.near_words.startswith("Of the 5 nearest, 2 are of psi. Euclidean distance of features:")


@pytest.mark.parametrize(
    ("label", "said"), [("phi", "Of the 5 nearest, 3 are of phi."), ("chi", "Of the 5 nearest, none is of chi.")]
)
def test_hits_among_the_nearest_are_counted(label: str, said: str) -> None:
    answered = Prediction(WHY.query.key, label, 0.6, {"psi": 0.2, "phi": 0.2, label: 0.6})
    assert why_of(WHY, replace(why_shown(WHY), prediction=answered)).near_words.startswith(said)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "The only example of kite is among the 5 nearest."),
        (2, "Both examples of kite are among the 5 nearest."),
        (4, "All 4 examples of kite are among the 5 nearest."),
        (6, "The 5 nearest are all of kite."),
    ],
)
def test_a_class_with_no_more_examples_than_are_near_is_not_said_to_miss_any(count: int, said: str) -> None:
    shown = pictures(12)
    classes = (SupportClass("kite", tuple(shown[:count])), SupportClass("sail", tuple(shown[count:])))
    asked = AskWhy(1, AdaptedTo("m", classes), shown[0])
    near = tuple(Near(each.key, owner.name, 1.0) for owner in classes for each in owner.pictures)
    answered = Prediction(asked.query.key, "kite", 0.6, {"kite": 0.6, "sail": 0.4})
    assert why_of(asked, replace(why_shown(asked), near=near, prediction=answered)).near_words.startswith(said)


def test_of_one_picture_in_two_classes_each_keeps_its_class() -> None:
    both = (SupportClass("psi", (SHOWN[0],)), SupportClass("phi", (SHOWN[0],)))
    asked = AskWhy(1, AdaptedTo("m", both), SHOWN[5])
    assert [each.class_name for each in why_of(asked, why_shown(asked)).near] == ["phi", "psi"]


def test_what_hiding_costs_is_said_in_words() -> None:
    why = made()
    assert why.mattered_words == "Hiding the outlined part lowers psi from 98 % to 41 %."
    assert why.part_words(0.5) == "With this part hidden: psi 98 % → 70 %"
    assert why.part_words(0.0) == "With this part hidden: psi 98 % → 98 %"


def test_where_nothing_of_the_picture_is_left_that_is_said_in_place_of_what_mattered() -> None:
    shown = why_shown(WHY, loss=0.0)
    why = why_of(WHY, replace(shown, seen=np.full_like(shown.seen, 255)))
    assert why.mattered_words.startswith("Nothing of the picture is left for the network")


def test_where_nothing_is_lost_no_single_part_mattered() -> None:
    why = made(loss=0.004)
    assert not why.has_mattered
    assert why.mattered_words == "No single part mattered: whichever is hidden, psi stays at about 98 %."


def test_many_classes_are_summed_up() -> None:
    scores = {f"class {n}": 0.1 for n in range(10)}
    answered = Prediction(WHY.query.key, "class 0", 0.1, scores)
    guesses = why_of(WHY, replace(why_shown(WHY), prediction=answered)).guesses
    assert len(guesses) == 6
    assert (guesses[-1].name, round(guesses[-1].score, 6)) == ("5 other classes", 0.5)


def test_the_answer_is_followed_over_the_steps() -> None:
    why = made(stages=steps(WHY, [0.2, 0.4, 0.7, 0.98]))
    assert why.curve == ([0, 1, 2, 3], [0.2, 0.4, 0.7, 0.98])
    assert why.step_words == "It answers psi only after inner step 2 of 3; before that, it would have answered phi."
    assert why.stage_words(1) == "After inner step 1 of 3: phi 60 %"
    assert why.stage_words(3) == "After inner step 3 of 3, in use: psi 98 %"


def test_an_answer_that_only_the_last_step_gave_is_said_to_be_so() -> None:
    why = made(stages=steps(WHY, [0.2, 0.4, 0.98]))
    assert why.step_words == "It answers psi only after inner step 2 of 2; before that, it would have answered phi."


def test_an_answer_that_never_changed_is_said_to_be_so() -> None:
    assert made(stages=steps(WHY, [0.6, 0.9])).step_words == "It would have answered psi at every stage."


def test_a_method_without_steps_has_none_to_look_at() -> None:
    assert not made().has_steps


def test_going_on_stops_at_the_ends_and_begins_where_the_picture_is_gone() -> None:
    keys = ["a", "b", "c"]
    assert [after(keys, "b", 1), after(keys, "c", 1), after(keys, "a", -1), after(keys, "gone", 1)] == [*"ccaa"]
    assert after([], "a", 1) == ""
    assert (place_words(keys, "b"), place_words(keys, "gone")) == ("2 of 3", "3 pictures")


@pytest.mark.parametrize(
    ("distance", "words"), [(0.0, "0"), (0.0123, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (1204.2, "1,204")]
)
def test_distances_have_as_many_decimals_as_make_sense(distance: float, words: str) -> None:
    assert figure(distance) == words
