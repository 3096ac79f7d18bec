"""Choosing among many: headings, search, the keyboard, what is said of each, and the link to its paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from workbench.catalogue import catalogue
from workbench.gui.models.cards import Card, PaperRef, algorithm_card, head_cards, network_cards
from workbench.gui.widgets.card_button import CardButton
from workbench.gui.widgets.card_details import NOTHING
from workbench.gui.widgets.card_dialog import CardDialog
from workbench.gui.widgets.card_list import CARD
from workbench.gui.widgets.paper_link import PaperLink

SNELL = PaperRef(
    "Snell, Swersky & Zemel 2017", "Prototypical Networks for Few-shot Learning", "https://arxiv.org/abs/1"
)
FINN = PaperRef("Finn, Abbeel & Levine 2017", "Model-Agnostic Meta-Learning", "https://arxiv.org/abs/2")
CARDS = (
    Card("protonet", "Prototypes", "Comparing", "2017", "Averages.", (("When to use it", "First."),), SNELL),
    Card("relation", "Relation networks", "Comparing", "2018", "Relates."),
    Card("fomaml", "First-order MAML", "Descending", "2017", "Leaves out.", (), FINN),
    Card("maml", "MAML", "Descending", "2017", "Looks through.", (), FINN),
    Card("pixels", "Nearest pixels", "Baselines", "", "Compares pixels."),
)


@pytest.fixture
def dialog(qtbot: Any) -> CardDialog:
    dialog = CardDialog("Choose", CARDS, "relation")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def button(qtbot: Any) -> Iterator[CardButton]:
    window = QWidget()
    qtbot.addWidget(window)
    button = CardButton("Choose", parent=window)
    button.set_cards(CARDS)
    button.choose("protonet")
    window.show()
    yield button


def opened(button: CardButton) -> CardDialog:
    return button.window().findChildren(CardDialog)[-1]


def test_cards_stand_under_their_headings_and_the_one_in_use_is_highlighted(dialog: CardDialog) -> None:
    assert dialog.list.headings == ["Comparing", "Descending", "Baselines"]
    assert [each.key for each in dialog.list.shown] == [each.key for each in CARDS]
    assert dialog.list.current is CARDS[1]
    assert dialog.use.text() == "Use Relation networks"
    assert dialog.windowTitle() == "Choose"


@pytest.mark.parametrize(
    ("typed", "shown", "highlighted"),
    [
        ("maml", ["fomaml", "maml"], "maml"),
        ("MAML first", ["fomaml"], "fomaml"),
        ("snell", ["protonet"], "protonet"),
        ("2017", ["protonet", "fomaml", "maml"], "protonet"),
        ("agnostic", ["fomaml", "maml"], "fomaml"),
        ("base", ["pixels"], "pixels"),
        ("rel", ["relation"], "relation"),
    ],
)
def test_typing_finds_names_authors_years_and_families(
    dialog: CardDialog, qtbot: Any, typed: str, shown: list[str], highlighted: str
) -> None:
    qtbot.keyClicks(dialog.search, typed)
    assert [each.key for each in dialog.list.shown] == shown
    assert dialog.list.current is not None
    assert dialog.list.current.key == highlighted


@pytest.mark.parametrize(("typed", "shown"), [("averages", ["protonet"]), ("relates comparing", ["relation"])])
def test_where_no_name_fits_typing_finds_what_is_said_at_length(
    dialog: CardDialog, qtbot: Any, typed: str, shown: list[str]
) -> None:
    qtbot.keyClicks(dialog.search, typed)
    assert [each.key for each in dialog.list.shown] == shown


def test_what_is_said_at_length_does_not_count_beside_a_name(qtbot: Any) -> None:
    naming = replace(CARDS[0], summary="Unlike MAML, it averages.")
    dialog = CardDialog("Choose", [naming, *CARDS[1:]], "relation")
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.search, "maml")
    assert [each.key for each in dialog.list.shown] == ["fomaml", "maml"]


def test_what_fits_nothing_can_not_be_taken(dialog: CardDialog, qtbot: Any) -> None:
    qtbot.keyClicks(dialog.search, "quantum")
    assert dialog.list.shown == []
    assert dialog.details.words == NOTHING
    assert not dialog.use.isEnabled()
    dialog.search.clear()
    assert len(dialog.list.shown) == len(CARDS)
    assert dialog.use.isEnabled()


def test_arrows_in_the_search_field_skip_headings_and_stop_at_the_ends(dialog: CardDialog, qtbot: Any) -> None:
    seen = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(dialog.search, key)
        seen.append(dialog.list.current.key)
    assert seen == ["fomaml", "maml", "pixels", "pixels", "protonet", "protonet"]


def test_return_takes_what_is_highlighted(dialog: CardDialog, qtbot: Any) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as heard:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert heard.args == ["fomaml"]
    assert not dialog.isVisible()


def test_escape_and_cancel_take_nothing(dialog: CardDialog, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_double_click_takes_and_a_click_on_a_heading_does_not_highlight(dialog: CardDialog, qtbot: Any) -> None:
    rows = dialog.list.model()
    places = {rows.index(row, 0).data(): rows.index(row, 0) for row in range(rows.rowCount())}
    view, left = dialog.list.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, pos=dialog.list.visualRect(places["Descending"]).center())
    assert dialog.list.current is CARDS[1]
    assert places["Descending"].data(CARD) is None
    point: QPoint = dialog.list.visualRect(places["MAML"]).center()
    qtbot.mouseClick(view, left, pos=point)
    with qtbot.waitSignal(dialog.chosen) as heard:
        qtbot.mouseDClick(view, left, pos=point)
    assert heard.args == ["maml"]


def test_details_say_all_there_is_to_know(dialog: CardDialog) -> None:
    dialog.list.highlight("protonet")
    assert dialog.details.words.split("\n") == ["Prototypes", "Comparing", "Averages.", "When to use it", "First."]
    assert dialog.details.paper.url == SNELL.url
    dialog.list.highlight("relation")
    assert dialog.details.words.split("\n") == ["Relation networks", "Comparing", "Relates."]
    assert dialog.details.paper.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_keys_open_the_chooser_of_a_button(button: CardButton, qtbot: Any, key: Qt.Key) -> None:
    qtbot.keyClick(button, key)
    dialog = opened(button)
    assert dialog.isVisible()
    assert dialog.list.current is CARDS[0]
    dialog.reject()


def test_a_letter_opens_the_chooser_with_a_search(button: CardButton, qtbot: Any) -> None:
    with qtbot.waitSignal(button.aboutToOpen):
        qtbot.keyClicks(button, "m")
    dialog = opened(button)
    assert dialog.search.text() == "m"
    qtbot.keyClicks(dialog.search, "aml")
    with qtbot.waitSignal(button.chosen) as heard:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert heard.args == ["maml"]
    assert button.card is CARDS[3]


def test_taking_what_is_in_use_changes_nothing(button: CardButton, qtbot: Any) -> None:
    button.click()
    with qtbot.assertNotEmitted(button.chosen):
        qtbot.keyClick(opened(button).search, Qt.Key.Key_Return)


class Browser(QObject):
    """Stands in for the desktop's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[Browser]:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "visit")
    yield browser
    QDesktopServices.unsetUrlHandler("https")


def test_a_paper_opens_in_the_browser_only_when_asked_for(browser: Browser, dialog: CardDialog, qtbot: Any) -> None:
    dialog.list.highlight("maml")
    assert browser.urls == []
    qtbot.mouseClick(dialog.details.paper, Qt.MouseButton.LeftButton)
    assert browser.urls == [FINN.url]
    qtbot.keyClick(dialog.details.paper, Qt.Key.Key_Return)
    assert browser.urls == [FINN.url] * 2
    assert dialog.isVisible(), "Return on the link is not Return on the dialog"


def test_a_link_takes_the_lines_that_its_words_need(qtbot: Any) -> None:
    short, titled = PaperLink(), PaperLink(titled=True)
    for link in (short, titled):
        qtbot.addWidget(link)
        link.set_paper(SNELL)
    assert short.text() == "Snell et al. 2017"
    assert titled.heightForWidth(120) >= 3 * titled.heightForWidth(1000) / 2
    assert SNELL.title in short.toolTip()
    short.set_paper(None)
    assert short.isHidden()


def test_every_algorithm_is_found_under_one_of_the_catalogues_families(qtbot: Any) -> None:
    entries = catalogue().algorithms
    dialog = CardDialog("Choose", [algorithm_card(each, "A minute.") for each in entries], "protonet")
    qtbot.addWidget(dialog)
    assert dialog.list.headings == list(catalogue().families)
    for entry in entries:
        dialog.list.highlight(entry["name"])
        words = dialog.details.words
        assert entry["summary"] in words and entry["advice"] in words and "A minute." in words
        assert dialog.details.paper.url.startswith("https://"), entry["name"]


def test_every_network_and_head_has_a_card(qtbot: Any) -> None:
    networks = network_cards(catalogue().networks)
    assert {each.key for each in networks} == {each["name"] for each in catalogue().networks}
    assert len({each.group for each in networks}) <= 2
    assert [each.key for each in head_cards(catalogue().heads)] == [each["name"] for each in catalogue().heads]


def test_the_search_asks_for_authors_only_where_there_are_papers(dialog: CardDialog, qtbot: Any) -> None:
    assert "author" in dialog.search.placeholderText()
    without = CardDialog("Choose", [replace(card, paper=None) for card in CARDS], "relation")
    qtbot.addWidget(without)
    assert without.search.placeholderText() == "Type a name"
