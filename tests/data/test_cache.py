"""The cache: built once, mapped, never half-written, and rebuilt when it cannot be trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from workbench.data.cache import Kept, cached, entry_folder, kept, mapped, stat_fingerprint
from workbench.data.cache_entries import entries, folder_bytes
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint
from workbench.folders import CACHE, cache_folder, choose_folder

IDENTITY = {"name": "squares", "size": 8}


class Builder:
    """Builds a small image set, and counts how often."""

    def __init__(self, shade: int = 3, grouped: bool = True) -> None:
        self.calls, self.shade, self.grouped = 0, shade, grouped

    def __call__(self) -> ImageSet:
        self.calls += 1
        images = torch.full((6, 1, 8, 8), self.shade, dtype=torch.uint8)
        group = torch.tensor([0, 1]) if self.grouped else None
        names = ("north", "süd") if self.grouped else ()
        return ImageSet(images, torch.tensor([0, 2, 6]), ("a", "ß"), group, names)


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


def only_entry() -> Path:
    (found,) = cache_folder().iterdir()
    return found


def index() -> Path:
    return only_entry() / "index.json"


def pixels() -> Path:
    (found,) = only_entry().glob("*.pixels")
    return found


@pytest.mark.parametrize("grouped", [True, False])
def test_the_second_opening_reads_what_the_first_built(grouped: bool) -> None:
    build = Builder(grouped=grouped)
    first, second = cached(IDENTITY, "v1", build), cached(IDENTITY, "v1", build)
    assert build.calls == 1
    assert fingerprint(first) == fingerprint(second) == fingerprint(Builder(grouped=grouped)())
    assert second.class_names == ("a", "ß") and (second.class_group is None) is not grouped
    assert index().is_file() and pixels().read_bytes() == bytes([3]) * 6 * 64


def test_the_fingerprint_is_kept_so_that_nobody_reads_all_images_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cached(IDENTITY, "v1", Builder())
    opened = cached(IDENTITY, "v1", Builder())
    monkeypatch.setattr(ImageSet, "take", None)
    assert opened.fingerprint == fingerprint(opened) != ""


def test_opening_warns_of_nothing_and_writing_to_the_images_leaves_the_file_alone() -> None:
    cached(IDENTITY, "v1", Builder())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        opened = cached(IDENTITY, "v1", Builder())
    before = pixels().read_bytes()
    opened.images.fill_(200)
    assert pixels().read_bytes() == before
    assert cached(IDENTITY, "v1", Builder()).images.max() == 3


def test_changed_sources_replace_the_images() -> None:
    first = cached(IDENTITY, "v1", Builder(3))
    again = Builder(4)
    assert cached(IDENTITY, "v2", again).images.max() == 4
    assert again.calls == 1 and pixels().read_bytes() == bytes([4]) * 6 * 64
    assert first.images.max() == 3  # whoever has the former ones open, keeps them


def test_what_was_asked_for_is_kept_apart() -> None:
    cached(IDENTITY, "v1", Builder(3))
    cached({**IDENTITY, "size": 9}, "v1", Builder(4))
    assert len(list(cache_folder().iterdir())) == 2


DAMAGE = [
    lambda data: b"",
    lambda data: data[: len(data) // 2],
    lambda data: data[:-1],
    lambda data: b"\xff" * len(data),
    lambda data: data.replace(b"stamp", b"stomp"),
    lambda data: data.replace(b"class_names", b"class_namen"),
    lambda data: data.replace(b'"pixels"', b'"pixils"'),
    lambda data: data.replace(b"[6, 1, 8, 8]", b"[6, 1, 8, 9]"),
    lambda data: data.replace(b"[0, 2, 6]", b"[0, 2, 7]"),
    lambda data: data + b"more",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_rebuilt(damage: Callable[[bytes], bytes]) -> None:
    cached(IDENTITY, "v1", Builder())
    whole = index().read_bytes()
    index().write_bytes(damage(whole))
    build = Builder()
    assert cached(IDENTITY, "v1", build).images.max() == 3
    assert build.calls == 1
    assert cached(IDENTITY, "v1", build).images.max() == 3
    assert build.calls == 1


@pytest.mark.parametrize("length", [0, 6 * 64 - 1, 6 * 64 + 1, None])
def test_images_that_are_not_whole_are_rebuilt(length: int | None) -> None:
    cached(IDENTITY, "v1", Builder())
    if length is None:
        pixels().unlink()
    else:
        os.truncate(pixels(), length)
    build = Builder()
    assert cached(IDENTITY, "v1", build).images.max() == 3 and build.calls == 1


def test_a_failed_build_leaves_nothing() -> None:
    def fail() -> ImageSet:
        raise InterruptedError("cancelled")

    with pytest.raises(InterruptedError):
        cached(IDENTITY, "v1", fail)
    assert not cache_folder().exists()


def test_a_failed_write_leaves_nothing_and_the_data_is_used_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("workbench.data.cache._flush", full)
    assert cached(IDENTITY, "v1", Builder()).images.max() == 3
    assert "No space left" in caplog.text
    assert not cache_folder().exists()


def test_where_the_cache_cannot_be_written_the_data_is_used_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    cache_folder().parent.mkdir(exist_ok=True)
    cache_folder().write_text("a file where the folder should be")
    assert cached(IDENTITY, "v1", Builder()).images.max() == 3
    assert "cannot be written" in caplog.text
    assert cache_folder().read_text() == "a file where the folder should be"


def streamed(path: Path) -> Kept:
    """Writes its images to the file itself, and leaves one out."""
    path.write_bytes(bytes(range(7)) * 64)
    made = ImageSet(mapped(path, (6, 1, 8, 8)), torch.tensor([0, 2, 6]), ("a", "b"))
    return Kept(made, {"skipped": [{"file": "süß.png", "reason": "It is empty."}]})


def test_a_set_may_be_written_to_its_file_by_the_builder_and_carries_its_notes() -> None:
    first, second = (kept(IDENTITY, "v1", streamed) for _ in range(2))
    assert pixels().read_bytes() == (bytes(range(7)) * 64)[: 6 * 64]
    assert torch.equal(first.image_set.images, second.image_set.images)
    assert first.notes == second.notes == {"skipped": [{"file": "süß.png", "reason": "It is empty."}]}


OVERCOMMIT = Path("/proc/sys/vm/overcommit_memory")


@pytest.mark.skipif(not OVERCOMMIT.is_file() or OVERCOMMIT.read_text().strip() == "2", reason="no sparse mapping here")
def test_a_set_larger_than_memory_is_mapped(tmp_path: Path) -> None:
    told = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    memory = sum(int(told[name].removesuffix("kB")) for name in ("MemTotal", "SwapTotal"))
    path, many = tmp_path / "large.pixels", 1 + memory * 1024 // 100**2
    with path.open("wb") as file:
        file.truncate(many * 100**2)  # nothing of it takes room on the disk
        file.seek(-1, os.SEEK_END)
        file.write(b"\7")
    images = mapped(path, (many, 1, 100, 100))
    assert images[-1].sum() == 7 and images[many // 2].sum() == 0
    images[0] = 9
    assert path.open("rb").read(3) == b"\0\0\0"


KILLED = """
import os, sys
from pathlib import Path
from workbench.data.cache import kept
def dies(path):
    path.write_bytes(b"1" * 100)
    os.kill(os.getpid(), 9)
kept({"name": "squares", "size": 8}, "v1", dies)
"""


def test_a_killed_import_is_not_believed_and_swept_away_later() -> None:
    assert subprocess.run([sys.executable, "-c", KILLED], timeout=60).returncode != 0
    assert pixels().stat().st_size == 100 and not index().exists()
    os.utime(pixels(), (0, 0))
    build = Builder()
    assert cached(IDENTITY, "v1", build).images.max() == 3 and build.calls == 1
    assert pixels().stat().st_size == 6 * 64


def test_what_a_killed_import_left_is_cleared_up_by_any_other() -> None:
    old, new = (entry_folder({"name": name}) for name in ("killed", "running"))
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "tmp0ld_half.pixels").write_bytes(b"half")
    os.utime(old / "tmp0ld_half.pixels", (0, 0))
    cached(IDENTITY, "v1", Builder())
    assert not old.exists() and (new / "tmp0ld_half.pixels").is_file()


def test_what_another_process_is_writing_now_stays() -> None:
    folder = entry_folder(IDENTITY)
    folder.mkdir(parents=True)
    (folder / "tmp0ther_00.pixels").write_bytes(b"half")
    cached(IDENTITY, "v1", Builder())
    assert (folder / "tmp0ther_00.pixels").read_bytes() == b"half"


@pytest.mark.parametrize("scan", ["scan.pixels", "tmp.pixels", "tmp_scan_2024.pixels"])
def test_what_is_the_users_own_is_never_swept_away(scan: str) -> None:
    documents = cache_folder() / "Documents"
    documents.mkdir(parents=True)
    mine = [documents / name for name in ("thesis.docx", scan)]
    left = documents / "tmp0ld_hal1.pixels"
    for path in (*mine, left):
        path.write_text("mine")
        os.utime(path, (0, 0))
    cached(IDENTITY, "v1", Builder())
    assert all(path.read_text() == "mine" for path in mine) and not left.exists()


def test_a_removed_entry_leaves_what_is_not_its_own() -> None:
    cached(IDENTITY, "v1", Builder())
    (entry_folder(IDENTITY) / "thesis.docx").write_text("mine")
    entries()[0].remove()
    assert [path.name for path in entry_folder(IDENTITY).iterdir()] == ["thesis.docx"]


def test_an_empty_folder_that_was_chosen_stays(tmp_path: Path) -> None:
    choose_folder(CACHE, tmp_path / "disk")

    def fail() -> ImageSet:
        raise InterruptedError("cancelled")

    with pytest.raises(InterruptedError):
        cached(IDENTITY, "v1", fail)
    assert cache_folder().parent == tmp_path / "disk" and not list(cache_folder().iterdir())


def test_an_index_that_names_a_file_elsewhere_is_not_followed() -> None:
    build = Builder()
    cached(IDENTITY, "v1", build)
    elsewhere = cache_folder().parent / "mine.pixels"
    pixels().rename(elsewhere)
    index().write_text(index().read_text().replace(json.loads(index().read_text())["pixels"], "../../mine.pixels"))
    assert cached(IDENTITY, "v1", build).images.max() == 3 and build.calls == 2
    assert elsewhere.is_file() and pixels().is_file()


def test_a_removal_that_breaks_off_leaves_nothing_that_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".pixels":
            raise PermissionError("in use")
        unlink(path, missing_ok)

    unlink = Path.unlink

    build = Builder()
    cached(IDENTITY, "v1", build)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", in_use)
        with pytest.raises(PermissionError):
            entries()[0].remove()
    assert pixels().is_file() and entries() == []
    assert cached(IDENTITY, "v1", build).images.max() == 3 and build.calls == 2


def test_the_entries_tell_what_the_cache_holds_and_can_be_removed() -> None:
    cached(IDENTITY, "v1", Builder())
    cached({**IDENTITY, "path": "/home/me/pictures"}, "v1", Builder())
    first, second = sorted(entries(), key=lambda each: each.title)
    assert (first.title, second.title) == ("squares", "squares · /home/me/pictures")
    assert (first.n_classes, first.n_images, first.size, first.channels) == (2, 6, 8, 1)
    assert first.bytes == folder_bytes(first.folder) > 6 * 64
    second.remove()
    assert entries() == [first]


def test_the_last_used_entry_comes_first() -> None:
    for size in (1, 2):
        cached({**IDENTITY, "size": size}, "v1", Builder())
    other, last = reversed(entries())
    os.utime(other.folder / "index.json", (1, 1))
    os.utime(last.folder / "index.json", (2, 2))
    assert [each.folder for each in entries()] == [last.folder, other.folder]
    cached({**IDENTITY, "size": int(other.folder == entry_folder({**IDENTITY, "size": 2})) + 1}, "v1", Builder())
    assert entries()[0].folder == other.folder


def test_a_replaced_source_file_has_another_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "source"
    file.write_bytes(b"one")
    before = stat_fingerprint([file])
    assert stat_fingerprint([file]) == before
    file.write_bytes(b"three")
    assert stat_fingerprint([file]) != before
