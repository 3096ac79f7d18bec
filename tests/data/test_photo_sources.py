"""CUB, DTD, Flowers-102 and FGVC-Aircraft: from archives of their layout, with the splits that others drew."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from local_server import listed, serving
from PIL import Image
from scipy.io import savemat
from small_photographs import encoded

from workbench.config import SplitConfig
from workbench.data import aircraft, cub, dtd, flowers
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import open_dataset, sources
from workbench.data.splits import split_classes
from workbench.folders import data_folder

Files = dict[str, bytes]
SIDE = 16
BIRDS = (
    "001.Albatross",
    "002.Petrel",
    "003.Auklet",
    "004.Grebe",
    "005.Gull",
    "006.Tern",
    "007.Wren",
    "200.Yellowthroat",
)
TEXTURES = {"banded": 2, "chequered": 0, "gauzy": 1, "grid": 1, "polka-dotted": 0, "woven": 2}
PLANES = {"707-320": ("Boeing", 0), "A310": ("Airbus", 1), "A318": ("Airbus", 0), "Boeing 717": ("Boeing", 2)}
PLANES |= {"F-16A/B": ("Lockheed Martin", 0), "Spitfire": ("Supermarine", 2)}
# Label → name and part.
BLOOMS = {1: ("pink primrose", 0), 5: ("english marigold", 2), 10: ("globe thistle", 1), 102: ("blackberry lily", 1)}
NUMBERS = [5, 1, 102, 1, 10, 5, 10, 102]


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def picture(*seed: int) -> bytes:
    return encoded(Image.fromarray(np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)))


def pixels(content: bytes) -> torch.Tensor:
    return torch.from_numpy(np.array(Image.open(io.BytesIO(content)))).movedim(-1, 0)


def cub_files() -> Files:
    files = {f"CUB_200_2011/images/{name}/{n}.jpg": picture(c, n) for c, name in enumerate(BIRDS) for n in (0, 1)}
    return {"attributes.txt": b"x", "CUB_200_2011/README": b"x", "._CUB_200_2011": b"x", **files}


def dtd_files() -> Files:
    files = {f"dtd/images/{name}/{n}.jpg": picture(c, n) for c, name in enumerate(TEXTURES) for n in (0, 1)}
    return {"dtd/labels/train1.txt": b"banded/0.jpg", "dtd/images/woven/.directory": b"x", **files}


def aircraft_files(top: str = "fgvc-aircraft-2013b/data/") -> Files:
    rows = [(1000 + index, name) for index, name in enumerate([*PLANES, *PLANES])]
    halves = {"trainval": rows[: len(PLANES) + 2], "test": rows[len(PLANES) + 2 :]}
    files: Files = {}
    for part, half in halves.items():
        variants = [f"{number} {name}\n" for number, name in half]
        makers = [f"{number} {PLANES[name][0]}\n" for number, name in half]
        files[f"{top}images_variant_{part}.txt"] = "".join(variants).encode()
        files[f"{top}images_manufacturer_{part}.txt"] = "".join(makers).encode()
    files[f"{top}images_box.txt"] = "".join(f"{number} 1 1 {SIDE} {SIDE}\n" for number, _ in rows).encode()
    return files | {f"{top}images/{number}.jpg": picture(number) for number, _ in rows}


def flower_files() -> Files:
    return {f"jpg/image_{n:05d}.jpg": picture(n) for n in range(1, len(NUMBERS) + 1)}


def matlab(labels: Any = NUMBERS) -> bytes:
    buffer = io.BytesIO()
    savemat(buffer, {"labels": np.array([labels], np.uint8)})
    return buffer.getvalue()


def packed(files: Files) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def write(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def opened(name: str, place: Path | str = "", **how: Any) -> ImageSet:
    return open_dataset(name, place, size=SIDE, channels=3, **how)


ARCHIVES: dict[str, tuple[str, Callable[[], Files], Files]] = {
    "cub": ("CUB_200_2011.tgz", cub_files, {}),
    "dtd": ("dtd-r1.0.1.tar.gz", dtd_files, {}),
    "aircraft": ("fgvc-aircraft-2013b.tar.gz", aircraft_files, {}),
    "flowers": ("102flowers.tgz", flower_files, {"imagelabels.mat": matlab()}),
}


def expected(name: str) -> tuple[dict[str, list[bytes]], dict[str, int]]:
    """Class → its pictures in order, and class → its part."""
    files = ARCHIVES[name][1]()
    if name == "cub":
        part = {each: (0, 1, 0, 2)[(int(each[:3]) - 1) % 4] for each in BIRDS}
        return {each: [content for file, content in files.items() if f"/{each}/" in file] for each in BIRDS}, part
    if name == "dtd":
        chosen = {each: [files[f"dtd/images/{each}/{n}.jpg"] for n in (0, 1)] for each in TEXTURES}
        return chosen, TEXTURES
    if name == "aircraft":
        pairs = {each: [1000 + index, 1000 + len(PLANES) + index] for index, each in enumerate(PLANES)}
        top = "fgvc-aircraft-2013b/data/images"
        return {each: [files[f"{top}/{n}.jpg"] for n in pair] for each, pair in pairs.items()}, {
            each: part for each, (_, part) in PLANES.items()
        }
    chosen = {
        bloom: [files[f"jpg/image_{n:05d}.jpg"] for n, label in enumerate(NUMBERS, 1) if BLOOMS[label][0] == bloom]
        for bloom, _ in BLOOMS.values()
    }
    return chosen, dict(BLOOMS.values())


def check(name: str, found: ImageSet) -> None:
    pictures, part_of = expected(name)
    assert found.class_part is not None
    order = sorted(pictures, key=lambda each: (part_of[each], each))
    assert found.class_names == tuple(order) and found.class_part.tolist() == [part_of[each] for each in order]
    assert found.counts.tolist() == [2] * len(order)
    assert torch.equal(found.images, torch.stack([pixels(content) for each in order for content in pictures[each]]))


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_and_its_folder_give_the_same(name: str, tmp_path: Path) -> None:
    archive, files, beside = ARCHIVES[name]
    place = write(tmp_path / "packed", {archive: packed(files()), **beside})
    for where in (place, place / archive, write(tmp_path / "folder", files() | beside)):
        check(name, opened(name, where))


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_download_is_asked_for_and_then_opened(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, files, beside = ARCHIVES[name]
    served = {archive: packed(files()), **beside}
    layouts = sources()[name].open.__globals__["LAYOUTS"]
    with serving(served) as address:
        patched = layouts.published.__class__(layouts.title, name, tuple(served), lambda: listed(served, address))
        monkeypatch.setitem(layouts.__dict__, "published", patched)
        with pytest.raises(DataError, match=f"is not on this computer: .*fetch .*{archive}"):
            opened(name)
        check(name, opened(name, download=True))
    assert {path.name for path in (data_folder() / name).iterdir()} == set(served)


@pytest.mark.parametrize("module", [cub, dtd, aircraft, flowers])
def test_what_is_published_is_told(module: Any) -> None:
    published = module.LAYOUTS.published
    files = published.files()
    assert (
        tuple(file.name for file in files) == published.names == (ARCHIVES[published.folder][0], *published.names[1:])
    )
    assert all(file.url.startswith("https://") and file.url.endswith(f"/{file.name}") for file in files)
    assert all(len(file.md5) == 32 for file in files)


@pytest.mark.parametrize(("parts", "sizes"), [(dtd.PART_OF, (33, 7, 7)), (aircraft.PART_OF, (70, 15, 15))])
def test_the_splits_have_the_published_sizes(parts: dict[str, int], sizes: tuple[int, ...]) -> None:
    assert np.bincount(list(parts.values())).tolist() == list(sizes)


def test_the_split_of_the_flowers_and_of_the_birds_have_the_published_sizes() -> None:
    assert len(flowers.FLOWERS) == len(set(flowers.FLOWERS)) == 102 and flowers.FLOWERS[76] == "passion flower"
    assert (len(flowers.VALIDATION), len(flowers.TEST), len(flowers.PART_OF)) == (15, 16, 31)
    assert np.bincount([cub.BY_TURNS[n % 4] for n in range(200)]).tolist() == [100, 50, 50]


def test_the_groups_of_aircraft_are_their_manufacturers(tmp_path: Path) -> None:
    found = opened("aircraft", write(tmp_path / "a", aircraft_files()))
    assert found.group_names == ("Airbus", "Boeing", "Lockheed Martin", "Supermarine") and found.class_group is not None
    groups = [found.group_names[group] for group in found.class_group.tolist()]
    assert groups == [PLANES[name][0] for name in found.class_names]
    split = split_classes(found, SplitConfig(split="group", held_out="Supermarine"))
    assert [found.class_names[c] for c in split.test] == ["Spitfire"]


@pytest.mark.parametrize("how", ["folder", "processes", "archive"])
def test_aircraft_are_cropped_to_their_boxes(how: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("workbench.data.decode_pool.FEW", 0 if how == "processes" else 256)
    monkeypatch.setattr("workbench.data.decode_pool.BATCH", 5)
    boxes = "".join(f"{1000 + index} 3 5 10 12\n" for index in range(2 * len(PLANES)))
    files = aircraft_files() | {BOXES: boxes.encode()}
    archive = {"fgvc-aircraft-2013b.tar.gz": packed(files)}
    found = open_dataset("aircraft", write(tmp_path / "a", archive if how == "archive" else files), size=8, channels=3)
    pictures, _ = expected("aircraft")
    whole = torch.stack([pixels(content) for name in found.class_names for content in pictures[name]])
    assert torch.equal(found.images, whole[:, :, 4:12, 2:10])


def without(files: Files, end: str) -> Files:
    return {name: content for name, content in files.items() if not name.endswith(end)}


VARIANTS = "fgvc-aircraft-2013b/data/images_variant_test.txt"
BOXES = "fgvc-aircraft-2013b/data/images_box.txt"


@pytest.mark.parametrize(
    ("name", "files", "words"),
    [
        ("cub", {}, r"There is no CUB-200-2011 in a: expected are CUB_200_2011\.tgz, or"),
        ("cub", {"images/Gull/1.jpg": picture(0)}, "a has a class Gull, but CUB's begin with a number from 001 to 200"),
        ("cub", {"images/201.Gull/1.jpg": picture(0)}, "a has a class 201.Gull, but CUB's begin"),
        ("cub", {"images/001.Gull/1.jpg": picture(0)}, "There are no validation classes in a, but CUB-200-2011 has"),
        ("dtd", {"images/gull/1.jpg": picture(0)}, "a has a class gull, which is none of DTD's 47"),
        ("aircraft", aircraft_files() | {VARIANTS: b"1 A310"}, "The lists of a name 1, but there is no .*images/1.jpg"),
        ("aircraft", aircraft_files() | {VARIANTS: b"1000 Kite"}, "a has a variant Kite, which is none of the 100"),
        ("aircraft", aircraft_files() | {VARIANTS: b"\xff"}, "images_variant_test.txt in a cannot be read"),
        ("aircraft", without(aircraft_files(), "variant_test.txt"), "images_variant_test.txt in a does not exist"),
        ("aircraft", without(aircraft_files(), "box.txt"), "images_box.txt in a does not exist"),
        ("aircraft", aircraft_files() | {BOXES: b"1000 1 1 9"}, "images_box.txt in a has the line '1000 1 1 9' in the"),
        ("aircraft", aircraft_files() | {BOXES: b"1000 40 1 50 9"}, r"has 16 × 16 pixels, but the box .* lies outside"),
        ("flowers", flower_files(), "There are pictures in a, but no imagelabels.mat"),
        ("flowers", flower_files() | {"imagelabels.mat": b"no labels"}, "imagelabels.mat of a is damaged"),
        ("flowers", flower_files() | {"imagelabels.mat": matlab()[:150]}, "imagelabels.mat of a is damaged"),
        ("flowers", flower_files() | {"imagelabels.mat": matlab([1, 2])}, "00003.jpg in a has no label: .* holds 2"),
        ("flowers", flower_files() | {"imagelabels.mat": matlab([0] * 8)}, "labels that are not from 1 to 102"),
        ("flowers", flower_files() | {"imagelabels.mat": matlab([103] * 8)}, "labels that are not from 1 to 102"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(name: str, files: Files, words: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(DataError, match=words) as caught:
        opened(name, write(tmp_path / "a", files))
    assert "\n" not in str(caught.value) and str(tmp_path) not in str(caught.value)


def test_labels_that_are_not_beside_the_archive_are_asked_for(tmp_path: Path) -> None:
    place = write(tmp_path / "a", {"102flowers.tgz": packed(flower_files())})
    with pytest.raises(DataError, match=r"imagelabels\.mat beside 102flowers\.tgz does not exist"):
        opened("flowers", place)


def test_a_changed_file_of_labels_is_read_again(tmp_path: Path) -> None:
    place = write(tmp_path / "a", {"102flowers.tgz": packed(flower_files()), "imagelabels.mat": matlab()})
    assert opened("flowers", place).n_classes == 4
    write(place, {"imagelabels.mat": matlab([1, 1, 2, 2, 5, 5, 10, 10, 3])})
    names = ("hard-leaved pocket orchid", "pink primrose", "globe thistle", "english marigold")
    assert opened("flowers", place).class_names == names


def test_a_damaged_picture_in_an_archive_is_named(tmp_path: Path) -> None:
    files = cub_files() | {"CUB_200_2011/images/001.Albatross/1.jpg": b"no picture"}
    place = write(tmp_path / "a", {"CUB_200_2011.tgz": packed(files)})
    with pytest.raises(DataError, match=r"001\.Albatross/1\.jpg in CUB_200_2011\.tgz is not a picture"):
        opened("cub", place)


def test_reading_an_archive_can_be_cancelled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        if sentence.startswith("Reading"):
            raise InterruptedError(sentence)

    monkeypatch.setattr("workbench.data.decode_stream.BATCH", 1)
    place = write(tmp_path / "a", {"CUB_200_2011.tgz": packed(cub_files())})
    with pytest.raises(InterruptedError, match="Reading CUB-200-2011"):
        opened("cub", place, progress=cancel)
