"""Keeps Try it in a file: saves and opens sessions, and sees to it that nothing unsaved is lost unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.engine.commands import SupportClass
from workbench.fewshot.session_file import SUFFIX, Session, SessionFileError, open_session, save_session
from workbench.gui.background import Background
from workbench.gui.controllers.recent_sessions import RecentSessions
from workbench.gui.controllers.try_it import SESSION, TryItController
from workbench.gui.dialogs.unsaved import Answer, ask_unsaved
from workbench.gui.dialogs.writing import ask_file
from workbench.gui.language import Words, mark, say
from workbench.gui.last_folder import last_folder, note_folder
from workbench.gui.models.keeping import Outline, outline_classes
from workbench.gui.models.photo_networks import PhotoRef
from workbench.gui.models.try_it import NEW_CLASS
from workbench.gui.panels.try_it import ModelEntry, TryItPanel
from workbench.gui.told import paragraph

KINDS = mark("Sessions (*{suffix})")
NOTHING = mark("There is nothing to save yet: drop a few pictures first.")
SAVED, OPENING = mark("Saved as {file}."), mark("Opening {file}…")
BRIEF_MS = 8_000
LAST_TIME = mark("from last time")
FIRST_NAME = mark("My classes")  # of a file


@dataclass(frozen=True)
class _Job:
    """What the disk is asked for: ``before`` is how Try it stood then; ``then`` follows when it went well."""

    path: Path
    before: Outline
    saves: bool
    then: Callable[[], object] | None = None


class KeepController(QObject):
    """``around`` is what questions stand before. shownChanged: another file, or another mark of being unsaved."""

    shownChanged = Signal()

    def __init__(
        self, try_it: TryItController, panel: TryItPanel, around: QWidget, store: QSettings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._try_it, self._panel, self._around = try_it, panel, around
        self.recent = RecentSessions(store)
        self._path: Path | None = None
        self._left: Path | None = None  # the file of before everything was removed
        self._saved: Outline | None = self.outline()  # None: as no file has it
        self._came: tuple[str, str, Words] | None = None  # with a file: the reference, title and origin of a model
        self._work = Background((SessionFileError,), self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compare)
        model = try_it.model
        for changed in (model.supportChanged, model.queriesChanged, model.rejection.changed, try_it.usageChanged):
            changed.connect(self._soon.start)
        panel.footer.saveRequested.connect(self.save)

    @property
    def path(self) -> Path | None:
        """The file that Try it was saved to or opened from last."""
        return self._path

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost that no file has."""
        now = self.outline()
        if self._path is None and (now.is_empty or now.is_example):
            return False
        return now != self._saved

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save to the file in use, or ask for one; ``then`` follows once it is saved."""
        self._compare()
        if self._path is None:
            self.save_as(then)
        else:
            self._write(self._path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a file and save to it."""
        if self.outline().is_empty:
            self._panel.show_news(NEW_CLASS, say(NOTHING))
            return
        start = str(self._path or f"{say(FIRST_NAME)}{SUFFIX}")
        if path := ask_file(self._around, say("Save session"), start, _kinds(), SUFFIX):
            self._write(path, then)

    def open(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._around, say("Open session"), str(last_folder()), _kinds())
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a session in place of what lies in Try it; whoever has something unsaved is asked first."""
        if self.may_leave(lambda: self._read(path)):
            self._read(path)

    def bring_back(self, session: Session, path: Path | None, words: Callable[[], str]) -> None:
        """Put what was kept elsewhere in place of what lies in Try it, as yet unsaved; ``path`` is the file it belongs
        to, and ``words`` name this in the history."""
        groups = [(each.name, each.pictures) for each in session.classes]
        was_empty = self.outline().is_empty
        self._try_it.model.replace(groups, session.queries, words)
        if was_empty:
            self._try_it.model.forget_history()
        self._use_model(session, lambda: say(LAST_TIME))
        self._try_it.model.rejection.choose(session.reject)
        self._path, self._left, self._saved = path, None, None
        self.shownChanged.emit()
        if session.note:
            self._panel.show_news(NEW_CLASS, session.note)

    def take_over(self, other: KeepController) -> None:
        """Go on with the file of another window, which goes; what lies in Try it has been handed over before."""
        self._path, self._left, self._saved = other._path, other._left, other._saved
        if other._came:
            self._list(*other._came)
        self.shownChanged.emit()

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether what lies there may be left at once; where it is to be saved first, ``then`` follows that."""
        self._compare()
        if not self.is_unsaved:
            return True
        answer = ask_unsaved(self._around, self._path.name if self._path else "")
        if answer is Answer.SAVE:
            self.save(then)
        return answer is Answer.DISCARD

    def close(self) -> None:
        """Before the window goes: waits for what is being written."""
        self._work.close()

    def _write(self, path: Path, then: Callable[[], object] | None) -> None:
        session = self.session()
        self._work.submit(_Job(path, self.outline(), True, then), lambda: save_session(path, session))

    def _read(self, path: Path) -> None:
        self._panel.show_error(NEW_CLASS, "")
        self._panel.set_reading(NEW_CLASS, say(OPENING, file=path.name), 0.0)
        self._work.submit(_Job(path, self.outline(), False), lambda: open_session(path))

    def _on_done(self, job: _Job, result: Any) -> None:
        if job.saves:
            self._on_saved(job, result)
        else:
            self._on_opened(job, result)
        self.recent.note(job.path)
        note_folder(job.path.parent)
        self.shownChanged.emit()
        if job.then:
            job.then()

    def _on_saved(self, job: _Job, said: str) -> None:
        self._path, self._left, self._saved = job.path, None, job.before
        saved = say(SAVED, file=job.path.name)
        self._panel.show_news(NEW_CLASS, paragraph(saved, said))
        QTimer.singleShot(BRIEF_MS, self, lambda: self._unsay(saved))

    def _unsay(self, words: str) -> None:
        """What needs no answer goes by itself."""
        if self._panel.classes.notice.sentence == words:
            self._panel.show_error(NEW_CLASS, "")

    def _on_opened(self, job: _Job, session: Session) -> None:
        self._panel.set_reading(NEW_CLASS, "", 0.0)
        kept = self.outline() == job.before
        groups = [(each.name, each.pictures) for each in session.classes]
        self._try_it.model.replace(groups, session.queries, lambda: say("opening {file}", file=job.path.name))
        if kept:
            # else something came meanwhile, which undoing brings back
            self._try_it.model.forget_history()
        self._use_model(session, lambda: say("from {file}", file=job.path.name))
        self._try_it.model.rejection.choose(session.reject)
        self._path, self._left, self._saved = job.path, None, self.outline()
        if session.model:
            # a network whose weights are still to come is not in use yet
            self._saved = replace(self._saved, model=session.model, options=self._try_it.options_of(session.model))
        if session.note:
            self._panel.show_news(NEW_CLASS, session.note)

    def _use_model(self, session: Session, origin: Words) -> None:
        if session.model:
            title = session.model_name or Path(session.model).name
            if PhotoRef.parse(session.model) is None and not self._is_listed(session.model):
                self._list(session.model, title, origin)
            self._try_it.open_model(session.model, session.options)

    def _list(self, ref: str, title: str, origin: Words) -> None:
        self._came = (ref, title, origin)
        self._try_it.list_models(SESSION, [ModelEntry(ref, title, origin())])

    def _is_listed(self, ref: str) -> bool:
        return any(each.ref == ref for each in self._try_it.entries)

    def _on_failed(self, job: _Job, error: SessionFileError) -> None:
        self._panel.set_reading(NEW_CLASS, "", 0.0)
        self._panel.show_error(NEW_CLASS, str(error))
        if not job.saves and not job.path.exists():
            self.recent.forget(job.path)

    def _compare(self) -> None:
        """Where everything is removed, one begins anew, and not in the same file; undoing that brings it back."""
        now = self.outline()
        if now.is_empty and self._path:
            self._path, self._left = None, self._path
        elif self._left and now == self._saved:
            self._path, self._left = self._left, None
        self.shownChanged.emit()

    def outline(self) -> Outline:
        """What would be saved, by names and keys."""
        model = self._try_it.model
        queries = tuple(each.key for each in model.queries)
        return Outline(
            self._try_it.model_ref,
            self._try_it.options,
            model.rejection.chosen,
            outline_classes(model.classes),
            queries,
        )

    def session(self) -> Session:
        """What would be saved."""
        model, title = self._try_it.model, self._panel.chooser.currentText()
        classes = tuple(SupportClass(each.name, tuple(each.pictures.values())) for each in model.classes)
        options, level = self._try_it.options, model.rejection.chosen
        return Session(self._try_it.model_ref, classes, tuple(model.queries), options, level, title)


def _kinds() -> str:
    """What a file's dialog lists."""
    return say(KINDS, suffix=SUFFIX)
