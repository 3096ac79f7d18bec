"""Pictures that would not fit on the disk are refused before any of them is decoded."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_pictures import class_files
from small_omniglot import write_small_omniglot
from small_photographs import write_archive, write_files

from workbench.data import glyphs, room, textures
from workbench.data.errors import DataError
from workbench.data.room import check_room
from workbench.data.sources import open_dataset

NAMES = ("cat", "dog", "owl", "fox")


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Room for nine pictures of 16 × 16 pixels in colour."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(room, "free_bytes", lambda: 9 * 3 * 16**2)


def test_what_fits_is_decoded_and_what_does_not_is_refused_with_the_size_that_would(tmp_path: Path) -> None:
    place = write_files(tmp_path / "place", class_files(NAMES[:3]))
    assert open_dataset("folder", place, size=16, channels=3).n_images == 9
    with pytest.raises(DataError, match=r"The 9 pictures of place at 17 × 17 pixels would .* size of at most 16\."):
        open_dataset("folder", place, size=17, channels=3)
    assert open_dataset("folder", place, size=27, channels=1).n_images == 9


def test_where_no_size_would_do_the_disk_must_be_freed() -> None:
    with pytest.raises(DataError, match=r"The 1,000 pictures of place .* free some of it first\."):
        check_room(1000, 16, 3, "place")


@pytest.mark.parametrize(
    ("side", "said"),
    [(1, "would take 12.0 kB on the disk, where 6.9 kB"), (10, "1.2 MB"), (100, "120.0 MB"), (1000, "12.0 GB")],
)
def test_what_is_needed_is_said_in_a_unit_of_its_size(side: int, said: str) -> None:
    with pytest.raises(DataError, match=said):
        check_room(12_000, side, 1, "place")


@pytest.mark.parametrize("packed", [False, True])
def test_no_picture_of_the_fields_datasets_is_decoded_in_vain(packed: bool, tmp_path: Path) -> None:
    files = {f"{part}/{name}": b"no picture" for part in ("train", "val", "test") for name in (f"{part}1/1.jpg",)}
    place = write_archive(tmp_path / "mini", files) if packed else write_files(tmp_path / "mini", files)
    with pytest.raises(DataError, match=r"The 3 pictures of miniImageNet at 64 × 64 pixels would take"):
        open_dataset("mini_imagenet", place, size=64, channels=3)


@pytest.mark.parametrize("module", [glyphs, textures])
def test_nothing_is_drawn_in_vain(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    name = module.SOURCE.name  # type: ignore[attr-defined]
    monkeypatch.setattr(module, f"draw_{name}", lambda **_: pytest.fail("it was drawn"))
    with pytest.raises(DataError, match=rf"The [\d,]+ pictures of {name.capitalize()} at 28 × 28 pixels would take"):
        open_dataset(name)


def test_omniglot_is_refused_as_well(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"The [\d,]+ pictures of Omniglot at 105 × 105 pixels would take"):
        open_dataset("omniglot", write_small_omniglot(tmp_path / "omniglot"), size=105)
