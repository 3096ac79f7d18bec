"""Hundreds of damaged files in one folder: no crash, every good picture in, every bad one named.

WORKBENCH_MUTATED=2000 takes as many.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from mutated_pictures import Mutated, mutated
from own_pictures import keep, reasons

from workbench.data import decode_pool
from workbench.data.decoding import PictureError
from workbench.data.photos import decode_photo

COUNT = int(os.environ.get("WORKBENCH_MUTATED", "440"))


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def readable(each: Mutated) -> bool:
    try:
        decode_photo(each.content, each.name, 16, 3)
    except PictureError as error:
        assert each.name in str(error) and str(error).endswith(".")
        return False
    return True


def test_every_good_picture_is_in_and_every_bad_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = list(mutated(COUNT, seed=11))
    for index, each in enumerate(files):
        folder = tmp_path / "place" / f"class {index % 7}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / each.name).write_bytes(each.content)
    monkeypatch.setattr(decode_pool, "FEW", 10**6)  # in this process, where a crash would end the test
    found = keep(tmp_path / "place", size=16)
    into, told = {PurePosixPath(name).name for name in found.notes["files"]}, reasons(found)
    named = {PurePosixPath(name).name for name in told}
    assert len(into) + len(told) == len(files) and not into & named
    for each in files:
        if each.good is not None:
            assert (each.name in into) == each.good, (each.name, each.how)
        assert (each.name in into) == readable(each), (each.name, each.how)
    assert found.image_set.n_images == len(into) and found.image_set.images.shape[0] == len(into)
    assert all(PurePosixPath(name).name in reason for name, reason in told.items())
