"""How it learns: where a method looked, as pictures with their shares and as a map of all shares."""

from __future__ import annotations

from typing import Any

from gui.learning_stage import explained, over_examples, over_slots
from gui.try_it_stage import pictures
from PySide6.QtCore import QPoint

from workbench.engine.commands import Explain, SupportClass
from workbench.gui.models.attention import groups, table
from workbench.gui.models.learning import Learning, learning_of
from workbench.gui.widgets.attention_section import BY_CLASS, LARGEST, AttentionSection

SHOWN = pictures(8)
ASKED = Explain(
    1, "m", (SupportClass("psi", tuple(SHOWN[:2])), SupportClass("phi", tuple(SHOWN[2:5]))), tuple(SHOWN[5:])
)


def learning(**more: Any) -> Learning:
    return learning_of(ASKED, explained(ASKED, **more))


def test_shares_are_shown_by_picture_and_slots_as_a_map(qtbot: Any) -> None:
    seen = learning(attention=(over_examples(ASKED), over_slots(ASKED)))
    section = AttentionSection()
    qtbot.addWidget(section)
    section.resize(400, 400)
    section.set_choices(seen.attention, 0)
    section.show()
    section.show_shares(groups(seen, seen.attention[0], 0, by_class=False), LARGEST, "5.png", (0, 0.0))
    assert section.words == "How much each example counted for the final answer on 5.png."
    assert [round(each.share, 3) for each in section.shares.shares] == [0.333, 0.267, 0.2, 0.133, 0.067]
    assert "4.png (phi): 33 %" in section.shares.accessibleDescription()
    assert section.map.isHidden()
    section.show_shares(groups(seen, seen.attention[0], 0, by_class=True), BY_CLASS, "5.png", (0, 0.0))
    assert len(section.shares._headings) == 2
    section.show_table(table(seen, seen.attention[1]))
    assert section.shares.isHidden() and section.order.isHidden()
    assert section.map.most == 1.0
    assert section.map.cell_at(QPoint(28 + 26 * 3 + 5, 18 + 26 + 5)) == (1, 3)
    assert section.map.cell_at(QPoint(3, 3)) is None


def test_it_is_said_what_slots_and_heads_are(qtbot: Any) -> None:
    section = AttentionSection()
    qtbot.addWidget(section)
    section.set_choices([over_examples(ASKED), over_slots(ASKED, slots=128)], 0)
    assert section.memory.startswith("The memory has 128 slots, ")
    assert not section._memory.isHidden()
    section.set_choices([over_examples(ASKED)], 0)
    assert section._memory.isHidden()


def test_nobody_is_asked_to_choose_among_one(qtbot: Any) -> None:
    section = AttentionSection()
    qtbot.addWidget(section)
    section.set_choices([over_examples(ASKED)], 0)
    assert section.chooser.isHidden() and not section.isHidden()
    section.set_choices([], 0)
    assert section.isHidden()
