"""What browsers and other programs hand over is used as far as it lies on this computer; nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import COPY, LEFT, NONE, hold_over, write_picture
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtCore import QByteArray, QMimeData, QPointF, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.drops import can_take, pictures_of, sources_of

WEB = QUrl("https://example.org/pictures/cat.jpg")


def let_go(widget: QWidget, mime: QMimeData) -> None:
    assert hold_over(widget, mime)
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE))


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return write_picture(tmp_path / "zed.png").read_bytes()


def with_address(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def test_an_address_on_the_web_is_not_fetched_and_it_is_told_what_to_do(stage: Stage, qtbot: Any) -> None:
    let_go(stage.panel.queries.zone, with_address(WEB.toString()))
    notice = stage.panel.queries.notice
    qtbot.waitUntil(notice.isVisible, timeout=SECONDS_10)
    assert notice.is_error
    assert notice.sentence.startswith("cat.jpg is on the web, and nothing is fetched from there.")
    assert not stage.model.queries


def test_a_picture_dragged_from_a_browser_is_used_even_if_its_address_comes_along(
    stage: Stage, qtbot: Any, content: bytes
) -> None:
    mime = with_address(WEB.toString())
    mime.setData("image/png", QByteArray(content))
    let_go(stage.panel.queries.zone, mime)
    qtbot.waitUntil(lambda: len(stage.model.queries) == 1, timeout=SECONDS_10)
    assert not stage.panel.queries.notice.isVisible()


def test_a_picture_written_into_its_address_or_its_page_is_used(content: bytes) -> None:
    address = f"data:image/png;base64,{b64encode(content).decode()}"
    assert sources_of(with_address(address)) == [content]
    page = with_address(WEB.toString())
    page.setHtml(f'<a href="{WEB.toString()}"><img alt="cat" src="{address}"></a>')
    assert pictures_of(page) == [content]
    assert sources_of(with_address("data:image/svg+xml,%3Csvg%2F%3E")) == [b"<svg/>"]


def test_a_damaged_address_is_nothing() -> None:
    assert sources_of(with_address("data:image/png;base64,a")) == []
    assert sources_of(with_address("data:")) == []
    assert sources_of(None) == []
    assert pictures_of(None) == []


def test_files_come_before_everything_else(content: bytes, tmp_path: Path) -> None:
    mime = with_address(QUrl.fromLocalFile(str(tmp_path / "zed.png")).toString())
    mime.setData("image/png", QByteArray(content))
    assert sources_of(mime) == [tmp_path / "zed.png"]


def test_text_is_not_taken(stage: Stage) -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert not can_take(mime)
    assert not hold_over(stage.panel.queries.zone, mime)


def test_an_address_that_was_copied_is_told_as_well(stage: Stage, qtbot: Any) -> None:
    QGuiApplication.clipboard().setMimeData(with_address(WEB.toString()))
    stage.controller.paste()
    notice = stage.panel.classes.notice
    qtbot.waitUntil(notice.isVisible, timeout=SECONDS_10)
    assert "nothing is fetched" in notice.sentence


def test_a_pasted_image_is_recognised(stage: Stage, qtbot: Any) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    stage.panel.activateWindow()
    stage.panel.queries.zone.setFocus()
    qtbot.waitUntil(lambda: stage.panel.focused_target() is not None, timeout=SECONDS_10)
    stage.controller.paste()
    qtbot.waitUntil(lambda: len(stage.model.queries) == 1, timeout=SECONDS_10)
    assert stage.model.queries[0].pixels.shape == (20, 30, 4)
