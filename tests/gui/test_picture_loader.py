"""Reading drops: files, folders and pasted images become groups; bad files become sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import write_classes, write_picture
from PySide6.QtGui import QImage

from workbench.gui.drops import Source, count_words
from workbench.gui.language import ENGLISH, language, plural
from workbench.gui.picture_loader import Batch, PictureLoader, guess_name
from workbench.resources import resources


@pytest.fixture
def loader(qtbot: Any) -> Iterator[PictureLoader]:
    loader = PictureLoader()
    yield loader
    loader.close()


def load(qtbot: Any, loader: PictureLoader, sources: Sequence[Source]) -> Batch:
    with qtbot.waitSignal(loader.loaded, timeout=10_000) as heard:
        loader.load(7, sources)
    target, batch = heard.args
    assert target == 7
    return batch


def test_a_folder_of_class_folders_gives_one_group_each(qtbot: Any, loader: PictureLoader, tmp_path: Path) -> None:
    batch = load(qtbot, loader, [write_classes(tmp_path / "greek")])
    assert [(group.name, len(group.pictures)) for group in batch.groups] == [("arrow", 3), ("house", 3)]
    assert not batch.errors


def test_a_folder_of_pictures_is_one_group(qtbot: Any, loader: PictureLoader, tmp_path: Path) -> None:
    folder = write_classes(tmp_path) / "arrow"
    batch = load(qtbot, loader, [folder])
    assert [(group.name, len(group.pictures)) for group in batch.groups] == [("arrow", 3)]


def test_bad_files_are_told_and_the_others_go_through(qtbot: Any, loader: PictureLoader, tmp_path: Path) -> None:
    good = write_picture(tmp_path / "good.png")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("hello")
    batch = load(qtbot, loader, [tmp_path / "empty.png", good, tmp_path / "notes.txt", tmp_path / "gone.png"])
    assert [each.name for each in batch.pictures] == ["good.png"]
    assert len(batch.errors) == 3
    for name, error in zip(("empty.png", "notes.txt", "gone.png"), batch.errors, strict=True):
        assert name in error()


def test_an_empty_folder_is_told(qtbot: Any, loader: PictureLoader, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    batch = load(qtbot, loader, [tmp_path / "nothing"])
    assert not batch.pictures
    assert "nothing" in batch.errors[0]()


def test_a_pasted_image_keeps_its_pixels(qtbot: Any, loader: PictureLoader) -> None:
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    batch = load(qtbot, loader, [image])
    assert batch.pictures[0].pixels.shape == (4, 6, 4)
    assert batch.pictures[0].pixels[0, 0].tolist() == [0xFF, 0x33, 0x66, 255]


def test_progress_comes_before_the_end(qtbot: Any, loader: PictureLoader, tmp_path: Path) -> None:
    with qtbot.waitSignal(loader.progressed, timeout=10_000) as heard:
        loader.load(7, [write_classes(tmp_path / "greek", count=10)])
    target, done, total = heard.args
    assert (target, total) == (7, 20)
    assert 0 <= done < total


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["cat1.png", "cat2.png", "cat3.png"], "cat"),
        (["phi_01.png", "phi_02.png"], "phi"),
        (["psi (1).png"], "psi"),
        (["lion.png", "zebra.png"], "animals"),
        (["IMG_2041.jpg", "IMG_2042.jpg"], "animals"),
        (["2041.jpg"], ""),
    ],
)
def test_loose_files_suggest_a_name(names: list[str], expected: str) -> None:
    assert guess_name([Path("animals") / name for name in names]) == expected


def test_counts_read_well(tmp_path: Path) -> None:
    file = write_picture(tmp_path / "a.png")
    assert count_words([file]) == "1 picture"
    assert count_words([tmp_path, tmp_path]) == "2 folders"
    assert count_words([file, tmp_path]) == "2 files and folders"
    assert plural(1200, "class") == "1,200 classes"


@pytest.mark.parametrize("place", ["starters/classes", "starters/classes/kite"])
def test_shipped_classes_are_named_in_the_windows_language(qtbot: Any, loader: PictureLoader, place: str) -> None:
    language().choose("zh_CN")
    try:
        batch = load(qtbot, loader, [resources() / place])
    finally:
        language().choose(ENGLISH)
    names = [group.name for group in batch.groups]
    assert "风筝" in names and not any(name.isascii() for name in names)


def test_a_folder_of_ones_own_keeps_its_name_in_every_language(
    qtbot: Any, loader: PictureLoader, tmp_path: Path
) -> None:
    (tmp_path / "kite").mkdir()
    write_picture(tmp_path / "kite" / "1.png")
    language().choose("zh_CN")
    try:
        batch = load(qtbot, loader, [tmp_path])
    finally:
        language().choose(ENGLISH)
    assert [group.name for group in batch.groups] == ["kite"]
