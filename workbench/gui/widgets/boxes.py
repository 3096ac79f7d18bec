"""Rows, columns and scrolled areas, without margins and frames unless they are asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def hbox(parent: QWidget | None = None, *, spacing: int = 8) -> QHBoxLayout:
    """A row; ``parent``, where given, is laid out by it."""
    row = QHBoxLayout(parent) if parent else QHBoxLayout()
    row.setSpacing(spacing)
    row.setContentsMargins(0, 0, 0, 0)
    return row


def vbox(parent: QWidget | None = None, *, spacing: int = 8) -> QVBoxLayout:
    """A column; ``parent``, where given, is laid out by it."""
    column = QVBoxLayout(parent) if parent else QVBoxLayout()
    column.setSpacing(spacing)
    column.setContentsMargins(0, 0, 0, 0)
    return column


def scrolled() -> QScrollArea:
    """An area that gives its widget the width there is, and scrolls its height."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
