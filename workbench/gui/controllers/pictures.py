"""Reads what is dropped, pasted or chosen into the Try it model, and says what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.gui.carrying import carried_in
from workbench.gui.drops import Source, pictures_of
from workbench.gui.language import Words, mark, plural, say
from workbench.gui.models.contents import PictureClass
from workbench.gui.models.try_it import NEW_CLASS, QUERIES, TryItModel
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.picture_loader import Batch, PictureLoader
from workbench.gui.told import paragraph
from workbench.resources import resources

# Of pictures that a class, or the list of those to recognise, has already.
LIST = mark("This list")
HAS_SOME = mark("{owner} has {had:,} of these {dropped:,} pictures already.")
HAS_IT, HAS_ALL = mark("{owner} has this picture already."), mark("{owner} has these {had:,} pictures already.")


class PictureController(QObject):
    """A *target* is the id of a class, NEW_CLASS or QUERIES.

    carriedPasted: pictures that were cut in Try it are pasted (Carried, target).
    """

    carriedPasted = Signal(object, int)

    def __init__(self, panel: TryItPanel, model: TryItModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._model = panel, model
        self._loader = PictureLoader(self)
        self._loader.progressed.connect(self._on_progress)
        self._loader.loaded.connect(self._on_loaded)
        panel.dropped.connect(self.load)
        panel.examplesRequested.connect(self.load_examples)

    def load(self, target: int, sources: Sequence[Source]) -> None:
        """Read files, folders and pasted pictures for ``target``."""
        self._panel.show_error(target, "")
        self._panel.set_reading(target, say("Reading…"), 0.0)
        self._loader.load(target, sources)

    def paste(self) -> None:
        """Add what the clipboard holds to where the keyboard is, or to where it makes most sense."""
        mime = QGuiApplication.clipboard().mimeData()
        target = self._panel.focused_target()
        if target is None:
            target = QUERIES if self._model.support() else NEW_CLASS
        if carried := carried_in(mime):
            self.carriedPasted.emit(carried, target)
        elif sources := pictures_of(mime):
            self.load(target, sources)
        else:
            self._panel.show_error(target, lambda: say("The clipboard holds no picture and no file."))

    def load_examples(self) -> None:
        """Load the shipped pictures, for whoever has none at hand."""
        starters = resources() / "starters"
        self.load(NEW_CLASS, [starters / "classes"])
        self.load(QUERIES, [starters / "queries"])

    def close(self) -> None:
        """Give up reading."""
        self._loader.close()

    def _on_progress(self, target: int, done: int, total: int) -> None:
        words = say("Reading {done:,} of {total:,}…", done=done + 1, total=total)
        self._panel.set_reading(target, words, done / total if total else 0.0)

    def _on_loaded(self, target: int, batch: Batch) -> None:
        self._panel.set_reading(target, "", 0.0)
        known: list[str] = []
        if target == QUERIES:
            known = self._add_queries(batch)
        elif target == NEW_CLASS:
            known = self._add_groups(batch)
        elif owner := self._model.find(target):
            known = self._add_to(owner, batch)
        if batch.errors:
            self._show_refused(target, batch.errors)
        elif known:
            self._panel.show_news(target, paragraph(*known))

    def _add_queries(self, batch: Batch) -> list[str]:
        new = self._model.add_queries(batch.pictures)
        if new:
            self._panel.reveal_queries()
        return _known(say(LIST), len(batch.pictures), new)

    def _add_to(self, owner: PictureClass, batch: Batch) -> list[str]:
        """What is still to be said of them; where some are new it is said at once, with a way to take them back."""
        new = self._model.add_pictures(owner.id, batch.pictures)
        known = _known(owner.name, len(batch.pictures), new)
        if not new:
            return known
        self._panel.show_added(
            owner.id,
            paragraph(say("Added {pictures} to {name}.", pictures=plural(new, "picture"), name=owner.name), *known),
        )
        return []

    def _add_groups(self, batch: Batch) -> list[str]:
        """A class for each group; one of the same name that is there already takes the pictures in.

        Returns a sentence for each class that had pictures of its group already.
        """
        groups = [each for each in batch.groups if each.pictures]
        counts = self._model.add_groups((each.name, each.pictures) for each in groups)
        said = [_known(each.name, len(each.pictures), new) for each, new in zip(groups, counts, strict=True)]
        return [sentence for sentences in said for sentence in sentences]

    def _show_refused(self, target: int, errors: Sequence[Words]) -> None:
        if len(errors) == 1:
            self._panel.show_error(target, errors[0])
        elif errors:
            files = len(errors)
            self._panel.show_error(
                target,
                lambda: say("{files} could not be read as pictures.", files=plural(files, "file")),
                lambda: "\n".join(each() for each in errors),
                mark("Show which"),
            )


def _known(owner: str, dropped: int, new: int) -> list[str]:
    """A sentence on pictures that were left out because ``owner`` had them, if there are any."""
    had = dropped - new
    if not had:
        return []
    if new:
        return [say(HAS_SOME, owner=owner, had=had, dropped=dropped)]
    return [say(HAS_IT, owner=owner) if had == 1 else say(HAS_ALL, owner=owner, had=had)]
