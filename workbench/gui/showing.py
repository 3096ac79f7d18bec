"""The main window that is shown; another one takes its place when the language changes."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from workbench.gui.controllers.standing import is_asking, is_working, standing
from workbench.gui.engine_thread import EngineThread
from workbench.gui.journal import Journal
from workbench.gui.language import code_of, language, mark, say
from workbench.gui.main_window import MainWindow
from workbench.gui.standstill import CLOSING_MS, Unheard, standing_still
from workbench.gui.theme import theme

LATER = mark("The language changes as soon as what is under way here has ended.")
LOOK_AGAIN_MS = 300


class Showing(QObject):
    """Owns the main window, and lets a new one go on where it stands, as every text is made with its widget.

    The engine, a run in training, what lies in Try it and what can be undone there stay as they are. changed: `window`
    is another one.
    """

    changed = Signal()

    def __init__(self, engine: EngineThread) -> None:
        super().__init__()
        self.engine = engine
        self.window = MainWindow(engine)
        self._journal = Journal(engine, self.window.wiring.training, self.window)
        # not from within the menu or the dialog in which the language is chosen: they go as well, once it has closed
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._change_language)
        self._asked, self._has_told = "", False
        language().asked.connect(self._on_asked)

    def show(self) -> None:
        self.window.show()

    def start(self, session: Path | None = None) -> None:
        """What follows once the window is shown; ``session`` is a file to open in it."""
        # Qt would put a focus ring around the first button, as if something had been chosen.
        self.window.splitter.setFocus()
        self.engine.start()
        self.window.wiring.start()
        # What has been made by now stays: looking through all of it for garbage would hold up the window by 90 ms a
        # time.
        gc.freeze()
        if session:
            self.open_file(session)
        else:
            self.window.wiring.welcome.greet()

    def open_file(self, session: Path) -> None:
        self.window.wiring.keeping.open_file(session)

    def _on_asked(self, code: str) -> None:
        self._asked, self._has_told = code, False
        self._soon.start(CLOSING_MS)

    def _change_language(self) -> None:
        """To what was asked for, once nothing would be lost with the window that is there."""
        if self.window.is_closed:
            return
        if code_of(self._asked) == language().code:
            self._take_back()
            return
        if is_working(self.window.wiring) or is_asking():
            self._tell_to_wait()
            self._soon.start(LOOK_AGAIN_MS)
            return
        self._finish_typing()
        with standing_still():
            self._choose()

    def _choose(self) -> None:
        try:
            language().choose(self._asked)
        except FileNotFoundError as error:
            self.window.show_error(str(error))
        else:
            self._renew()
            _free()
            Unheard()

    def _finish_typing(self) -> None:
        """What is being typed counts."""
        if focused := self.window.focusWidget():
            focused.clearFocus()

    def _tell_to_wait(self) -> None:
        """Once, and not in the place of an error."""
        banner = self.window.banner
        has_error = bool(banner.sentence) and banner.is_error
        if not self._has_told and not is_asking() and not has_error:
            banner.show_hint(lambda: say(LATER))
            self._has_told = True

    def _take_back(self) -> None:
        """The language that is there was chosen again: there is nothing to wait for."""
        if self.window.banner.sentence == say(LATER):
            self.window.banner.clear()

    def _renew(self) -> None:
        """Make the window anew, in the language that holds now."""
        old = self.window
        opened_again = standing(old.wiring)
        old.save_layout()
        theme().choose_fonts()
        new = MainWindow(self.engine)
        # What the engine has said by now only the old one hears; what it says from here on, the new one does.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        new.take_over(old)
        new.show()
        ready = old.wiring.training.engine_ready
        self.window = new
        self.changed.emit()
        old.give_way()
        for each in opened_again:
            each(new.wiring)
        if ready:
            self.engine.replyReceived.emit(ready)  # it said so before there was this window
        self._journal = Journal(self.engine, new.wiring.training, new)


def _free() -> None:
    """What only the window that went had held: it holds itself in circles, 4 MB at a time, and by themselves they are
    looked for much later. What is left stays, as at the start.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
