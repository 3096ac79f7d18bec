"""Dropped pictures: every usual format is read, and every bad file is refused in one plain sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from workbench.data.pictures import (
    PictureError,
    list_class_folders,
    list_pictures,
    read_picture,
    read_pictures,
)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def two_tone(mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue, 64 wide and 32 high."""
    image = Image.new("RGB", (64, 32), (255, 0, 0))
    image.paste((0, 0, 255), (32, 0, 64, 32))
    return image.convert(mode)


def png_header(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds nothing: what a decompression bomb looks like at first."""
    chunks = b"\x89PNG\r\n\x1a\n"
    for body in (b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"IDAT"):
        chunks += struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return chunks


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("RGB", "P", "RGBA")),
        *((kind, mode) for kind in ("JPEG", "TIFF") for mode in ("RGB", "CMYK")),
        *((kind, "RGB") for kind in ("WEBP", "BMP")),
        ("GIF", "P"),
    ],
)
def test_every_format_keeps_its_colours(kind: str, mode: str) -> None:
    pixels = read_picture(encoded(two_tone(mode), kind)).pixels
    assert pixels.shape == (32, 64, 4) and pixels.dtype == np.uint8
    np.testing.assert_allclose(pixels[16, 8], (255, 0, 0, 255), atol=12)
    np.testing.assert_allclose(pixels[16, 56], (0, 0, 255, 255), atol=12)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16", "I"])
def test_grey_of_any_depth_spans_the_same_range(mode: str) -> None:
    ramp = np.array([[0, 0, 255, 255]] * 4, np.uint8)
    image = Image.fromarray(ramp)
    if mode.startswith("I"):
        image = Image.fromarray(ramp.astype(np.uint16) * 257)
    kind = "TIFF" if mode == "I" else "PNG"
    pixels = read_picture(encoded(image if mode == "I;16" else image.convert(mode), kind)).pixels
    assert pixels[0, :, 0].tolist() == [0, 0, 255, 255]
    assert pixels[0, :, 2].tolist() == [0, 0, 255, 255]


def test_a_floating_tiff_is_stretched_over_the_whole_range() -> None:
    grey = np.linspace(-3, 5, 16, dtype=np.float32).reshape(4, 4)
    pixels = read_picture(encoded(Image.fromarray(grey), "TIFF")).pixels
    assert pixels[0, 0, 0] == 0 and pixels[-1, -1, 0] == 255


def test_transparency_is_kept() -> None:
    image = two_tone("RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    assert read_picture(encoded(image)).pixels[0, 0, 3] == 0


def test_a_photograph_is_turned_as_its_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    pixels = read_picture(encoded(two_tone(), "JPEG", exif=exif)).pixels
    assert pixels.shape == (64, 32, 4)
    np.testing.assert_allclose(pixels[8, 16], (255, 0, 0, 255), atol=12)


def test_the_first_frame_of_an_animation_is_read() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert read_picture(content).pixels[4, 4].tolist() == [255, 0, 0, 255]


def test_a_thin_stroke_in_a_large_drawing_fades_but_survives() -> None:
    image = Image.new("L", (2000, 1000), 255)
    ImageDraw.Draw(image).line((0, 500, 1999, 520), fill=0, width=1)
    pixels = read_picture(encoded(image)).pixels
    assert pixels.shape == (128, 256, 4)
    assert (pixels[..., 0].min(0) < 250).all()


@pytest.mark.parametrize("size", [(3000, 2), (1, 1), (257, 256)])
def test_odd_shapes_keep_at_least_one_pixel(size: tuple[int, int]) -> None:
    height, width = read_picture(encoded(Image.new("RGB", size))).pixels.shape[:2]
    assert min(width, height) >= 1 and max(width, height) <= 256


def test_the_key_follows_the_content_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(two_tone()))
    (tmp_path / "b.png").write_bytes(encoded(two_tone()))
    a, b = read_picture(tmp_path / "a.png"), read_picture(str(tmp_path / "b.png"))
    assert a.key == b.key and (a.name, b.name) == ("a.png", "b.png")
    assert read_picture(encoded(two_tone("L"))).key != a.key


def test_bad_files_are_refused_in_one_sentence_that_names_them(tmp_path: Path) -> None:
    good = encoded(two_tone())
    bad = {
        "empty.png": (b"", "0 bytes"),
        "notes.png": (b"Dear diary, not a picture at all.", "not a picture"),
        "cut.png": (good[: len(good) // 2], "damaged or cut off"),
        "cut.jpg": (encoded(two_tone().resize((640, 320)), "JPEG")[:-2000], "damaged or cut off"),
        "bomb.png": (png_header(60000, 60000), "3,600 megapixels"),
        "poster.png": (png_header(10100, 10000), "101 megapixels"),
        "drawing.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
    }
    for name, (content, _) in bad.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.png").mkdir()
    reasons = {
        **{name: words for name, (_, words) in bad.items()},
        "folder.png": "folder",
        "gone.png": "exist",
    }
    for name, words in reasons.items():
        with pytest.raises(PictureError) as caught:
            read_picture(tmp_path / name)
        sentence = str(caught.value)
        assert name in sentence and words in sentence and "\n" not in sentence


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "locked.png").write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(PictureError, match=r"locked\.png cannot be opened: permission denied"):
        read_picture(tmp_path / "locked.png")


def test_a_file_of_enormous_length_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "film.tiff"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(PictureError, match=r"film\.tiff has 300 MB, but .* 200 MB"):
        read_picture(path)


def test_every_cut_of_a_file_is_refused_or_read_but_never_raises_anything_else() -> None:
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"):
        content = encoded(two_tone("P" if kind == "GIF" else "RGB"), kind)
        for length in range(1, len(content), max(1, len(content) // 40)):
            try:
                assert read_picture(content[:length]).pixels.shape == (32, 64, 4)
            except PictureError as error:
                assert "pasted picture" in str(error)


def test_the_good_ones_go_through(tmp_path: Path) -> None:
    (tmp_path / "good.png").write_bytes(encoded(two_tone()))
    (tmp_path / "bad.png").write_bytes(b"")
    pictures, errors = read_pictures([tmp_path / "bad.png", tmp_path / "good.png", tmp_path / "gone.png"])
    assert [picture.name for picture in pictures] == ["good.png"]
    assert [str(error).split()[0] for error in errors] == ["bad.png", "gone.png"]


@pytest.fixture
def classes(tmp_path: Path) -> Path:
    for name in ("class 10/b.png", "class 2/10.PNG", "class 2/9.jpg", "class 2/notes.txt"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path / "data"


def test_class_folders_come_in_natural_order(classes: Path) -> None:
    assert [(name, [path.name for path in paths]) for name, paths in list_class_folders(classes)] == [
        ("class 2", ["9.jpg", "10.PNG"]),
        ("class 10", ["b.png"]),
    ]


def test_hidden_files_and_loops_of_links_do_no_harm(classes: Path) -> None:
    (classes / ".hidden").mkdir()
    (classes / "class 2" / "._9.jpg").write_bytes(b"")
    (classes / "class 2" / "again").symlink_to(classes)
    (classes / "self.png").symlink_to(classes / "self.png")
    listed = list_class_folders(classes)
    assert [(name, len(paths)) for name, paths in listed] == [("class 2", 2), ("class 10", 1)]


def test_a_class_folder_without_pictures_is_listed_empty(classes: Path) -> None:
    (classes / "class 3").mkdir()
    assert ("class 3", []) in list_class_folders(classes)


def test_pictures_in_the_folder_itself_make_one_class(classes: Path) -> None:
    assert [(name, len(paths)) for name, paths in list_class_folders(classes / "class 2")] == [("class 2", 2)]
    assert [path.name for path in list_pictures(classes / "class 2")] == ["9.jpg", "10.PNG"]


def test_a_folder_without_any_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_bytes(b"")
    for name, words in {"empty": "no pictures", "gone": "not exist", "file.txt": "not a folder"}.items():
        with pytest.raises(PictureError, match=f"{name}.*{words}"):
            list_class_folders(tmp_path / name)
