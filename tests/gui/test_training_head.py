"""The head of Training says as much as there is room for, and cuts nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from workbench.gui.widgets.training_head import TrainingHead
from workbench.runs.log import RunState


@pytest.mark.parametrize("state", [RunState.IDLE, RunState.RUNNING, RunState.PAUSED, RunState.INTERRUPTED])
@pytest.mark.parametrize("can_continue", [False, True])
def test_no_word_of_a_button_is_cut_at_any_width(qtbot: Any, state: RunState, can_continue: bool) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 60)
    head = TrainingHead(around)
    head.set_name("omniglot-protonet-with-a-long-name-07")
    around.show()
    head.chip.set_state(state)
    head.set_controls(state, can_start=True, can_continue=can_continue)
    buttons, said = (head.start, head.pause, head.stop), set()
    for width in [*range(300, 700, 3), *range(700, 300, -3)]:
        head.resize(width, 40)
        head.layout().activate()
        assert all(each.width() >= each.minimumSizeHint().width() for each in buttons), width
        assert head.stop.geometry().right() < width
        said.add(head.start.text())
    assert said == {"", "Start"}


def test_a_word_that_grows_makes_room_for_itself(qtbot: Any) -> None:
    """As when Pause becomes Continue while the width stays."""
    around = QWidget()
    qtbot.addWidget(around)
    head = TrainingHead(around)
    around.show()
    head.set_name("omniglot-protonet-with-a-long-name-07")
    head.chip.set_state(RunState.INTERRUPTED)
    for width in range(500, 600, 5):
        head.resize(width, 40)
        for can_continue in (False, True):
            head.set_controls(RunState.IDLE, can_start=True, can_continue=can_continue)
            head.layout().activate()
            assert head.pause.width() >= head.pause.minimumSizeHint().width(), (width, can_continue)


def test_no_room_is_kept_for_a_word_that_is_not_shown(qtbot: Any) -> None:
    """Also not until Qt lays out again: it would be seen whenever a run tells how far it is."""
    around = QWidget()
    qtbot.addWidget(around)
    head = TrainingHead(around)
    around.show()
    head.set_name("glyphs-protonet-03")
    for width in range(560, 300, -20):
        head.resize(width, 40)
        head.layout().activate()
        place = head.name.x()
        head.set_controls(RunState.RUNNING, can_start=False)
        assert head.name.x() == place, width
    assert place < 40, "the word has gone"
