"""However a character is drawn, coloured or photographed, the network sees what it was trained on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from drawings import CHARACTERS, content, ink, on_page, on_paper, photographed, picture, transparent
from PIL import Image, ImageFilter

from workbench.data.pictures import Picture, read_picture
from workbench.fewshot.prepare import is_blank, move_edges, prepare
from workbench.nets.preprocessing import Preprocessing

INK = Preprocessing()
PHOTO = Preprocessing(size=84, channels=3, photo=True, invert=False)

DRAWN: dict[str, Callable[[str], Picture]] = {
    "black on white": lambda name: picture(on_paper(ink(name))),
    "white on black": lambda name: picture(on_paper(ink(name), "black", "white")),
    "transparent, black": lambda name: picture(transparent(ink(name), "black")),
    "transparent, white": lambda name: picture(transparent(ink(name), "white")),
    "transparent, large and red": lambda name: picture(transparent(ink(name, 700), "crimson")),
    "red on yellow": lambda name: picture(on_paper(ink(name), "yellow", "red")),
    "yellow on white": lambda name: picture(on_paper(ink(name), "white", "gold")),
    "blue on black": lambda name: picture(on_paper(ink(name), "black", "blue")),
    "one bit": lambda name: picture(ink(name, 210).point(lambda v: 255 * (v < 128)).convert("1")),
    "palette": lambda name: picture(on_paper(ink(name), "wheat", "navy").quantize(16)),
    "16 bit": lambda name: picture(Image.fromarray(50000 - np.asarray(ink(name), np.uint16) * 150)),
    "GIF": lambda name: picture(on_paper(ink(name)).quantize(8), "GIF"),
    "CMYK": lambda name: picture(on_paper(ink(name), "beige", "green").convert("CMYK"), "TIFF"),
    "2000 px, compressed": lambda name: picture(on_paper(ink(name, 2000)), "JPEG", quality=50),
    "105 px, compressed": lambda name: picture(on_paper(ink(name)), "JPEG", quality=40),
    "2000 px, a very thin pen": lambda name: picture(on_paper(ink(name, 2000, pen=0.004))),
    "photographed": lambda name: picture(photographed(ink(name, 900)), "JPEG", quality=75),
}


def prepared(drawing: Picture, preprocessing: Preprocessing = INK) -> np.ndarray:
    return prepare(drawing, preprocessing).numpy().astype(np.float64)


def plain(name: str) -> np.ndarray:
    """What a dataset's own resizing makes of the character."""
    small = ink(name).resize((28, 28), Image.Resampling.BICUBIC)
    return 255 - np.asarray(small, np.float64)[None]


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Of grey values after a slight blur, relative to the ink there is; two characters are some 1.2 apart."""
    blurred = [Image.fromarray(x[0].astype(np.uint8)).resize((14, 14), Image.Resampling.BOX) for x in (a, b)]
    first, second = (255.0 - np.asarray(x, np.float64) for x in blurred)
    return float(abs(first - second).sum() / second.sum())


def box(image: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(image[0] < 128)
    return int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1


def test_different_characters_are_far_apart() -> None:
    """The measure that the next test uses tells characters from each other."""
    names = list(CHARACTERS)
    apart = [distance(plain(a), plain(b)) for a in names for b in names if a != b]
    assert min(apart) > 0.8


@pytest.mark.parametrize("way", DRAWN)
@pytest.mark.parametrize("name", CHARACTERS)
def test_every_way_of_drawing_gives_the_same_picture(way: str, name: str) -> None:
    assert distance(prepared(DRAWN[way](name)), plain(name)) < 0.3


@pytest.mark.parametrize("name", CHARACTERS)
def test_the_strokes_of_a_marker_are_thinned(name: str) -> None:
    bold = ink(name, 420, pen=0.1)
    unchanged = np.asarray(bold.resize((28, 28), Image.Resampling.BICUBIC), np.float64)
    thinned = prepared(picture(on_paper(bold)))
    assert thinned.min() < 30 and distance(thinned, plain(name)) < 0.65
    assert distance(thinned, plain(name)) < 0.7 * distance(255 - unchanged[None], plain(name))


def test_a_few_pixels_of_a_marker_do_not_break_up() -> None:
    small, large = (on_page("house", n, (10 * n, 10 * n), (n, n)) for n in (30, 300))
    marker = [cover.filter(ImageFilter.MaxFilter(k)) for cover, k in ((small, 3), (large, 21))]
    few, many = (prepared(picture(on_paper(cover))) for cover in marker)
    assert distance(few, many) < 0.5 and few.min() < 130


def test_a_filled_shape_keeps_its_size() -> None:
    image = Image.new("L", (200, 200), 255)
    image.paste(0, (50, 50, 150, 150))
    assert box(prepared(picture(image))) == (7, 21, 7, 21)


def test_a_wide_picture_is_padded_with_its_paper() -> None:
    square, wide = Image.new("L", (500, 500)), Image.new("L", (500, 300))
    square.paste(ink("zed", 300), (100, 100))
    wide.paste(ink("zed", 300), (100, 0))
    padded = prepared(picture(on_paper(square)))
    assert distance(prepared(picture(on_paper(wide, "pink", "maroon"))), padded) < 0.1


@pytest.mark.parametrize("page", [(3000, 2400), (1240, 1754)])
@pytest.mark.parametrize(("paper", "pen"), [("white", "black"), ("black", "ivory")])
def test_a_small_character_on_a_large_page_is_brought_near(page: tuple[int, int], paper: str, pen: str) -> None:
    seen = []
    for at in ((20, 30), (page[0] - 200, page[1] - 220), (page[0] // 2, page[1] // 3)):
        image = prepared(picture(on_paper(on_page("house", 160, page, at), paper, pen)))
        top, bottom, left, right = box(image)
        assert 16 <= max(bottom - top, right - left) <= 21
        assert abs(top + bottom - 28) <= 3 and abs(left + right - 28) <= 3
        seen.append(image)
    assert distance(seen[0], seen[1]) < 0.25 and distance(seen[0], seen[2]) < 0.25


def test_a_character_cut_out_tightly_gets_its_margin() -> None:
    cover = ink("house", 420)
    top, bottom, left, right = box(prepared(picture(on_paper(cover.crop(cover.getbbox())))))
    assert 20 <= max(bottom - top, right - left) <= 26 and min(top, left) >= 1


def test_a_frame_drawn_along_the_border_is_ink() -> None:
    image = Image.new("L", (200, 200), 0)
    image.paste(255, (12, 12, 188, 188))
    small = prepared(picture(image))[0]
    assert small[14, 14] > 240 and small.min() < 60 and small[0, 0] > 240


@pytest.mark.parametrize("colour", ["white", "black", "red"])
def test_an_empty_page_is_paper(colour: str) -> None:
    assert prepared(picture(Image.new("RGB", (300, 200), colour))).min() == 255
    assert prepared(picture(Image.new("RGBA", (30, 20), (0, 0, 0, 0)))).min() == 255
    assert prepared(picture(Image.new("RGB", (1, 1), colour))).min() == 255


def test_the_noise_of_an_empty_page_is_not_amplified() -> None:
    assert prepared(picture(photographed(Image.new("L", (600, 600))), "JPEG")).min() > 200


def test_two_colours_of_ink_are_both_seen() -> None:
    page = on_paper(ink("arrow"), "white", "red")
    blue = Image.composite(Image.new("RGB", page.size, "blue"), page, ink("fork"))
    both = np.minimum(plain("arrow"), plain("fork"))
    assert distance(prepared(picture(blue)), both) < 0.3


def test_channels_and_size_follow_the_network() -> None:
    image = prepare(DRAWN["red on yellow"]("zed"), Preprocessing(size=84, channels=3))
    assert image.shape == (3, 84, 84) and image.dtype == torch.uint8
    assert torch.equal(image[0], image[2])


def test_a_photograph_keeps_its_colours_and_its_middle() -> None:
    image = Image.new("RGB", (400, 200), "lime")
    image.paste("red", (100, 0, 300, 200))
    small = prepare(picture(image), PHOTO)
    assert small.shape == (3, 84, 84)
    np.testing.assert_allclose(small.float().mean((1, 2)), (255, 0, 0), atol=3)


def test_a_photograph_in_grey() -> None:
    small = prepare(picture(Image.new("RGB", (40, 60), (100, 100, 100))), Preprocessing(size=28, photo=True))
    assert small.shape == (1, 28, 28) and (small == 100).all()


@pytest.mark.parametrize("name", ["dress/08", "outwear/05", "pants/06", "t-shirt/29"])
def test_something_of_a_photograph_of_clothes_is_left_for_a_network_of_drawings(shared_data: Path, name: str) -> None:
    path = shared_data / "clothing" / f"{name}.jpg"
    if not path.exists():
        pytest.skip(f"there is no photograph {path.name} beside the real data")
    image = prepare(read_picture(path), INK)
    assert not is_blank(image[None]).any() and (image < 128).float().mean() > 0.05


def test_which_prepared_pictures_are_blank() -> None:
    drawn, empty = DRAWN["photographed"]("zed"), picture(Image.new("L", (9, 9)))
    assert is_blank(torch.stack([prepare(each, INK) for each in (drawn, empty)])).tolist() == [False, True]


def test_drawings_of_omniglot_stay_as_they_are(shared_data: Path) -> None:
    characters = np.load(shared_data / "omniglot" / "images_background.npz")["images"].reshape(-1, 105, 105)
    changes = []
    for paper in characters[::193]:
        image = Image.fromarray(np.where(paper, 255, 0).astype(np.uint8))
        small = np.asarray(image.resize((28, 28), Image.Resampling.BICUBIC), np.float64)
        changes.append(abs(prepared(read_picture(content(image)))[0] - small).mean())
    assert np.median(changes) < 1 and np.mean(np.array(changes) < 2) > 0.9


@pytest.mark.parametrize("pixels", [1, 3, -1, -4])
def test_edges_of_strokes_move_as_with_as_many_narrow_filters(pixels: int) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (40, 40), np.uint8)
    narrow = Image.fromarray(noise)
    for _ in range(abs(pixels)):
        narrow = narrow.filter(ImageFilter.MaxFilter(3) if pixels > 0 else ImageFilter.MinFilter(3))
    np.testing.assert_array_equal(np.asarray(move_edges(Image.fromarray(noise), pixels)), np.asarray(narrow))
