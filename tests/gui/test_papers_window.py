"""The window "Papers": its cards, filters and ways in, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.papers_stage import Papers, cell, failed, write_own
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from workbench.catalogue import catalogue
from workbench.gui.controllers.dataset_memory import PLACES
from workbench.gui.controllers.memory import remember
from workbench.gui.dialogs.paper_settings import PaperSettingsDialog
from workbench.gui.dialogs.papers import NOTHING_FITS, PapersWindow
from workbench.gui.settings import settings
from workbench.gui.theme import theme
from workbench.gui.widgets import paper_link
from workbench.gui.widgets.badge_list import FIRST, BadgeList
from workbench.gui.widgets.paper_grid import NARROWEST
from workbench.reproduce.published import Column
from workbench.reproduce.recipe import recipe
from workbench.reproduce.tables import tables

METHODS = {each["name"] for each in catalogue().algorithms}
LONG = tuple(
    f"a departure from the paper of many words, which no card has the width for, number {n}" for n in range(12)
)


def test_every_table_shows_a_card_of_every_method(papers: Papers) -> None:
    for name in tables():
        papers.choose(papers.window.filters.tables, name)
        assert set(papers.shown()) == METHODS
        assert papers.controller.table.name == name
        assert papers.window.note == tables()[name].note


def test_the_task_is_kept_where_another_table_has_it_too(papers: Papers) -> None:
    papers.choose(papers.window.filters.columns, "5w5s")
    papers.choose(papers.window.filters.tables, "mini_imagenet")
    assert papers.controller.column.name == "5w5s"
    papers.choose(papers.window.filters.tables, "omniglot")
    papers.choose(papers.window.filters.columns, "20w1s")
    papers.choose(papers.window.filters.tables, "mini_imagenet")
    assert papers.controller.column.name == "5w1s"
    assert papers.window.filters.columns.current == "5w1s"


def test_typing_leaves_the_cards_that_match(papers: Papers) -> None:
    papers.window.filters.search.setText("finn")
    assert papers.shown() == ["fomaml", "maml"]
    assert papers.window.grid.headings == ["Learning by gradient descent"]
    papers.window.filters.search.setText("xyz")
    assert papers.window.empty == NOTHING_FITS
    papers.window.filters.search.clear()
    assert papers.window.empty == "" and set(papers.shown()) == METHODS


def test_other_cards_are_shown_from_the_first(papers: Papers) -> None:
    changes: tuple[Callable[[], object], ...] = (
        lambda: papers.choose(papers.window.filters.tables, "mini_imagenet"),
        lambda: papers.window.filters.search.setText("a"),
    )
    for change in changes:
        last = papers.window.grid.cards[-1]
        papers.window.grid.focused.emit(last)
        assert not papers.window.is_at_top
        change()
        assert papers.window.is_at_top


def test_only_what_was_run_can_be_shown(qtbot: Any, home: Path) -> None:
    write_own(home, [cell(), failed("snail")])
    stage = Papers(qtbot, home)
    stage.open()
    stage.window.filters.only_run.click()
    assert stage.shown() == ["maml", "snail"]
    chips = {each.key: each.chip.word for each in stage.window.grid.cards}
    assert chips == {"maml": "Inside the band", "snail": "Failed"}
    assert "The loss became infinite." in stage.window.grid.card("snail").chip.toolTip()


def test_without_results_it_is_said_how_to_get_them(papers: Papers) -> None:
    papers.choose(papers.window.filters.tables, "cifar_fs")
    papers.window.filters.only_run.click()
    assert "workbench reproduce --table cifar_fs" in papers.window.empty


def test_a_damaged_file_is_told_at_the_foot_and_the_cards_are_there(qtbot: Any, home: Path) -> None:
    damaged = write_own(home, [])
    damaged.write_text("{", encoding="utf-8")
    stage = Papers(qtbot, home)
    stage.open()
    assert str(damaged) in stage.window.notice.sentence and set(stage.shown()) == METHODS
    write_own(home, [cell()])
    stage.window.close()
    stage.controller._shelf = None
    stage.open()
    assert stage.window.notice.sentence == "" and stage.window.grid.card("maml").chip.word == "Inside the band"


def test_a_paper_opens_in_the_browser(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(paper_link.QDesktopServices, "openUrl", opened.append)
    papers.window.grid.card("maml").paper.click()
    assert opened == [QUrl("https://arxiv.org/abs/1703.03400")]


def test_the_algorithm_panel_leads_to_its_own_methods_card(papers: Papers) -> None:
    papers.window.close()
    papers.main.wiring.algorithm.choose("versa")
    papers.main.algorithm.papers.click()
    assert papers.window.isVisible() and papers.shown() == ["versa"]


def test_it_leads_to_the_dataset_and_the_task_that_are_chosen(papers: Papers) -> None:
    remember(settings(), PLACES, {"mini_imagenet": str(papers.home)})
    photographs = tables()["mini_imagenet"]
    assert papers.main.wiring._take_over(recipe(photographs, "versa", Column(5, 5)), lambda: "As in the paper")
    papers.main.algorithm.papers.click()
    assert papers.controller.table is photographs and papers.controller.column == Column(5, 5)
    assert papers.window.filters.tables.current == "mini_imagenet" and papers.shown() == ["versa"]


def test_there_is_one_window_with_keys_of_its_own_that_escape_closes(papers: Papers, qtbot: Any) -> None:
    keys = [each.shortcut().toString() for each in papers.main.menus.entries if not each.shortcut().isEmpty()]
    assert keys.count("Ctrl+B") == 1 and len(keys) == len(set(keys))
    papers.main.wiring.show_papers()
    (window,) = papers.main.findChildren(PapersWindow)
    assert not window.isModal()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_arrows_go_from_card_to_card_and_down_leaves_the_search(papers: Papers, qtbot: Any) -> None:
    window = papers.window
    window.resize(3 * NARROWEST + 120, 700)
    qtbot.waitUntil(lambda: window.grid.columns == 3)
    first, second, *_ = window.grid.cards
    qtbot.keyClick(window.filters.search, Qt.Key.Key_Down)
    assert window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Down)
    below = window.focusWidget()
    assert below.y() > second.y() and below in window.grid.cards
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert window.focusWidget().y() == second.y()


def test_tab_visits_the_controls_of_a_card_before_the_next_card(papers: Papers, qtbot: Any) -> None:
    first, second, *_ = papers.window.grid.cards
    first.setFocus()
    for expected in (first.paper, first.settings, first.train, second):
        qtbot.keyClick(papers.window.focusWidget(), Qt.Key.Key_Tab)
        assert papers.window.focusWidget() is expected


def test_return_presses_no_button_that_does_not_have_the_keyboard(papers: Papers, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(papers.controller.trainRequested, wait=50):
        qtbot.keyClick(papers.window.filters.search, Qt.Key.Key_Return)
        first = papers.window.grid.cards[0]
        assert papers.window.focusWidget() is first
        qtbot.keyClick(first, Qt.Key.Key_Return)
        qtbot.keyClick(papers.window.filters.only_run, Qt.Key.Key_Return)
    assert papers.window.isVisible() and not papers.window.findChildren(PaperSettingsDialog)


def test_return_presses_the_button_that_has_the_keyboard(papers: Papers, qtbot: Any) -> None:
    first = papers.window.grid.cards[0]
    first.settings.setFocus()
    qtbot.keyClick(first.settings, Qt.Key.Key_Return)
    (dialog,) = papers.window.findChildren(PaperSettingsDialog)
    dialog.reject()
    first.train.setFocus()
    with qtbot.waitSignal(papers.controller.trainRequested, timeout=1000):
        qtbot.keyClick(first.train, Qt.Key.Key_Enter)


def test_a_search_puts_tab_in_order_again(papers: Papers, qtbot: Any) -> None:
    papers.window.filters.search.setText("maml")
    first, second, *_ = papers.window.grid.cards
    first.train.setFocus()
    qtbot.keyClick(first.train, Qt.Key.Key_Tab)
    assert papers.window.focusWidget() is second


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("width", "columns"), [(480, 1), (800, 2), (1140, 3), (1440, 3)])
def test_nothing_is_cut_at_any_width(qtbot: Any, home: Path, width: int, columns: int, mode: str) -> None:
    theme().set_mode(mode)
    write_own(home, [cell(badges=LONG), cell("protonet"), failed("snail")])
    stage = Papers(qtbot, home)
    stage.open()
    stage.window.resize(width, 700)
    qtbot.waitUntil(lambda: stage.window.grid.columns == columns)
    stage.window.grid.card("maml").badges.more.click()
    QApplication.processEvents()
    QApplication.processEvents()
    for card in stage.window.grid.cards:
        assert card.x() + card.width() <= stage.window.grid.width()
        for part in (*card.findChildren(QLabel), *card.findChildren(QPushButton)):
            if part.isVisible():
                _has_room(part)
    theme().set_mode("light")


def _has_room(part: QLabel | QPushButton) -> None:
    wraps = isinstance(part, QLabel) and part.wordWrap()
    wanted = part.heightForWidth(part.width()) if wraps else part.sizeHint().height()
    assert part.height() >= wanted, part.text()
    if not wraps:
        assert part.width() >= part.sizeHint().width(), part.text()


def test_many_badges_are_folded_and_can_all_be_read(qtbot: Any) -> None:
    badges = BadgeList()
    qtbot.addWidget(badges)
    badges.resize(320, 200)
    badges.set_badges(LONG)
    badges.show()
    assert badges.shown == list(LONG[:FIRST]) and badges.more.text() == f"and {12 - FIRST} more…"
    folded = badges.heightForWidth(320)
    badges.more.click()
    assert badges.shown == list(LONG) and badges.heightForWidth(320) > folded
    badges.more.click()
    assert badges.shown == list(LONG[:FIRST])


def test_a_card_says_in_words_what_it_shows(qtbot: Any, home: Path) -> None:
    write_own(home, [cell()])
    stage = Papers(qtbot, home)
    stage.open()
    card = stage.window.grid.card("maml")
    assert card.accessibleName() == "MAML: Inside the band"
    assert "Published 98.7 ± 0.4 %" in card.accessibleDescription()
    assert "ours: 98.5 ± 0.3 %" in card.axis.accessibleName() and "guessing: 20 %" in card.axis.accessibleName()
    assert card.train.accessibleName() == "Train MAML"


def test_the_window_remembers_its_size(papers: Papers, qtbot: Any) -> None:
    papers.window.resize(720, 560)
    papers.window.close()
    papers.main.wiring.papers = None
    papers.open()
    assert (papers.window.width(), papers.window.height()) == (720, 560)
