"""What lies in Try it is kept while it is unsaved, and offered by the next window; the user's own files are theirs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawings import ink, on_paper, picture
from gui.keeping_stage import NAMES, Kept
from gui.stand_in_engine import StandInEngine

from workbench.fewshot.autosave import RECORD, Autosave
from workbench.fewshot.left_behind import left_behind
from workbench.folders import autosave_folder
from workbench.gui.controllers import autosaving as module
from workbench.gui.controllers.autosaving import BACK, DISCARD, LATER, AutosaveController
from workbench.gui.dialogs.unsaved import Answer
from workbench.gui.main_window import MainWindow

PATIENCE = 10_000


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for things to settle."""
    monkeypatch.setattr(module, "SETTLED_MS", 10)


@pytest.fixture
def saved(at_once: None, kept: Kept) -> Iterator[Kept]:
    """Two classes and a question lie there, and are kept."""
    kept.fill()
    kept.wait(lambda: bool(_records()) and not _autosaving(kept.window)._soon.isActive())
    _autosaving(kept.window)._work.wait()
    yield kept


def _autosaving(window: MainWindow) -> AutosaveController:
    return window.wiring.autosaving


def _records() -> list[Path]:
    folder = autosave_folder()
    return list(folder.glob(f"*/{RECORD}")) if folder.is_dir() else []


def _crash(window: MainWindow) -> None:
    """As when the process is killed: the lock goes, and everything else stays as it is."""
    autosaving = _autosaving(window)
    autosaving._soon.stop()
    autosaving._work.wait()
    autosaving._autosave.close()
    autosaving._work.close()
    autosaving._keeping.shownChanged.disconnect(autosaving._on_changed)


def _next(kept: Kept) -> Kept:
    """Another window, opened after the first has crashed."""
    window = MainWindow(StandInEngine())
    kept.qtbot.addWidget(window)
    window.show()
    _autosaving(window)._autosave.folder = autosave_folder() / "the-next"
    _autosaving(window)._autosave._held = Autosave()._held.__class__(
        str(autosave_folder() / "the-next.lock"), thread_local=False
    )
    with kept.qtbot.waitSignal(_autosaving(window)._work.done, timeout=PATIENCE):
        _autosaving(window).start()
    return Kept(window, kept.folder, kept.qtbot, kept.answers, kept.asked)


def test_after_a_crash_it_is_offered_and_brought_back(saved: Kept) -> None:
    lying = saved.lying()
    _crash(saved.window)
    after = _next(saved)
    offer = _autosaving(after.window).offer
    assert offer.sentence == "Your classes of last time: 2 classes, 7 pictures."
    assert offer.answers == [BACK, LATER, DISCARD]
    offer.press(BACK)
    after.wait(lambda: len(after.model.classes) == 2)
    assert after.lying() == lying
    assert not offer.isVisible()
    assert after.keeping.is_unsaved and "Untitled session" in after.title
    after.wait(lambda: len(_records()) == 1 and _records()[0].parent.name == "the-next")  # what was taken has gone


def test_discarding_removes_it_for_good(saved: Kept) -> None:
    _crash(saved.window)
    after = _next(saved)
    _autosaving(after.window).offer.press(DISCARD)
    after.wait(lambda: not _records())
    assert not after.model.classes and not _autosaving(after.window).offer.isVisible()


def test_not_now_asks_again_at_the_next_start(saved: Kept) -> None:
    _crash(saved.window)
    first = _next(saved)
    _autosaving(first.window).offer.press(LATER)
    first.window.close()
    assert len(left_behind()[0]) == 1


def test_what_was_saved_is_not_offered_until_it_is_changed(saved: Kept) -> None:
    path = saved.save()
    saved.wait(lambda: not _records())
    saved.model.rename_class(saved.model.classes[0].id, "dart")
    saved.wait(lambda: bool(_records()))
    _crash(saved.window)
    after = _next(saved)
    _autosaving(after.window).offer.press(BACK)
    after.wait(lambda: len(after.model.classes) == 2)
    assert after.model.classes[0].name == "dart"
    assert after.keeping.path == path and after.title.startswith("letters.fewshot*")


def test_the_shipped_pictures_are_nobody_s_work(kept: Kept) -> None:
    kept.window.wiring.try_it.load_examples()
    kept.wait(lambda: len(kept.model.classes) == 4)
    kept.qtbot.wait(100)
    _autosaving(kept.window)._work.wait()
    assert not _records()


def test_removing_everything_leaves_nothing_to_offer(saved: Kept) -> None:
    saved.model.clear()
    saved.wait(lambda: not _records())


def test_whoever_closes_and_does_not_save_is_not_asked_again(saved: Kept) -> None:
    saved.answers.append(Answer.DISCARD)
    assert saved.window.close()
    assert saved.asked == [""] and left_behind() == ([], [])


def test_when_the_session_ends_nothing_is_asked_and_everything_is_kept(saved: Kept) -> None:
    saved.model.add_class("third")
    saved.window.leave()
    assert not saved.asked
    (left,) = left_behind()[0]
    assert left.classes == 3


def test_what_lies_there_already_is_asked_for_before_something_is_brought_back(saved: Kept) -> None:
    _crash(saved.window)
    after = _next(saved)
    after.model.add_class("mine", [picture(on_paper(ink("zed")))])
    after.answers.append(Answer.CANCEL)
    with after.qtbot.waitSignal(_autosaving(after.window)._work.done, timeout=PATIENCE):
        _autosaving(after.window).offer.press(BACK)
    assert [each.name for each in after.model.classes] == ["mine"]
    assert any(each.folder.name != "the-next" for each in left_behind()[0])


def test_a_damaged_one_is_told_in_a_sentence_and_not_in_the_way(saved: Kept) -> None:
    _crash(saved.window)
    _records()[0].write_text("{")
    after = _next(saved)
    assert "cannot be brought back" in after.notice.sentence
    assert not _autosaving(after.window).offer.isVisible()
    after.fill()
    assert [each.name for each in after.model.classes] == list(NAMES)


def test_of_several_the_newest_is_offered_and_the_others_follow(saved: Kept) -> None:
    _crash(saved.window)
    older = _records()[0].parent
    newer = older.with_name("newer")
    shutil.copytree(older, newer)
    os.utime(older / RECORD, (1, 1))
    after = _next(saved)
    offer = _autosaving(after.window).offer
    assert offer.sentence.endswith(" Older ones follow: 1.")
    offer.press(DISCARD)
    assert offer.sentence.endswith("7 pictures.")
    after.wait(lambda: [each.parent for each in _records()] == [older])


def test_a_disk_that_refuses_is_told_once_and_the_window_goes_on(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr("workbench.fewshot.autosave.write_atomically", _refuse)
        kept.fill()
        kept.wait(lambda: "cannot be kept" in kept.notice.sentence)
        kept.notice.clear()
        kept.model.add_class("third")
        kept.qtbot.wait(100)
        _autosaving(kept.window)._work.wait()
        kept.qtbot.wait(50)
        assert "cannot be kept" not in kept.notice.sentence
    kept.model.add_class("fourth")
    kept.wait(lambda: bool(_records()))


def _refuse(*_: Any) -> None:
    raise OSError(28, "No space left on device")
