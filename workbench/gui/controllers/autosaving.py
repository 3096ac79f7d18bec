"""Keeps what lies in Try it on the disk while it is unsaved, and offers at the next start what a crash left."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from workbench.fewshot.autosave import Autosave, AutosaveError
from workbench.fewshot.left_behind import Left, left_behind, open_left, remove_left
from workbench.fewshot.session_file import Session
from workbench.gui.background import Background
from workbench.gui.controllers.keeping import KeepController
from workbench.gui.language import mark, plural, say
from workbench.gui.models.keeping import Outline
from workbench.gui.models.try_it import NEW_CLASS
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.told import paragraph, told
from workbench.gui.widgets.offer import Offer

# Once no more changes come, or after so long in which they do.
SETTLED_MS, LONGEST_S = 1500, 15.0
FINISH_MS = 1500
LOOK, REMOVE = "look", "remove"
OFFER = mark("Your classes of last time: {classes}, {pictures}.")
MORE = mark(" Older ones follow: {number}.")
BACK, DISCARD, LATER = mark("Bring back"), mark("Discard"), mark("Not now")
ANSWERS = (
    (BACK, mark("Put these classes and pictures into Try it again")),
    (LATER, mark("Ask again at the next start")),
    (DISCARD, mark("Remove them for good")),
)
BRINGING = mark("bringing back the classes of last time")


@dataclass(frozen=True)
class _Opened:
    left: Left


@dataclass(frozen=True)
class _Kept:
    """``taken`` was brought back before, and is in what was written."""

    taken: tuple[Left, ...]


class AutosaveController(QObject):
    """``offer`` is where it is asked whether what was left behind is wanted."""

    def __init__(self, keeping: KeepController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping, self._panel = keeping, panel
        self.offer = Offer()
        panel.head.hold_offer(self.offer)
        self._autosave = Autosave()
        self._kept: Outline | None = None  # what is on the disk, or on its way there
        self._since = 0.0  # the first change that is not kept yet
        self._has_failed = False
        self._left: list[Left] = []
        self._taken: list[Left] = []  # brought back, and to be removed once they are kept anew
        self._work = Background((AutosaveError, OSError), self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._connect()

    def start(self) -> None:
        """Look for what was left behind, once the window is shown."""
        self._work.submit(LOOK, left_behind)

    def take_over(self, other: AutosaveController) -> None:
        """Keep in the place of another window, which goes, and ask what it asks."""
        other.stop()
        self._autosave, self._kept, self._taken = other._autosave, other._kept, other._taken
        self._has_failed, self._left = other._has_failed, other._left
        self._ask()
        self._on_changed()

    def stop(self) -> None:
        """Write nothing any more; what is being written is finished."""
        self._soon.stop()
        self._work.close()

    def keep_now(self) -> bool:
        """Keep what lies there before the system ends everything. Returns whether that could be done in time."""
        self._keep()
        return self._work.wait(FINISH_MS)

    def close(self, keep: bool) -> None:
        """Before the window goes; ``keep`` says whether what is unsaved is to be offered at the next start."""
        self._soon.stop()
        if keep:
            if not self.keep_now():
                self._autosave.hurry()
            self._work.close()
            self._autosave.close()
        else:
            self._autosave.hurry()
            self._work.close()
            self._autosave.clear()
            for each in self._taken:
                remove_left(each)

    def _connect(self) -> None:
        self._keeping.shownChanged.connect(self._on_changed)
        self._soon.timeout.connect(self._keep)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self.offer.answered.connect(self._on_answer)

    def _on_changed(self) -> None:
        """Something may have changed, be it back to what is kept."""
        now = time.monotonic()
        if not self._soon.isActive():
            self._since = now
        if now - self._since < LONGEST_S:
            self._soon.start()

    def _keep(self) -> None:
        """Write what is unsaved, and forget what no longer is."""
        wanted = self._keeping.outline() if self._keeping.is_unsaved else None
        if wanted == self._kept and not self._has_failed:
            return
        self._kept, tag = wanted, _Kept(tuple(self._taken))
        if wanted is None:
            self._work.submit(tag, self._autosave.clear)
        else:
            session, file = self._keeping.session(), self._keeping.path
            self._work.submit(tag, lambda: self._autosave.save(session, file))

    def _on_done(self, tag: Any, result: Any) -> None:
        if tag == LOOK:
            self._left, refused = result
            if refused:
                self._panel.show_error(NEW_CLASS, lambda: paragraph(*map(told, refused)))
            self._ask()
        elif isinstance(tag, _Opened):
            self._bring_back(tag.left, *result)
        elif isinstance(tag, _Kept):
            self._has_failed = False
            self._remove(tag.taken)

    def _on_failed(self, tag: Any, error: Exception) -> None:
        if isinstance(tag, _Kept) and self._has_failed:
            return  # it was said
        self._has_failed = self._has_failed or isinstance(tag, _Kept)
        self._panel.show_error(NEW_CLASS, str(error))

    def _ask(self) -> None:
        if not self._left:
            self.offer.hide()
            return
        newest, *older = self._left
        words = say(OFFER, classes=plural(newest.classes, "class"), pictures=plural(newest.pictures, "picture"))
        answers = [(say(answer), say(tip)) for answer, tip in ANSWERS]
        self.offer.show_offer(words + (say(MORE, number=len(older)) if older else ""), answers)

    def _on_answer(self, answer: str) -> None:
        left = self._left[0]
        if answer == say(BACK):
            self._work.submit(_Opened(left), lambda: open_left(left))
        elif answer == say(DISCARD):
            self._work.submit(REMOVE, lambda: remove_left(left))
        if answer == say(LATER):
            self._left.clear()
        else:
            self._left.pop(0)
            self._ask()

    def _bring_back(self, left: Left, session: Session, file: Path | None) -> None:
        def go_on() -> None:
            self._taken.append(left)
            self._keeping.bring_back(session, file if file and file.is_file() else None, lambda: say(BRINGING))

        if self._keeping.may_leave(go_on):
            go_on()

    def _remove(self, taken: tuple[Left, ...]) -> None:
        """What was brought back is kept anew by now, or saved."""
        for left in taken:
            self._taken.remove(left)
            self._work.submit(REMOVE, partial(remove_left, left))
