"""What a session makes of a calibrated model: temperature, chances of being known, and pictures unlike practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from drawings import CHARACTERS, ink, on_paper, picture, transparent
from PIL import Image

from workbench.algorithms.rejection import FEATURES, LOGITS
from workbench.config import AdaptConfig, RunConfig, knobs_of
from workbench.data.pictures import Picture, list_class_folders, read_picture
from workbench.engine.calibration import Likeness, ModelCalibration, Rejection
from workbench.engine.commands import Explain, SupportClass
from workbench.engine.model import Model, build, load_model
from workbench.engine.temperature import Temperature
from workbench.fewshot.photographs import Photographs, is_photograph
from workbench.fewshot.session import NOT_CALIBRATED, PHOTOGRAPHS, UNLIKE, FewShotSession
from workbench.nets.preprocessing import Preprocessing
from workbench.resources import resources


def model(calibration: ModelCalibration | None, photo: bool = False) -> Model:
    from workbench.algorithms import algorithm_class

    torch.manual_seed(0)
    own = knobs_of(algorithm_class("protonet").Config)
    config = RunConfig.from_values("glyphs", "protonet", {"filters": 8}, own)
    seen = Preprocessing(photo=photo, invert=not photo)
    return Model("a test", build(config, seen).eval(), config, seen, {}, calibration)


def calibrated(score: str = LOGITS, temperature: float = 2.0, limit: float = 1e9) -> ModelCalibration:
    rejection = Rejection(score, 1.0, 3.0, 0.1, 0.1, below=0.4, auroc=0.9, rejected=0.8)
    likeness = Likeness((0.0,) * 8, (1.0,) * 8, limit)
    return ModelCalibration(Temperature(temperature), rejection, likeness, AdaptConfig(), 100, (0.1, 0.05))


def classes(names: Sequence[str] = tuple(CHARACTERS)) -> tuple[SupportClass, ...]:
    sizes = (105, 200, 300)
    return tuple(SupportClass(each, tuple(picture(on_paper(ink(each, size))) for size in sizes)) for each in names)


@pytest.fixture
def queries() -> tuple[Picture, ...]:
    return tuple(picture(transparent(ink(name, 420), "white")) for name in CHARACTERS)


def test_scores_are_made_with_the_models_temperature(queries: tuple[Picture, ...]) -> None:
    plain, found = (FewShotSession(model(each)).adapt(classes(), queries) for each in (None, calibrated()))
    for one, other in zip(plain.predictions, found.predictions, strict=True):
        weights = {name: score**0.5 for name, score in one.scores.items()}  # softmax(l / 2) ∝ √softmax(l)
        assert other.scores == pytest.approx({name: each / sum(weights.values()) for name, each in weights.items()})
        assert one.label == other.label
    assert NOT_CALIBRATED in plain.badges and NOT_CALIBRATED not in found.badges
    assert plain.reject_below == 0 and all(each.known == 1 for each in plain.predictions)


@pytest.mark.parametrize("score", [LOGITS, FEATURES])
def test_a_picture_like_no_class_is_less_likely_known(score: str, queries: tuple[Picture, ...]) -> None:
    session = FewShotSession(model(calibrated(score)))
    three = tuple(CHARACTERS)[:3]
    found = session.adapt(classes(three), queries)
    assert found.reject_below == 0.4
    *known, other = [each.known for each in found.predictions]
    assert 0 < other < min(known) < 1


def test_each_query_is_judged_for_itself(queries: tuple[Picture, ...]) -> None:
    session = FewShotSession(model(calibrated(FEATURES)))
    together = session.adapt(classes(), queries).predictions
    alone = [session.adapt(classes(), [query]).predictions[0] for query in queries[::-1]][::-1]
    assert [each.known for each in together] == pytest.approx([each.known for each in alone], abs=1e-5)


def test_another_way_of_adapting_is_not_calibrated(queries: tuple[Picture, ...]) -> None:
    session = FewShotSession(model(calibrated()))
    found = session.adapt(classes(), queries, AdaptConfig(final_head="logistic"))
    assert NOT_CALIBRATED in found.badges and found.reject_below == 0
    assert session.adapt(classes(), queries, AdaptConfig()).reject_below == 0.4


def test_what_is_explained_is_as_calibrated_as_the_answers(queries: tuple[Picture, ...]) -> None:
    session = FewShotSession(model(calibrated()))
    answers = session.adapt(classes(), queries).predictions
    told = session.explain(Explain(1, "a test", classes(), queries))
    assert told.stages[-1].predictions == answers


def test_features_beyond_the_limit_are_told(queries: tuple[Picture, ...]) -> None:
    assert FewShotSession(model(calibrated(limit=1e9))).adapt(classes(), queries).unlike == ""
    assert FewShotSession(model(calibrated(limit=1e-9))).adapt(classes(), queries).unlike == UNLIKE


def noise(seed: int) -> Picture:
    """As uneven as a photograph."""
    coarse = np.random.default_rng(seed).integers(0, 256, (12, 12, 3)).astype(np.uint8)
    return picture(Image.fromarray(coarse).resize((200, 200), Image.Resampling.BICUBIC))


def test_photographs_are_told_to_a_model_for_drawings_alone(queries: tuple[Picture, ...]) -> None:
    shown = tuple(SupportClass(str(n), (noise(n), noise(n + 9))) for n in range(3))
    assert FewShotSession(model(None)).adapt(shown, ()).unlike == PHOTOGRAPHS
    assert FewShotSession(model(None)).adapt(classes(), [noise(1), noise(2)]).unlike == PHOTOGRAPHS
    assert FewShotSession(model(None)).adapt(classes(), (noise(1), *queries)).unlike == ""
    assert FewShotSession(model(None, photo=True)).adapt(shown, ()).unlike == ""


def test_photographs_in_one_class_of_several_are_told() -> None:
    *drawn, last = classes()
    mixed = [*drawn, SupportClass("hat", tuple(noise(seed) for seed in range(3)))]
    said = FewShotSession(model(None)).adapt([*mixed, last], ()).unlike
    assert said == PHOTOGRAPHS.replace("These pictures", "The pictures of hat")


def test_some_photographs_among_drawings_are_told() -> None:
    spread = [replace(each, pictures=(*each.pictures[:2], noise(n))) for n, each in enumerate(classes())]
    said = FewShotSession(model(None)).adapt(spread, ()).unlike
    assert said == PHOTOGRAPHS.replace("These", "Some of these")


@pytest.mark.parametrize("calibration", [None, calibrated(), calibrated(FEATURES)])
def test_an_empty_page_is_of_none_of_the_classes(calibration: ModelCalibration | None) -> None:
    empty = picture(Image.new("RGB", (300, 200), "khaki"))
    drawn, nothing = FewShotSession(model(calibration)).adapt(classes(), [classes()[0].pictures[0], empty]).predictions
    assert drawn.known > 0 and nothing.known == 0


def test_empty_pages_among_the_examples_are_told() -> None:
    first, *others = classes()
    red, blue = (replace(picture(Image.new("RGB", (300, 200), each)), name=f"{each}.png") for each in ("red", "blue"))
    session = FewShotSession(model(calibrated()))
    assert session.adapt([replace(first, pictures=(red,)), *others], ()).unlike == (
        "Nothing of red.png is left for this model, which sees an empty page there."
    )
    with_both = replace(first, pictures=(*first.pictures, red, blue))
    assert session.adapt([with_both, *others], ()).unlike.startswith(
        "Nothing of 2 of these pictures is left for this model"
    )


def test_what_is_remembered_of_pictures_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.fewshot.photographs.KEPT", 3)
    remembered = Photographs()
    assert remembered.share([noise(seed) for seed in range(6)]) == 1
    assert len(remembered._known) == 3
    assert remembered.share([]) == 0


def starters(folder: str) -> list[SupportClass]:
    found = list_class_folders(resources() / "starters" / folder)
    return [SupportClass(name, tuple(map(read_picture, paths))) for name, paths in found]


def test_the_starters_are_like_what_the_shipped_model_knows() -> None:
    session = FewShotSession(load_model("builtin:omniglot"))
    queries = [each for found in starters("queries") for each in found.pictures]
    found = session.adapt(starters("classes"), queries)
    assert found.unlike == "" and 0 < found.reject_below < 1 and NOT_CALIBRATED not in found.badges


def test_photographs_of_clothes_are_unlike_drawings(shared_data: Path) -> None:
    folders = list_class_folders(shared_data / "clothing")
    shown = [SupportClass(name, tuple(map(read_picture, paths[:3]))) for name, paths in folders[:5]]
    assert FewShotSession(load_model("builtin:omniglot")).adapt(shown, ()).unlike == PHOTOGRAPHS


@pytest.mark.parametrize("style", ["white", "khaki", "navy"])
def test_a_drawing_on_coloured_paper_is_no_photograph(style: str) -> None:
    pen = "white" if style == "navy" else "black"
    assert not is_photograph(picture(on_paper(ink("arrow", 240), style, pen)))
