"""What a person is shown of learning a task: its stages, the answers at each, and where attention went."""

from __future__ import annotations

import pytest
import torch
from drawings import CHARACTERS, ink, on_paper, picture, transparent

from workbench.algorithms import build_algorithm
from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.base import Predictor
from workbench.algorithms.insight import Attention, Stage
from workbench.config import AdaptConfig, RunConfig, Value
from workbench.data.pictures import Picture
from workbench.engine.commands import Explain, SupportClass
from workbench.engine.model import Model
from workbench.engine.replies import Explained
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.looking import Looking
from workbench.fewshot.session import FewShotSession
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing

NAMES = tuple(CHARACTERS)[:3]
CLASSES = tuple(SupportClass(name, (picture(on_paper(ink(name, 105), "white", "black")),)) for name in NAMES)
QUESTIONS = tuple(picture(transparent(ink(name, 300), "white")) for name in NAMES)


def session(name: str, **settings: Value) -> FewShotSession:
    torch.manual_seed(0)
    algorithm = build_algorithm(name, Conv4(Preprocessing(), 8), 3, settings).eval()
    return FewShotSession(Model("a test", algorithm, RunConfig(algorithm=name), Preprocessing(), {}))


def explained(
    asked: FewShotSession, options: AdaptConfig | None = None, questions: tuple[Picture, ...] = QUESTIONS
) -> Explained:
    return asked.explain(Explain(7, "a test", CLASSES, questions, options))


def where(found: Explained) -> list[tuple[str, int]]:
    return [(each.axis, each.number) for each in found.stages]


def test_an_inner_loop_is_shown_step_by_step_and_ends_with_the_answers_in_use() -> None:
    asked = session("maml", inner_lr=0.05, inner_steps=4)
    found = explained(asked)
    assert where(found) == [("inner step", step) for step in range(5)]
    assert found.stages[-1].last == 4 and found.stages[4].values["loss"] < found.stages[0].values["loss"]
    assert {"blocks.0", "blocks.3", "head"} <= set(found.stages[1].layers["moved in this step"])
    expected = asked.adapt(CLASSES, QUESTIONS).predictions
    for one, other in zip(found.stages[-1].predictions, expected, strict=True):
        assert one.key == other.key and one.scores == pytest.approx(other.scores, abs=1e-5)
    assert found.stages[0].predictions != found.stages[-1].predictions


def test_the_answers_at_a_step_are_those_of_as_many_steps() -> None:
    found = explained(session("maml", inner_lr=0.05, inner_steps=4))
    fewer = session("maml", inner_lr=0.05, inner_steps=2).adapt(CLASSES, QUESTIONS).predictions
    for one, other in zip(found.stages[2].predictions, fewer, strict=True):
        assert one.scores == pytest.approx(other.scores, abs=1e-5)


def test_a_method_without_stages_is_shown_in_use() -> None:
    found = explained(session("protonet"))
    assert where(found) == [("in use", 1)] and found.attention == ()
    assert found.stages[0].values["accuracy"] == 1.0  # one example a class is its own prototype
    assert found.examples == tuple(each.pictures[0].key for each in CLASSES)
    assert found.questions == tuple(each.key for each in QUESTIONS)
    assert (found.request_id, found.model, found.algorithm) == (7, "a test", "protonet")


def test_examples_that_are_read_in_turn_are_named() -> None:
    found = explained(session("mann"))
    read = [each.example for each in found.stages if each.axis == "example read"]
    assert sorted(str(each) for each in read) == ["0", "1", "2"]
    assert explained(session("protonet")).stages[0].example is None


def test_tuning_follows_the_methods_own_steps() -> None:
    options = AdaptConfig(tune_steps=2, tune_rate=0.01)
    found = explained(session("maml", inner_steps=1), options)
    assert where(found) == [("inner step", 0), ("inner step", 1)] + [("tuning step", step) for step in range(3)]
    assert found.badges and "tuned" in found.badges[0]


def test_another_final_classifier_is_one_more_stage() -> None:
    found = explained(session("maml", inner_steps=1), AdaptConfig(final_head="logistic"))
    assert where(found) == [("inner step", 0), ("inner step", 1), ("in use", 1)]


@pytest.mark.parametrize("samples", [1, 3])
def test_what_several_classifiers_answer_together_is_a_stage_even_where_they_agree(samples: int) -> None:
    asked = session("versa", samples=samples)
    amortiser = asked.model.algorithm.amortiser
    for layers in (amortiser.weight_log_variance, amortiser.bias_log_variance):
        torch.nn.init.constant_(layers[-1].bias, -1000.0)
    found = explained(asked)
    alone = [("sampled classifier", number) for number in range(1, samples + 1)]
    assert where(found) == alone + ([("in use", 1)] if samples > 1 else [])
    for one, other in zip(found.stages[0].predictions, found.stages[-1].predictions, strict=True):
        assert one.scores == pytest.approx(other.scores)


def test_without_questions_the_stages_are_shown_all_the_same() -> None:
    found = explained(session("maml", inner_steps=2), questions=())
    assert where(found) == [("inner step", step) for step in range(3)]
    assert all(each.predictions == () for each in found.stages)


def test_of_many_steps_the_first_and_every_so_many_are_kept() -> None:
    looking = Looking(lambda _predictor: ())
    for number in range(1001):
        looking(Stage("inner step", number, 1000, {"loss": torch.tensor([1.0])}))
    numbers = [each.number for each in looking.stages]
    assert numbers[:11] == list(range(11)) and numbers[-1] == 1000 and 50 <= len(numbers) <= 65


def test_attention_is_that_of_the_answers_in_the_end() -> None:
    """What stages pay attention to while they answer is not kept; what is paid while examples are read is."""
    predictors: list[Predictor] = []

    def recognise(predictor: Predictor) -> tuple[()]:
        predictors.append(predictor)
        share = torch.full((1, 2, 3), 1.0 / (10 * len(predictors)))
        looking(Attention("layer 1", "questions", "examples", share))
        looking(Attention("layer 1", "questions", "examples", share))  # the second batch of questions
        return ()

    looking = Looking(recognise)
    model = session("protonet")
    support = model.support(CLASSES)
    predictor = model.model.algorithm.adapt(support)
    looking(Attention("writing", "examples", "memory slots", torch.ones(1, 3, 1)))
    looking(Stage("example read", 1, 1, predictor=lambda: predictor))
    with torch.no_grad():
        looking.end(predictor, support)
    written, read = looking.attention
    assert (written.name, written.shares) == ("writing", ((1.0,),) * 3)
    assert (read.of, read.over, len(read.shares)) == ("questions", "examples", 4)
    assert read.shares[0] == pytest.approx((1 / 20,) * 3)


def test_attention_on_the_way_is_let_go() -> None:
    """Tuning a method that pays attention asks it about the examples at every step."""
    asked, options = session("matching"), AdaptConfig(tune_steps=3, tune_rate=0.01)
    looking, support = Looking(lambda _predictor: ()), asked.support(CLASSES)
    with torch.no_grad():
        predictor = adapt_with(asked.model.algorithm, support, options, trace=looking)
        assert len(looking.stages) == 4 and looking.attention == ()
        looking.end(predictor, support)
    assert looking.attention == ()
    (shown,) = explained(asked, options).attention
    assert len(shown.shares) == len(QUESTIONS) and all(sum(row) == pytest.approx(1) for row in shown.shares)


def test_what_cannot_be_learned_cannot_be_explained() -> None:
    with pytest.raises(FewShotError, match="At least 2 classes"):
        session("protonet").explain(Explain(1, "a test", CLASSES[:1], ()))
