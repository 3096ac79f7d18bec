"""Decoding on all processors: the same pixels as one by one, every bad file named, and nothing that goes on alone."""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from data.crashing import decode_or_crash
from PIL import Image

from workbench.data import decode_pool
from workbench.data.decode_pool import FEW, decode_all
from workbench.data.errors import DataError
from workbench.data.photos import decode_photo
from workbench.data.sources import ignore


def picture(seed: int) -> bytes:
    pixels = np.random.default_rng(seed).integers(0, 256, (20, 30, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def folder_of(path: Path, count: int) -> list[str]:
    names = [f"{index}.png" for index in range(count)]
    for index, name in enumerate(names):
        (path / name).write_bytes(picture(index))
    return names


@pytest.fixture
def pixels(tmp_path: Path) -> Path:
    made = tmp_path / "decoded.pixels"
    made.touch()
    return made


def rows(pixels: Path) -> np.ndarray:
    return np.frombuffer(pixels.read_bytes(), np.uint8).reshape(-1, 3, 12, 12)


@pytest.mark.parametrize("count", [5, FEW + 10])
def test_files_come_out_as_one_by_one_in_their_order(count: int, tmp_path: Path, pixels: Path) -> None:
    (folder := tmp_path / "pictures").mkdir()
    names = folder_of(folder, count)
    found = decode_all(folder, names, pixels, 12, 3, ignore, "pictures")
    one_by_one = np.stack([decode_photo(picture(index), "it", 12, 3) for index in range(count)])
    assert np.array_equal(rows(pixels), one_by_one)
    assert [each.key for each in found] == [hashlib.sha256(picture(index)).hexdigest() for index in range(count)]


def test_an_archive_is_read_in_place(tmp_path: Path, pixels: Path) -> None:
    names = [f"pictures/{index}.png" for index in range(FEW + 10)]
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as archive:
        for index, name in enumerate(names):
            archive.writestr(name, picture(index))
    decode_all(tmp_path / "pictures.zip", names, pixels, 12, 3, ignore, "pictures")
    assert np.array_equal(rows(pixels)[-1], decode_photo(picture(FEW + 9), "it", 12, 3))


@pytest.mark.parametrize("count", [5, FEW + 10])
def test_pixels_that_cannot_be_written_are_told_of(
    count: int, tmp_path: Path, pixels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder := tmp_path / "pictures").mkdir()
    names = folder_of(folder, count)
    monkeypatch.setattr(decode_pool, "make_room", lambda *_: pixels.unlink())
    with pytest.raises(DataError, match="The pictures of pictures cannot be written: No such file"):
        decode_all(folder, names, pixels, 12, 3, ignore, "pictures")


@pytest.mark.parametrize("count", [5, FEW + 10])
def test_bad_files_are_named_and_the_others_go_in(count: int, tmp_path: Path, pixels: Path) -> None:
    (folder := tmp_path / "pictures").mkdir()
    names = folder_of(folder, count)
    (folder / "3.png").write_bytes(b"no picture")
    (folder / "4.png").unlink()
    found = decode_all(folder, names, pixels, 12, 3, ignore, "pictures")
    assert [bool(each.refused) for each in found] == [index in (3, 4) for index in range(count)]
    assert "3.png in pictures is not a picture" in found[3].refused and "4.png" in found[4].refused
    assert not rows(pixels)[3:5].any() and rows(pixels)[2].any()


def test_a_file_that_crashes_the_decoder_is_refused_and_the_others_go_in(
    tmp_path: Path, pixels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode_pool, "FEW", 1)
    monkeypatch.setattr(decode_pool, "BATCH", 2)
    monkeypatch.setattr(decode_pool, "decode_some", decode_or_crash)
    (folder := tmp_path / "pictures").mkdir()
    names = folder_of(folder, 4)
    (folder / "2.png").rename(folder / "crash.png")
    names[2] = "crash.png"
    found = decode_all(folder, names, pixels, 12, 3, ignore, "pictures")
    assert [each.refused for each in found] == ["", "", "crash.png crashes the decoder.", ""]
    assert [row.any() for row in rows(pixels)] == [True, True, False, True]


def test_progress_can_cancel_and_nothing_goes_on(tmp_path: Path, pixels: Path) -> None:
    (folder := tmp_path / "pictures").mkdir()
    names = folder_of(folder, FEW + 300)
    said: list[float] = []

    def cancel(sentence: str, fraction: float) -> None:
        assert sentence == "Reading pictures"
        said.append(fraction)
        raise InterruptedError("cancelled")

    with pytest.raises(InterruptedError):
        decode_all(folder, names, pixels, 12, 3, cancel, "pictures")
    assert len(said) == 1 and 0 < said[0] < 1
    assert not multiprocessing.active_children()


def test_progress_goes_to_its_end(tmp_path: Path, pixels: Path) -> None:
    (folder := tmp_path / "pictures").mkdir()
    said: list[float] = []
    decode_all(folder, folder_of(folder, 150), pixels, 12, 3, lambda _, fraction: said.append(fraction), "pictures")
    assert said == sorted(said) and said[-1] == 1


def test_no_room_for_the_pixels_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="The pictures of these need 0 MB on the disk: No such file"):
        decode_all(tmp_path, ["1.png"], tmp_path / "absent" / "pixels", 12, 3, ignore, "these")


UNGUARDED = """
import sys
from pathlib import Path
from workbench.data.decode_pool import decode_all
folder, pixels = map(Path, sys.argv[1:])
names = sorted((each.name for each in folder.iterdir()), key=lambda name: int(name[:-4]))
found = decode_all(folder, names, pixels, 12, 3, lambda sentence, fraction: None, "pictures")
print(len(found), "files,", sum(bool(each.refused) for each in found), "refused")
"""


def test_a_script_that_would_run_again_in_every_process_is_served_without_them(tmp_path: Path, pixels: Path) -> None:
    (folder := tmp_path / "pictures").mkdir()
    folder_of(folder, FEW + 1)
    (tmp_path / "script.py").write_text(UNGUARDED)
    arguments = [sys.executable, str(tmp_path / "script.py"), str(folder), str(pixels)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert done.stdout == f"{FEW + 1} files, 0 refused\n"
    assert np.array_equal(rows(pixels)[3], decode_photo(picture(3), "it", 12, 3))
