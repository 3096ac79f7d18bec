"""Lake's runs are read from folders and archives, and whatever does not fit is refused by name."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from lake_runs import SIDE, write_labels, write_run, write_runs, zipped
from PIL import Image

from workbench.data import pictures, shelf
from workbench.reproduce.lake.pixels import grey
from workbench.reproduce.lake.runs import read_runs

RUN = "run01"


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_run(tmp_path / RUN, answers=[2, 0, 3, 1])
    (run,) = read_runs(tmp_path)
    assert (run.name, run.truth) == (RUN, (2, 0, 3, 1))
    for index, picture in enumerate(run.training):
        stored = np.asarray(Image.open(tmp_path / RUN / "training" / f"class{index + 1:02d}.png"))
        np.testing.assert_array_equal(grey(picture), stored)
    assert [picture.name for picture in run.test] == [
        f"run01/test/item0{number}.png in {tmp_path.name}" for number in (1, 2, 3, 4)
    ]


def test_an_archive_gives_what_its_folder_gives(tmp_path: Path) -> None:
    folder = write_runs(tmp_path / "all", runs=2)
    from_folder = read_runs(folder)
    from_archive = read_runs(zipped(folder, tmp_path / "all_runs.zip"))
    assert [run.name for run in from_folder] == [run.name for run in from_archive] == ["run01", "run02"]
    for one, other in zip(from_folder, from_archive, strict=True):
        assert one.truth == other.truth
        assert [each.key for each in one.training] == [each.key for each in other.training]
        assert [each.key for each in one.test] == [each.key for each in other.test]


def test_runs_are_found_inside_other_folders_and_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "all_runs"
    for name in ("run10", "run2", "run1"):
        write_run(folder / name)
    names = ["all_runs/run1", "all_runs/run2", "all_runs/run10"]
    assert [run.name for run in read_runs(tmp_path / "some")] == names
    assert [run.name for run in read_runs(zipped(folder, tmp_path / "runs.zip", "all_runs/"))] == names


def test_one_run_may_be_named_itself(tmp_path: Path) -> None:
    folder = write_run(tmp_path / RUN)
    (from_folder,) = read_runs(folder)
    (from_archive,) = read_runs(zipped(folder, tmp_path / "run01.zip"))
    assert from_folder.name == from_archive.name == RUN
    assert from_folder.truth == from_archive.truth


@pytest.mark.parametrize("prefix", ["all_runs/", "./all_runs/"])
def test_labels_may_name_the_folder_of_all_runs_as_well(tmp_path: Path, prefix: str) -> None:
    write_run(tmp_path / RUN)
    write_labels(tmp_path / RUN, [1, 0, 2, 4, 3], prefix)
    assert read_runs(tmp_path)[0].truth == (1, 0, 2, 4, 3)


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    write_run(tmp_path / RUN, answers=[2, 0, 1])
    labels = tmp_path / RUN / "class_labels.txt"
    labels.write_bytes("\r\n".join(reversed(labels.read_text().splitlines())).encode("utf-8-sig") + b"\r\n\r\n")
    assert read_runs(tmp_path)[0].truth == (2, 0, 1)


def test_backslashes_are_read_as_slashes(tmp_path: Path) -> None:
    write_run(tmp_path / RUN, answers=[1, 0])
    labels = tmp_path / RUN / "class_labels.txt"
    labels.write_text(labels.read_text().replace("/", "\\"))
    assert read_runs(tmp_path)[0].truth == (1, 0)


def test_hidden_files_and_those_of_macos_are_passed_over(tmp_path: Path) -> None:
    folder = write_runs(tmp_path / "all", runs=1)
    (folder / RUN / "training" / "._class01.png").write_bytes(b"not a picture")
    (folder / RUN / "test" / "Thumbs.db").write_bytes(b"not a picture")
    shutil.copytree(folder / RUN, folder / "__MACOSX" / RUN)
    shutil.copytree(folder / RUN, folder / ".trash" / RUN)
    assert [run.name for run in read_runs(folder)] == [RUN]
    assert [run.name for run in read_runs(zipped(folder, tmp_path / "all_runs.zip"))] == [RUN]


def replace_in_labels(old: str, new: str) -> Callable[[Path], None]:
    def damage(run: Path) -> None:
        labels = run / "class_labels.txt"
        labels.write_text(labels.read_text().replace(old, new))

    return damage


def write_in(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda run: (run / name).write_bytes(content) and None


def delete(name: str) -> Callable[[Path], None]:
    return lambda run: (run / name).unlink()


def another_size(run: Path) -> None:
    Image.new("1", (28, 40)).save(run / "test" / "item02.png")


def one_more(run: Path) -> None:
    shutil.copy(run / "training" / "class01.png", run / "training" / "class06.png")


LABELS = "run01/class_labels.txt in "
BAD = {
    "no runs": (lambda run: shutil.rmtree(run), "There are no runs in "),
    "no labels": (delete("class_labels.txt"), "run01 in .* has no class_labels.txt"),
    "missing picture": (delete("test/item03.png"), f"Line 3 of {LABELS}.*names run01/test/item03.png, but there is no"),
    "swapped": (replace_in_labels("test/item01", "training/class02"), f"Line 1 of {LABELS}.*but there is no such"),
    "outside": (replace_in_labels("run01/test/item01", "../run01/test/item01"), "Line 1 of .* lies outside run01"),
    "outside, later": (replace_in_labels("run01/test/item01", "run01/test/../../item01"), "lies outside run01"),
    "absolute": (replace_in_labels("run01/test/item01", "/run01/test/item01"), "lies outside run01"),
    "drive": (replace_in_labels("run01/test/item01", "C:\\run01\\test\\item01"), "lies outside run01"),
    "other run": (replace_in_labels("run01/test/item01", "run02/test/item01"), "lies outside run01"),
    "one name": (replace_in_labels(" run01/training/class01.png", ""), f"{LABELS}.* has 1 names, but needs 2"),
    "twice": (replace_in_labels("item01", "item02"), f"{LABELS}.* names run01/test/item02.png 2 times"),
    "class twice": (replace_in_labels("class01", "class02"), f"{LABELS}.* names run01/training/class02.png 2 times"),
    "one more": (one_more, f"{LABELS}.* has 5 trials, but there are 6 pictures in training"),
    "no lines": (write_in("class_labels.txt", b"\n"), f"{LABELS}.* has 0 trials, but needs at least 2"),
    "no text": (write_in("class_labels.txt", b"\xff\xfe\x00"), f"{LABELS}.* is not a text file"),
    "no picture": (write_in("training/class02.png", b"GIF?"), "run01/training/class02.png in .* is not a picture"),
    "empty": (write_in("training/class02.png", b""), "run01/training/class02.png in .* is empty"),
    "cut off": (
        lambda run: write_in("test/item01.png", (run / "test" / "item01.png").read_bytes()[:80])(run),
        "run01/test/item01.png in .* is damaged",
    ),
    "another size": (
        another_size,
        f"run01/test/item02.png in .* has 28 × 40 pixels, but run01/training/class01.png in .* has {SIDE} × {SIDE}",
    ),
}


@pytest.mark.parametrize("fault", BAD)
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_what_does_not_fit_is_refused_by_name(tmp_path: Path, fault: str, packed: bool) -> None:
    damage, sentence = BAD[fault]
    folder = write_runs(tmp_path / "all", runs=1)
    damage(folder / RUN)
    with pytest.raises(ValueError, match=sentence):
        read_runs(zipped(folder, tmp_path / "all_runs.zip") if packed else folder)


def test_places_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        read_runs(tmp_path / "nowhere")
    (tmp_path / "text.zip").write_text("no archive")
    with pytest.raises(ValueError, match=r"text\.zip"):
        read_runs(tmp_path / "text.zip")


@pytest.mark.parametrize("member", ["../run02/x.png", "/run02/x.png", "run02/../../x.png"])
def test_an_archive_with_a_member_outside_is_refused(tmp_path: Path, member: str) -> None:
    path = zipped(write_runs(tmp_path / "all", runs=1), tmp_path / "all_runs.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(member, "x y")
    with pytest.raises(ValueError, match=rf"all_runs.zip is refused: its member {re.escape(member)} lies outside"):
        read_runs(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_holds_a_picture_twice_is_refused(tmp_path: Path) -> None:
    path = zipped(write_runs(tmp_path / "all", runs=1), tmp_path / "all_runs.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("run01/test/item01.png", "another")
    with pytest.raises(ValueError, match=r"all_runs.zip holds run01/test/item01.png 2 times"):
        read_runs(path)


def test_a_damaged_member_is_named(tmp_path: Path) -> None:
    folder = write_runs(tmp_path / "all", runs=1)
    path = zipped(folder, tmp_path / "all_runs.zip")
    content, picture = path.read_bytes(), (folder / RUN / "test" / "item02.png").read_bytes()
    where = content.index(picture) + len(picture) // 2
    path.write_bytes(content[:where] + bytes([content[where] ^ 255]) + content[where + 1 :])
    with pytest.raises(ValueError, match=r"run01/test/item02.png in all_runs.zip is damaged"):
        read_runs(path)


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_what_is_far_too_large_is_not_read(tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_runs(tmp_path / "all", runs=1)
    (folder / RUN / "test" / "item01.png").write_bytes(bytes(3_000_000))
    for each in (pictures, shelf):
        monkeypatch.setattr(each, "MAX_BYTES", 2_000_000)
    with pytest.raises(ValueError, match=r"run01/test/item01.png in .* 3 MB, but a .* may have at most 2 MB"):
        read_runs(zipped(folder, tmp_path / "all_runs.zip") if packed else folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    write_run(tmp_path / RUN)
    (tmp_path / RUN / "test" / "item01.png").unlink()
    os.mkfifo(tmp_path / RUN / "test" / "item01.png")
    with pytest.raises(ValueError, match=r"item01\.png"):
        read_runs(tmp_path)
