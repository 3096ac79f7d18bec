"""The modified Hausdorff distance: by hand, by its definition in numpy, and the laws that it keeps; float64."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from lake_runs import write_run
from PIL import Image, ImageOps

from workbench.data.errors import DataError
from workbench.data.pictures import Picture, read_picture
from workbench.reproduce.lake.hausdorff import ink, modified_hausdorff, nearest_ink
from workbench.reproduce.lake.pixels import nearest_pixels
from workbench.reproduce.lake.runs import read_runs

EXACT = {"rtol": 0.0, "atol": 1e-10}
Floats = npt.NDArray[np.float64]


def points(*rows: tuple[float, float]) -> Floats:
    return np.array(rows, np.float64)


def by_definition(one: Floats, other: Floats) -> float:
    """Dubuisson & Jain 1994: the larger of both means of distances to the nearest point."""
    distances = np.sqrt(np.square(one[:, None] - other[None]).sum(2))
    return float(max(distances.min(1).mean(), distances.min(0).mean()))


def picture(pixels: npt.NDArray[np.uint8], name: str = "drawing.png") -> Picture:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return read_picture(file.getvalue(), name=name)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        (points((0, 0)), points((3, 4)), 5.0),
        (points((0, 0), (3, 4)), points((0, 0)), 2.5),
        (points((0, 0), (3, 4)), points((0, 0), (0, 1)), np.sqrt(18) / 2),
        (points((0, 0), (0, 2)), points((0, 0), (0, 1), (0, 2)), 1 / 3),
    ],
)
def test_it_is_what_it_is_by_hand(one: Floats, other: Floats, distance: float) -> None:
    np.testing.assert_allclose(modified_hausdorff(one, other), distance, **EXACT)


def test_it_follows_the_definition_and_is_symmetric() -> None:
    rng = np.random.default_rng(0)
    for count, others in [(1, 1), (3, 40), (200, 150)]:
        one, other = rng.normal(size=(count, 2)), rng.normal(size=(others, 2))
        distance = modified_hausdorff(one, other)
        np.testing.assert_allclose(distance, by_definition(one, other), **EXACT)
        np.testing.assert_allclose(distance, modified_hausdorff(other, one), **EXACT)
        assert modified_hausdorff(one, one) == 0


def test_ink_is_what_is_darker_than_the_middle_about_its_mean() -> None:
    page = np.full((5, 6), 255, np.uint8)
    page[1, 2], page[1, 4], page[3, 3], page[4, 5] = 0, 0, 127, 128
    np.testing.assert_allclose(ink(picture(page)), points((-2 / 3, -1), (-2 / 3, 1), (4 / 3, 0)), **EXACT)


def test_where_a_drawing_lies_on_its_page_makes_no_difference() -> None:
    page = np.full((40, 40), 255, np.uint8)
    page[3:9, 4], page[5, 4:12] = 0, 0
    moved = np.roll(page, (20, 25), (0, 1))
    np.testing.assert_allclose(modified_hausdorff(ink(picture(page)), ink(picture(moved))), 0, **EXACT)


def test_what_is_transparent_is_paper() -> None:
    page = Image.new("RGBA", (5, 5), (0, 0, 0, 0))
    page.putpixel((1, 2), (0, 0, 0, 255))
    page.putpixel((3, 2), (0, 0, 0, 255))
    np.testing.assert_allclose(ink(picture(np.asarray(page))), points((0, -1), (0, 1)), **EXACT)


def test_a_picture_without_ink_is_refused_by_name() -> None:
    with pytest.raises(DataError, match=r"^run01/test/item01\.png shows no ink"):
        ink(picture(np.full((5, 5), 200, np.uint8), "run01/test/item01.png"))


def test_copies_that_are_shifted_are_all_found_and_answers_do_not_depend_on_the_labels(tmp_path: Path) -> None:
    write_run(tmp_path / "run01", trials=6, answers=[3, 1, 5, 0, 2, 4])
    (run,) = read_runs(tmp_path)
    assert nearest_ink(run) == [3, 1, 5, 0, 2, 4]


def test_the_nearest_ink_is_by_the_definition(tmp_path: Path) -> None:
    write_run(tmp_path / "run01", trials=6)
    for number in range(1, 7):  # as another hand would have it: no longer the same drawing
        path = tmp_path / "run01" / "test" / f"item0{number}.png"
        ImageOps.mirror(Image.open(path)).rotate(20, fillcolor=1).save(path)
    (run,) = read_runs(tmp_path)
    stored = {kind: sorted((tmp_path / "run01" / kind).iterdir()) for kind in ("training", "test")}
    sets = {kind: [np.argwhere(~np.asarray(Image.open(p))).astype(float) for p in stored[kind]] for kind in stored}
    centred = {kind: [each - each.mean(0) for each in found] for kind, found in sets.items()}
    expected = [
        min(range(6), key=lambda index: by_definition(one, centred["training"][index])) for one in centred["test"]
    ]
    assert nearest_ink(run) == expected


def test_the_nearest_pixels_are_by_euclidean_distance(tmp_path: Path) -> None:
    write_run(tmp_path / "run01", trials=6)
    (run,) = read_runs(tmp_path)
    stored = {kind: sorted((tmp_path / "run01" / kind).iterdir()) for kind in ("training", "test")}
    flat = {kind: np.stack([np.asarray(Image.open(p), float).ravel() for p in stored[kind]]) for kind in stored}
    distances = np.linalg.norm(flat["test"][:, None] - flat["training"][None], axis=2)
    assert nearest_pixels(run) == distances.argmin(1).tolist()
