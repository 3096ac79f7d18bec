"""The help: the same in both languages, with everything that it links to, and nothing from anywhere else."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.chinese import faults, is_chinese
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QSignalSpy

from workbench.catalogue import catalogue
from workbench.gui.dialogs.help import HelpWindow
from workbench.gui.help_pictures import drawing, words_of
from workbench.gui.language import ENGLISH, TRANSLATED, language
from workbench.gui.models.cards import paper_ref
from workbench.gui.models.help_algorithms import page_of_algorithm
from workbench.gui.models.help_pages import FIRST, GUIDE, folder, page, pages, search, sections, title
from workbench.gui.theme import theme
from workbench.gui.widgets.help_browser import SCHEME, HelpBrowser

LANGUAGES = (ENGLISH, *TRANSLATED)
HTML, IMAGE = QTextDocument.ResourceType.HtmlResource.value, QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HelpWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = HelpWindow([("Start", "Ctrl+R"), ("Cut & paste", "Ctrl+X")])
    qtbot.addWidget(window)
    window.go_to()
    return window


@pytest.fixture
def chinese(qapp: Any) -> Iterator[None]:
    """The window's language is Chinese."""
    language().choose("zh_CN")
    yield
    language().choose(ENGLISH)


def found(pattern: str, name: str, code: str) -> list[str]:
    return re.findall(pattern, page(name, code))


def anchors(name: str, code: str) -> list[str]:
    return found(r'<a name="([^"]*)"', name, code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_all_pages_and_no_others(code: str) -> None:
    assert sorted(each.stem for each in (folder() / code).glob("*.html")) == sorted(pages())
    assert len(set(pages())) == len(pages()) and {title(name, code) for name in pages()} != {""}


@pytest.mark.parametrize("name", pages())
def test_a_page_has_the_same_parts_links_and_drawings_in_every_language(name: str) -> None:
    english, *others = LANGUAGES
    for pattern in (r'<a name="([^"]*)"', r'<img src="([^"]*)"', r'href="([^"]*)"', r"<!-- \w+ -->", r"<(h[123])>"):
        for code in others:
            assert sorted(found(pattern, name, code)) == sorted(found(pattern, name, english))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_link_is_dead(code: str) -> None:
    for name in pages():
        for link in found(r'href="([^"]*)"', name, code):
            if not link.startswith("https://"):
                there, _, anchor = link.partition("#")
                assert there in pages() and (not anchor or anchor in anchors(there, code)), f"{name}: {link}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_heading_but_the_first_can_be_linked_to(code: str) -> None:
    for name in pages():
        _, *parts = sections(name, code)
        names = [each.anchor for each in parts]
        assert all(names) and len(set(names)) == len(names), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_drawing_is_used_and_all_its_words_are_there(code: str) -> None:
    shown = {image for name in pages() for image in found(r'<img src="([^"]*)"', name, code)}
    shipped = {each.name: each.read_text(encoding="utf-8") for each in (folder() / "images").iterdir()}
    assert shown == set(shipped)
    holes = set(re.findall(r"\$(\w+)", "".join(shipped.values())))
    assert set(words_of(code)) <= holes
    for name in shipped:
        assert "$" not in drawing(name, code)


def test_the_drawings_are_those_that_their_code_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(folder()))
    drawings = (
        importlib.import_module("guide_drawings").DRAWINGS | importlib.import_module("algorithm_drawings").DRAWINGS
    )
    shipped = {each.stem: each.read_text(encoding="utf-8") for each in (folder() / "images").iterdir()}
    assert {name: draw() for name, draw in drawings.items()} == shipped


def test_chinese_pages_are_chinese() -> None:
    for name in pages():
        for part in blocks((folder() / "zh_CN" / f"{name}.html").read_text(encoding="utf-8")):
            assert is_chinese(part) and not faults(part), (name, part, faults(part))


def test_an_english_paragraph_in_a_chinese_page_is_seen() -> None:
    first, second = blocks("<p>这是<b>中文</b>。</p>\n<p>This was left in English.</p>")
    assert is_chinese(first) and not is_chinese(second)


def blocks(html: str) -> list[str]:
    """The texts of a page, each of what has a line of its own."""
    parts = re.split(r"</?(?:p|h\d|li|ul|ol|table|tr|td|th|br|html|body|head|title)\b[^>]*>", html)
    plain = (re.sub("<!--.*?-->|<[^>]*>", "", each).strip() for each in parts)
    return [each for each in plain if re.search(r"\w", each)]


def test_every_algorithm_is_explained_with_its_advice_and_its_paper() -> None:
    for each in catalogue().algorithms:
        name, _, anchor = page_of_algorithm(each["name"]).partition("#")
        (part,) = (part for part in sections(name, ENGLISH) if part.anchor == anchor)
        assert part.heading == each["title"]
        assert each["summary"] in part.text and each["advice"] in part.text and each["paper"]["title"] in part.text
        paper = paper_ref(each["paper"])
        assert paper is not None and f'href="{paper.url}"' in page(name, ENGLISH)
        assert page_of_algorithm(each["name"]) in found(r'href="([^"]*)"', "choosing", ENGLISH)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_drawings_have_the_colours_of_the_theme(qapp: Any, mode: str) -> None:
    before = theme().mode
    theme().set_mode(mode)
    browser = HelpBrowser()
    image = browser.loadResource(IMAGE, QUrl(f"{SCHEME}:/practice.svg"))
    theme().set_mode(before)
    assert isinstance(image, QImage)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert ({"light": "#ddeef0", "dark": "#17393d"}[mode]) in colours
    browser.deleteLater()


@pytest.mark.parametrize("address", ["https://example.org/a.svg", "file:///etc/hostname", "a.svg", "qrc:/a.svg"])
@pytest.mark.parametrize("kind", [HTML, IMAGE])
def test_nothing_is_loaded_from_elsewhere(window: HelpWindow, address: str, kind: int) -> None:
    assert window.browser.loadResource(kind, QUrl(address)) is None


@pytest.mark.parametrize("name", ["../en/words.json", "..%2Fcatalogue.json", "nothing.svg"])
def test_only_the_drawings_that_ship_are_read(name: str) -> None:
    with pytest.raises(FileNotFoundError, match=re.escape(name)):
        drawing(name, ENGLISH)


def test_every_page_is_shown_with_its_drawings(window: HelpWindow) -> None:
    for name in pages():
        window.contents.chosen.emit(name)
        assert window.browser.address == name
        assert title(name, ENGLISH) in window.browser.toPlainText()
        assert window.contents.currentItem().text() == title(name, ENGLISH)


def test_links_lead_to_pages_and_back(window: HelpWindow) -> None:
    window.browser.anchorClicked.emit(QUrl(f"{SCHEME}:/tasks#way"))
    assert window.browser.address == "tasks#way" and window.back.isEnabled()
    window.back.click()
    assert window.browser.address == FIRST and window.forward.isEnabled()
    window.forward.click()
    assert window.browser.address == "tasks#way"


@pytest.mark.parametrize("address", ["tasks#shot", "tasks#episode", "curves#accuracy"])
def test_a_part_is_shown_at_the_top_also_when_the_window_opens(qtbot: Any, window: HelpWindow, address: str) -> None:
    other = HelpWindow()
    qtbot.addWidget(other)
    other.go_to(address)
    place = other.browser.verticalScrollBar().value()
    assert place > 0
    other.browser.scrollToAnchor(address.partition("#")[2])
    assert other.browser.verticalScrollBar().value() == place
    assert other.browser.horizontalScrollBar().maximum() == 0


def test_a_paper_opens_in_the_browser_and_not_here(window: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.browser.linkOpened.disconnect()
    asked = QSignalSpy(window.browser.linkOpened)
    window.browser.anchorClicked.emit(QUrl("https://arxiv.org/abs/1703.03400"))
    assert asked.count() == 1 and window.browser.address == FIRST


def test_the_keys_are_listed(window: HelpWindow) -> None:
    window.go_to("keyboard")
    said = window.browser.toPlainText()
    assert "Ctrl+R" in said and "Cut & paste" in said


def test_what_is_typed_is_found_in_headings_first(window: HelpWindow) -> None:
    window.search.setText("shot examples")
    places = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert places[0] == "Tasks, way and shot" or "Shot" in places[0]
    assert "Shot: examples per class" in places[:3] and len(places) < 30
    window.contents.choose_first()
    assert window.browser.address.startswith("tasks")
    window.search.setText("no such word anywhere")
    assert [window.contents.item(row).text() for row in range(window.contents.count())] == [
        "Nothing is said of this. Try another word."
    ]
    window.search.clear()
    assert window.contents.count() == len(pages()) + 1


def test_every_word_has_to_be_found() -> None:
    every = [part for name in GUIDE for part in sections(name, ENGLISH)]
    assert [each.address for each in search("overshoot corrections", every)] == ["inner-loop#steps"]
    assert search("overshoot camera", every) == [] and search(" ", every) == []


def test_it_is_in_chinese_where_the_window_is(chinese: None, window: HelpWindow) -> None:
    window.go_to("baselines")
    said = window.browser.toPlainText()
    assert "基线" in said and "什么时候选它：" in said
    window.search.setText("过拟合")
    assert {window.contents.item(row).text() for row in range(window.contents.count())} == {"训练和验证", "术语"}
