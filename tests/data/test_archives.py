"""Tar archives are read where they lie, and nothing that could do harm is believed."""

from __future__ import annotations

import io
import tarfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from workbench.data.archives import TarShelf, open_any, open_file
from workbench.data.errors import DataError
from workbench.data.shelf import Shelf

FILES = {
    "birds/lists/train.txt": b"owl\n",
    "birds/images/owl/1.jpg": bytes(70_000),
    "birds/images/owl/0.jpg": b"an owl",
    "birds/images/wren/1.jpg": b"a wren",
}


def pack(path: Path, files: dict[str, bytes], mode: str = "w:gz", extra: tarfile.TarInfo | None = None) -> Path:
    with tarfile.open(path, mode) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        if extra:
            archive.addfile(extra)
    return path


def opened(place: Path) -> Shelf:
    with ExitStack() as stack:
        return open_any(place, stack)


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tgz", "w:gz"), ("a.tar", "w"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")]
)
def test_files_are_listed_and_read_in_the_order_in_which_they_lie(name: str, mode: str, tmp_path: Path) -> None:
    shelf = opened(pack(tmp_path / name, FILES, mode))
    assert isinstance(shelf, TarShelf) and shelf.names == tuple(sorted(FILES)) and shelf.title == name
    assert [name for name, _ in shelf.stream(FILES)] == list(FILES)
    assert dict(shelf.stream(FILES)) == FILES
    assert {each: shelf.read(each) for each in FILES} == FILES
    assert set(shelf.texts) == {"birds/lists/train.txt"}
    with pytest.raises(DataError, match=f"There is no birds/none.jpg in {name}"):
        shelf.read("birds/none.jpg")
    with ExitStack() as stack:
        assert open_file(shelf, "birds/images/owl/0.jpg", stack).read() == b"an owl"


def test_folders_hidden_files_and_dots_before_names_do_no_harm(tmp_path: Path) -> None:
    folder = tarfile.TarInfo("./birds/empty")
    folder.type = tarfile.DIRTYPE
    strange = {f"./{name}": content for name, content in FILES.items()}
    strange |= {"./._birds": b"x", "./birds/.directory": b"x", "__MACOSX/birds/a.jpg": b"x"}
    shelf = opened(pack(tmp_path / "a.tgz", strange, extra=folder))
    assert shelf.names == tuple(sorted(FILES)) and shelf.read("birds/images/owl/0.jpg") == b"an owl"


@pytest.mark.parametrize("name", ["../a.jpg", "/a.jpg", "C:/a.jpg", "birds\\..\\..\\a.jpg"])
def test_a_member_outside_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.tgz is refused: its member .*a\.jpg lies outside the archive\."):
        opened(pack(tmp_path / "a.tgz", FILES | {name: b"x"}))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(kind: bytes, tmp_path: Path) -> None:
    member = tarfile.TarInfo("birds/images/owl/2.jpg")
    member.type, member.linkname = kind, "birds/images/owl/0.jpg"
    with pytest.raises(
        DataError, match=r"a\.tgz is refused: its member birds/images/owl/2\.jpg is a link or a device\."
    ):
        opened(pack(tmp_path / "a.tgz", FILES, extra=member))


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    place = pack(tmp_path / "a.tgz", FILES)
    whole = place.read_bytes()
    flipped = bytearray(whole)
    flipped[-6] ^= 1  # in the sum at its end
    for content in (b"", b"no archive", whole[:100], whole[: len(whole) // 2], whole[:-4], bytes(flipped)):
        place.write_bytes(content)
        with pytest.raises(DataError, match=r"a\.tgz is damaged or not a tar archive: "):
            opened(place)


def test_an_archive_that_vanishes_or_changes_is_told(tmp_path: Path) -> None:
    place = pack(tmp_path / "a.tgz", FILES)
    shelf = opened(place)
    place.write_bytes(place.read_bytes()[:150])
    with pytest.raises(DataError, match=r"a\.tgz is damaged"):
        shelf.read("birds/images/wren/1.jpg")
    place.unlink()
    with pytest.raises(DataError, match=r"a\.tgz is damaged or not a tar archive: .*No such file"):
        shelf.read("birds/images/wren/1.jpg")


def test_a_file_that_is_far_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("workbench.data.archives.MAX_BYTES", 2_000_000)
    shelf = opened(pack(tmp_path / "a.tgz", FILES | {"birds/bomb.jpg": bytes(3_000_000)}))
    with pytest.raises(DataError, match=r"bomb\.jpg in a\.tgz would take 3 MB, but a file may have at most 2 MB"):
        shelf.read("birds/bomb.jpg")


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.XHDTYPE])
def test_a_bomb_is_refused_while_it_unpacks(kind: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("workbench.data.archives.UNSUSPICIOUS", 1_000_000)
    member, zeros = tarfile.TarInfo("bomb.jpg"), bytes(20_000_000)
    member.type, member.size = kind, len(zeros)
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        archive.addfile(member, io.BytesIO(zeros))
    with pytest.raises(DataError, match=r"^a\.tgz is refused: its 0\.0 MB unpack to \d MB and more, over 200 times"):
        opened(tmp_path / "a.tgz")


def test_looking_through_can_be_cancelled(tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        assert sentence == "Looking through a.tgz" and 0 <= fraction <= 1
        raise InterruptedError(sentence)

    place = pack(tmp_path / "a.tgz", FILES)
    with ExitStack() as stack, pytest.raises(InterruptedError):
        open_any(place, stack, cancel)
