"""The style sheet of the window, built from the colour tokens.

Widgets say what they are by dynamic properties: a button's ``kind`` (primary, secondary, quiet, field), a label's
``role`` (title, section, head, body, secondary, strong), a frame's ``role`` (card, surface, canvas, column).
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from workbench.resources import resources

_BASE = """
QWidget { color: $text; }
QMainWindow, QMainWindow > QWidget, QDialog { background: $surface; }
QToolTip { background: $raised; color: $text; border: 1px solid $control; padding: 4px 6px; }
QFrame[role="surface"], QFrame[role="column"] { background: $surface; border: 0; }
QFrame[role="canvas"] { background: $canvas; border: 0; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[role="pane"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="error"] { background: $failed_fill; border: 1px solid $failed; border-radius: 6px; }
QFrame[role="error"] QLabel { color: $failed; font-size: 13px; }
QFrame[role="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: 0; max-width: 1px; min-width: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QScrollArea[role="list"] { border: 2px solid transparent; border-radius: 4px; }
QScrollArea[role="list"]:focus { border-color: $accent; }
QSplitter::handle { background: transparent; }
"""

_LABELS = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="section"] { font-size: 15px; font-weight: 600; }
QLabel[role="head"] { font-size: 13px; font-weight: 600; color: $text2; }
QLabel[role="strong"] { font-size: 13px; font-weight: 600; }
QLabel[role="secondary"] { font-size: 12px; color: $text2; }
QLabel[role="figure"] { font-size: 12px; }
QLabel[role="number"] { font-size: 11px; font-weight: 600; color: $text2;
  border: 1px solid $control; border-radius: 3px; }
QLabel[role="badge"] { font-size: 12px; color: $text2; border: 1px solid $control; border-radius: 4px;
  padding: 1px 6px; }
QLabel[role="error"] { font-size: 12px; color: $failed; }
QLabel:disabled { color: $disabled; }
"""

_BUTTONS = """
QPushButton { min-height: 30px; padding: 0 12px; border-radius: 6px; font-weight: 500;
  background: $raised; border: 1px solid $control; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: transparent; border: 1px solid $line; color: $disabled; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 0 6px;
  min-height: 22px; }
QPushButton[kind="quiet"]:checked { background: $soft; color: $soft_text; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; min-height: 20px; }
QPushButton[kind="quiet"]:disabled { color: $disabled; }
QPushButton[kind="tight"] { padding: 0 8px; }
QPushButton[kind="tight"]:focus { padding: 0 7px; }
QPushButton[kind="way"] { background: $raised; border: 1px solid $control; border-radius: 8px; text-align: left; }
QPushButton[kind="way"]:hover { background: $hover; }
QPushButton[kind="way"]:focus { border: 2px solid $accent; }
QPushButton[kind="field"] { min-height: 28px; padding: 0 8px; font-weight: 400; }
QPushButton[kind="field"]:focus { min-height: 26px; padding: 0 7px; }
QPushButton::menu-indicator { image: url("$icons/chevron-down-$mode.svg"); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 2px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $sunken; }
QToolButton:focus { border: 2px solid $accent; padding: 1px; }
"""

_FIELDS = """
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit { background: $raised;
  color: $text;
  border: 1px solid $control; border-radius: 6px; padding: 0 8px; min-height: 28px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus,
  QTextEdit:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: 26px; }
QLineEdit[invalid="true"], QSpinBox[invalid="true"], QDoubleSpinBox[invalid="true"] { border-color: $failed; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $disabled;
  border-color: $line; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {
  border: 0; padding: 0; min-height: 0; background: transparent; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
  width: 22px; height: 14px; border: 0; margin: 2px 2px 0 0; border-radius: 4px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border;
  subcontrol-position: bottom right; width: 22px; height: 14px; border: 0; margin: 0 2px 2px 0;
  border-radius: 4px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-$mode.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
  image: url("$icons/chevron-up-disabled-$mode.svg"); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
  image: url("$icons/chevron-down-disabled-$mode.svg"); }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url("$icons/chevron-down-disabled-$mode.svg"); }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $control; outline: 0;
  padding: 4px; selection-background-color: $soft; selection-color: $soft_text; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 4px;
  background: $raised; }
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/check-$mode.svg"); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control; border-radius: 8px;
  background: $raised; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
"""

_VIEWS = """
QAbstractItemView { background: $surface; color: $text; border: 0; outline: 0;
  selection-background-color: $soft; selection-color: $text; }
QListView[role="part"] { background: $raised; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QListView[role="part"]:focus { border: 2px solid $accent; padding: 3px; }
QListView[role="part"]::item { padding: 3px 6px; border-radius: 4px; }
QListView[role="part"]::item:disabled { color: $text2; }
QListView[role="part"]::item:hover:enabled { background: $hover; }
QListView[role="part"]::item:selected { background: $soft; color: $soft_text; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $text2; border: 0; padding: 0 8px; font-size: 12px;
  height: 26px; }
QHeaderView::down-arrow { image: url("$icons/chevron-up-$mode.svg"); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url("$icons/chevron-down-$mode.svg"); width: 10px; height: 10px; }
QSlider { min-height: 22px; background: transparent; }
QSlider::groove:horizontal { background: $sunken; border: 1px solid $control; height: 4px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border: 1px solid $accent; height: 4px; border-radius: 3px; }
QSlider::handle:horizontal { background: $accent; border: 2px solid $surface; width: 14px; height: 14px;
  margin: -7px 0; border-radius: 9px; }
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { background: $surface; border: 4px solid $accent; width: 10px; height: 10px;
  border-radius: 9px; }
QSlider::sub-page:horizontal:disabled { background: $disabled; border-color: $disabled; }
QSlider::handle:horizontal:disabled { background: $disabled; }
QProgressBar { background: $sunken; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control; border: 3px solid transparent; border-radius: 5px; }
QScrollBar::handle:vertical { background: $line; min-height: 28px; border: 0; margin: 2px;
  border-radius: 3px; }
QScrollBar::handle:horizontal { background: $line; min-width: 28px; border: 0; margin: 2px;
  border-radius: 3px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_FRAME = """
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $sunken; }
QMenu { background: $raised; color: $text; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $soft_text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
"""


def style_sheet(colors: Mapping[str, str], is_dark: bool) -> str:
    """Fill the sheet with ``colors``, token → #RRGGBB."""
    icons = (resources() / "icons" / "style").as_posix()
    # A hovered accent leans towards the text: darker in light, lighter in dark.
    shades = {
        "accent_hover": _mix(colors["accent"], colors["text"], 0.12),
        "accent_pressed": _mix(colors["accent"], colors["text"], 0.24),
    }
    sheet = Template(_BASE + _LABELS + _BUTTONS + _FIELDS + _VIEWS + _FRAME)
    return sheet.substitute(colors, icons=icons, mode="dark" if is_dark else "light", **shades)


def _mix(first: str, second: str, share: float) -> str:
    """``share`` of the second colour in the first, both #RRGGBB."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)
