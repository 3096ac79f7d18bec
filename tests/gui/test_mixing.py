"""Further datasets to practise on: chosen from a list with weights, told in the form, and written as the setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.classes_stage import Desk, desk  # noqa: F401
from PySide6.QtWidgets import QLabel

from workbench.catalogue import catalogue
from workbench.config import MixtureConfig
from workbench.dataset_records import Record, write_record
from workbench.engine.commands import CheckRun
from workbench.engine.replies import RequestFailed
from workbench.gui.models.mixing import field_words, parts, shares_words, text_of, weights_in
from workbench.gui.widgets.mixture_dialog import OTHERS, MixtureDialog
from workbench.gui.widgets.mixture_field import MixtureField
from workbench.gui.wording import in_labels

LEAVES = Record("leaves", "somewhere", 64, True, None, {"classes": 4, "images": 20})


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("", {"glyphs": 1}),
        ("textures", {"glyphs": 1, "textures": 1}),
        (" textures : 0.7, glyphs:0.3,", {"glyphs": 0.3, "textures": 0.7}),
        ("textures:2, cub", {"glyphs": 1, "textures": 2, "cub": 1}),
    ],
)
def test_the_setting_and_its_weights_say_the_same(text: str, weights: dict[str, float]) -> None:
    assert weights_in(text, "glyphs") == weights
    again = MixtureConfig(text_of(weights, "glyphs"))
    assert again.weights("glyphs") == pytest.approx(MixtureConfig(text).weights("glyphs"))


def test_text_that_does_not_read_names_no_dataset() -> None:
    assert weights_in("textures:many", "glyphs") == {"glyphs": 1}


def test_what_is_on_this_computer_is_listed_and_what_the_setting_names() -> None:
    write_record(LEAVES)
    listed = {each.name: each.weight for each in parts("cub:2, gone", "textures")}
    assert listed == {"textures": 1, "glyphs": 0, "leaves": 0, "cub": 2, "gone": 1}
    assert next(iter(listed)) == "textures", "the run's own comes first"


def test_the_field_has_room_for_few_words_and_the_line_below_for_all() -> None:
    assert field_words("", "glyphs") == "None" and shares_words("", "glyphs") == ""
    assert field_words("textures", "glyphs") == "Textures" and field_words("textures, cub", "glyphs") == "2 datasets"
    assert shares_words("textures:0.7, glyphs:0.3", "glyphs") == "Practises on Glyphs 30 %, Textures 70 %"


def test_datasets_are_chosen_with_weights_and_their_shares_are_told(qtbot: Any) -> None:
    dialog = MixtureDialog(parts("", "glyphs"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.shares == {"glyphs": "100 %", "textures": ""}
    assert not dialog.switches["glyphs"].isEnabled() and not dialog.weights["textures"].isEnabled()
    dialog.switches["textures"].setChecked(True)
    dialog.weights["textures"].setValue(3)
    assert dialog.shares == {"glyphs": "25 %", "textures": "75 %"}
    assert OTHERS in [each.text() for each in dialog.findChildren(QLabel)]
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.use.click()
    assert heard.args == ["textures:3"]


def test_what_is_chosen_in_the_form_is_of_the_run_and_told_below_the_field(desk: Desk) -> None:  # noqa: F811
    row = desk.window.algorithm.form.rows["mixture"]
    field = row.field
    assert isinstance(field, MixtureField) and field.text() == "None"
    dialog = field.open_dialog()
    dialog.switches["textures"].setChecked(True)
    dialog.use.click()
    assert desk.window.wiring.algorithm.run_config().mixture.mixture == "textures"
    assert row.hint == "Practises on Glyphs 50 %, Textures 50 %"
    desk.window.algorithm.form.set_dataset("textures")
    assert row.hint == "" and field.text() == "None"


def test_what_the_engine_refuses_is_told_in_the_window_s_words(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 10, [0] * 5 + [1] * 5)
    asked = desk.engine.sent_of(CheckRun)[-1]
    desk.engine.replyReceived.emit(RequestFailed(asked.request_id, "It cannot be; leave --mixture or --no-such empty."))
    desk.fit.refresh()
    said = "It cannot be; leave “Also practise on” or --no-such empty."
    assert desk.panel.mismatch.sentence == said
    assert in_labels("--held-out", catalogue().all_knobs("protonet")).startswith("“")
