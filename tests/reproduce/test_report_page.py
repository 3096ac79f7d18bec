"""The page: well-formed, self-contained, nothing of what is put in read as markup, and all of it said in words."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from small_table import ABOVE, ALL, BELOW, BROKEN, ELSEWHERE, INSIDE, TABLE, UNREPORTED

from workbench.reproduce.cells import Cell, Point
from workbench.reproduce.published import Table
from workbench.reproduce.report.page import page

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Reader(HTMLParser):
    """Elements with their attributes, texts by class and element; every tag must be closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data.strip()))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]

    def said(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def read(cells: list[Cell], table: Table = TABLE) -> Reader:
    return Reader(page(table, cells))


def test_the_page_is_well_formed_and_has_a_row_for_every_cell() -> None:
    found = read(ALL)
    assert len(found.all("tr", class_="cell")) == len(ALL)
    assert len(found.all("th", scope="row")) == len(ALL)
    assert len(found.all("th", scope="col")) == 9
    assert found.said("caption") == ["Accuracies in percent, by method and task"]
    assert all(len(found.all("td", data_label=name)) == len(ALL) for name in ("Published", "Verdict", "Band"))


def test_an_empty_page_is_well_formed() -> None:
    found = read([])
    assert not found.all("table") and "Nothing has been run yet." in found.said("p")


def test_methods_stand_below_their_family() -> None:
    found = read([INSIDE, BELOW, ELSEWHERE])
    heads = [text for tag, text in found.texts if text in ("Comparing pictures", "Learning by gradient descent")]
    assert heads == ["Comparing pictures", "Learning by gradient descent"]
    assert found.said("span")[: found.said("span").index("MAML")].count("Prototypical networks") == 1


def test_nothing_that_is_put_in_is_read_as_markup() -> None:
    evil = "<script>alert(1)</script><b onload='x'>\"&amp;"
    cells = [replace(INSIDE, badges=(evil,), device=evil), replace(BROKEN, reason=evil)]
    found = read(cells, replace(TABLE, title=evil, note=evil))
    assert not found.all("script") and {name for name, _ in found.elements}.isdisjoint({"script", "iframe", "img"})
    assert not any(name.startswith("on") for _, attributes in found.elements for name in attributes)
    assert found.said("h1") == [evil]
    assert found.said("li")[0].endswith(evil) or evil in found.said("li")
    assert f"failed: {evil}" in found.said("li")


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = page(TABLE, ALL)
    found = Reader(text)
    assert not [name for name, attributes in found.elements if {"src", "srcset", "data"} & attributes.keys()]
    assert not found.all("link") and "url(" not in text and "@import" not in text
    [policy] = found.all("meta", http_equiv="Content-Security-Policy")
    assert (policy["content"] or "").startswith("default-src 'none'")
    assert all((link["href"] or "").startswith("https://") for link in found.all("a"))


@pytest.mark.parametrize(
    ("cell", "verdict"),
    [
        (INSIDE, "inside"),
        (BELOW, "below"),
        (ABOVE, "above"),
        (ELSEWHERE, "not comparable"),
        (UNREPORTED, "no published value"),
        (BROKEN, "failed"),
    ],
)
def test_a_verdict_is_a_word_and_an_icon_that_is_not_read_out(cell: Cell, verdict: str) -> None:
    found = read([cell])
    assert len(found.all("span", class_=f"verdict {verdict.replace(' ', '-')}")) == 2  # counted, and in its row
    assert f"1 {verdict}" in found.said("span") and verdict in found.said("span")
    assert len(found.all("span", aria_hidden="true")) >= 2


def test_every_drawing_has_a_title_and_says_in_words_what_it_shows() -> None:
    found = read(ALL)
    drawings = found.all("svg", role="img")
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(drawings) == 2 * len(ALL) - 1  # a failed cell has no curve
    assert all(set((each["aria-labelledby"] or "").split()) <= set(ids) for each in drawings)
    assert "Ours is 98.00 ± 0.20 %. The band is 97.90–99.30 %. Guessing gives 20 %." in found.said("desc")
    assert "There is no band." in " ".join(found.said("desc"))
    assert "Validation accuracy from 51.0 % after 100 practice tasks to 60.0 % after 1,000." in found.said("desc")


def test_the_band_and_our_point_lie_where_the_numbers_say() -> None:
    found = read([INSIDE, BELOW])
    band, point = found.all("rect", class_="band"), found.all("circle", class_="point")
    first, low = point[1], point[2]  # the first of all stands in the explanation
    assert float(band[1]["x"] or 0) < float(first["cx"] or 0)
    assert float(low["cx"] or 0) < float(band[2]["x"] or 0)


def test_every_badge_is_shown_in_full() -> None:
    assert "a remark of the entry" in read([INSIDE]).said("li")
    other = "other classes: 70 to practise and 20 to test, where the paper has 80 and 20"
    assert other in read([ELSEWHERE]).said("li")


def test_odd_curves_can_be_drawn() -> None:
    single = replace(INSIDE, curve=(Point(100, 50.0, float("inf")),))
    flat = replace(BELOW, curve=(Point(100, 50.0, 0.0), Point(200, 50.0, 0.0)))
    text = page(TABLE, [single, flat])
    assert len(Reader(text).all("polyline")) == 2
    assert not re.search(r'"[^"]*\b(nan|inf)\b[^"]*"', text)


def test_the_colours_follow_the_system_and_paper_is_white() -> None:
    text = page(TABLE, [INSIDE])
    assert "prefers-color-scheme: dark" in text and "@media print" in text
    assert text.count("--canvas: #FFFFFF") == 1  # on paper
