"""Folders of one's own, opened again: what changed there is noticed, and sets that differ are told apart."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from own_pictures import class_files, keep, keep_files
from small_photographs import photo, write_files


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def of_length(content: bytes, length: int) -> bytes:
    """A picture with something after its end, which no reader looks at."""
    return content + bytes(length - len(content))


@pytest.mark.parametrize(("length", "later"), [(5000, 1), (5001, 0)])
def test_a_file_that_was_replaced_is_noticed_by_its_size_or_its_time(length: int, later: int, tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files() | {"cat/1.png": of_length(photo(1, 9, 12), 5000)})
    before, file = keep(place), place / "cat" / "1.png"
    time = file.stat().st_mtime_ns
    file.write_bytes(of_length(photo(200, 3, 12), length))
    os.utime(file, ns=(time, time + later))
    assert not torch.equal(keep(place).image_set.images[0], before.image_set.images[0])


def test_sets_that_differ_in_their_classes_alone_have_different_fingerprints(tmp_path: Path) -> None:
    files = class_files(("cat", "dog"), each=2)
    one = keep_files(tmp_path / "a", files)
    files["cat/3.png"] = files.pop("dog/1.png")
    other = keep_files(tmp_path / "b", files)
    assert one.image_set.class_names == other.image_set.class_names
    assert torch.equal(one.image_set.images, other.image_set.images)
    assert one.image_set.fingerprint != other.image_set.fingerprint
