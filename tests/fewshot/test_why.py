"""Why a picture is recognised as it is: the nearest examples, the parts that mattered, and the steps on the way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from few_shot_sessions import SIDE, classes, scribble, untrained
from torch.nn import functional as F

from workbench.algorithms import algorithm_names
from workbench.config import AdaptConfig
from workbench.data.pictures import Picture, read_picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AdaptedTo, AskWhy, WhyShown
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.why import why


def ask(
    session: FewShotSession,
    query: Picture,
    shown: tuple[SupportClass, ...] | None = None,
    how: AdaptConfig | None = None,
) -> WhyShown:
    return why(session, AskWhy(7, AdaptedTo(session.model.ref, shown or classes(3, 2), how), query))


@pytest.mark.parametrize("name", algorithm_names())
def test_a_support_picture_is_nearest_to_itself(name: str) -> None:
    session = untrained(name)
    found = ask(session, classes(3, 2)[1].pictures[1])
    assert (found.request_id, found.model, found.key) == (7, session.model.ref, "kind 1, drawing 1")
    assert (found.near[0].key, found.near[0].class_name, found.near[0].distance) == (found.key, "kind 1", 0.0)
    assert [each.distance for each in found.near] == sorted(each.distance for each in found.near)
    assert len(found.near) == 5 and found.near[1].distance > 0
    assert found.seen.shape == (SIDE, SIDE, 1) and found.seen.dtype == np.uint8
    assert found.mattered.shape == (SIDE, SIDE) and 0 <= found.mattered.min() <= found.mattered.max() <= 1
    assert 0 <= found.loss <= 1
    plain = session.adapt(classes(3, 2), [classes(3, 2)[1].pictures[1]])
    assert found.prediction == plain.predictions[0]


def test_distances_of_pixels_are_what_numpy_says() -> None:
    session = untrained("nearest_pixel")
    found = ask(session, scribble(9, 1))
    images = {each.key: session.images([each])[0, 0].numpy() / 255 for of in classes(3, 2) for each in of.pictures}
    for near in found.near:
        assert near.distance == pytest.approx(np.linalg.norm(images[near.key] - found.seen[..., 0] / 255), rel=1e-5)
    assert found.distance == "Euclidean distance of pixels" and found.near[0].class_name == found.prediction.label


def test_the_nearest_prototype_is_the_mean_of_what_is_shown() -> None:
    """Of one picture a class, prototypes are pictures: their squared distances are the logits."""
    session = untrained("protonet")
    found = ask(session, scribble(9, 1), classes(1, 1, 1))
    far = {near.class_name: near.distance for near in found.near}
    expected = F.softmax(-torch.tensor(list(far.values()), dtype=torch.float64).square(), 0).tolist()
    assert found.distance == "Euclidean distance of features"
    assert [found.prediction.scores[name] for name in far] == pytest.approx(expected, abs=1e-5)


def test_a_method_that_compares_angles_is_told_by_angles() -> None:
    for session, how in ((untrained("protonet", distance="cosine"), None), (untrained(), AdaptConfig("logistic"))):
        found = ask(session, scribble(9, 1), classes(1, 1, 1), how)
        assert found.distance == "1 − cosine of the angle between features"
        embed = session.learn(classes(1, 1, 1), how).predictor.embed
        one, other = (embed(session.images([scribble(seed, 1)]))[0, 0] for seed in (9, 0))
        near = next(each for each in found.near if each.class_name == "kind 1")
        assert near.distance == pytest.approx(1 - F.cosine_similarity(one, other, dim=0).item(), abs=1e-5)


def test_steps_are_shown_where_there_are_steps() -> None:
    found = ask(untrained("maml", inner_steps=1, test_steps=3), scribble(9, 1))
    assert [(each.axis, each.number) for each in found.stages] == [("inner step", step) for step in range(4)]
    assert all(len(each.predictions) == 1 and each.predictions[0].key == found.key for each in found.stages)
    assert found.stages[-1].predictions[0].scores == pytest.approx(found.prediction.scores, abs=1e-4)
    assert found.distance == "Euclidean distance of features after adapting"
    assert ask(untrained("protonet"), scribble(9, 1)).stages == ()
    tuned = ask(untrained("protonet"), scribble(9, 1), how=AdaptConfig(tune_steps=2, tune_rate=0.5))
    assert [each.axis for each in tuned.stages] == ["tuning step"] * 3


def test_the_heat_lies_where_the_ink_lies_as_the_network_sees_it() -> None:
    corner = np.full((105, 105, 4), 255, np.uint8)
    corner[8:40, 8:14, :3] = corner[8:14, 8:40, :3] = 0
    asked = Picture("corner", "corner.png", corner)
    session = untrained("nearest_pixel")
    seen = session.images([asked])[0, 0, 0]
    ink = (seen < 128).nonzero().float()
    middle = ink.mean(0)
    shown = (SupportClass("corner", (asked,)), SupportClass("other", (scribble(0, 3),)))
    found = ask(session, asked, shown)
    rows, columns = np.nonzero(found.mattered > 0.5)
    assert abs(rows.mean() - middle[0].item()) < 4 and abs(columns.mean() - middle[1].item()) < 4


@pytest.fixture(scope="module")
def photographs(shared_data: Path) -> list[Path]:
    return sorted((shared_data / "clothing" / "shoes").glob("*.jpg"))[:3]


def test_a_photograph_is_explained_as_well(photographs: list[Path]) -> None:
    session = untrained("protonet")
    one, other, asked = (read_picture(path) for path in photographs)
    found = ask(session, asked, (SupportClass("a", (one,)), SupportClass("b", (other,))))
    assert len(found.near) == 2 and found.prediction.label == found.near[0].class_name
