"""Photographs as a dataset holds them: what Pillow itself makes of them, upright and over white."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from small_photographs import encoded

from workbench.data.photos import decode_photo
from workbench.data.pictures import PictureError

RNG = np.random.default_rng(3)
COLOURED = Image.fromarray(RNG.integers(0, 255, (60, 40, 3), dtype=np.uint8))


def as_array(image: Image.Image) -> np.ndarray:
    """(C, H, W) uint8."""
    array = np.asarray(image)
    return array[None] if array.ndim == 2 else array.transpose(2, 0, 1)


def test_a_picture_of_the_size_asked_for_is_left_as_it_is() -> None:
    square = COLOURED.crop((0, 0, 32, 32))
    assert np.array_equal(decode_photo(encoded(square), "a", 32, 3), as_array(square))


def test_another_is_squeezed_with_the_lanczos_filter() -> None:
    small = COLOURED.resize((16, 16), Image.Resampling.LANCZOS)
    assert np.array_equal(decode_photo(encoded(COLOURED), "a", 16, 3), as_array(small))


def test_grey_is_grey_and_stays_grey_in_three_channels() -> None:
    grey = COLOURED.convert("L").crop((0, 0, 24, 24))
    assert np.array_equal(decode_photo(encoded(grey), "a", 24, 1), as_array(grey))
    assert np.array_equal(decode_photo(encoded(grey), "a", 24, 3), np.repeat(as_array(grey), 3, 0))
    weights = np.array([299, 587, 114]) / 1000  # ITU-R 601-2, as Pillow says of its grey
    array = np.asarray(COLOURED.crop((0, 0, 24, 24)), float) @ weights
    found = decode_photo(encoded(COLOURED.crop((0, 0, 24, 24))), "a", 24, 1)[0]
    assert np.abs(found - array).max() <= 1


def test_what_is_transparent_becomes_white() -> None:
    half = Image.new("RGBA", (20, 20), (200, 0, 0, 255))
    half.paste((0, 0, 0, 0), (0, 0, 10, 20))
    found = decode_photo(encoded(half), "a", 20, 3)
    assert (found[:, :, :10] == 255).all() and (found[:, :, 10:] == np.array([200, 0, 0])[:, None, None]).all()
    key = Image.new("RGB", (20, 20), (7, 7, 7))
    assert (decode_photo(encoded(key, transparency=(7, 7, 7)), "a", 20, 3) == 255).all()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
def test_a_picture_that_lies_on_its_side_is_turned_upright(kind: str, mode: str) -> None:
    lying = Image.new("RGB", (64, 32), "black")
    lying.paste("white", (0, 0, 32, 32))  # the left half, which is the upper one when it is turned
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90° clockwise
    found = decode_photo(encoded(lying.convert(mode), kind, exif=exif), "a", 32, 3)
    assert (found[:, :14] > 200).all() and (found[:, 18:] < 55).all()


def test_a_large_jpeg_is_what_the_whole_of_it_would_be() -> None:
    smooth = Image.fromarray(RNG.integers(0, 255, (6, 8, 3), dtype=np.uint8)).resize((800, 600))
    found = decode_photo(encoded(smooth, "JPEG", quality=95), "a", 84, 3)
    assert np.abs(found.astype(int) - as_array(smooth.resize((84, 84), Image.Resampling.LANCZOS))).max() < 16


def test_a_large_jpeg_is_not_made_smaller_than_what_is_asked_for() -> None:
    rough = Image.fromarray(RNG.integers(0, 255, (42, 42), dtype=np.uint8)).resize((672, 672), Image.Resampling.BOX)
    wanted = as_array(rough.resize((84, 84), Image.Resampling.LANCZOS)).astype(int)
    assert np.abs(decode_photo(encoded(rough, "JPEG", quality=95), "a", 84, 1) - wanted).mean() < 4


def test_of_a_box_that_reaches_beyond_the_picture_what_lies_on_it_is_shown() -> None:
    content = encoded(COLOURED)
    inside = decode_photo(content, "a", 16, 3, (0, 0, 30, 60))
    assert np.array_equal(decode_photo(content, "a", 16, 3, (-5, -9, 30, 99)), inside)
    with pytest.raises(PictureError, match=r"a has 40 × 60 pixels, but the box \(40, 0, 50, 9\) lies outside\."):
        decode_photo(content, "a", 16, 3, (40, 0, 50, 9))


@pytest.mark.parametrize("mode", ["1", "P", "CMYK", "I;16", "LA"])
def test_other_kinds_of_pictures_are_read(mode: str) -> None:
    image = Image.new("L", (30, 30), 255)
    made = Image.fromarray(np.full((30, 30), 65535, np.uint16)) if mode == "I;16" else image.convert(mode)
    found = decode_photo(encoded(made, "TIFF" if mode in ("CMYK", "I;16") else "PNG"), "a", 30, 3)
    assert found.shape == (3, 30, 30) and found.min() >= 254


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", r"a.png is empty \(0 bytes\)."),
        (b"no", "a.png is not a picture"),
        (encoded(COLOURED)[:900], "a.png is damaged or cut off"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(PictureError, match=words):
        decode_photo(content, "a.png", 20, 3)


def test_damaged_words_about_a_picture_do_not_damage_the_picture() -> None:
    content = encoded(COLOURED, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + bytes(20))
    assert decode_photo(content, "a.jpg", 20, 3).shape == (3, 20, 20)


def test_less_than_eight_pixels_a_side_is_no_picture() -> None:
    assert decode_photo(encoded(Image.new("L", (8, 8))), "a.png", 20, 1).shape == (1, 20, 20)
    with pytest.raises(PictureError, match=r"a\.png has 300 × 7 pixels, but a picture must have at least 8 a side\."):
        decode_photo(encoded(Image.new("L", (300, 7))), "a.png", 20, 1)
