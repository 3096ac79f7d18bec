"""What there is to see of learning, without widgets: curves, bars, answers that change, attention, and the words."""

from __future__ import annotations

import math

import pytest
from gui.learning_stage import LAYERS, explained, over_examples, over_slots, stages
from gui.try_it_stage import pictures

from workbench.engine.commands import Explain, SupportClass
from workbench.engine.replies import AttentionShown, StageShown
from workbench.gui.models.attention import choice_words, groups, is_pictured, own_words, percent, rest, table, usable
from workbench.gui.models.learning import NO_ANSWER, Learning, learning_of
from workbench.gui.models.learning_words import (
    LOOKED,
    ONE_GO,
    SELECT,
    WITH_STEPS,
    hint,
    layer_words,
    position,
    reading,
    summary,
    tick,
    turns,
    uncertainty,
)

SHOWN = pictures(9)
ASKED = Explain(
    3,
    "a run",
    (SupportClass("psi", tuple(SHOWN[:2])), SupportClass("phi", tuple(SHOWN[2:5])), SupportClass("chi", (SHOWN[0],))),
    tuple(SHOWN[6:]),
)
IN_USE = StageShown("in use", 1, 1, {"loss": 0.1, "accuracy": 1.0}, {}, ())


def learning(*told: StageShown, attention: tuple[AttentionShown, ...] = ()) -> Learning:
    return learning_of(ASKED, explained(ASKED, told or None, attention))


def bare(axis: str, number: int, last: int) -> StageShown:
    return StageShown(axis, number, last, {}, {}, ())


def test_examples_are_told_apart_by_class_even_where_two_classes_share_a_picture() -> None:
    seen = learning()
    assert [each.class_name for each in seen.examples] == ["psi", "psi", "phi", "phi", "phi", "chi"]
    assert [each.picture.key for each in seen.examples] == ["q0", "q1", "q2", "q3", "q4", "q0"]
    assert seen.questions == ASKED.queries
    assert seen.guessing == pytest.approx(1 / 3)


def test_the_example_that_was_read_is_named() -> None:
    read = StageShown("example read", 1, 6, {}, {}, (), 2)
    seen = learning(read, bare("example read", 2, 6), IN_USE)
    assert seen.where(0) == f"after example 1 of 6: {SHOWN[2].name} of phi"
    assert [seen.where(place) for place in (1, 2)] == ["after example 2 of 6", "in use"]


def test_a_curve_has_a_point_for_every_stage_that_was_measured() -> None:
    told = (
        *stages(ASKED, "inner step", 2),
        bare("tuning step", 0, 1),
        StageShown("x", 1, 1, {"loss": math.nan}, {}, ()),
    )
    seen = learning(*told, IN_USE)
    assert seen.curve("loss") == ([0, 1, 2, 5], [1.0, 0.5, 1 / 3, 0.1])


def test_loss_and_accuracy_come_before_other_values() -> None:
    told = StageShown("inner step", 0, 0, {"gradients computed": 1.0, "accuracy": 0.5, "loss": 1.0}, {}, ())
    assert learning(told).value_names == ["loss", "accuracy", "gradients computed"]


def test_bars_of_all_stages_share_layers_and_scale() -> None:
    seen = learning()
    assert seen.quantities == ["moved in this step"]
    assert seen.extent("moved in this step") == (0.0, 1.5), "layer 3 moves by 3/2 in the first step, which is the most"
    first, last = seen.bars("moved in this step", 0), seen.bars("moved in this step", 4)
    assert [each.layer for each in first] == [each.layer for each in last] == list(LAYERS)
    assert [each.value for each in first] == [None, None, None]
    assert [each.value for each in last] == pytest.approx([0.2, 0.4, 0.6])
    assert last[2].words == "final classifier"


def test_values_below_nothing_widen_the_scale_to_the_left() -> None:
    told = StageShown("modulation", 1, 1, {}, {"shift": {"blocks.0": -0.5, "blocks.1": 0.25}}, ())
    assert learning(told).extent("shift") == (-0.5, 0.25)


def test_answers_say_what_they_were_at_the_stage_before() -> None:
    seen = learning()
    assert {each.was for each in seen.answers(0)} == {""}
    assert [(each.prediction.label, each.was) for each in seen.answers(1)] == [("phi", "psi")] * 3
    assert "uncertainty 0.31 of at most 1.10 nats; was psi" in seen.answers(1)[0].words()


def test_a_stage_that_answers_nothing_says_so() -> None:
    tile = learning(bare("example read", 0, 3)).answers(0)[0]
    assert tile.prediction is None
    assert NO_ANSWER in tile.words()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([bare("inner step", n, 5) for n in range(6)], "MAML learned your 3 classes in 5 inner steps."),
        ([bare("inner step", 1, 1)], "MAML learned your 3 classes in 1 inner step."),
        (
            [bare("inner step", 0, 5), bare("tuning step", 0, 30), IN_USE],
            "MAML learned your 3 classes in 5 inner steps, then in 30 tuning steps.",
        ),
        ([bare("example read", 1, 9), IN_USE], "MAML learned your 3 classes by reading 9 examples in turn."),
        ([bare("sampled classifier", 1, 10), IN_USE], "MAML learned your 3 classes by drawing 10 classifiers."),
        ([bare("modulation", 0, 1), bare("modulation", 1, 1)], "MAML learned your 3 classes."),
        ([IN_USE], "MAML learned your 3 classes."),
    ],
)
def test_a_sentence_says_what_is_seen(told: list[StageShown], said: str) -> None:
    assert summary("MAML", 3, told) == said


def test_a_method_that_learns_in_one_go_is_said_to() -> None:
    assert hint([IN_USE], False) == f"{ONE_GO} {WITH_STEPS}"
    assert hint([IN_USE], True) == f"{LOOKED} {SELECT}"
    assert hint(stages(ASKED, "inner step", 1), False) == "Slide to see what it would have answered before and after."
    assert hint(stages(ASKED, "inner step", 3), False) == "Slide to see what it would have answered after each."


def test_where_the_slider_stands_is_said_in_words() -> None:
    told = [bare("inner step", 0, 5), bare("inner step", 3, 5), bare("tuning step", 0, 9), IN_USE]
    words = ["before the first inner step", "after inner step 3 of 5", "before the first tuning step", "in use"]
    assert [position(told, place) for place in range(4)] == words
    assert position(told[:2], 1) == "after inner step 3 of 5, in use"
    assert position([bare("example read", 2, 9), IN_USE], 0) == "after example 2 of 9"
    assert position([bare("sampled classifier", 2, 9), IN_USE], 0) == "sampled classifier 2 of 9"
    assert position([bare("modulation", 0, 1), IN_USE], 0) == "before modulation"
    assert [tick(each) for each in told] == [(0, "0"), (3, "3"), (0, "0"), (0, "in use")]
    assert turns(told) == [2, 3]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("blocks.0", "block 1"),
        ("head", "final classifier"),
        ("stages.3.layers.1", "stage 4, layer 2"),
        ("stages.0.shortcut", "stage 1, shortcut"),
        ("model.layer1.0.conv2", "layer 1, part 1, convolution 2"),
        ("something", "something"),
        ("final_norm", "final norm"),
        ("class.0", "class 1"),
    ],
)
def test_layers_are_named_plainly(name: str, words: str) -> None:
    assert layer_words(name) == words


@pytest.mark.parametrize(
    ("number", "name", "words"),
    [
        (4.37e-07, "loss", "under 0.001"),
        (0.001, "loss", "0.001"),
        (0.0, "loss", "0"),
        (-0.5, "loss", "-0.50"),
        (0.0005, "accuracy", "0.1 %"),
    ],
)
def test_values_too_small_for_the_axis_have_no_figures(number: float, name: str, words: str) -> None:
    assert reading(number, name) == words


def test_uncertainty_is_at_most_the_logarithm_of_the_classes() -> None:
    assert uncertainty(math.log(20), 20) == f"uncertainty {math.log(20):.2f} of at most {math.log(20):.2f} nats"
    assert uncertainty(-1e-12, 2) == "uncertainty 0.00 of at most 0.69 nats"


def test_examples_stand_by_their_share_or_by_their_class() -> None:
    seen = learning(attention=(over_examples(ASKED),))
    shown = seen.attention[0]
    assert is_pictured(shown)
    (largest,) = groups(seen, shown, 0, by_class=False)
    assert [each.share for each in largest.shares] == pytest.approx([place / 21 for place in range(6, 0, -1)])
    assert largest.shares[0].example is seen.examples[5]
    (other,) = groups(seen, shown, 1, by_class=False)
    assert other.shares[0].example is seen.examples[0]
    by_class = groups(seen, shown, 0, by_class=True)
    assert [each.heading for each in by_class] == ["psi", "phi", "chi"]
    assert [each.total for each in by_class] == pytest.approx([3 / 21, 12 / 21, 6 / 21])


def test_many_examples_are_cut_to_the_largest_and_the_rest_is_summed_up() -> None:
    asked = Explain(1, "m", (SupportClass("a", tuple(pictures(30))), SupportClass("b", (SHOWN[0],))), (SHOWN[1],))
    seen = learning_of(asked, explained(asked, None, (over_examples(asked),)))
    arranged = groups(seen, seen.attention[0], 0, by_class=False)
    assert len(arranged[0].shares) == 12
    count, share = rest(seen, seen.attention[0], 0, arranged)
    assert (count, share) == (19, pytest.approx(sum(range(1, 20)) / (31 * 16)))


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((0.5, 0.35), "The other 15 % went to the picture itself."),
        ((0.5, 0.494), "The other 1 % went to the picture itself."),
        ((0.5, 0.496), ""),
        ((0.5, 0.5000001), ""),
    ],
)
def test_what_no_example_received_is_said_to_have_gone_to_the_picture(shares: tuple[float, ...], words: str) -> None:
    shown = AttentionShown("layer 1", "questions", "examples", ((1.0, 0.0), shares))
    assert own_words(shown, 1) == words
    assert own_words(shown, 0) == ""


def test_memory_slots_are_a_table_whose_cells_have_words() -> None:
    seen = learning(attention=(over_slots(ASKED, "examples"),))
    shown = table(seen, seen.attention[0])
    assert not is_pictured(seen.attention[0])
    assert (len(shown.rows), shown.columns) == (6, ())
    assert shown.words(2, 2) == "2.png: 100 % of attention to memory slot 3"


def test_of_several_attentions_pictured_ones_come_first_and_all_names_differ() -> None:
    told = (
        AttentionShown("read head 1", "questions", "memory slots", ((1.0,),) * 3),
        AttentionShown("write head 1", "examples", "memory slots", ((1.0,),) * 6),
        AttentionShown("read head 1", "examples", "memory slots", ((1.0,),) * 6),
        AttentionShown("read head 1", "questions", "examples", ((1.0,) * 6,) * 3),
    )
    choices = usable(learning(attention=told))
    assert [(each.of, each.over) for each in choices][:2] == [("questions", "examples"), ("questions", "memory slots")]
    assert choice_words(choices) == [
        "Read head 1, examples",
        "Read head 1, memory slots, questions",
        "Write head 1",
        "Read head 1, memory slots, examples",
    ]


def test_classifiers_that_were_drawn_do_not_follow_from_each_other() -> None:
    seen = learning(*stages(ASKED, "sampled classifier", 3, first=1))
    assert {each.was for each in seen.answers(1)} == {""}


def test_attention_that_does_not_fit_is_not_shown() -> None:
    short = AttentionShown("x", "questions", "examples", ((1.0,),))
    odd = AttentionShown("x", "dreams", "examples", ((1.0,),))
    fitting = over_slots(ASKED)
    assert usable(learning(attention=(short, odd, fitting))) == [fitting]


@pytest.mark.parametrize(("share", "words"), [(0.0, "0 %"), (0.001, "under 1 %"), (0.496, "50 %"), (1.0, "100 %")])
def test_a_small_share_is_not_said_to_be_none(share: float, words: str) -> None:
    assert percent(share) == words
