"""The tables, against the papers' figures and splits typed a second time, and the words that go with them."""

from __future__ import annotations

import re

import pytest

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.reproduce.published import OURS, OWN_TABLE, Column, Figure, Table
from workbench.reproduce.tables import tables

METHODS = [each["name"] for each in catalogue().algorithms]
# method → the columns 5w1s, 5w5s, 20w1s, 20w5s, as (published, and its interval)
OMNIGLOT = {
    "siamese": "97.3 98.4 88.2 97.0",
    "matching": "98.1 98.9 93.8 98.5",
    "protonet": "98.8 99.7 96.0 98.9",
    "relation": "99.6±0.2 99.8±0.1 97.6±0.2 99.1±0.1",
    "maml": "98.7±0.4 99.9±0.1 95.8±0.3 98.9±0.2",
    "fomaml": "98.3±0.5 99.2±0.2 89.4±0.5 97.9±0.1",
    "reptile": "95.39±0.09 98.90±0.10 88.14±0.15 96.65±0.33",
    "meta_sgd": "99.53±0.26 99.93±0.09 95.93±0.38 98.97±0.19",
    "maml_pp": "99.47 99.93 97.65 99.33",
    "anil": "- - 96.2 98.0",
    "versa": "99.70±0.20 99.75±0.13 97.66±0.29 98.77±0.18",
    "snail": "99.07±0.16 99.78±0.09 97.64±0.30 99.36±0.18",
}
OMNIGLOT_RERUN = {
    "matching": "92.0 93.2 75.6 77.8",
    "protonet": "98.2 99.4 95.8 98.6",
    "maml": "98.1 99.8 91.6 95.9",
    "fomaml": "95.5 99.5 92.2 97.7",
    "relation": "98.02±0.09 99.25±0.05 - -",
    "meta_sgd": "99.3 99.8 95.4 97.8",
    "snail": "98.31 99.26 93.75 97.88",
}
# shown, but outside the band: another distance, other statistics, another network
OMNIGLOT_ASIDE = {
    "matching": "98.3 99.8 92.8 97.8",
    "reptile": "97.68±0.04 99.48±0.06 89.43±0.14 97.12±0.32",
    "mann": "82.8 94.9 - -",
    "baseline": "86.0 97.6 72.9 92.3",
    "nearest_pixel": "41.7 63.2 26.7 42.6",
}
MINI = {
    "matching": "43.56±0.84 55.31±0.73",
    "lstm": "43.44±0.77 60.60±0.71",
    "maml": "48.70±1.84 63.11±0.92",
    "fomaml": "48.07±1.75 63.15±0.91",
    "reptile": "47.07±0.26 62.74±0.37",
    "protonet": "49.42±0.78 68.20±0.66",
    "meta_sgd": "50.47±1.87 64.03±0.94",
    "anil": "46.7±0.4 61.5±0.5",
    "versa": "53.40±1.82 67.37±0.86",
    "maml_pp": "52.15±0.26 68.32±0.44",
    "r2d2": "49.5±0.2 65.4±0.2",
    "relation": "50.44±0.82 65.32±0.70",
    "snail": "55.71±0.99 68.88±0.92",
    "svm": "62.64±0.61 78.63±0.46",
    "baseline": "42.11±0.71 62.53±0.69",
    "baseline_pp": "48.24±0.75 66.43±0.63",
    "simpleshot": "49.69±0.19 66.92±0.17",
}
MINI_RERUN = {
    "matching": "42.8 53.6",
    "protonet": "48.0 66.2",
    "relation": "50.18±0.46 65.34±0.41",
    "maml": "47.5 64.7",
    "fomaml": "46.4 63.3",
    "anil": "48.44 64.35",
    "meta_sgd": "49.1 66.0",
    "versa": "51.92 66.26",
    "r2d2": "51.19±0.36 67.29±0.31",
    "baseline": "44.90±0.32 63.96±0.30",
    "baseline_pp": "48.86±0.35 63.29±0.30",
}
MINI_ASIDE = {
    "matching": "46.0 58.4",
    "reptile": "49.97±0.32 65.99±0.58",
    "r2d2": "51.2±0.6 68.8±0.1",
    "svm": "52.87±0.57 68.76±0.48",
    "baseline": "28.86±0.54 49.79±0.79",
}
CIFAR = {
    "maml": "58.9±1.9 71.5±1.0",
    "protonet": "55.5±0.7 72.0±0.6",
    "relation": "55.0±1.0 69.3±0.8",
    "r2d2": "60.0±0.7 76.1±0.6 | 62.3±0.2 77.4±0.2",
    "svm": "72.0±0.7 84.2±0.5",
}
CIFAR_RERUN = {"protonet": "55.49±0.21 72.10±0.13", "relation": "55.84±0.37 69.57±0.30"}
CIFAR_ASIDE = {"r2d2": "65.3±0.2 79.4±0.1"}


def kind_of(figure: Figure) -> str:
    return "aside" if figure.aside else "rerun" if figure.rerun else "published"


def written(table: Table, kind: str) -> dict[str, list[tuple[float, float | None]]]:
    """Method → its figures of a kind, column after column; methods without one are left out."""
    found = {}
    for method, entry in table.entries.items():
        columns = [[each for each in entry.figures.get(c.name, ()) if kind_of(each) == kind] for c in table.columns]
        if any(columns):
            rows = range(max(map(len, columns)))
            found[method] = [(f.accuracy, f.ci95) for row in rows for f in [c[row] for c in columns if len(c) > row]]
    return found


def typed(rows: dict[str, str]) -> dict[str, list[tuple[float, float | None]]]:
    return {method: [_figure(text) for text in re.split(r"[ |]+", row) if text != "-"] for method, row in rows.items()}


def _figure(text: str) -> tuple[float, float | None]:
    accuracy, _, ci95 = text.partition("±")
    return float(accuracy), float(ci95) if ci95 else None


@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("omniglot", "published", OMNIGLOT),
        ("omniglot", "rerun", OMNIGLOT_RERUN),
        ("omniglot", "aside", OMNIGLOT_ASIDE),
        ("mini_imagenet", "published", MINI),
        ("mini_imagenet", "rerun", MINI_RERUN),
        ("mini_imagenet", "aside", MINI_ASIDE),
        ("cifar_fs", "published", CIFAR),
        ("cifar_fs", "rerun", CIFAR_RERUN),
        ("cifar_fs", "aside", CIFAR_ASIDE),
    ],
)
def test_the_figures_are_those_of_the_papers(name: str, kind: str, rows: dict[str, str]) -> None:
    assert written(tables()[name], kind) == typed(rows)


def test_anil_reports_on_twenty_classes_only() -> None:
    assert set(tables()["omniglot"].entries["anil"].figures) == {"20w1s", "20w5s"}


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_every_figure_names_who_reports_it(table: Table) -> None:
    every = [each for entry in table.entries.values() for row in entry.figures.values() for each in row]
    assert every
    for figure in every:
        assert re.search(r"\d{4}\.\d{5}|https://", figure.source), figure
        assert not figure.aside or figure.remark, figure  # what is outside the band says why


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.name)
def test_every_method_has_an_entry(table: Table) -> None:
    assert list(table.entries) != [] and set(table.entries) == set(METHODS)
    for entry in table.entries.values():
        assert entry.classes in table.splits
        assert set(entry.figures) | set(entry.by_column) <= {each.name for each in table.columns}
        assert entry.settings_by != OURS or not any(not each.aside for row in entry.figures.values() for each in row)


@pytest.mark.parametrize(
    ("name", "ways", "shots"),
    [("omniglot", (5, 20), (1, 5)), ("mini_imagenet", (5,), (1, 5)), ("cifar_fs", (5,), (1, 5))],
)
def test_the_columns_are_those_that_the_field_reports(name: str, ways: tuple[int, ...], shots: tuple[int, ...]) -> None:
    assert tables()[name].columns == tuple(Column(way, shot) for way in ways for shot in shots)


def test_there_are_three_tables_in_alphabetical_order() -> None:
    assert list(tables()) == ["cifar_fs", "mini_imagenet", "omniglot"]
    for table in tables().values():
        catalogue().dataset(table.dataset)


def test_the_test_classes_of_mini_imagenet_are_ravis() -> None:
    ravi = tables()["mini_imagenet"].splits["ravi"]
    assert (ravi.training, ravi.test, len(ravi.test_names)) == (80, 20, 20)
    assert all(re.fullmatch(r"n\d{8}", name) for name in ravi.test_names)
    # nematode, king crab, golden retriever, malamute, dalmatian, African hunting dog, lion, ant, black-footed ferret,
    # bookshop, crate, cuirass, electric guitar, hourglass, mixing bowl, school bus, scoreboard, theatre curtain,
    # vase, trifle
    ids = """01930112 01981276 02099601 02110063 02110341 02116738 02129165 02219486 02443484 02871525
             03127925 03146219 03272010 03544143 03775546 04146614 04149813 04418357 04522168 07613480"""
    assert ravi.test_names == {f"n{each}" for each in ids.split()}


def test_the_test_classes_of_cifar_fs_are_bertinettos() -> None:
    bertinetto = tables()["cifar_fs"].splits["bertinetto"]
    assert (bertinetto.training, bertinetto.test) == (80, 20)
    by_superclass = {
        "aquatic_mammals": "whale",
        "flowers": "poppy rose",
        "fruit_and_vegetables": "sweet_pepper",
        "household_electrical_devices": "telephone",
        "household_furniture": "bed table wardrobe",
        "large_carnivores": "leopard",
        "large_natural_outdoor_scenes": "plain",
        "large_omnivores_and_herbivores": "chimpanzee",
        "medium_mammals": "fox",
        "non-insect_invertebrates": "snail worm",
        "people": "baby man woman",
        "vehicles_1": "bicycle pickup_truck",
        "vehicles_2": "rocket",
    }
    assert bertinetto.test_names == {name for names in by_superclass.values() for name in names.split()}


def test_omniglot_is_split_as_its_papers_do() -> None:
    omniglot = tables()["omniglot"]
    assert {(each.training, each.test) for each in omniglot.splits.values()} == {(1200, 423)}
    assert omniglot.splits["random"].drawn and not omniglot.splits["vinyals"].drawn
    fractions = [omniglot.settings[name] for name in ("test_fraction", "validation_fraction")]
    assert [round(float(each) * 1623) for each in fractions] == [423, 100]


@pytest.mark.parametrize("text", ["", "5w", "5way1shot", "w5s1", "5w1s2", "-5w1s", "5.0w1s", "five"])
def test_what_is_no_column_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"{text!r} is no column; a column reads like 5w1s")):
        Column.parse(text)


@pytest.mark.parametrize(("text", "column"), [("5w1s", Column(5, 1)), (" 20w5s ", Column(20, 5))])
def test_a_column_is_read_from_its_name(text: str, column: Column) -> None:
    assert Column.parse(text) == column
    assert Column.parse(column.name) == column


def test_a_table_refuses_a_column_that_it_does_not_have() -> None:
    with pytest.raises(ConfigError, match="The table cifar_fs has no column 20w1s; it has 5w1s, 5w5s"):
        tables()["cifar_fs"].column("20w1s")


def test_of_a_method_that_nobody_reports_on_the_settings_are_ours() -> None:
    entry = tables()["omniglot"].entry("unheard_of")
    assert (entry.figures, entry.settings_by) == ({}, OURS)
    assert tables()["omniglot"].entry("maml").settings_by == OWN_TABLE
