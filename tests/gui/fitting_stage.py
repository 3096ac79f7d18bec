"""Looks for words that do not fit, in the window and in what it opens, in one language and at one scale.

    QT_SCALE_FACTOR=2 python tests/gui/fitting_stage.py zh_CN [WIDTH]

A program of its own, as the scale holds for a whole process. It prints one line for each text that is cut.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gui.stand_in_engine import StandInEngine, step, validated, write_run
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

SIZE = (1280, 720)


def main(code: str, width: int = SIZE[0]) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        app = QApplication(["fitting"])
        app.setQuitOnLastWindowClosed(False)
        from workbench.gui.app import dress
        from workbench.gui.language import language

        dress(app)
        language().choose(code)
        look_everywhere(Path(home), width)


def look_everywhere(home: Path, width: int) -> None:
    """In the main window as it begins and with a run and classes in it, and in every window that a menu opens."""
    from workbench.config import RunConfig
    from workbench.gui.main_window import MainWindow

    write_run(home / "data" / "runs" / "glyphs-maml-01", RunConfig(), [step(4), validated(4, 0.5)])
    window = MainWindow(StandInEngine())
    window.setMinimumSize(1, 1)
    window.resize(width, SIZE[1])
    window.show()
    window.wiring.start()
    report("at first", window)
    window._engine.get_ready()
    window.wiring.try_it.load_examples()
    settle(60)
    report("with examples", window)
    window.wiring.training.start()
    report("in training", window)
    for name, open_it in windows_of(window):
        open_it()
        settle()
        for each in QApplication.topLevelWidgets():
            if each.isVisible() and each is not window and each.isWindow():
                report(name, each)
                each.close()
        settle()
    window.leave(keep=False)


def windows_of(window) -> Iterator[tuple[str, Callable[[], object]]]:  # type: ignore[no-untyped-def]
    """What the menus open, but for the system's own dialogs."""
    wiring, more = window.wiring, window.wiring.try_it_windows
    yield "settings", wiring.show_settings
    yield "welcome", wiring.welcome.open
    yield "example drawings", wiring.welcome.starters.open
    yield "storage", wiring.show_storage
    yield "datasets", wiring.open_dataset
    yield "classes", wiring.browse_classes
    yield "runs", wiring.show_runs
    yield "papers", wiring.show_papers
    yield "how it learns", wiring.show_learning
    for name in ("classify", "how_good", "compare", "why", "map"):  # to export, the system asks for a file first
        yield name, getattr(more, f"show_{name}")
    yield "shortcuts", window.menus._show_shortcuts
    yield "about", window.menus._show_about
    yield "help", wiring.help.open


def settle(turns: int = 20) -> None:
    """Let loaders, timers and layouts come to rest."""
    from PySide6.QtTest import QTest

    for _ in range(turns):
        QTest.qWait(10)


def report(where: str, inside: QWidget) -> None:
    settle()
    for widget in inside.findChildren(QWidget):
        if widget.isVisibleTo(inside) and widget.visibleRegion().boundingRect().isValid() and (words := cut(widget)):
            print(f"{where}: {type(widget).__name__} {widget.width()}×{widget.height()}: {words}")


def cut(widget: QWidget) -> str:
    """The words of a widget that has less room than they take; those that may be cut have them in a tool tip."""
    if isinstance(widget, QLabel):
        return widget.text() if widget.text() and not _has_room(widget) and not widget.toolTip() else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text() if widget.width() < widget.minimumSizeHint().width() or _is_narrow(widget) else ""
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        taken = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        return widget.placeholderText() if widget.width() < taken + 8 else ""
    return ""


def _is_narrow(button: QAbstractButton) -> bool:
    return button.width() < button.sizeHint().width() and not button.toolTip()


def _has_room(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
