"""A model whose scores are no finite numbers says so in a sentence, whatever it is asked for."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from drawings import CHARACTERS, ink, on_paper, picture
from fewshot.test_export import session_of

from workbench.config import AdaptConfig
from workbench.engine.commands import Explain, SupportClass
from workbench.engine.few_shot import AdaptedTo, AskHowGood, AskWhy
from workbench.fewshot.classes import FewShotError
from workbench.fewshot.export import export_classifier
from workbench.fewshot.how_good import how_good
from workbench.fewshot.session import NOT_USABLE, FewShotSession
from workbench.fewshot.why import why

QUERY = picture(on_paper(ink("fork", 200)))
CLASSES = tuple(
    SupportClass(name, tuple(picture(on_paper(ink(name, size))) for size in (90, 105))) for name in list(CHARACTERS)[:3]
)


@pytest.fixture
def astray() -> FewShotSession:
    session = session_of("maml")
    session.model.algorithm.net.get_parameter("blocks.0.kernel").data.fill_(math.nan)
    return session


def test_it_is_told_in_place_of_answers(astray: FewShotSession, tmp_path: Path) -> None:
    adapted = AdaptedTo("made-up", CLASSES)
    asked = (
        lambda: astray.adapt(CLASSES, [QUERY]),
        lambda: why(astray, AskWhy(1, adapted, QUERY)),
        lambda: how_good(astray, AskHowGood(1, adapted), lambda *_: None),
        lambda: export_classifier(astray, CLASSES, (), tmp_path / "c.onnx"),
    )
    for each in asked:
        with pytest.raises(FewShotError) as told:
            each()
        assert str(told.value) == NOT_USABLE
    assert list(tmp_path.iterdir()) == []


def test_learning_that_went_astray_can_still_be_looked_at(astray: FewShotSession) -> None:
    explained = astray.explain(Explain(1, "made-up", CLASSES, (QUERY,), AdaptConfig()))
    assert explained.stages and not any(each.is_usable for stage in explained.stages for each in stage.predictions)
