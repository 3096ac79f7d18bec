"""An offer's buttons stand beside its sentence where there is room, and below it elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.widgets.offer import Offer

SENTENCE = "omniglot-maml-07 was interrupted after 12,000 of 60,000 practice tasks."
ANSWERS = [("Continue", "Go on"), ("Not now", "Do not ask again"), ("And 3 more", "Show all")]


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (660, True), (420, False), (240, False)])
def test_buttons_are_beside_or_below_and_nothing_is_cut(qtbot: Any, width: int, beside: bool) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    offer = Offer()
    column.addWidget(offer)
    column.addStretch()
    around.resize(900, 300)
    around.show()
    offer.show_offer(SENTENCE, ANSWERS)
    around.resize(width, 300)
    qtbot.waitUntil(lambda: offer.width() == width)
    qtbot.wait(50)  # until what follows from the width is laid out
    sentence, buttons = offer._sentence, offer._answers
    tops = {each.mapTo(offer, each.rect().topLeft()).y() for each in buttons}
    if beside:
        assert len(tops) == 1
        assert buttons[0].mapTo(offer, buttons[0].rect().topLeft()).x() > sentence.geometry().right()
    else:
        assert min(tops) > sentence.geometry().bottom()
    for each in buttons:
        place = each.mapTo(offer, each.rect().topLeft())
        assert offer.rect().contains(each.rect().translated(place)) and each.width() >= each.sizeHint().width()
    assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_other_buttons_in_an_offer_that_is_shown_have_room(qtbot: Any) -> None:
    offer = Offer()
    qtbot.addWidget(offer)
    offer.resize(660, 80)
    offer.show_offer("First.", ANSWERS[:1])
    offer.show_offer(SENTENCE, ANSWERS[:2])
    for each in offer._answers:
        assert each.isVisible()
        assert offer._buttons.height() >= each.sizeHint().height()
