"""The storage page: what is kept, how large it is, and removing it after a question."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtWidgets import QWidget

from workbench.data.cache import cached
from workbench.data.cache_entries import entries
from workbench.data.image_set import ImageSet
from workbench.data.kept_downloads import fetched
from workbench.gui.controllers.storage import StorageController
from workbench.gui.dialogs.storage import StorageDialog
from workbench.gui.models.storage import day, remove, shelf
from workbench.nets.imagenet import weights_here
from workbench.runs.about import About, write_about
from workbench.runs.lock import hold
from workbench.runs.trash import discard

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    return tmp_path


def prepare(name: str, path: str = "", classes: int = 3) -> None:
    names = tuple(f"class {number}" for number in range(classes))
    images = ImageSet(torch.zeros(2 * classes, 3, 28, 28, dtype=torch.uint8), torch.arange(classes + 1) * 2, names)
    cached({"name": name, "path": path}, "1", lambda: images)


def download(home: Path, name: str, size: int, part: bool = False) -> Path:
    folder = home / "data" / name
    folder.mkdir(parents=True)
    (folder / f"archive.zip{'.part' if part else ''}").write_bytes(bytes(size))
    return folder


class Page:
    def __init__(self, qtbot: Any) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.controller = StorageController(self.window)
        self.controller.open()
        assert self.controller.dialog is not None
        self.dialog: StorageDialog = self.controller.dialog
        self.asked: list[str] = []
        self.agrees = True
        self.dialog.ask = self._ask  # type: ignore[method-assign]
        self._qtbot = qtbot
        self.wait()

    def _ask(self, question: str, meaning: str) -> bool:
        self.asked.append(f"{question} {meaning}")
        return self.agrees

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: "in all" in self.dialog.summary.text())

    def press(self, name: str) -> None:
        next(each for each in self.dialog.removers if each.accessibleName() == name).click()


@pytest.fixture
def page(qtbot: Any, home: Path) -> Iterator[Page]:
    prepare("glyphs")
    prepare("folder", "/pictures/pets", classes=2)
    download(home, "omniglot", 5_000_000)
    made = Page(qtbot)
    yield made
    made.controller.close()
    made.dialog.close()


def test_what_is_kept_is_told_with_its_size_and_place(page: Page, home: Path) -> None:
    told = page.dialog.told
    assert {"Glyphs", "Your own pictures", "Omniglot"} <= set(told)
    assert "2 datasets, under 1 MB" in told and "1 dataset, 5 MB" in told
    assert "4 pictures of 2 classes, 28 × 28 in colour · used today · from /pictures/pets" in told
    assert f"In {home / 'cache'}" in told and f"In {home / 'data'}" in told
    assert page.dialog.summary.text().startswith("5 MB in all;")


def test_nothing_is_removed_without_a_yes(page: Page) -> None:
    page.agrees = False
    page.press("Remove Omniglot")
    assert page.asked == ["Remove Omniglot (5 MB)? It must be downloaded again when it is needed."]
    assert len(shelf().downloads) == 1


def test_one_is_removed_and_the_others_stay(page: Page, qtbot: Any) -> None:
    page.press("Remove Glyphs")
    qtbot.waitUntil(lambda: "Glyphs" not in page.dialog.told)
    assert [each.title for each in entries()] == ["folder · /pictures/pets"]
    assert "freed" in page.dialog.notice.sentence
    assert len(shelf().downloads) == 1


def test_all_of_a_kind_are_removed_together(page: Page, qtbot: Any, home: Path) -> None:
    page.press("Remove 2 datasets, under 1 MB")
    assert "made again when it is needed. Your own pictures stay" in page.asked[0]
    qtbot.waitUntil(lambda: "Nothing yet. A dataset is kept here once it has been opened." in page.dialog.told)
    assert not entries()
    assert (home / "data" / "omniglot" / "archive.zip").is_file()


def test_what_cannot_be_removed_is_told(page: Page, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise PermissionError(13, "Permission denied", "pixels")

    monkeypatch.setattr(shutil, "rmtree", refuse)
    page.press("Remove Omniglot")
    qtbot.waitUntil(lambda: bool(page.dialog.notice.sentence))
    assert page.dialog.notice.is_error
    assert page.dialog.notice.sentence == "Not all of it could be removed: Permission denied."
    page.wait()
    assert "Omniglot" in page.dialog.told


def test_runs_records_and_splits_are_never_offered(home: Path) -> None:
    for name in ("runs", "datasets", "splits", "reproductions"):
        download(home, name, 100)
    assert not shelf().downloads


def test_a_download_that_broke_off_is_said_to_be_unfinished(home: Path) -> None:
    download(home, "mnist", 100, part=True)
    (stored,) = shelf().downloads
    assert stored.note == "Begun today, not whole yet"


def test_a_link_to_a_folder_of_the_users_is_removed_and_not_the_folder(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.zip").write_bytes(b"12")
    (home / "data").mkdir()
    (home / "data" / "cub").symlink_to(own, target_is_directory=True)
    (found,) = fetched(["cub"])
    found.remove()
    assert (own / "mine.zip").is_file()
    assert not (home / "data" / "cub").exists()


def test_removing_tells_what_was_freed(home: Path) -> None:
    prepare("glyphs")
    (stored,) = shelf().prepared
    assert remove([stored]) == stored.bytes > 0
    assert not entries()


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (NOW, "today"),
        (NOW.replace(hour=0), "today"),
        (NOW.replace(day=19, hour=23), "yesterday"),
        (NOW.replace(day=15), "5 days ago"),
        (NOW.replace(month=1, day=3), "on 3 January 2026"),
    ],
)
def test_days_are_told_in_words(then: datetime, words: str) -> None:
    assert day(then.timestamp(), NOW) == words


def test_when_it_was_used_last_is_told(home: Path) -> None:
    prepare("glyphs")
    (entry,) = entries()
    os.utime(entry.folder / "index.json", (0, NOW.replace(day=1).timestamp()))
    assert "used on 1 March 2026" in shelf(NOW).prepared[0].note


def weights(home: Path, file: str, size: int) -> Path:
    path = home / "cache" / "weights" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    return path


def test_pretrained_networks_are_told_and_removed(qtbot: Any, home: Path) -> None:
    kept = weights(home, "resnet18-f37072fd.pth", 3_000_000)
    gone = weights(home, "vit_b_16-c867db91.pth.part", 2_000_000)
    page = Page(qtbot)
    qtbot.waitUntil(lambda: "2 networks, 5 MB" in page.dialog.told)
    told = page.dialog.told
    assert {"ResNet-18", "Vision transformer B/16", "Begun today, not whole yet"} <= set(told)
    assert f"In {home / 'cache' / 'weights'}" in told
    assert page.dialog.summary.text().startswith("5 MB in all;")
    with qtbot.waitSignal(page.controller.removed):
        page.press("Remove Vision transformer B/16")
    assert "Models that you trained keep their own weights." in page.asked[0]
    page.wait()
    assert kept.is_file() and not gone.exists() and weights_here("resnet18") == kept
    page.controller.close()
    page.dialog.close()


def deleted_run(home: Path, name: str, title: str = "", size: int = 3_000_000) -> Path:
    run = home / "data" / "runs" / name
    run.mkdir(parents=True)
    (run / "config.json").write_text("{}")
    (run / "weights").write_bytes(bytes(size))
    write_about(run, About(title))
    return discard(run)


def test_deleted_runs_are_told_and_come_back(qtbot: Any, home: Path) -> None:
    lies = deleted_run(home, "one", "My best run")
    deleted_run(home, "two")
    page = Page(qtbot)
    qtbot.waitUntil(lambda: "2 runs, 6 MB" in page.dialog.told)
    assert {"My best run", "two", "Deleted today", f"In {home / 'data' / 'runs' / '.trash'}"} <= set(page.dialog.told)
    with qtbot.waitSignal(page.controller.restored):
        page.press("Restore My best run")
    qtbot.waitUntil(lambda: "My best run" not in page.dialog.told)
    assert (home / "data" / "runs" / "one" / "weights").is_file() and not lies.exists()
    assert page.dialog.notice.sentence == "one is back." and not page.asked
    page.controller.close()
    page.dialog.close()


def test_deleted_runs_are_removed_for_good_after_a_yes(qtbot: Any, home: Path) -> None:
    lies = deleted_run(home, "one")
    page = Page(qtbot)
    qtbot.waitUntil(lambda: "one" in page.dialog.told)
    page.agrees = False
    page.press("Remove one")
    assert "it cannot be brought back" in page.asked[0] and lies.is_dir()
    page.agrees = True
    with qtbot.waitSignal(page.controller.removed):
        page.press("Remove one")
    qtbot.waitUntil(lambda: "Nothing. A run that you delete is kept here until you remove it." in page.dialog.told)
    assert not lies.exists() and page.dialog.notice.sentence == "Removed; that freed 3 MB."
    page.controller.close()
    page.dialog.close()


def test_a_deleted_run_in_use_stays_and_the_sentence_says_why(qtbot: Any, home: Path) -> None:
    lies = deleted_run(home, "one")
    page = Page(qtbot)
    qtbot.waitUntil(lambda: "one" in page.dialog.told)
    with hold(lies):
        page.press("Remove one")
        qtbot.waitUntil(lambda: bool(page.dialog.notice.sentence))
    page.wait()
    assert page.dialog.notice.is_error and "one is in use" in page.dialog.notice.sentence and lies.is_dir()
    page.controller.close()
    page.dialog.close()
