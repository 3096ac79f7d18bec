"""Ink is found on any paper, measured, and framed as the drawings of Omniglot are."""

from __future__ import annotations

import numpy as np
import pytest
from drawings import content, ink, on_page, on_paper, photographed
from PIL import Image, ImageDraw

from workbench.data.drawing import find_ink, frame, stroke_width
from workbench.data.pictures import read_picture


def pixels(image: Image.Image) -> np.ndarray:
    return np.array(image.convert("RGBA"))


@pytest.mark.parametrize(("paper", "pen"), [("white", "black"), ("black", "white"), ("navy", "khaki")])
def test_ink_is_what_differs_from_the_border(paper: str, pen: str) -> None:
    cover = np.asarray(ink("house"), np.float32) / 255
    found = find_ink(pixels(on_paper(ink("house"), paper, pen)))
    assert found.shape == cover.shape and found.dtype == np.float32
    assert abs(found - cover).mean() < 0.01


def test_what_lies_on_a_patterned_floor_is_ink() -> None:
    """How far the floor's colours lie from each other is not taken for a camera's noise, which would drown it all."""
    pattern = np.random.default_rng(0).normal(0, 20, (60, 60, 1)).repeat(2, 0).repeat(2, 1)
    floor = np.full((120, 120, 4), 255.0)
    floor[..., :3] = np.array([150.0, 130.0, 110.0]) + pattern
    floor[30:90, 40:80, :3] = 190, 40, 40
    found = find_ink(np.clip(floor, 0, 255).astype(np.uint8))
    assert found[30:90, 40:80].mean() > 0.95 and found[:, :35].mean() < 0.1


def test_a_page_in_uneven_light_is_paper_all_over() -> None:
    cover = ink("arrow", 256)
    found = find_ink(pixels(photographed(cover)))
    bare = np.asarray(cover) == 0
    assert found[bare].mean() < 0.01 and found[np.asarray(cover) == 255].mean() > 0.8


@pytest.mark.parametrize("width", [3, 6, 12])
@pytest.mark.parametrize("to", [(30, 170), (170, 170), (120, 160)])
def test_strokes_are_measured_in_every_direction(width: int, to: tuple[int, int]) -> None:
    large = Image.new("L", (800, 800))
    ImageDraw.Draw(large).line((120, 120, 4 * to[0], 4 * to[1]), fill=255, width=4 * width)
    line = np.asarray(large.resize((200, 200), Image.Resampling.BOX), np.float32) / 255
    assert stroke_width(line) == pytest.approx(width, rel=0.1)


def test_the_width_of_no_stroke_is_zero() -> None:
    assert stroke_width(np.zeros((5, 5), np.float32)) == 0


def block(left: int, top: int, side: int, page: tuple[int, int] = (100, 100)) -> np.ndarray:
    """Ink on a page (width, height): a square."""
    image = np.zeros((page[1], page[0]), np.float32)
    image[top : top + side, left : left + side] = 1
    return image


@pytest.mark.parametrize("place", [(30, 30, 40), (10, 15, 75), (20, 35, 40)])
def test_a_usual_drawing_is_framed_as_a_whole(place: tuple[int, int, int]) -> None:
    assert frame(block(*place)) == pytest.approx((0, 0, 100))


def test_the_frame_of_a_wide_page_reaches_beyond_it() -> None:
    assert frame(block(60, 10, 80, (200, 100))) == pytest.approx((0, -50, 200), abs=1e-4)
    assert frame(np.zeros((100, 200), np.float32)) == (0, -50, 200)


def test_tiny_ink_lies_in_the_middle_of_its_frame() -> None:
    left, top, side = frame(block(80, 3, 10))
    assert 10 / side == pytest.approx(0.65, abs=0.03)
    assert (85 - left) / side == pytest.approx(0.5, abs=0.03) and (8 - top) / side == pytest.approx(0.5, abs=0.03)


def test_the_frame_changes_smoothly_with_the_size_of_the_ink() -> None:
    sides = np.array([frame(block(500 - n, 500 - n, 2 * n, (1000, 1000)))[2] for n in range(20, 500, 2)])
    # The frame never grows much faster than the ink, which grows by 4 pixels a step.
    assert abs(np.diff(sides)).max() < 40


def test_a_speck_of_dust_does_not_move_the_frame() -> None:
    dusty = block(30, 30, 40)
    dusty[2, 97] = 1
    assert frame(dusty) == frame(block(30, 30, 40))


def test_only_small_drawings_on_large_pages_have_a_closeup() -> None:
    near = read_picture(content(on_paper(ink("zed", 1000))))
    assert near.closeup is None and near.part == 1
    assert read_picture(content(on_paper(on_page("zed", 40, (250, 250), (9, 9))))).closeup is None
    far = read_picture(content(on_paper(on_page("zed", 200, (2000, 1500), (1700, 90)))))
    assert far.pixels.shape == (192, 256, 4)
    assert far.closeup is not None and max(far.closeup.shape) <= 256
    # 55 % of 200 pixels are 28 of the small picture, and 56 of the closer view.
    rows, columns = np.nonzero(find_ink(far.closeup) > 0.5)
    assert max(np.ptp(rows), np.ptp(columns)) > 45
    assert far.part == pytest.approx(0.1, abs=0.03)
