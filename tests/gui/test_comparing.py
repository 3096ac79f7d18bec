"""The window "Compare models": which models, what each makes of the pictures, and which can be called the best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from gui.test_measuring import shown, two_classes
from gui.try_it_stage import Stage
from PySide6.QtCore import QPoint, Qt

from workbench.config import AdaptConfig
from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import CompareModels, ModelCompared, Rate
from workbench.engine.replies import DatasetProgress, Prediction, RequestFailed
from workbench.gui.controllers.comparing import GIVEN_UP, NONE_WANTED, OUTDATED, TOO_FEW, ComparingController
from workbench.gui.controllers.try_it import PRETRAINED
from workbench.gui.models.comparing import NO_RATE, Contender, reference, verdict
from workbench.gui.panels.try_it import ModelEntry
from workbench.gui.widgets.compare_rows import AGREES, COLUMNS, MODEL, RIGHT, SAYS, TOOK

MAML, PROTO = "runs/maml-07", "runs/proto-06"


@pytest.fixture
def comparing(stage: Stage) -> Iterator[ComparingController]:
    stage.engine.get_ready()
    stage.controller.set_runs([ModelEntry(MAML, "maml-07", "91.8 ± 1.9 %"), ModelEntry(PROTO, "proto-06")])
    controller = ComparingController(stage.engine, stage.controller, stage.panel, stage.panel)
    controller.open()
    yield controller
    controller.close()


def fill(stage: Stage, questions: int = 2) -> None:
    two_classes(stage)
    stage.model.add_queries(shown(questions, "question"))


def asked(stage: Stage) -> CompareModels:
    found = [each for each in stage.engine.sent if isinstance(each, CompareModels)]
    return found[-1]


def reply(
    stage: Stage, model: str, labels: str = "phi psi", rate: Rate | None = None, last: bool = False, failed: str = ""
) -> None:
    question = asked(stage)
    predictions = tuple(
        Prediction(picture.key, label, 0.9, {"phi": 0.9, "psi": 0.1})
        for picture, label in zip(question.queries, labels.split(), strict=False)
    )
    compared = ModelCompared(question.request_id, model, last, 41.0, () if failed else predictions, rate, (), failed)
    stage.engine.replyReceived.emit(compared)


def words(comparing: ComparingController, model: str) -> tuple[str, ...]:
    rows = comparing.window.table.sorted
    for row in range(rows.rowCount()):
        if rows.index(row, MODEL).data(Qt.ItemDataRole.UserRole).ref == model:
            return tuple(str(rows.index(row, column).data()) for column in range(len(COLUMNS)))
    raise AssertionError(f"{model} is not listed")


def order(comparing: ComparingController) -> list[str]:
    rows = comparing.window.table.sorted
    return [str(rows.index(row, MODEL).data()) for row in range(rows.rowCount())]


def test_it_says_what_is_missing_before_there_is_anything_to_compare_on(stage: Stage, comparing: Any) -> None:
    assert comparing.window.state == TOO_FEW
    assert not comparing.window.compare.isEnabled()
    fill(stage)
    assert comparing.window.state == "" and comparing.window.compare.isEnabled()


def test_all_models_are_compared_as_they_are_set_up_and_rows_fill_as_replies_come(
    stage: Stage, comparing: ComparingController, qtbot: Any
) -> None:
    fill(stage)
    stage.controller.use_model(MAML)
    stage.panel.options.chosen.emit(AdaptConfig(tune_steps=5))
    stage.controller.use_model(PROTO)
    qtbot.mouseClick(comparing.window.compare, Qt.MouseButton.LeftButton)
    question = asked(stage)
    refs = [each.ref for each in stage.controller.entries]
    assert [ref for ref, _ in question.models] == refs
    assert dict(question.models)[MAML] == AdaptConfig(tune_steps=5) and dict(question.models)[PROTO] is None
    assert (question.classes, question.queries) == (stage.model.support(), tuple(stage.model.queries))
    assert words(comparing, MAML)[SAYS] == "waiting…"
    reply(stage, PROTO, "phi psi", Rate(0.75, 0.4, 0.95, 4))
    assert words(comparing, PROTO) == ("proto-06", "phi 90 %", "2 of 2", "41 ms", "75 % (40–95 %)")
    reply(stage, MAML, "phi phi", Rate(0.5, 0.2, 0.8, 4), last=True)
    row = words(comparing, MAML)
    assert (row[AGREES], row[TOOK], row[RIGHT]) == ("1 of 2", "41 ms", "50 % (20–80 %)")
    assert not comparing.is_comparing
    assert comparing.window.verdict == (
        "proto-06 got most right, 75 %, but it cannot be told apart from maml-07 with so few pictures."
    )


def test_one_that_fails_is_told_and_the_others_go_on(stage: Stage, comparing: ComparingController) -> None:
    fill(stage)
    comparing.compare()
    reply(stage, MAML, failed="maml-07 has a damaged checkpoint.")
    reply(stage, PROTO, last=True)
    assert words(comparing, MAML)[SAYS] == "cannot be used"
    assert "maml-07: maml-07 has a damaged checkpoint." in comparing.window.failures
    comparing.window.table.select(MAML)
    assert not comparing.window.use.isEnabled()
    assert words(comparing, PROTO)[SAYS] == "phi 90 %"


def test_models_can_be_left_out_by_mouse_and_by_space(stage: Stage, comparing: ComparingController, qtbot: Any) -> None:
    fill(stage)
    window = comparing.window
    window.activateWindow()
    window.table.select(PROTO)
    qtbot.keyClick(window.table, Qt.Key.Key_Space)
    comparing.compare()
    assert PROTO not in dict(asked(stage).models)
    assert words(comparing, PROTO)[SAYS] == "not compared"
    qtbot.keyClick(window.table, Qt.Key.Key_Space)
    comparing.compare()
    assert PROTO in dict(asked(stage).models)
    for row in window.table.rows.contenders:
        window.wantedChanged.emit(row.ref, False)
    assert window.state == NONE_WANTED and not window.compare.isEnabled()


def test_what_must_be_downloaded_first_is_told_and_not_asked(stage: Stage, comparing: ComparingController) -> None:
    fill(stage)
    stage.controller.list_models(PRETRAINED, [ModelEntry("pretrained:resnet18", "Photographs", "download, 47 MB")])
    comparing.compare()
    assert "pretrained:resnet18" not in dict(asked(stage).models)
    assert words(comparing, "pretrained:resnet18")[SAYS] == "not downloaded"


def test_comparing_can_be_given_up_and_what_came_stays(
    stage: Stage, comparing: ComparingController, qtbot: Any
) -> None:
    fill(stage)
    comparing.compare()
    number = asked(stage).request_id
    reply(stage, MAML)
    stage.engine.replyReceived.emit(DatasetProgress(number, "proto-06: 1 of 4 pictures", 0.5))
    assert comparing.window.state == "proto-06: 1 of 4 pictures"
    qtbot.mouseClick(comparing.window.cancel, Qt.MouseButton.LeftButton)
    assert CancelRequest(number) in stage.engine.sent
    assert comparing.window.state == GIVEN_UP
    assert words(comparing, MAML)[TOOK] == "41 ms" and words(comparing, PROTO)[SAYS] == "not compared"
    stage.engine.replyReceived.emit(ModelCompared(number, PROTO, True, 9.0))
    assert words(comparing, PROTO)[TOOK] == "—"  # nobody waits for that any more


def test_sorting_keeps_what_is_unknown_last(stage: Stage, comparing: ComparingController, qtbot: Any) -> None:
    fill(stage)
    assert order(comparing) == [each.title for each in stage.controller.entries]
    builtin = order(comparing)[0]
    comparing.compare()
    reply(stage, MAML, rate=Rate(0.5, 0.2, 0.8, 4))
    reply(stage, PROTO, rate=Rate(0.75, 0.4, 0.95, 4), last=True)
    header = comparing.window.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(RIGHT) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)  # the best come first
    assert order(comparing)[:2] == ["proto-06", "maml-07"]
    comparing.window.table.sortByColumn(MODEL, Qt.SortOrder.AscendingOrder)
    assert order(comparing) == sorted(order(comparing), key=str.casefold)
    assert builtin in order(comparing)


def test_use_this_model_chooses_it(stage: Stage, comparing: ComparingController, qtbot: Any) -> None:
    fill(stage)
    comparing.compare()
    reply(stage, PROTO, last=True)
    comparing.window.table.select(PROTO)
    qtbot.mouseClick(comparing.window.use, Qt.MouseButton.LeftButton)
    assert stage.controller.model_ref == PROTO
    assert not comparing.window.use.isEnabled()
    comparing.window.activateWindow()
    comparing.window.table.select(MAML)
    qtbot.keyClick(comparing.window.table, Qt.Key.Key_Return)
    assert stage.controller.model_ref == MAML


def test_the_picture_follows_the_selection_in_try_it(stage: Stage, comparing: ComparingController) -> None:
    fill(stage)
    comparing.compare()
    reply(stage, PROTO, "phi psi", last=True)
    assert words(comparing, PROTO)[SAYS] == "phi 90 %"
    stage.panel.queriesPicked.emit([stage.model.queries[1].key])
    assert words(comparing, PROTO)[SAYS] == "psi 90 %"
    assert comparing.window.pictures.currentText() == "question1.png"
    comparing.window.pictures.setCurrentIndex(0)
    comparing.window.pictures.activated.emit(0)
    assert words(comparing, PROTO)[SAYS] == "phi 90 %"


def test_a_change_says_that_it_holds_no_longer_and_cancels(stage: Stage, comparing: ComparingController) -> None:
    fill(stage)
    comparing.compare()
    reply(stage, PROTO, rate=Rate(0.75, 0.4, 0.95, 4))
    stage.model.add_pictures(stage.model.classes[0].id, shown(1, "late"))
    assert CancelRequest(asked(stage).request_id) in stage.engine.sent
    assert comparing.window.state == OUTDATED and comparing.window.verdict == ""
    assert comparing.window.compare.isEnabled() and comparing.window.compare.isVisible()


def test_a_failure_of_the_whole_and_a_lost_engine_are_told(stage: Stage, comparing: ComparingController) -> None:
    fill(stage)
    comparing.compare()
    stage.engine.replyReceived.emit(RequestFailed(asked(stage).request_id, "There is no memory left.", "details"))
    assert comparing.window.notice.sentence == "There is no memory left."
    comparing.compare()
    assert not comparing.window.notice.isVisible()
    stage.engine.childDied.emit("gone")
    assert "stopped" in comparing.window.notice.sentence
    assert not comparing.is_comparing


def rated(title: str, value: float, low: float, high: float) -> Contender:
    result = ModelCompared(1, title, False, 1.0, (), Rate(value, low, high, 20))
    return Contender(title, title, result=result)


def test_one_is_called_best_only_where_no_other_interval_reaches_it() -> None:
    assert verdict([rated("a", 0.9, 0.8, 0.97), rated("b", 0.5, 0.3, 0.7)]) == (
        "a is best here: 90 % (80–97 %); the interval of no other reaches that."
    )
    assert verdict([rated("a", 0.9, 0.8, 0.97), rated("b", 0.85, 0.7, 0.95), rated("c", 0.1, 0.0, 0.2)]) == (
        "a got most right, 90 %, but it cannot be told apart from b with so few pictures."
    )
    assert verdict([rated("a", 0.9, 0.8, 0.97), rated("b", 0.9, 0.8, 0.97)]) == (
        "a and b got most right, 90 % each: they cannot be told apart with so few pictures."
    )
    three = [rated("a", 0.9, 0.8, 0.97), rated("b", 0.9, 0.8, 0.97), rated("c", 0.85, 0.7, 0.9)]
    assert verdict(three).endswith("90 % each, but they cannot be told apart from c with so few pictures.")


def test_without_figures_there_is_no_verdict() -> None:
    assert verdict([rated("a", 0.9, 0.8, 0.97)]) == ""
    unrated = [Contender(name, name, result=ModelCompared(1, name, False, 1.0)) for name in "ab"]
    assert verdict(unrated) == NO_RATE


def test_a_picture_that_fits_no_class_is_not_said_to_be_of_one() -> None:
    """Each model by its own level, also where it is counted who agrees."""
    strange = Prediction("q", "phi", 0.9, {"phi": 0.9, "psi": 0.1}, known=0.3)
    careful = Contender("a", "A", result=ModelCompared(1, "a", False, predictions=(strange,), reject_below=0.5))
    bold = Contender("b", "B", is_in_use=True, result=ModelCompared(1, "b", True, predictions=(strange,)))
    assert careful.answer_words("q") == "none of these (closest: phi)" and bold.answer_words("q") == "phi 90 %"
    assert careful.agreement({"q": "phi"}) == (0, 1) and bold.agreement({"q": "phi"}) == (1, 1)
    assert reference([careful, replace(bold, is_in_use=False)], {}) == {}
    assert reference([replace(careful, is_in_use=True)], {}) == {"q": "none of these"}
