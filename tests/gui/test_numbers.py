"""Numbers as a locale has them: written so wherever the window shows one, and read so wherever one is typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractSpinBox

from workbench.config import ConfigError, Knob
from workbench.gui.language import plural, say
from workbench.gui.numbers import in_locale, read, written
from workbench.gui.widgets.fields import NumberField
from workbench.gui.widgets.knob_row import KnobRow
from workbench.gui.widgets.number_box import DecimalBox, WholeBox

GUI = Path(__file__).resolve().parents[2] / "workbench" / "gui"
RATE = Knob("inner_lr", "float", 0.4, "Step.", "Inner learning rate", low=1e-5, high=10_000.0, log=True)
TASKS = Knob("tasks", "int", 50, "Tasks.", "Practice tasks", low=1, high=10**8)
OLD = 7.0  # what a field holds before something is typed
NBSP = "\u00a0"
# What machines read, the summary of the self-test, and what holds nothing but digits.
FOR_MACHINES = {"models/mixing.py", "self_test_window.py", "style.py", "numbers.py"}


@pytest.fixture
def use() -> Iterator[Any]:
    """Make a locale the window's."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


def type_into(qtbot: Any, box: QAbstractSpinBox, text: str) -> None:
    qtbot.addWidget(box)
    box.show()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("locale", "counted", "decimals", "small"),
    [
        ("en_US", "1,234,567", "1,234.50", "0.5"),
        ("zh_CN", "1,234,567", "1,234.50", "0.5"),
        ("en_ZA", "1 234 567", "1 234,50", "0,5"),
        ("en_IN", "12,34,567", "1,234.50", "0.5"),
        ("en_DE", "1.234.567", "1.234,50", "0,5"),
        ("de", "1.234.567", "1.234,50", "0,5"),
    ],
)
def test_a_number_is_written_as_the_locale_has_it(
    use: Any, locale: str, counted: str, decimals: str, small: str
) -> None:
    use(locale)
    assert [written(1_234_567), written(1234.5, ",.2f"), written(0.5, "g")] == [
        each.replace(" ", NBSP) for each in (counted, decimals, small)
    ]
    assert say("{count:,} at {share:.1f} or {plain}", count=1_234_567, share=0.5, plain=0.5) == (
        f"{counted} at {small} or {small}".replace(counted, counted.replace(" ", NBSP))
    )
    assert plural(1_234_567, "task") == f"{counted.replace(' ', NBSP)} tasks"


def test_what_python_makes_of_a_format_stays_but_for_the_marks(use: Any) -> None:
    use("de")
    assert [written(5, "02d"), written(float("nan"), ".1f"), written(-2.5, "+.1f"), written(1e-5, "g")] == [
        "05", "nan", "-2,5", "1e-05",
    ]  # fmt: skip
    assert [written(1.5e-7, "g"), written(Decimal("0.00001"), ",f"), written(12345, "d")] == [
        "1,5e-07", "0,00001", "12345",
    ]  # fmt: skip
    assert written(10**20) == "100.000.000.000.000.000.000"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("where the paper has 1,200 and 423", "where the paper has 1.200 and 423"),
        ("fewer iterations: 3,424 of 1,000,000.", "fewer iterations: 3.424 of 1.000.000."),
        ("needs 5.2 GB, 61.3 ± 1.8 % of 12.5 MB", "needs 5,2 GB, 61,3 ± 1,8 % of 12,5 MB"),
        ("Rate is 0.00001, but must be at least 0.125.", "Rate is 0,00001, but must be at least 0,125."),
        ("It is 1,234.5.", "It is 1.234,5."),
        (
            "Inner rate: 0.4 instead of 0.0001; Rate: 2.5 instead of 12.5",
            "Inner rate: 0,4 instead of 0,0001; Rate: 2,5 instead of 12,5",
        ),
        ("torch: 2.13.0 instead of 2.15.1", "torch: 2.13.0 instead of 2.15.1"),
        ("Vinyals et al. 2016, 1606.04080", "Vinyals et al. 2016, 1606.04080"),
        ("torch 2.1 in /data/1,000 pictures/4.0 MB.png", "torch 2.1 in /data/1,000 pictures/4.0 MB.png"),
        ("The newest is 2.1.0. CC BY-SA 4.0, 0.1.0", "The newest is 2.1.0. CC BY-SA 4.0, 0.1.0"),
        ("5, 100 and 3,45 stay", "5, 100 and 3,45 stay"),
    ],
)
def test_figures_in_finished_sentences_are_written_so_too(use: Any, sentence: str, told: str) -> None:
    use("en_DE")
    assert in_locale(sentence) == told
    assert in_locale(told) == told
    use("en_US")
    assert in_locale(sentence) == sentence
    use("en_ZA")
    once = in_locale(sentence)
    assert in_locale(once) == once


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_US", "1,234", 1234.0),
        ("en_US", "1,234.5", 1234.5),
        ("en_US", "0,01", 0.01),
        ("en_US", "0,001", 0.001),
        ("en_US", "1.234,5", None),
        ("en_US", "1,23,456", None),
        ("en_US", "1 234", 1234.0),
        ("en_US", "1e-5", 1e-5),
        ("en_US", ".5", 0.5),
        ("en_US", "", None),
        ("en_US", "nan", None),
        ("en_IN", "12,34,567", 1_234_567.0),
        ("en_IN", "1,234,567", 1_234_567.0),
        ("en_ZA", "0,01", 0.01),
        ("en_ZA", "0.01", 0.01),
        ("en_ZA", "1 234,5", 1234.5),
        ("en_ZA", "1\u00a0234,5", 1234.5),
        ("en_ZA", "12 34", None),
        ("en_DE", "1.234", 1234.0),
        ("en_DE", "1.234,5", 1234.5),
        ("en_DE", "0.01", 0.01),
        ("en_DE", "0.001", 0.001),
        ("en_DE", "1,234.5", None),
        ("sv", "\u22121,5", -1.5),
        ("zh_CN", "０．０１", 0.01),
        ("zh_CN", "1，234", 1234.0),
    ],
)
def test_a_number_is_read_as_the_locale_has_it(use: Any, locale: str, text: str, number: float | None) -> None:
    use(locale)
    assert read(text) == number


@pytest.mark.parametrize("locale", ["en_US", "en_ZA", "en_IN", "en_DE", "en_CH", "zh_CN"])
@pytest.mark.parametrize("value", [0.5, 1e-5, 0.000123, 1234.0, 12345.5, 1_234_567.0, 3000.25, 10.0])
def test_what_is_written_is_read_as_the_same(use: Any, locale: str, value: float) -> None:
    use(locale)
    assert [read(written(value, spec)) for spec in (",.6f", "f", ".10g")] == [value] * 3


@pytest.mark.parametrize(
    ("locale", "knob", "typed", "value", "shown"),
    [
        ("en_US", RATE, "0.01", 0.01, "0.01"),
        ("en_US", RATE, "0,01", 0.01, "0.01"),
        ("en_US", RATE, "1.234,5", OLD, "7"),
        ("en_US", TASKS, "60,000", 60_000, "60,000"),
        ("en_US", TASKS, "60,00", OLD, "7"),
        ("en_US", TASKS, "60 000", 60_000, "60,000"),
        ("en_ZA", RATE, "0,01", 0.01, "0,01"),
        ("en_ZA", RATE, "0.01", 0.01, "0,01"),
        ("en_ZA", TASKS, "60 000", 60_000, f"60{NBSP}000"),
        ("en_ZA", TASKS, "60.000", OLD, "7"),
        ("en_DE", RATE, "0,01", 0.01, "0,01"),
        ("en_DE", RATE, "0.01", 0.01, "0,01"),
        ("en_DE", TASKS, "60.000", 60_000, "60.000"),
        ("en_DE", TASKS, "60.00", OLD, "7"),
        ("en_DE", TASKS, "60000", 60_000, "60.000"),
        ("en_IN", TASKS, "1234567", 1_234_567, "12,34,567"),
        ("zh_CN", RATE, "0.01", 0.01, "0.01"),
    ],
)
def test_a_field_takes_what_is_typed_as_the_locale_has_it(
    qtbot: Any, use: Any, locale: str, knob: Knob, typed: str, value: float, shown: str
) -> None:
    use(locale)
    field = NumberField(knob)
    field.put(OLD)
    type_into(qtbot, field, typed)
    assert (field.get(), field.text()) == (value, shown)


def test_what_was_no_number_is_forgotten_once_something_else_is_typed(qtbot: Any) -> None:
    row = KnobRow(TASKS)
    qtbot.addWidget(row)
    row.set_value(TASKS.default)
    field = row.field
    assert isinstance(field, NumberField)
    field.lineEdit().setText("abc")
    with pytest.raises(ConfigError, match="“abc” is no number"):
        row.value()  # as Ctrl+R asks for it, while the keyboard is still in the field
    type_into(qtbot, field, "70")
    assert (row.value(), row.error) == (70, "")


def test_what_is_no_number_is_said_so_until_one_is_typed(qtbot: Any) -> None:
    row = KnobRow(TASKS)
    qtbot.addWidget(row)
    row.set_value(TASKS.default)
    type_into(qtbot, row.field, "60,00")  # type: ignore[arg-type]
    assert row.error == "Practice tasks: “60,00” is no number; it stays as it was."
    assert row.value() == row.knob.default
    type_into(qtbot, row.field, "50")  # type: ignore[arg-type]
    assert row.error == ""


@pytest.mark.parametrize(
    ("locale", "typed", "value", "shown"),
    [
        ("en_US", "0.5", 0.5, "0.5"),
        ("en_US", "0,5", 0.5, "0.5"),
        ("en_ZA", "0.5", 0.5, "0,5"),
        ("en_ZA", "0,5", 0.5, "0,5"),
        ("en_DE", "0.5", 0.5, "0,5"),
        ("en_DE", "0,123", 0.123, "0,123"),
        ("en_US", "1.234,5", OLD, "7"),
        ("en_US", "2000", OLD, "7"),
    ],
)
def test_a_box_for_decimals_reads_the_same(
    qtbot: Any, use: Any, locale: str, typed: str, value: float, shown: str
) -> None:
    use(locale)
    box = DecimalBox()
    box.setRange(0.01, 1000.0)
    box.setValue(OLD)
    type_into(qtbot, box, typed)
    assert (box.value(), box.text()) == (value, shown)


@pytest.mark.parametrize(
    ("locale", "typed", "value", "shown"),
    [
        ("en_US", "1,200", 1200, "1,200"),
        ("en_US", "1,2", OLD, "7"),
        ("en_US", "1200", 1200, "1,200"),
        ("en_IN", "123456", 123_456, "1,23,456"),
        ("en_DE", "1.200", 1200, "1.200"),
        ("en_DE", "1.5", OLD, "7"),
        ("en_ZA", "1200", 1200, f"1{NBSP}200"),
    ],
)
def test_a_box_for_whole_numbers_drops_no_marks(
    qtbot: Any, use: Any, locale: str, typed: str, value: int, shown: str
) -> None:
    use(locale)
    box = WholeBox()
    box.setRange(0, 10**6)
    box.setGroupSeparatorShown(value > 1000)  # as with a seed, which is written without
    box.setValue(int(OLD))
    type_into(qtbot, box, typed)
    assert (box.value(), box.text()) == (value, shown)


def test_a_box_still_takes_the_word_for_its_lowest_value(qtbot: Any) -> None:
    box = WholeBox()
    box.setSpecialValueText("as trained")
    box.setValue(0)
    qtbot.addWidget(box)
    assert box.text() == "as trained" and box.hasAcceptableInput()


def test_no_figure_of_the_window_is_written_past_the_locale() -> None:
    """In an f-string a format with a comma or with decimals writes those marks whatever the locale."""
    found = [
        f"{path.relative_to(GUI)}:{hole.lineno}"
        for path in GUI.rglob("*.py")
        if path.relative_to(GUI).as_posix() not in FOR_MACHINES
        for hole in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(hole, ast.FormattedValue) and has_marks(hole)
    ]
    assert found == []


def has_marks(hole: ast.FormattedValue) -> bool:
    spec = "".join(each.value for each in getattr(hole.format_spec, "values", ()) if isinstance(each, ast.Constant))
    return "," in spec or (spec.endswith(("g", "f", "e")) and not spec.endswith(".0f"))
