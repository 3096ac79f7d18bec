"""Classes and pictures become predictions: any number of classes, whatever the order, and the same every time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
import torch
from drawings import CHARACTERS, ink, on_paper, picture, transparent
from torch import Tensor, nn

from workbench.algorithms import algorithm_class, algorithm_names
from workbench.algorithms.base import Algorithm, Predictor, PredictorMeta
from workbench.algorithms.heads import CentreHead
from workbench.config import AdaptConfig, RunConfig, knobs_of
from workbench.data.pictures import Picture
from workbench.engine.commands import Adapt, SupportClass
from workbench.engine.model import Model, build
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.session import NOT_CALIBRATED, FewShotSession, prediction_of
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support


class Pixels(nn.Module):
    """Pictures as they are, (T, N, C·H·W)."""

    def forward(self, x: Tensor) -> Tensor:
        return x.flatten(2).float() / 255


def nearest(means: Tensor) -> Predictor:
    """Logits by the distance to the mean picture of each class."""
    meta = PredictorMeta(way=means.shape[1], badges=("made for a test",), temperature=2.0)
    return Predictor(Pixels(), CentreHead(means), meta)


class CountingMeans(Algorithm):
    """Means of raw pictures, with a random part to show that the generator is used; counts its calls."""

    def __init__(self) -> None:
        super().__init__(nn.Identity(), None, 2)
        self.adaptations = 0

    def adapt(
        self, support: Support, *, steps: Any = None, generator: torch.Generator | None = None, trace: Any = None
    ) -> Predictor:
        self.adaptations += 1
        x = Pixels()(support.x)
        means = [x[:, support.y[0] == label].mean(1) for label in range(support.way)]
        noise = torch.rand(len(means), generator=generator)[:, None]
        return nearest(torch.stack(means, 1) + 1e-3 * noise)


def session(algorithm: Algorithm | None = None) -> FewShotSession:
    algorithm = algorithm or CountingMeans()
    return FewShotSession(Model("a test", algorithm.eval(), RunConfig(), Preprocessing(), {}))


def drawn(name: str, pen: str = "black", size: int = 105) -> Picture:
    return picture(on_paper(ink(name, size), "white", pen))


def classes(names: Sequence[str] = tuple(CHARACTERS)) -> tuple[SupportClass, ...]:
    return tuple(SupportClass(name, (drawn(name), drawn(name, "blue", 300))) for name in names)


@pytest.fixture
def queries() -> tuple[Picture, ...]:
    return tuple(picture(transparent(ink(name, 420), "white")) for name in CHARACTERS)


@pytest.mark.parametrize("way", [2, 3, 4])
def test_every_query_gets_its_label_and_the_score_of_every_class(way: int, queries: tuple[Picture, ...]) -> None:
    names = tuple(CHARACTERS)[:way]
    predicted = session().adapt(classes(names), queries[:way])
    assert [each.label for each in predicted.predictions] == list(names)
    assert [each.key for each in predicted.predictions] == [query.key for query in queries[:way]]
    for each in predicted.predictions:
        assert tuple(each.scores) == names and sum(each.scores.values()) == pytest.approx(1)
        assert each.confidence == each.scores[each.label] == max(each.scores.values())
    assert predicted.badges == ("made for a test", NOT_CALIBRATED) and predicted.adapt_ms > 0


def test_scores_are_the_softmax_at_the_predictors_temperature(queries: tuple[Picture, ...]) -> None:
    algorithm = CountingMeans()
    asked = session(algorithm)
    scores = asked.adapt(classes(("arrow", "zed")), queries[:1]).predictions[0].scores
    predictor = next(iter(asked._adapted.values())).predictor
    images = torch.stack([asked._image(queries[0])])[None]
    expected = (predictor(images)[0, 0].double() / 2.0).softmax(-1)
    assert list(scores.values()) == pytest.approx(expected.tolist())


def test_the_entropy_of_an_answer_is_in_nats(queries: tuple[Picture, ...]) -> None:
    names = ("a", "b", "c")
    for scores, expected in (
        ([0.25, 0.5, 0.25], 1.5 * math.log(2)),
        ([0.0, 1.0, 0.0], 0.0),
        ([1 / 3] * 3, math.log(3)),
    ):
        assert prediction_of(queries[0], names, scores).entropy == pytest.approx(expected)


def test_the_order_and_the_number_of_queries_change_nothing(queries: tuple[Picture, ...]) -> None:
    asked = session()
    forth = asked.adapt(classes(), queries).predictions
    back = asked.adapt(classes(), queries[::-1]).predictions[::-1]
    alone = [asked.adapt(classes(), [query]).predictions[0] for query in queries]
    many = asked.adapt(classes(), queries * 40).predictions[-4:]
    for one, other, single, last in zip(forth, back, alone, many, strict=True):
        for answer in (other, single, last):
            assert answer.scores == pytest.approx(one.scores, abs=1e-6)


def test_two_sessions_answer_alike(queries: tuple[Picture, ...]) -> None:
    assert session().adapt(classes(), queries).predictions == session().adapt(classes(), queries).predictions


def test_nothing_is_learned_twice(queries: tuple[Picture, ...]) -> None:
    algorithm = CountingMeans()
    asked = session(algorithm)
    first = asked.adapt(classes(), ())
    # The very first adaptation is preceded by one that warms up and is not timed.
    assert algorithm.adaptations == 2 and first.predictions == ()
    again = asked.adapt(classes(), queries)
    assert algorithm.adaptations == 2 and again.adapt_ms == first.adapt_ms
    asked.adapt(classes()[:3], queries)
    asked.adapt(classes(), queries)
    assert algorithm.adaptations == 3


def test_a_renamed_class_keeps_what_was_learned(queries: tuple[Picture, ...]) -> None:
    algorithm = CountingMeans()
    asked = session(algorithm)
    asked.adapt(classes(), queries)
    renamed = (SupportClass("psi", classes()[0].pictures), *classes()[1:])
    assert asked.adapt(renamed, queries[:1]).predictions[0].label == "psi"
    assert algorithm.adaptations == 2


def test_what_is_kept_stays_bounded(monkeypatch: pytest.MonkeyPatch, queries: tuple[Picture, ...]) -> None:
    monkeypatch.setattr("workbench.fewshot.session.PREPARED_KEPT", 3)
    monkeypatch.setattr("workbench.fewshot.session.ADAPTED_KEPT", 1)
    asked = session()
    for shown in (classes(), classes()[1:]):
        labels = [each.label for each in asked.adapt(shown, queries[1:]).predictions]
        assert labels == list(CHARACTERS)[1:]
    assert len(asked._prepared) == 3 and len(asked._adapted) == 1


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ((), "At least 2 classes are needed, but there are 0"),
        (classes(("arrow",)), "At least 2 classes are needed, but there is 1"),
        ((*classes(("arrow", "zed")), SupportClass("zed", (drawn("fork"),))), "Two classes are called zed"),
        ((*classes(("arrow",)), SupportClass("zed", ())), "zed has 0 pictures, but needs at least 1"),
    ],
)
def test_classes_that_cannot_be_learned_are_refused(shown: tuple[SupportClass, ...], words: str) -> None:
    with pytest.raises(FewShotError, match=words):
        session().adapt(shown, ())


def test_a_request_is_answered_under_its_number(queries: tuple[Picture, ...]) -> None:
    command = Adapt(17, "a test", classes(), queries)
    reply = session().answer(command)
    assert reply.request_id == 17 and reply.model == "a test" and len(reply.predictions) == 4


@pytest.mark.parametrize("name", algorithm_names())
@pytest.mark.parametrize("way", [2, 4])
def test_every_algorithm_serves_any_number_of_classes(name: str, way: int, queries: tuple[Picture, ...]) -> None:
    torch.manual_seed(0)
    own = knobs_of(algorithm_class(name).Config)
    config = RunConfig.from_values("glyphs", name, {"filters": 8}, own)
    algorithm = build(config, Preprocessing())
    before = {key: value.clone() for key, value in algorithm.state_dict().items()}
    predicted = FewShotSession(Model(name, algorithm.eval(), config, Preprocessing(), {})).adapt(
        classes(tuple(CHARACTERS)[:way]), queries
    )
    assert all(len(each.scores) == way for each in predicted.predictions)
    assert all(torch.equal(before[key], value) for key, value in algorithm.state_dict().items())
    alone = FewShotSession(Model(name, algorithm, config, Preprocessing(), {}))
    single = alone.adapt(classes(tuple(CHARACTERS)[:way]), queries[:1]).predictions[0]
    assert single.scores == pytest.approx(predicted.predictions[0].scores, abs=1e-5)


def test_how_it_adapts_may_be_asked_for_and_is_remembered_apart(queries: tuple[Picture, ...]) -> None:
    own = session()
    plain = own.adapt(classes(), queries)
    tuned = own.adapt(classes(), queries, AdaptConfig(tune_steps=20, tune_rate=0.5))
    assert tuned.badges == ("made for a test", "tuned further: 20 steps at 0.5, head", NOT_CALIBRATED)
    assert own.adapt(classes(), queries).badges == plain.badges == ("made for a test", NOT_CALIBRATED)
    forest = own.answer(Adapt(3, "a test", classes(), queries, AdaptConfig(final_head="forest")))
    assert forest.badges[-2] == "classified by a random forest"
    assert [each.scores for each in forest.predictions] != [each.scores for each in plain.predictions]
    assert [each.label for each in forest.predictions] == list(CHARACTERS)


def test_a_model_that_practised_transductively_answers_each_query_for_itself() -> None:
    algorithm = CountingMeans()
    algorithm.batch_norm = "transductive"
    session(algorithm)
    assert algorithm.batch_norm == "inductive"
