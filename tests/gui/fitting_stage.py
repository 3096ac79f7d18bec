"""Looks for words that do not fit, in the window and in what it opens, in one language and at one scale.

    QT_SCALE_FACTOR=2 python tests/gui/fitting_stage.py zh_CN [WIDTH]

A program of its own, as the scale holds for a whole process. It prints one line for each text that is cut.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gui.fitting_cells import cut_cells
from gui.fitting_paint import CUT_TERM, listen_to_painting
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

SIZE = (1280, 720)
PAINTED = set[str]()  # what looks as if it were cut


def main(code: str, width: int = SIZE[0]) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = QApplication(["fitting"])
        app.setQuitOnLastWindowClosed(False)
        from workbench.gui.app import dress
        from workbench.gui.language import language

        listen_to_painting(PAINTED)
        dress(app)
        language().choose(code)
        look_everywhere(Path(home), width)


def look_everywhere(home: Path, width: int) -> None:
    """In the main window as it begins and with a run and classes in it, and in every window that it opens."""
    from gui.answering_engine import AnsweringEngine
    from gui.fitting_windows import openings, questions, write_runs

    from workbench.gui.main_window import MainWindow

    write_runs(home)
    window = MainWindow(AnsweringEngine())
    window.setMinimumSize(1, 1)
    window.resize(width, SIZE[1])
    window.show()
    window.wiring.start()
    report("at first", window)
    window._engine.get_ready()
    window.wiring.try_it.load_examples()
    settle(60)
    report("with examples", window)
    for name, open_it in openings(window, home) if width == SIZE[0] else ():
        look_at(name, open_it, window)
    window.wiring.training.start()
    report("in training", window)
    for name, ask in questions(window, home):
        QTimer.singleShot(0, lambda name=name: answer(name))
        ask()
    window.leave(keep=False)
    for words in filter(CUT_TERM.search, sorted(PAINTED)):
        print(f"painted: {words}")


def look_at(name: str, open_it: Callable[[], object], window: QWidget) -> None:
    """Report what one window shows, and close it with all that it opened."""
    open_it()
    settle()
    opened = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    if not opened:
        print(f"{name}: nothing opened")
    for each in opened:
        report(name, each)
    for each in reversed(opened):
        each.close()
    settle(2)


def answer(name: str) -> None:
    """Report what a question shows that waits for its answer, and take it back."""
    asking = QApplication.activeModalWidget()
    if asking is None:
        print(f"{name}: nothing asked")
    else:
        report(name, asking)
        asking.close()


def settle(turns: int = 20) -> None:
    """Let loaders, timers and layouts come to rest."""
    from PySide6.QtTest import QTest

    for _ in range(turns):
        QTest.qWait(10)


def report(where: str, inside: QWidget) -> None:
    """Print what is cut, and still is a moment later: a layout may not have been made anew yet."""
    settle(8)
    if cut_in(inside):
        settle(20)
    for widget, words in cut_in(inside):
        words = words.replace("\n", " ")
        print(f"{where}: {type(widget).__name__} {widget.width()}×{widget.height()}: {words}")


def cut_in(inside: QWidget) -> list[tuple[QWidget, str]]:
    shown = [each for each in inside.findChildren(QWidget) if each.isVisibleTo(inside)]
    seen = [each for each in shown if each.visibleRegion().boundingRect().isValid()]
    cells = [(each, words) for each in seen for words in cut_cells(each, PAINTED)]
    return [*((each, words) for each in seen if (words := cut(each))), *cells]


def cut(widget: QWidget) -> str:
    """The words of a widget that has less room than they take; those that may be cut have them in a tool tip."""
    if isinstance(widget, QLabel):
        return widget.text() if widget.text() and not _has_room(widget) and not _has_tip(widget, widget.text()) else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text() if widget.width() < widget.minimumSizeHint().width() or _is_narrow(widget) else ""
    if isinstance(widget, QComboBox):
        return _cut_choice(widget)
    if isinstance(widget, QAbstractSpinBox):
        taken = widget.fontMetrics().horizontalAdvance(widget.text())
        return widget.text() if widget.findChild(QLineEdit).width() < taken else ""
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        taken = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        return widget.placeholderText() if widget.width() < taken + 8 else ""
    return ""


def _cut_choice(combo: QComboBox) -> str:
    """What is chosen, if it is wider than the place for it, and no tool tip repeats it."""
    words, taken = combo.currentText(), combo.fontMetrics().boundingRect(combo.currentText()).width()
    return words if _place(combo).width() < taken and words not in combo.toolTip() else ""


def _place(combo: QComboBox) -> QRect:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo)


def _is_narrow(button: QAbstractButton) -> bool:
    return button.width() < button.sizeHint().width() and not _has_tip(button, button.text())


def _has_tip(widget: QWidget, words: str) -> bool:
    """Whether a tool tip says all that is cut; what is wider than half of its place may have another one."""
    return bool(widget.toolTip()) and (words in widget.toolTip() or 2 * widget.width() > widget.sizeHint().width())


def _has_room(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
