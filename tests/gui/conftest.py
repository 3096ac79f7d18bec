"""The window's tests: one dressed application, and no top-level widget left behind by any test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gui.algorithm_stage import make  # noqa: F401
from gui.keeping_stage import kept  # noqa: F401
from gui.network_watch import listening, no_network  # noqa: F401
from gui.papers_stage import home, papers  # noqa: F401
from gui.showing_stage import loud, showing  # noqa: F401
from gui.try_it_stage import filled, stage  # noqa: F401
from gui.window_stage import window  # noqa: F401 - fixtures of more than one file
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.dialogs.unsaved import Answer
from workbench.gui.theme import theme


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    theme().apply(qapp)
    QLocale.setDefault(QLocale("en"))  # as the window does in English; a bare machine's locale parts no thousands
    return qapp


@pytest.fixture(autouse=True)
def unsaved_is_discarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window waits at the end of a test for an answer on what is unsaved."""
    monkeypatch.setattr("workbench.gui.controllers.keeping.ask_unsaved", lambda *_: Answer.DISCARD)


@pytest.fixture(autouse=True)
def no_leaked_widgets(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a top-level widget alive (one handed to qtbot.addWidget does not count).

    qtbot closes what it was given before this fixture looks, because it is asked for first.
    """
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    leaked = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in before and _is_real(widget)]
    names = ", ".join(f"{type(widget).__name__} {widget.objectName()}" for widget in leaked)
    if leaked:
        pytest.fail(f"the test left {len(leaked)} top-level widgets: {names}")


def _is_real(widget: QWidget) -> bool:
    """Menus and tool tips that Qt itself keeps, and widgets that have a parent, are nobody's leak."""
    return widget.parent() is None and type(widget).__name__ not in {"QTipLabel", "QComboBoxPrivateContainer"}
