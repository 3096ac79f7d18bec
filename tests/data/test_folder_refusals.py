"""Folders of one's own: whatever lies there, the good pictures go in, and each bad one is named with its reason."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from own_pictures import class_files, keep, keep_files, reasons
from PIL import Image
from small_photographs import encoded, photo, write_archive, write_files

from workbench.data import shelf
from workbench.data.errors import DataError

RNG = np.random.default_rng(5)
COLOURED = Image.fromarray(RNG.integers(0, 255, (12, 12, 3), dtype=np.uint8))


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def enormous_png() -> bytes:
    """A few hundred bytes that claim to be 200 megapixels."""
    content = bytearray(encoded(Image.new("L", (10, 10))))
    content[16:24] = (20_000).to_bytes(4, "big") + (10_000).to_bytes(4, "big")
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


BAD = {
    "cat/cut.png": (photo(1, 1)[:300], "cat/cut.png in place is damaged or cut off."),
    "cat/empty.jpg": (b"", r"cat/empty.jpg in place is empty \(0 bytes\)\."),
    "cat/text.jpg": (b"no picture", "cat/text.jpg in place is not a picture"),
    "cat/dot.png": (encoded(Image.new("L", (7, 60))), "cat/dot.png in place has 7 × 60 pixels, .* at least 8 a side"),
    "cat/bomb.png": (enormous_png(), "cat/bomb.png in place has 200 megapixels, .* at most 100"),
    "dog/4.png": (photo(1, 1, 12), "dog/4.png in place is the same picture as dog/1.png."),
    "owl/4.png": (photo(0, 1, 12), "owl/4.png in place is the same picture as cat/1.png, but of the class owl"),
    "owl/notes.txt": (b"x", "owl/notes.txt in place is not a picture in a format that can be read"),
    "fox/1.png": (b"x", "fox/1.png in place is not a picture"),
    "stray.png": (photo(9, 9, 12), "stray.png in place lies beside the class folders, in none of them."),
}


@pytest.mark.parametrize("packed", [False, True])
def test_every_bad_file_is_named_and_every_good_one_is_in(packed: bool, tmp_path: Path) -> None:
    files = class_files() | {name: content for name, (content, _) in BAD.items()} | {"nothing/": b""}
    place = write_archive(tmp_path / "place", files) if packed else write_files(tmp_path / "place", files)
    found = keep(place)
    assert found.notes["files"] == sorted(class_files())
    assert found.image_set.class_names == ("cat", "dog", "owl")
    told = reasons(found)
    assert set(told) == {*BAD, "nothing/", "fox/"}
    for name, (_, words) in BAD.items():
        assert re.match(words, told[name]), name
    assert told["nothing/"] == "nothing in place is an empty folder."
    assert told["fox/"] == "The class fox is left out: none of its pictures can be used."
    assert found.notes["others"] == {".txt": 1}


def test_classes_with_one_picture_are_kept_and_told(tmp_path: Path) -> None:
    found = keep_files(tmp_path / "a", class_files() | {"eel/1.png": photo(8, 1), "fox/1.png": photo(9, 1)})
    assert found.image_set.counts.tolist() == [3, 3, 1, 1, 3]
    assert found.notes["told"] == [
        "eel, fox each have only one picture; a task needs at least 2: one to learn from, one to recognise."
    ]


def test_files_that_are_no_pictures_are_counted_and_not_all_listed(tmp_path: Path) -> None:
    found = keep_files(tmp_path / "a", class_files() | {f"cat/{n}.xml": b"x" for n in range(50)} | {"cat/x": b""})
    assert found.notes["others"] == {".xml": 50, "no suffix": 1}
    assert len(found.notes["skipped"]) == 21


def test_a_picture_is_one_by_its_content_whatever_its_name_says(tmp_path: Path) -> None:
    jpeg, webp = encoded(COLOURED, "JPEG"), encoded(COLOURED, "WEBP")
    files = {"cat/a.png": jpeg, "cat/b": webp, "dog/c.txt": photo(3, 3, 12), "dog/d.JPG": photo(4, 4, 12)}
    for place in (write_files(tmp_path / "a", files), write_archive(tmp_path / "a.zip", files)):
        found = keep(place)
        assert found.notes["files"] == sorted(files) and not found.notes["skipped"]


FORMATS = {
    "png": encoded(COLOURED),
    "palette.png": encoded(COLOURED.convert("P")),
    "grey16.png": encoded(Image.fromarray(np.full((12, 12), 40_000, np.uint16))),
    "alpha.png": encoded(Image.new("RGBA", (12, 12), (0, 0, 0, 0))),
    "jpg": encoded(COLOURED, "JPEG"),
    "cmyk.jpg": encoded(COLOURED.convert("CMYK"), "JPEG"),
    "webp": encoded(COLOURED, "WEBP", lossless=True),
    "bmp": encoded(COLOURED, "BMP"),
    "tiff": encoded(COLOURED, "TIFF"),
    "cmyk.tif": encoded(COLOURED.convert("CMYK"), "TIFF"),
    "gif": encoded(COLOURED, "GIF", save_all=True, append_images=[Image.new("RGB", (12, 12))]),
}


def test_all_formats_are_read(tmp_path: Path) -> None:
    found = keep_files(tmp_path / "a", {f"all/{index}.{kind}": FORMATS[kind] for index, kind in enumerate(FORMATS)})
    assert not found.notes["skipped"]
    images = dict(zip(FORMATS, found.image_set.images.numpy().astype(int), strict=True))
    expected = np.asarray(COLOURED).transpose(2, 0, 1).astype(int)
    for kind in ("png", "webp", "bmp", "tiff", "cmyk.tif"):
        assert np.array_equal(images[kind], expected), kind
    for kind in ("palette.png", "gif"):
        assert np.abs(images[kind] - expected).mean() < 40, kind
    for kind in ("jpg", "cmyk.jpg"):
        assert np.corrcoef(images[kind].ravel(), expected.ravel())[0, 1] > 0.5, kind
    assert (images["grey16.png"] == round(40_000 / 65_535 * 255)).all()
    assert (images["alpha.png"] == 255).all(), "what is clear is white"


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    lying = Image.new("RGB", (64, 32), "black")
    lying.paste("white", (0, 0, 32, 32))
    exif = Image.Exif()
    exif[0x0112] = 6
    found = keep_files(tmp_path / "a", {"all/1.jpg": encoded(lying, "JPEG", exif=exif)})
    image = found.image_set.images[0]
    assert (image[:, :4] > 200).all() and (image[:, 8:] < 55).all()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_links_that_go_round_end_and_are_told(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files())
    (place / "cat" / "up").symlink_to(place, target_is_directory=True)
    (place / "again").symlink_to(place / "dog", target_is_directory=True)
    (place / "dog" / "self.png").symlink_to(place / "dog" / "self.png")
    (place / "dog" / "gone.png").symlink_to(place / "nowhere.png")
    found = keep(place)
    assert found.notes["files"] == sorted(class_files())
    told = reasons(found)
    assert told["again/"] == "again in a leads to a folder that was read already."
    assert told["cat/up/"] == "cat/up in a leads to a folder that was read already."
    assert told["dog/gone.png"] == "dog/gone.png in a does not exist."
    assert "dog/self.png in a cannot be opened" in told["dog/self.png"] and len(told) == 4


@pytest.mark.skipif(os.name != "posix", reason="there are no pipes elsewhere")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", class_files())
    os.mkfifo(place / "cat" / "pipe")
    os.mkfifo(place / "cat" / "pipe.png")
    told = reasons(keep(place))
    assert told["cat/pipe.png"] == "cat/pipe.png in a is not an ordinary file." and "cat/pipe" in told


def test_folders_that_cannot_be_opened_are_named_and_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_files(tmp_path / "a", class_files())
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("dog"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)  # as root, no folder is closed
    found = keep(place)
    assert found.image_set.class_names == ("cat", "owl")
    assert reasons(found) == {"dog/": "dog in a cannot be opened: Permission denied."}
    monkeypatch.setattr(os, "scandir", lambda path: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(DataError, match="cannot be opened: Permission denied"):
        keep(place)


def test_folders_far_down_are_named(tmp_path: Path) -> None:
    found = keep_files(tmp_path / "a", class_files() | {"cat/a/b/c/d/1.png": photo(9, 9)})
    assert "cat/a/b/c/d in a lies deeper than 4 folders down" in reasons(found)["cat/a/b/c/d/"]


@pytest.mark.parametrize("name", ["../cat/9.png", "/etc/9.png", "C:\\cat\\9.png", "cat/../../9.png"])
def test_an_archive_with_a_member_outside_is_refused(name: str, tmp_path: Path) -> None:
    place = write_archive(tmp_path / "a.zip", class_files() | {name: photo(9, 9)})
    with pytest.raises(DataError, match=r"a\.zip is refused: its member .* lies outside the archive"):
        keep(place)


def test_an_archive_that_would_unpack_to_far_more_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write_archive(tmp_path / "a.zip", class_files() | {"cat/bomb.png": b"\0" * 20_000_000})
    assert "cat/bomb.png" in reasons(keep(place)), "by itself it is only no picture"
    monkeypatch.setattr(shelf, "UNSUSPICIOUS", 1_000_000)
    with pytest.raises(DataError, match=r"a\.zip is refused: its 0\.0 MB would unpack to 20 MB, more than 200 times"):
        shelf.open_archive(place, ExitStack())


def test_an_archive_whose_members_lie_one_over_another_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("cat/1.png", RNG.bytes(5000))
        for _ in range(7):
            archive.filelist.append(archive.getinfo("cat/1.png"))
    with pytest.raises(DataError, match=r"a\.zip is refused: its members lie one over another"):
        keep(place)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and nothing more", b"text"])
def test_what_is_no_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(DataError, match=r"^a\.zip is damaged or not a zip archive\.$"):
        keep(tmp_path / "a.zip")


def test_a_damaged_member_is_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, content in class_files().items():
            archive.writestr(name, content)
    content = (tmp_path / "a.zip").read_bytes()
    at = content.index(class_files()["dog/2.png"]) + 60
    (tmp_path / "a.zip").write_bytes(content[:at] + b"\0\0\0\0" + content[at + 4 :])
    found = keep(tmp_path / "a.zip")
    assert found.image_set.counts.tolist() == [3, 2, 3]
    assert reasons(found)["dog/2.png"].startswith("dog/2.png in a.zip is damaged: Bad CRC-32")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.tar", "a.tar is an archive of a kind that is not read here; unpack it and name the folder, or pack"),
        ("a.TGZ", "a.TGZ is an archive of a kind that is not read here"),
        ("a.7z", "a.7z is an archive of a kind that is not read here"),
        ("a.png", "a.png is one picture, but a dataset is a folder or a .zip of pictures of several classes."),
    ],
)
def test_a_file_of_another_kind_is_told_from_a_damaged_zip(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(photo(1, 1))
    with pytest.raises(DataError, match=f"^{words}"):
        keep(tmp_path / name)
