"""Where the windows beside the main one are put."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from workbench.gui.dialogs.side_window import within

ROOM = QRect(0, 30, 720, 400)


@pytest.mark.parametrize(
    ("place", "put"),
    [
        (QRect(24, 48, 300, 200), QRect(24, 48, 300, 200)),
        (QRect(24, 48, 880, 720), QRect(0, 30, 720, 400)),
        (QRect(600, 300, 300, 200), QRect(420, 230, 300, 200)),
        (QRect(-50, -50, 300, 200), QRect(0, 30, 300, 200)),
    ],
)
def test_a_window_is_never_larger_than_the_screen_nor_beyond_it(place: QRect, put: QRect) -> None:
    assert within(place, ROOM) == put
