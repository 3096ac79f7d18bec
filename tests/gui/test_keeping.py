"""Try it in a file: saved and opened again as it was, with its name in the title, and nothing unsaved lost unasked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from gui.dropping import drop, hold_over, mime_of, move_away
from gui.keeping_stage import Kept
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from workbench.config import AdaptConfig
from workbench.gui.app import OpenedFiles
from workbench.gui.dialogs.unsaved import Answer
from workbench.gui.main_window import TITLE, UNTITLED


def test_what_was_saved_is_opened_as_it_was(kept: Kept) -> None:
    kept.fill()
    kept.model.rename_class(kept.model.classes[0].id, "箭")
    kept.window.wiring.try_it.open_model(kept.window.wiring.try_it.model_ref, AdaptConfig(final_head="svm"))
    kept.model.rejection.suggest(0.4)
    kept.model.rejection.choose(0.7)
    before = kept.lying()
    pixels = kept.model.queries[0].pixels
    path = kept.save()
    kept.model.clear()
    kept.open(path)
    assert kept.lying() == before
    assert before[0][0][0] == "箭"
    assert (kept.model.queries[0].pixels == pixels).all()
    assert kept.window.wiring.try_it.options == AdaptConfig(final_head="svm")
    assert kept.model.rejection.chosen == 0.7
    assert kept.model.undo_words == "", "the history begins anew"
    assert not kept.keeping.is_unsaved


def test_the_title_shows_the_file_and_whether_anything_is_unsaved(kept: Kept) -> None:
    assert kept.title == TITLE
    kept.fill()
    kept.wait(lambda: kept.title == f"{UNTITLED}* — {TITLE}")
    kept.save()
    kept.wait(lambda: kept.title == f"letters.fewshot — {TITLE}")
    kept.model.add_class("new")
    kept.wait(lambda: kept.title == f"letters.fewshot* — {TITLE}")
    kept.model.undo()
    kept.wait(lambda: kept.title == f"letters.fewshot — {TITLE}")


def test_saving_asks_for_a_file_once_and_says_so(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.fill()
    asked = list[str]()
    path = kept.folder / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[1]), (str(path), ""))[1])
    kept.window.menus.save.trigger()
    kept.wait(lambda: kept.keeping.path == kept.folder / "mine.fewshot")
    assert kept.notice.sentence == "Saved as mine.fewshot."
    kept.model.add_class("third")
    kept.window.try_it.footer.save.click()
    kept.wait(lambda: not kept.keeping.is_unsaved)
    assert len(asked) == 1, "the second time it goes into the same file"


def test_there_is_nothing_to_save_at_first(kept: Kept) -> None:
    assert not kept.window.menus.save.isEnabled()
    assert not kept.keeping.is_unsaved
    kept.window.close()
    assert kept.asked == []


@pytest.mark.parametrize(("answer", "closes"), [(Answer.DISCARD, True), (Answer.CANCEL, False)])
def test_closing_asks_when_something_is_unsaved(kept: Kept, answer: Answer, closes: bool) -> None:
    kept.fill()
    kept.answers.append(answer)
    assert kept.window.close() is closes
    assert kept.asked == [""]
    assert kept.window.isVisible() is not closes


def test_closing_may_save_first(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.fill()
    path = kept.folder / "late.fewshot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    kept.answers.append(Answer.SAVE)
    assert not kept.window.close()
    kept.wait(lambda: not kept.window.isVisible())
    assert path.is_file()
    assert kept.asked == [""], "what is saved is not asked for again"


def test_closing_stays_where_no_file_is_chosen_to_save_to(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.fill()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    kept.answers.append(Answer.SAVE)
    assert not kept.window.close()
    assert kept.window.isVisible()
    assert kept.keeping.is_unsaved


def test_opening_another_asks_first_and_may_be_cancelled(kept: Kept) -> None:
    kept.fill()
    path = kept.save()
    kept.model.add_class("unsaved")
    kept.answers += [Answer.CANCEL, Answer.DISCARD]
    kept.keeping.open_file(path)
    assert kept.asked == ["letters.fewshot"]
    assert kept.model.named("unsaved")
    kept.keeping.open_file(path)
    kept.wait(lambda: not kept.model.named("unsaved"))


def test_shipped_pictures_alone_are_no_loss(kept: Kept) -> None:
    kept.window.wiring.try_it.load_examples()
    kept.wait(lambda: bool(kept.model.queries) and bool(kept.model.classes))
    assert not kept.keeping.is_unsaved
    kept.model.remove_class(kept.model.classes[0].id)
    assert not kept.keeping.is_unsaved
    drop(kept.window.try_it.queries.zone, [kept.folder / "question.png"])
    kept.wait(lambda: kept.keeping.is_unsaved)


def test_a_tampered_file_is_refused_and_what_was_there_stays(kept: Kept) -> None:
    kept.fill()
    before = kept.lying()
    path = kept.save()
    bad = kept.folder / "bad.fewshot"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            if not name.startswith("images/"):
                new.writestr(name, old.read(name))
    kept.keeping.open_file(bad)
    kept.wait(lambda: kept.notice.is_error and kept.notice.isVisible())
    assert kept.notice.sentence.startswith("bad.fewshot cannot be opened: the image")
    assert kept.lying() == before
    assert kept.keeping.path == path


def test_a_file_that_cannot_be_written_is_told_and_stays_unsaved(kept: Kept) -> None:
    kept.fill()
    (kept.folder / "file").write_text("no folder")
    kept.keeping._write(kept.folder / "file" / "letters.fewshot", None)
    kept.wait(lambda: kept.notice.is_error and kept.notice.isVisible())
    assert "letters.fewshot cannot be written" in kept.notice.sentence
    assert kept.keeping.is_unsaved


def test_a_session_may_be_dropped_anywhere_on_the_window(kept: Kept) -> None:
    kept.fill()
    path = kept.save()
    kept.model.clear()
    kept.wait(lambda: kept.keeping.path is None)
    zone, cover = kept.window.try_it.classes.zone, kept.window.sessions.cover
    for widget in (zone, kept.window.dataset, kept.window.training):
        assert hold_over(widget, mime_of([path])), "Qt hands it on to the window, which takes it"
        assert cover.isVisible() and cover.words == "Drop to open letters.fewshot"
        move_away(kept.window)
        assert not cover.isVisible()
    drop(kept.window, [path])
    kept.wait(lambda: len(kept.model.classes) == 2)
    assert kept.keeping.path == path


def test_a_session_that_was_copied_is_opened_by_pasting(kept: Kept, qapp: QApplication) -> None:
    kept.fill()
    path = kept.save()
    kept.model.clear()
    qapp.clipboard().setMimeData(mime_of([path]))
    kept.window.wiring.paste()
    kept.wait(lambda: len(kept.model.classes) == 2)
    qapp.clipboard().clear()


def test_other_files_are_not_taken_by_the_window_itself(kept: Kept) -> None:
    assert not hold_over(kept.window, mime_of([kept.folder / "question.png"]))
    assert not hold_over(kept.window, mime_of([kept.folder / "a.fewshot", kept.folder / "b.fewshot"]))


def test_files_used_last_are_listed_and_those_that_are_gone_are_forgotten(kept: Kept) -> None:
    kept.fill()
    first, second = kept.save("one.fewshot"), kept.save("two.fewshot")
    recent = kept.window.menus.recent
    recent.fill()
    assert [each.text() for each in recent.actions()][:2] == ["&1 two.fewshot", "&2 one.fewshot"]
    first.unlink()
    recent.actions()[1].trigger()
    kept.wait(lambda: kept.notice.is_error and kept.notice.isVisible())
    assert kept.keeping.recent.paths == [second]
    recent.fill()
    recent.actions()[-1].trigger()
    recent.fill()
    assert [each.text() for each in recent.actions()] == ["None yet"]


def test_after_everything_was_removed_one_does_not_save_over_the_old_file(kept: Kept) -> None:
    kept.fill()
    path = kept.save()
    kept.model.clear()
    kept.wait(lambda: kept.keeping.path is None)
    assert kept.title == TITLE
    kept.model.undo()
    kept.wait(lambda: kept.keeping.path == path)


def test_pictures_that_come_while_a_file_is_read_are_not_lost(kept: Kept) -> None:
    kept.fill()
    path = kept.save()
    kept.keeping.open_file(path)
    kept.model.add_class("meanwhile")
    kept.wait(lambda: not kept.model.named("meanwhile"))
    kept.model.undo()
    assert kept.model.named("meanwhile")


def test_a_file_that_the_system_hands_to_the_running_program_is_opened(qapp: QApplication) -> None:
    opened: list[Path] = []
    files = OpenedFiles()
    files.opened.connect(opened.append)
    qapp.installEventFilter(files)
    qapp.sendEvent(qapp, QFileOpenEvent("/letters.fewshot"))
    qapp.removeEventFilter(files)
    assert opened == [Path("/letters.fewshot")]
