"""A real number is the same after it was shown and read again: none is rounded on its way through the window."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from workbench.config import ConfigError, Knob, MixtureConfig
from workbench.gui.models.mixing import parts, text_of, weights_in
from workbench.gui.models.paper_settings import _shown
from workbench.gui.numbers import exact, read
from workbench.gui.widgets.fields import FIELD_WIDTH, UNBOUNDED, WIDEST_NUMBER, NumberField
from workbench.gui.widgets.knob_row import KnobRow
from workbench.gui.widgets.mixture_dialog import MixtureDialog
from workbench.runs.report_words import setting

LOCALES = ("en_US", "zh_CN", "en_DE", "en_ZA", "en_IN", "en_CH")
RATE = Knob("inner_lr", "float", 0.1, "Step.", "Inner learning rate", low=0.0, high=UNBOUNDED, log=True)
SHARE = Knob("share", "float", 0.1, "Part.", "Share", low=0.0, high=1.0)
LONG = (0.1234567, 1234567.0, 123456.789, 1.23456789e-7, 3.3e-13, 0.1 + 0.2, 1 / 3, 0.15000000000000002)


@pytest.fixture(autouse=True, params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def numbers(count: int, seed: int = 0) -> list[float]:
    """Of all sizes that a field takes, short ones and such with seventeen digits, and what lies right beside them."""
    draw = random.Random(seed)
    sizes = [draw.uniform(1, 10) * 10.0 ** draw.randint(-30, 14) for _ in range(count)]
    short = [float(f"{each:.{draw.randint(1, 9)}g}") for each in sizes]
    beside = [math.nextafter(each, draw.choice((0.0, math.inf))) for each in short]
    return [0.0, *LONG, *sizes, *short, *beside]


def test_any_number_is_read_as_it_is_written() -> None:
    draw = random.Random(1)
    any_bits = (struct.unpack("<d", draw.randbytes(8))[0] for _ in range(2000))
    for value in (*filter(math.isfinite, any_bits), *numbers(500)):
        if value == 0 or 1e-300 < abs(value) < UNBOUNDED:
            assert read(exact(value)) == value


def test_what_a_field_shows_is_its_number_and_stays_so_when_it_is_asked_for(qtbot: Any) -> None:
    field = NumberField(RATE)
    qtbot.addWidget(field)
    for value in numbers(150):
        field.put(value)
        assert (field.get(), read(field.text())) == (value, value)


def test_what_is_typed_is_what_is_trained_with(qtbot: Any) -> None:
    row = KnobRow(RATE)
    qtbot.addWidget(row)
    assert isinstance(row.field, NumberField)
    for value in numbers(50, seed=2):
        typed = repr(value).replace(".", QLocale().decimalPoint())
        row.field.lineEdit().setText(typed)
        assert row.value() == value
        assert row.value() == value, "asked for a second time"


def test_arrows_lead_to_short_numbers(qtbot: Any) -> None:
    field = NumberField(SHARE)
    qtbot.addWidget(field)
    field.put(0.0)
    seen = []
    for _ in range(20):
        field.stepBy(1)
        seen.append(field.get())
    assert seen == [round(0.05 * n, 2) for n in range(1, 21)]
    field = NumberField(RATE)
    qtbot.addWidget(field)
    field.put(1e-5)
    for _ in range(12):
        field.stepBy(1)
    assert field.get() == 0.1


def test_two_settings_that_are_not_the_same_are_not_shown_alike() -> None:
    one, other = 0.1234567, 0.1234568
    assert _shown(RATE, one) != _shown(RATE, other)
    assert setting(one) != setting(other)


def test_a_value_beside_its_bound_is_told_apart_from_it() -> None:
    with pytest.raises(ConfigError, match=r"is 1\.0000000000000002, but must be at most 1\."):
        SHARE.check(math.nextafter(1.0, 2.0))


@pytest.mark.parametrize("weight", [0.3333333333, 1234567.0, 0.0012345, 1 / 3])
def test_the_weight_of_a_dataset_stays_through_its_dialog(qtbot: Any, weight: float) -> None:
    text = text_of({"glyphs": 1.0, "textures": weight}, "glyphs")
    assert weights_in(text, "glyphs")["textures"] == weight
    dialog = MixtureDialog(parts(text, "glyphs"))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.use.click()
    assert heard.args == [text]
    assert MixtureConfig(text).weights("glyphs")["textures"] == pytest.approx(weight / (1 + weight))


def test_of_a_long_number_as_much_is_seen_as_there_is_room_for_and_a_tool_tip_has_all(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    row = KnobRow(RATE)
    qtbot.addWidget(row)
    row.resize(260, 40)
    row.show()
    assert isinstance(row.field, NumberField)
    widths = []
    for value in (0.1, 0.1234567, 1 / 3):
        row.set_value(value)
        qtbot.waitUntil(lambda: row.field.width() == row.field.sizeHint().width())
        widths.append(row.field.width())
        QApplication.sendEvent(row.field, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
        assert row.field.lineEdit().cursorPosition() == 0, "the first digits are seen"
    assert FIELD_WIDTH == widths[0] < widths[1] < widths[2] == WIDEST_NUMBER
    (long,) = (each for each in shown if each.startswith(exact(1 / 3)))
    assert long == f"{exact(1 / 3)}\n{row.field.toolTip()}"
    assert not any(exact(0.1234567) in each for each in shown), "what is seen needs no tool tip"
