"""The workbench's own icons: line drawings in ``resources/icons``, tinted by a colour token when painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.gui.theme import theme
from workbench.resources import resources


class _TintedEngine(QIconEngine):
    """Draws one SVG in the token's colour of the moment, so that a change of theme needs only a repaint."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        # At the left of a wider rect: a button asks for that to keep its words at a distance.
        side = min(rect.width(), rect.height())
        place = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        _renderer(self._name, theme().color(token).name()).render(painter, place)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token)


def icon(name: str, token: str = "text") -> QIcon:
    """The icon ``name`` in a token's colour; disabled controls show it in ``disabled``.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    _drawing(name)
    return QIcon(_TintedEngine(name, token))


def paint_icon(painter: QPainter, rect: QRectF, name: str, token: str) -> None:
    """Draw an icon straight onto a painter, for delegates and custom widgets."""
    _renderer(name, theme().color(token).name()).render(painter, rect)


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("#000", color).encode()))
