"""Try it scrolls by itself while something is held near the upper or lower edge of what is seen of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawings import content, ink, on_paper
from gui.dropping import LEFT, NONE, mime_of, write_picture
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from workbench.gui import carrying
from workbench.gui.drops import holds_pictures, outline_of, pictures_of
from workbench.gui.widgets.class_card import ClassCard
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.drag_scroll import EDGE, FASTEST, PATIENCE_MS, SLOWEST, speed

BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class Drag:
    """Tells the window of a drag, as the system does."""

    def __init__(self, stage: Stage, mime: QMimeData) -> None:
        self.panel, self.mime = stage.panel, mime
        self.window, self.at = stage.panel.window().windowHandle(), QPoint()
        self.is_in = False

    @property
    def area(self) -> ColumnArea:
        (area,) = self.panel.findChildren(ColumnArea)
        return area

    @property
    def bar(self) -> QScrollBar:
        return self.area.verticalScrollBar()

    def hold(self, from_top: int = 0, from_bottom: int = 0) -> None:
        """Carry it so far from the upper or the lower edge of the area."""
        y = from_top or self.area.height() - from_bottom
        self.at = self.area.mapTo(self.panel.window(), QPoint(self.area.width() // 2, y))
        if not self.is_in:
            QApplication.sendEvent(self.window, QDragEnterEvent(self.at, BOTH, self.mime, LEFT, NONE))
        QApplication.sendEvent(self.window, QDragMoveEvent(self.at, BOTH, self.mime, LEFT, NONE))
        self.is_in = True

    def leave(self) -> None:
        QApplication.sendEvent(self.window, QDragLeaveEvent())

    def let_go(self) -> bool:
        """Whether it was taken."""
        event = QDropEvent(QPointF(self.at), BOTH, self.mime, LEFT, NONE)
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def card(self) -> ClassCard | None:
        """That of the class under the mouse."""
        found = self.panel.window().childAt(self.at)
        while found is not None and not isinstance(found, ClassCard):
            found = found.parentWidget()
        return found


@pytest.fixture
def many(stage: Stage, qtbot: Any) -> Iterator[Stage]:
    """More classes than can be seen, each with two pictures."""
    shown = pictures(40)
    for number in range(20):
        stage.model.add_class(f"class {number}", shown[2 * number : 2 * number + 2])
    qtbot.waitExposed(stage.panel)
    qtbot.wait(50)
    yield stage
    QApplication.sendEvent(stage.panel.window().windowHandle(), QDragLeaveEvent())


@pytest.fixture
def files(many: Stage, tmp_path: Path) -> Drag:
    return Drag(many, mime_of([write_picture(tmp_path / "more.png")]))


def test_it_goes_down_near_the_lower_edge_and_up_near_the_upper_one(files: Drag, qtbot: Any) -> None:
    assert files.bar.value() == 0 and files.bar.maximum() > 500
    files.hold(from_bottom=2)
    qtbot.waitUntil(lambda: files.bar.value() == files.bar.maximum(), timeout=SECONDS_10)
    files.hold(from_top=2)
    qtbot.waitUntil(lambda: files.bar.value() == 0, timeout=SECONDS_10)


def test_it_stands_still_in_the_middle_and_where_only_the_edge_is_crossed(files: Drag, qtbot: Any) -> None:
    files.hold(from_bottom=EDGE + 2)
    qtbot.wait(2 * PATIENCE_MS)
    files.hold(from_bottom=10)
    files.hold(from_bottom=EDGE + 2)
    qtbot.wait(2 * PATIENCE_MS)
    assert files.bar.value() == 0


def test_the_nearer_to_the_edge_the_faster(files: Drag) -> None:
    view = files.area.viewport().geometry()
    down = [speed(QPoint(20, view.bottom() - far), files.area) for far in (EDGE, EDGE - 1, 40, 20, 5, 0)]
    assert down[0] == 0 and sorted(down) == down and SLOWEST <= down[1] < down[2] and down[-1] == FASTEST
    assert [speed(QPoint(20, view.top() + far), files.area) for far in (EDGE, 0)] == [0, -FASTEST]
    beside = QPoint(20, files.area.rect().bottom() + 1), QPoint(-1, view.bottom()), QPoint(20, -1)
    assert [speed(each, files.area) for each in beside] == [0, 0, 0]


@pytest.mark.parametrize("end", [Drag.leave, Drag.let_go])
def test_it_stops_when_the_drag_leaves_is_cancelled_or_lets_go(files: Drag, qtbot: Any, end: Any) -> None:
    files.hold(from_bottom=EDGE - 4)
    qtbot.waitUntil(lambda: files.bar.value() > 0, timeout=SECONDS_10)
    end(files)
    stood = files.bar.value()
    assert stood < files.bar.maximum() and not files.panel.drag_scroll.is_scrolling
    qtbot.wait(2 * PATIENCE_MS)
    assert files.bar.value() == stood


def test_what_is_let_go_of_falls_on_what_has_come_under_the_mouse(files: Drag, many: Stage, qtbot: Any) -> None:
    files.hold(from_bottom=30)
    before = files.card()
    assert before is not None and before.cover.isVisible()
    qtbot.waitUntil(lambda: (card := files.card()) not in (None, before) and card.cover.isVisible(), timeout=SECONDS_10)
    under = files.card()
    assert under is not None and not before.cover.isVisible()
    assert under.cover.words == f"Drop to add 1 picture to {under.name.name}"
    assert files.let_go()
    (owner,) = [each for each in many.model.classes if each.name == under.name.name]
    qtbot.waitUntil(lambda: len(owner.pictures) == 3, timeout=SECONDS_10)
    assert sum(len(each.pictures) for each in many.model.classes) == 41


def test_pictures_of_the_pane_scroll_it_as_well_and_are_refused_by_their_own_class(many: Stage, qtbot: Any) -> None:
    last = many.model.classes[-1]
    drag = Drag(many, carrying.mime_of(last.id, list(last.pictures.values())[:1]))
    drag.hold(from_bottom=1)
    card = many.panel.classes.card(last.id)
    qtbot.waitUntil(lambda: drag.card() is card, timeout=SECONDS_10)
    assert not drag.let_go()
    assert [len(each.pictures) for each in many.model.classes] == [2] * 20


@pytest.mark.parametrize("name", ["letters.fewshot", "words"])
def test_what_is_not_for_the_pane_does_not_scroll_it(many: Stage, qtbot: Any, tmp_path: Path, name: str) -> None:
    mime = QMimeData()
    mime.setText(name) if name == "words" else mime.setUrls(mime_of([tmp_path / name]).urls())
    drag = Drag(many, mime)
    drag.hold(from_bottom=2)
    qtbot.wait(2 * PATIENCE_MS)
    assert drag.bar.value() == 0


def test_it_tells_of_what_is_dragged_when_the_system_no_longer_does(many: Stage, qtbot: Any) -> None:
    drag = Drag(many, mime_of([Path("here.png"), Path("there.png")]))
    drag.hold(from_bottom=2)
    drag.mime.clear()  # as between two events on X11
    qtbot.waitUntil(lambda: drag.bar.value() > 100, timeout=SECONDS_10)
    qtbot.waitUntil(lambda: bool((card := drag.card()) and card.cover.isVisible()), timeout=SECONDS_10)
    assert drag.card().cover.words.startswith("Drop to add 2 pictures to class ")


PNG = QByteArray(content(on_paper(ink("zed"))))


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("image/png", PNG),
        ("text/html", QByteArray(b"<img src='data:image/png;base64," + PNG.toBase64().data() + b"'>")),
        ("text/uri-list", QByteArray(b"file:///tmp/one.png\r\nfile:///tmp/two.png")),
        ("text/plain", QByteArray(b"words")),
    ],
)
def test_an_outline_is_taken_as_what_it_outlines(format: str, told: QByteArray) -> None:
    mime = QMimeData()
    mime.setData(format, told)
    outline = outline_of(mime)
    assert (
        len(pictures_of(outline)) == len(pictures_of(mime)) == (2 if "uri" in format else int(format != "text/plain"))
    )
    assert holds_pictures(outline) == holds_pictures(mime) == (format != "text/plain")
