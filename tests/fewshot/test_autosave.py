"""What lies in Try it, kept on the disk: brought back whole, only changes written, damage told, two windows apart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.fewshot import autosave as module
from workbench.fewshot import session_pictures
from workbench.fewshot.autosave import RECORD, Autosave, AutosaveError
from workbench.fewshot.left_behind import Left, left_behind, open_left, remove_left
from workbench.fewshot.session_file import Session
from workbench.folders import autosave_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    return tmp_path


def picture(number: int, closeup: bool = False) -> Picture:
    pixels = np.random.default_rng(number).integers(0, 256, (9, 7, 4), np.uint8)
    return Picture(f"{number:064x}", f"{number}.png", pixels, pixels[:5] if closeup else None, 0.5 if closeup else 1.0)


def session(*numbers: int, model: str = "builtin:omniglot-protonet") -> Session:
    """A class for each number, with a picture, an empty class, and a question."""
    classes = tuple(SupportClass(f"class {each}", (picture(each),)) for each in numbers)
    options = AdaptConfig()
    return Session(model, (*classes, SupportClass("empty", ())), (picture(99, True),), options, 0.25, "My model")


def kept(what: Session, file: Path | None = None) -> Autosave:
    """As a window leaves it that was killed: its lock is free, and nothing was tidied."""
    autosave = Autosave()
    autosave.save(what, file)
    autosave.close()
    return autosave


def only() -> Left:
    found, refused = left_behind()
    assert not refused
    (left,) = found
    return left


def same(one: Picture, other: Picture) -> bool:
    closeups = [each.closeup for each in (one, other)]
    near = closeups[0] is closeups[1] if closeups[0] is None else np.array_equal(*closeups)
    return bool(near and np.array_equal(one.pixels, other.pixels) and one.part == other.part and one.name == other.name)


def test_what_was_kept_is_brought_back_whole(tmp_path: Path) -> None:
    before = session(1, 2, 3)
    kept(before, tmp_path / "letters.fewshot")
    left = only()
    assert (left.classes, left.pictures) == (4, 4)
    after, file = open_left(left)
    assert file == tmp_path / "letters.fewshot"
    assert [each.name for each in after.classes] == [each.name for each in before.classes]
    pairs = [
        *zip(
            [p for c in before.classes for p in c.pictures], [p for c in after.classes for p in c.pictures], strict=True
        ),
        *zip(before.queries, after.queries, strict=True),
    ]
    assert all(same(*pair) for pair in pairs)
    assert (after.model, after.options, after.reject) == (before.model, before.options, before.reject)
    assert after.model_name == "My model" and not after.note


def test_a_change_writes_only_what_is_new() -> None:
    autosave = Autosave()
    autosave.save(session(1, 2), None)
    pictures = autosave.folder / module.PICTURES
    before = {each.name: each.stat().st_mtime_ns for each in pictures.iterdir()}
    autosave.save(session(2, 3), None)
    after = {each.name: each.stat().st_mtime_ns for each in pictures.iterdir()}
    assert len(set(after) - set(before)) == 1 and len(set(before) - set(after)) == 1
    assert all(after[name] == before[name] for name in set(after) & set(before))
    autosave.close()
    restored, _ = open_left(only())
    assert [each.name for each in restored.classes] == ["class 2", "class 3", "empty"]


def test_a_window_that_lives_is_left_alone_and_one_that_has_gone_is_found() -> None:
    autosave = Autosave()
    autosave.save(session(1, 2), None)
    assert left_behind() == ([], [])
    autosave.close()
    assert only().folder == autosave.folder


def test_what_is_given_up_leaves_nothing() -> None:
    autosave = Autosave()
    autosave.save(session(1, 2), None)
    autosave.clear()
    assert left_behind() == ([], [])
    assert not list(autosave_folder().iterdir())
    autosave.save(session(1), None)  # and one may begin again
    autosave.close()
    left = only()
    remove_left(left)
    assert not list(autosave_folder().iterdir())


def test_of_two_windows_that_bring_back_the_same_the_second_is_told() -> None:
    autosave = kept(session(1, 2))
    left = only()
    with module.claimed(autosave.folder), pytest.raises(AutosaveError, match="Another window"):
        open_left(left)
    remove_left(left)
    with pytest.raises(AutosaveError, match="cannot be read"):
        open_left(left)


def test_nothing_at_all_is_no_offer() -> None:
    assert left_behind() == ([], [])
    kept(Session("builtin:x", ()))
    assert left_behind() == ([], [])
    assert not list(autosave_folder().glob("*/"))


DAMAGES = {
    "no record": lambda folder: (folder / RECORD).unlink(),
    "cut off": lambda folder: (folder / RECORD).write_text((folder / RECORD).read_text()[:80]),
    "no object": lambda folder: (folder / RECORD).write_text("[1, 2]"),
    "another kind": lambda folder: _edit(folder, "ref", 3),
    "nested": lambda folder: (folder / RECORD).write_text("[" * 100_000),
    "not text": lambda folder: (folder / RECORD).write_bytes(b"\xff\xfe\x00"),
    "no session": lambda folder: _edit(folder, "session", None),
    "leads elsewhere": lambda folder: _edit_session(folder, "pictures", {"../../x": {}}),
    "newer": lambda folder: _edit_session(folder, "format", 99),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_told_once_and_kept_aside_and_hides_no_other(damage: str) -> None:
    whole = Autosave()
    whole.folder = whole.folder.with_name("whole")
    shutil.copytree(kept(session(1, 2)).folder, whole.folder)
    (broken,) = [each.folder for each in left_behind()[0] if each.folder != whole.folder]
    DAMAGES[damage](broken)
    found, refused = left_behind()
    assert [each.folder for each in found] == [whole.folder]
    (sentence,) = refused
    assert sentence.startswith("What lay in Try it the last time cannot be brought back: ")
    assert sentence.endswith(f"It is kept in {broken}.damaged.") and "\n" not in sentence
    assert broken.with_name(broken.name + ".damaged").is_dir()
    assert left_behind() == (found, [])


def test_a_picture_that_a_power_cut_tore_takes_no_other_along() -> None:
    folder = kept(session(1, 2, 3)).folder
    torn = next((folder / module.PICTURES).iterdir())
    torn.write_bytes(torn.read_bytes()[:20])
    after, _ = open_left(only())
    pictures = [*(p for each in after.classes for p in each.pictures), *after.queries]
    assert len(pictures) == 3 and len(after.classes) == 4
    assert after.note == "1 of 4 pictures could not be read again, and is left out."


def test_a_model_that_has_gone_is_told_and_the_pictures_come_back(tmp_path: Path) -> None:
    run = tmp_path / "runs" / "omniglot-maml-07"
    run.mkdir(parents=True)
    kept(session(1, 2, model=str(run)))
    assert open_left(only())[0].model == str(run)
    run.rmdir()
    after, _ = open_left(only())
    assert after.model == "" and len(after.classes) == 3
    assert after.note == "The model My model is not where it was; choose another."


def test_names_that_are_no_text_and_long_ones_are_kept() -> None:
    odd = Picture("a" * 64, "\udcff" + "x" * 2000, np.zeros((3, 3, 4), np.uint8))
    kept(Session("/runs/\udcfe", (SupportClass("\udcff", (odd,)),)))
    after, _ = open_left(only())
    assert len(after.classes[0].pictures) == 1 and len(after.classes[0].pictures[0].name) == 1000


def test_a_disk_that_refuses_leaves_what_was_kept_before(monkeypatch: pytest.MonkeyPatch) -> None:
    autosave = Autosave()
    autosave.save(session(1, 2), None)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomically", refuse)
    with pytest.raises(AutosaveError, match="No space left on device"):
        autosave.save(session(1, 2, 3), None)
    autosave.close()
    assert [each.name for each in open_left(only())[0].classes] == ["class 1", "class 2", "empty"]


def test_in_a_hurry_what_is_written_by_then_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    autosave, written = Autosave(), []

    def to_png(pixels: np.ndarray) -> bytes:
        written.append(pixels)
        if len(written) == 2:
            autosave.hurry()
        return session_pictures.to_png(pixels)

    monkeypatch.setattr(module, "to_png", to_png)
    autosave.save(session(1, 2, 3, 4), None)
    autosave.close()
    after, _ = open_left(only())
    assert [len(each.pictures) for each in after.classes] == [1, 1, 0, 0, 0] and not after.queries


def test_the_weights_of_a_run_are_not_copied(tmp_path: Path) -> None:
    run = tmp_path / "runs" / "omniglot-maml-07" / "checkpoints"
    run.mkdir(parents=True)
    (run / "best.safetensors").write_bytes(b"x" * 1_000_000)
    folder = kept(session(1, 2, model=str(run.parent))).folder
    assert sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) < 20_000


def _edit(folder: Path, name: str, value: object) -> None:
    plain = json.loads((folder / RECORD).read_text())
    (folder / RECORD).write_text(json.dumps({**plain, name: value}))


def _edit_session(folder: Path, name: str, value: object) -> None:
    plain = json.loads((folder / RECORD).read_text())
    plain["session"][name] = value
    (folder / RECORD).write_text(json.dumps(plain))
