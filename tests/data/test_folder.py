"""Folders of one's own: every layout is understood, and no picture goes to a wrong class."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import numpy as np
import pytest
import torch
from own_pictures import class_files, keep, keep_files, reasons
from small_photographs import Files, photo, write_archive, write_files

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.own_pictures import FILTER
from workbench.data.photos import decode_photo
from workbench.data.sources import fingerprint, open_dataset
from workbench.data.splits import split_classes


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def under(top: str, files: Files) -> Files:
    return {f"{top}/{name}": content for name, content in files.items()}


def test_a_folder_of_class_folders_and_an_archive_of_it_are_the_same(tmp_path: Path) -> None:
    files = class_files()
    expected = np.stack([decode_photo(files[name], "it", 12, 3, resample=FILTER) for name in sorted(files)])
    marks = set()
    for place in (
        write_files(tmp_path / "a", files),
        write_archive(tmp_path / "a.zip", files),
        write_archive(tmp_path / "b.zip", under("pets", files)),
    ):
        found = keep(place)
        assert found.image_set.class_names == ("cat", "dog", "owl")
        assert np.array_equal(found.image_set.images.numpy(), expected)
        assert found.image_set.counts.tolist() == [3, 3, 3]
        assert found.image_set.class_group is None and found.image_set.class_part is None
        assert found.notes["skipped"] == [] and found.notes["told"] == []
        assert [name.removeprefix("pets/") for name in found.notes["files"]] == sorted(files)
        marks.add(fingerprint(found.image_set))
    (tmp_path / "a" / "owl" / "3.png").write_bytes(photo(9, 9, 12))
    assert len(marks) == 1 and fingerprint(keep(tmp_path / "a").image_set) not in marks


def test_it_opens_by_name_and_needs_a_place(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files())
    assert open_dataset("folder", place, size=16, channels=1).images.shape == (9, 1, 16, 16)
    with pytest.raises(DataError, match=r"folder or \.zip that you name"):
        open_dataset("folder")


def test_classes_and_pictures_come_in_natural_order(tmp_path: Path) -> None:
    files = {f"class {c}/{n}.png": photo(c, n, 12) for c in (10, 2) for n in (10, 9, 1)}
    found = keep_files(tmp_path / "a", files)
    assert found.image_set.class_names == ("class 2", "class 10")
    assert found.notes["files"][:3] == ["class 2/1.png", "class 2/9.png", "class 2/10.png"]


def test_nested_folders_are_groups(tmp_path: Path) -> None:
    files = under("birds", class_files(("owl", "tit"))) | under("pets", class_files(("cat", "dog", "owls")))
    files = {name: photo(index, 0, 12) for index, name in enumerate(files)}
    found = keep_files(tmp_path / "a", under("all/of it", files)).image_set
    assert found.class_names == ("birds/owl", "birds/tit", "pets/cat", "pets/dog", "pets/owls")
    assert found.group_names == ("birds", "pets")
    assert found.class_group is not None and found.class_group.tolist() == [0, 0, 1, 1, 1]
    held_out = split_classes(found, SplitConfig(split="group", held_out="birds", validation_fraction=0.0))
    assert held_out.test == (0, 1)


def test_a_last_folder_that_all_classes_share_is_no_part_of_their_names(tmp_path: Path) -> None:
    files = {name.replace("/", "/images/"): content for name, content in class_files().items()}
    assert keep_files(tmp_path / "a", files).image_set.class_names == ("cat", "dog", "owl")


def test_parts_on_top_are_a_given_split(tmp_path: Path) -> None:
    files = under("Train", class_files(("cat", "dog"))) | under("test", {"owl/1.png": photo(7, 1, 12)})
    found = keep_files(tmp_path / "a", files | {"more/eel/1.png": photo(8, 1, 12)})
    assert found.image_set.class_names == ("cat", "dog", "owl")
    assert found.image_set.class_part is not None and found.image_set.class_part.tolist() == [0, 0, 2]
    split = split_classes(found.image_set, SplitConfig())
    assert (split.kind, split.train, split.validation, split.test) == ("given", (0, 1), (), (2,))
    assert "more/eel/1.png in a lies in none of the folders for training" in reasons(found)["more/eel/1.png"]


def test_classes_come_by_part_so_that_a_part_stays_in_the_mapped_file(tmp_path: Path) -> None:
    files = under("val", class_files(("ant", "hen"))) | under("train", {"elk/1.png": photo(7, 1, 12)})
    found = keep_files(tmp_path / "a", files | under("train", {"bee/1.png": photo(8, 1, 12)})).image_set
    assert found.class_names == ("bee", "elk", "ant", "hen")
    assert found.class_part is not None and found.class_part.tolist() == [0, 0, 1, 1]


def test_folders_that_are_called_like_parts_are_none_where_there_is_none_for_training(tmp_path: Path) -> None:
    found = keep_files(tmp_path / "a", under("val", class_files(("ant",))) | under("test", {"elk/1.png": photo(7, 1)}))
    assert found.image_set.class_part is None
    assert found.image_set.class_names == ("test/elk", "val/ant")


def test_what_is_hidden_is_passed_over_without_a_word(tmp_path: Path) -> None:
    hidden = {"cat/._1.png", ".thumbnails/1.png", "__MACOSX/cat/1.png", "dog/.DS_Store"}
    found = keep_files(tmp_path / "a", class_files() | {name: photo(9, 9, 12) for name in hidden})
    assert found.notes["files"] == sorted(class_files()) and not found.notes["skipped"] and not found.notes["others"]


def test_parts_that_hold_the_same_classes_are_put_together_and_it_is_told(tmp_path: Path) -> None:
    files = under("train", class_files(each=2)) | under("test", {"cat/9.png": photo(7, 1, 12)})
    found = keep_files(tmp_path / "a", files)
    assert found.image_set.class_names == ("cat", "dog", "owl") and found.image_set.counts.tolist() == [3, 2, 2]
    assert found.image_set.class_part is None
    assert found.notes["told"][0].startswith("The folders for training and test both hold cat: they part pictures")


@pytest.mark.parametrize(
    "table",
    [
        "file,label\n1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n",
        "\ufeffclass;shade;filename\ncat;1;1.png\ndog;2;2.png\ncat;3;3.png\ndog;4;4.png\n",
        "Category\tImage\r\n cat \t1.png\r\ndog\t2\r\ncat\t3\r\ndog\tC:\\mine\\4.png\r\n",
        'path,class\n"1.png","cat"\n./2.png,dog\n3.png,cat\n\n4.png,dog',
        "sep=;\nfile;label\n1.png;cat\n2.png;dog\n3.png;cat\n4.png;dog\n",
        "1.png,cat\n2.png,dog\n3.png,cat\n4.png,dog\n",
        "cat;1.png\ndog;2.png\ncat;3.png\ndog;4.png\n",
        "id,breed\n1,cat\n2,dog\n3,cat\n4,dog\n",
        "number,shade,label\n1,9,cat\n2,9,dog\n3,8,cat\n4,8,dog\n",
    ],
)
@pytest.mark.parametrize("within", ["", "images/"])
def test_a_table_of_labels_gives_the_classes(table: str, within: str, tmp_path: Path) -> None:
    files = {f"{within}{number}.png": photo(number, 0, 12) for number in range(1, 5)}
    for place in (
        write_files(tmp_path / "a", files | {"labels.csv": table.encode()}),
        write_archive(tmp_path / "a.zip", files | {"labels.csv": table.encode("utf-16")}),
    ):
        found = keep(place)
        assert found.image_set.class_names == ("cat", "dog") and not found.notes["skipped"]
        assert found.notes["files"] == [f"{within}{number}.png" for number in (1, 3, 2, 4)]
        assert found.notes["layout"] == "labels in labels.csv"


def test_what_a_table_names_wrongly_is_told(tmp_path: Path) -> None:
    table = "file,label\n1.png,cat\n2.png,cat\n3.png,dog\n4.png,dog\n9.png,dog\n1.png,dog\n1.png,cat\n,cat\n5.png,\n"
    files = {f"{number}.png": photo(number, 0, 12) for number in range(1, 7)}
    found = keep_files(tmp_path / "a", files | {"labels.csv": table.encode()})
    assert found.image_set.counts.tolist() == [2, 2]
    assert reasons(found) == {
        "9.png": "9.png in a does not exist, but line 6 of labels.csv names it.",
        "1.png": "1.png in a is of the class cat; line 7 of labels.csv calls it dog.",
        "line 9 of labels.csv": "line 9 of labels.csv in a names no file.",
        "5.png": "5.png in a has no class in line 10 of labels.csv.",
        "6.png": "6.png in a is in no row of labels.csv.",
    }


def test_a_name_of_several_pictures_is_none_of_them(tmp_path: Path) -> None:
    files = {f"{folder}/{n}.png": photo(n, shade, 12) for shade, folder in enumerate("ab") for n in range(1, 3)}
    table = "file,label\n1.png,cat\na/2.png,cat\nb/2.png,dog\n"
    found = keep_files(tmp_path / "a", files | {"labels.csv": table.encode()})
    assert found.notes["files"] == ["a/2.png", "b/2.png"]
    assert reasons(found)["1.png"] == "1.png in a is the name of several pictures, but line 2 of labels.csv names it."


def test_tables_for_parts_are_a_given_split(tmp_path: Path) -> None:
    files = {f"images/{number}.png": photo(number, 0, 12) for number in range(1, 7)}
    tables = {
        f"{part}.csv": f"filename,label\n{n}.png,{part}\n{n + 1}.png,{part}\n"
        for part, n in (("train", 1), ("test", 3))
    }
    found = keep_files(tmp_path / "a", files | {name: text.encode() for name, text in tables.items()})
    part = found.image_set.class_part
    assert part is not None and dict(zip(found.image_set.class_names, part.tolist(), strict=True)) == {
        "train": 0,
        "test": 2,
    }


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "There are no pictures in a."),
        ({"notes.txt": b"x", "empty/": b""}, "There are no pictures in a."),
        ({"1.png": photo(1, 1)}, "a holds 1 picture, but nothing says what they show. Put those of each class"),
        ({"1.png": photo(1, 1), "l.csv": b"file,label\n2.png,cat\n"}, "l.csv names 1 files, none .* first is 2.png"),
        ({"images/1.png": photo(1, 1), "l.csv": b"file,label\n2.png,cat\n"}, "none of which is a picture in a"),
        ({"1.png": photo(1, 1), "l.csv": b"name,label\nx,cat\n"}, "l.csv in a has no column for a file"),
        ({"1.png": photo(1, 1), "l.csv": b"file,colour,size\n1.png,red,9\n"}, "a has no column for a label"),
        ({"1.png": photo(1, 1), "l.csv": "file,label\né".encode("cp1252")}, "l.csv in a is not in UTF-8"),
        ({"cat/1.png": b"x", "dog/1.png": b""}, "None of the 2 pictures in a can be used. cat/1.png in a is not"),
    ],
)
def test_a_place_without_classes_is_refused_in_a_sentence(files: Files, words: str, tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", files)
    with pytest.raises(DataError, match=words):
        keep(place)
    assert not list((tmp_path / "home").rglob("*.pixels")), "no half cache is left"


def test_class_folders_beside_a_table_about_something_else_are_the_classes(tmp_path: Path) -> None:
    tables = {"sizes.csv": b"file,label\nx.png,big\n", "a.csv": b"\xff", "b.csv": b"file,side\ncat/1.png,12\n"}
    found = keep_files(tmp_path / "a", class_files() | tables)
    assert found.image_set.class_names == ("cat", "dog", "owl")
    assert found.notes["others"] == {".csv": 3}


NAMES = ("with space", "猫の写真", "emoji 🦉", "ü" * 60, "x" * 200)


def test_names_of_all_kinds_are_kept(tmp_path: Path) -> None:
    files = {f"{name}/{name[:40]} {n}.png": photo(shade, n, 12) for shade, name in enumerate(NAMES) for n in (1, 2)}
    for place in (write_files(tmp_path / "ordner 🦊", files), write_archive(tmp_path / "a.zip", files)):
        found = keep(place)
        assert set(found.image_set.class_names) == set(NAMES) and set(found.notes["files"]) == set(files)
        assert set(keep(place).image_set.class_names) == set(NAMES), "and so they are in the cache"


def test_an_archive_that_does_not_say_that_its_names_are_utf8_is_understood(tmp_path: Path) -> None:
    place = write_archive(
        tmp_path / "a.zip", {f"qq{animal}/{n}.png": photo(ord(animal), n, 12) for animal in "AB" for n in (1, 2)}
    )
    content = place.read_bytes().replace(b"qqA", "猫".encode()).replace(b"qqB", "犬".encode())
    place.write_bytes(content)
    assert keep(place).image_set.class_names == ("犬", "猫")


@pytest.mark.skipif(os.name != "posix", reason="only there may names be any bytes")
def test_a_name_that_is_no_text_is_shown_without_its_broken_characters(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files())
    (place / "cat").rename(place / os.fsdecode(b"cat\xff"))
    assert keep(place).image_set.class_names == ("cat\ufffd", "dog", "owl")


def test_nothing_is_written_into_a_folder_that_is_read_only(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files())
    folders = [place, *(each for each in place.iterdir())]
    before = {each: sorted(each.iterdir()) for each in folders}
    for each in folders:
        each.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert keep(place).image_set.n_images == 9
        assert {each: sorted(each.iterdir()) for each in folders} == before
    finally:
        for each in folders:
            each.chmod(stat.S_IRWXU)


def test_the_second_opening_comes_from_the_cache_until_a_file_changes(tmp_path: Path) -> None:
    told: list[str] = []
    place = write_files(tmp_path / "a", class_files() | {"cat/bad.png": b"x"})
    first = keep(place, progress=lambda sentence, _: told.append(sentence))
    assert told and set(told) == {"Reading a"}
    told.clear()
    again = keep(place, progress=lambda sentence, _: told.append(sentence))
    assert not told and again.notes == first.notes and fingerprint(again.image_set) == fingerprint(first.image_set)
    (place / "cat" / "bad.png").write_bytes(photo(9, 9, 12))
    changed = keep(place, progress=lambda sentence, _: told.append(sentence))
    assert told and changed.image_set.counts.tolist() == [4, 3, 3] and not changed.notes["skipped"]


def test_progress_can_cancel_and_nothing_is_left(tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    place = write_files(tmp_path / "a", class_files())
    with pytest.raises(InterruptedError):
        keep(place, progress=cancel)
    assert not list((tmp_path / "home").rglob("*"))


def test_rows_of_what_is_left_out_take_up_no_room(tmp_path: Path) -> None:
    files = class_files(each=4) | {"cat/1.png": b"bad", "dog/2.png": b"bad", "owl/4.png": b"bad"}
    found = keep_files(tmp_path / "a", files)
    good = [name for name in sorted(files) if files[name] != b"bad"]
    expected = np.stack([decode_photo(files[name], "it", 12, 3, resample=FILTER) for name in good])
    assert torch.equal(found.image_set.images, torch.from_numpy(expected))
    assert found.notes["files"] == good
    (pixels,) = (tmp_path / "home").rglob("*.pixels")
    assert pixels.stat().st_size == expected.size
