"""Files that are there whole or not at all, whenever the process is killed."""

from __future__ import annotations

import errno
import itertools
import os
import stat
from pathlib import Path

import pytest
from killed_process import killed_before

from workbench import durable
from workbench.durable import replacing, sweep, write_atomically


def no_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)


def save(path: Path, text: str, previous: Path | None = None) -> None:
    with replacing(path, previous) as temporary:
        temporary.write_text(text)


@pytest.mark.parametrize("linked", [True, False], ids=["hard links", "no hard links"])
def test_a_kill_at_any_instant_leaves_the_new_or_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    if not linked:
        no_hard_links(monkeypatch)
    for number in itertools.count(1):
        folder = tmp_path / str(number)
        folder.mkdir()
        last, previous = folder / "last", folder / "previous"
        for text in ("one", "two"):
            save(last, text, previous)
        killed = killed_before(number, folder, lambda: save(last, "three", previous))  # noqa: B023
        found = [path.read_text() for path in (last, previous) if path.exists()]
        assert found in (["two", "one"], ["two", "two"], ["three", "two"]) or (found == ["two"] and not linked)
        save(last, "four", previous)
        assert last.read_text() == "four" and previous.read_text() == found[0]
        sweep(folder, "last", "previous")
        assert {path.name for path in folder.iterdir()} == {"last", "previous"}
        if not killed:
            break
    assert number > 5, "there was hardly anything to be killed at"


def test_the_previous_is_never_the_only_one_where_files_may_have_two_names(tmp_path: Path) -> None:
    last, previous = tmp_path / "last", tmp_path / "previous"
    for text in "abc":
        save(last, text, previous)
    assert (last.read_text(), previous.read_text()) == ("c", "b")
    assert last.stat().st_ino != previous.stat().st_ino


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    refuse_folders(monkeypatch, error)
    write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_disk_that_fails_at_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_folders(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="refused"):
        write_atomically(tmp_path / "file", b"new")


def refuse_folders(monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    whole = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(error, "refused")
        whole(handle)

    monkeypatch.setattr(durable.os, "fsync", sync)


def test_only_what_was_left_for_these_names_is_swept(tmp_path: Path) -> None:
    for name in (".last.1.tmp", ".about.json.2.tmp", "last"):
        (tmp_path / name).touch()
    sweep(tmp_path, "last")
    assert {path.name for path in tmp_path.iterdir()} == {".about.json.2.tmp", "last"}
