"""Recognise pictures with the classifier beside this file: python NAME_example.py PICTURE…

    pip install numpy pillow onnxruntime

Pictures are made what the network expects (its size; a photograph's middle, or a drawing as dark ink on light paper) by
the very steps of the workbench that wrote this: what matters is `classifier`; all below `read` is that preparing.
"""

from __future__ import annotations

import io
import json
import math
import os
import sys
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else onnxruntime tells its maker what runs here

import numpy as np
import onnxruntime
from PIL import Image, ImageFilter, ImageOps

CLASSIFIER = Path(__file__).with_name(Path(__file__).name.replace("_example.py", ".onnx"))


def main() -> int:
    sys.stdout.reconfigure(errors="backslashreplace")  # a console may lack the letters of a name
    sys.stderr.reconfigure(errors="backslashreplace")
    if not sys.argv[1:]:
        print(f"Usage: python {Path(__file__).name} PICTURE…", file=sys.stderr)
        return 2
    classify, status = classifier(CLASSIFIER), 0
    for path in sys.argv[1:]:
        try:
            label, likely = classify(path)
        except UnusableError as error:
            print(error, file=sys.stderr)
            status = 2
        else:
            print(f"{path}\t{label}\t{likely:.1%}")
    return status


def classifier(file):
    """What gives a picture file's label and how likely it is, in 0..1; "none of these" where it is unlike all."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    facts = {name: json.loads(text) for name, text in session.get_modelmeta().custom_metadata_map.items()}

    def classify(path):
        images = read(path, facts["preprocessing"])[None]  # any number of them at once
        scores, *known = session.run(None, {"images": images})
        best = int(scores[0].argmax())
        if known and known[0][0] < facts["reject_below"]:
            return "none of these", 1 - float(known[0][0])
        return facts["classes"][best], float(scores[0][best])

    return classify


class UnusableError(ValueError):
    """A file is not a usable picture; the message is a sentence."""


def read(path, expected):
    """A picture file → (channels, size, size) uint8. Raises UnusableError."""
    try:
        return prepare(Path(path).read_bytes(), expected)
    except Exception as error:  # Pillow raises nearly anything on a damaged file
        reason = getattr(error, "strerror", None) or "it is not a picture, or damaged"
        raise UnusableError(f"{path} cannot be read: {reason}.") from error


def prepare(content, expected):
    """The content of a picture file → (channels, size, size) uint8."""
    pixels, closeup, part = decode(content)
    size, channels = expected["size"], expected["channels"]
    if expected["photo"]:
        image = _photograph(pixels, size, channels)
    else:
        drawing = _drawing(pixels if closeup is None else closeup, part, size)
        image = np.repeat(drawing[..., None], channels, axis=2)
    return image.transpose(2, 0, 1)


def decode(content):
    """(H, W, 4) uint8 RGBA, a closer view of a drawing on a large page or None, and the part of the page it shows."""
    image = Image.open(io.BytesIO(content))
    image.draft(None, (WORKING_SIDE, WORKING_SIDE))
    image = ImageOps.exif_transpose(_shrink(to_rgba(image), WORKING_SIDE))
    pixels = np.array(_shrink(image, LONGEST_SIDE))
    return pixels, *_closeup(image, pixels)


LONGEST_SIDE = 256
WORKING_SIDE = 1024
FAINTEST = 20.0
NOISIEST = 40.0
EXTENT = (0.0, 0.15, 0.36, 0.92, 1.0)
FRAMED = (0.65, 0.65, 0.36, 0.92, 0.85)
OFF_CENTRE = (0.0, 0.0, 0.16, 0.16, 0.16)
STROKE = 0.045
THIN, THICK, FILLED = 0.75, 1.5, 5.0
SHAVED = 0.4
FINE = 252


def _closeup(image: Image.Image, pixels: np.ndarray) -> tuple[np.ndarray | None, float]:
    longest = max(image.size)
    scale = longest / max(pixels.shape)
    if scale <= 1:
        return None, 1.0
    left, top, side = (scale * edge for edge in frame(find_ink(pixels)))
    if side > 0.6 * longest:
        return None, 1.0
    # The ink was measured on the small picture, so some room is left around it.
    room = 0.1 * side
    right, bottom = min(left + side + room, image.width), min(top + side + room, image.height)
    box = (round(max(left - room, 0)), round(max(top - room, 0)), round(right), round(bottom))
    closer = image.crop(box)
    return np.array(_shrink(closer, LONGEST_SIDE)), max(closer.size) / longest


def to_rgba(image: Image.Image) -> Image.Image:
    """A picture of any mode, also of 16 bit, palette or CMYK."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bit(np.asarray(image))
    elif image.mode == "CMYK":
        image = image.convert("RGB")
    return image.convert("RGBA")


def _eight_bit(values: np.ndarray) -> Image.Image:
    """Grey of 16 or 32 bit, whole or floating: Pillow would cut it off at 255."""
    grey = np.nan_to_num(values.astype(np.float32))
    low, high = float(grey.min()), float(grey.max())
    if low >= 0 and 255 < high <= 65535:
        low, high = 0.0, 65535.0
    scaled = (grey - low) * (255 / max(high - low, 1e-12))
    return Image.fromarray(np.rint(scaled).astype(np.uint8))


def _shrink(image: Image.Image, side: int) -> Image.Image:
    """Average areas until the longest side fits, so that thin strokes fade instead of breaking up."""
    longest = max(image.size)
    if longest <= side:
        return image
    width, height = (max(1, round(edge * side / longest)) for edge in image.size)
    return image.resize((width, height), Image.Resampling.BOX)


def _photograph(pixels: np.ndarray, size: int, channels: int) -> np.ndarray:
    """(H, W, 4) uint8 → (size, size, channels) uint8, over white where it is transparent."""
    image = Image.fromarray(pixels)
    white = Image.new("RGBA", image.size, "white")
    image = Image.alpha_composite(white, image).convert("L" if channels == 1 else "RGB")
    side = min(image.size)
    left, top = (image.width - side) / 2, (image.height - side) / 2
    box = (left, top, left + side, top + side)
    return np.asarray(image.resize((size, size), Image.Resampling.BICUBIC, box=box)).reshape(size, size, channels)


def _drawing(pixels: np.ndarray, part: float, size: int) -> np.ndarray:
    """(H, W, 4) uint8, which shows ``part`` of its page → (size, size) uint8, ink 0 on paper 255."""
    ink = find_ink(pixels)
    left, top, side = frame(ink, part)
    image = Image.fromarray(np.rint(255 * ink).astype(np.uint8))
    # The frame may reach beyond the picture: paper, which holds no ink, goes on there.
    margin = math.ceil(side)
    page = Image.new("L", (image.width + 2 * margin, image.height + 2 * margin))
    page.paste(image, (margin, margin))
    corner = (left + margin, top + margin)
    box = (*corner, corner[0] + side, corner[1] + side)
    small = _framed(page, box, size, _edges(stroke_width(ink) / side))
    return np.asarray(255 - np.rint(_darken(np.asarray(small, np.float32))), np.uint8)


def _framed(page: Image.Image, box: tuple, size: int, edges: int) -> Image.Image:
    """The ``box`` of a page of ink at ``size`` × ``size`` pixels, with the edges of its strokes moved."""
    if not edges:
        return page.resize((size, size), Image.Resampling.BICUBIC, box=box)
    fine = page.resize((FINE, FINE), Image.Resampling.BICUBIC, box=box)
    return move_edges(fine, edges).resize((size, size), Image.Resampling.BICUBIC)


def _edges(width: float) -> int:
    """How far to move the edges of strokes of a width (a fraction of the frame), in pixels of FINE.

    Thin strokes would fade away when the frame becomes small, and those of a marker would run into each other.
    """
    if 0 < width < THIN * STROKE:
        return round(FINE * (STROKE - width) / 2)
    if THICK * STROKE < width < FILLED * STROKE:
        return -round(FINE * min(width - STROKE, SHAVED * width) / 2)
    return 0


def move_edges(image: Image.Image, pixels: int) -> Image.Image:
    """Widen (or, below 0, thin) the ink by a number of pixels on each side."""
    # One wide filter would take far longer than many narrow ones.
    for _ in range(abs(pixels)):
        image = image.filter(ImageFilter.MaxFilter(3) if pixels > 0 else ImageFilter.MinFilter(3))
    return image


def _darken(ink: np.ndarray) -> np.ndarray:
    """Bring faint strokes (0..255) to full ink; what is already dark stays as it is."""
    inked = ink[ink > 25]
    full = float(np.percentile(inked, 95)) if inked.size else 255.0
    return np.asarray(np.clip(ink * max(1.0, 200 / full), 0, 255), np.float32)


def find_ink(pixels: np.ndarray) -> np.ndarray:
    """How much ink each pixel of an RGBA drawing holds: (H, W, 4) uint8 → (H, W) in 0 (paper) to 1 (ink).

    Ink is what differs from the paper, and paper is what the border shows, so nothing is assumed of either's
    colour. An empty page has no ink: its noise is not amplified.
    """
    colour = _flatten(pixels.astype(np.float32))
    paper, like = _paper(colour)
    distance = np.linalg.norm(colour - paper, axis=2)
    # Where a page is darker, so is its contrast.
    light = paper.mean(axis=2) + 1
    distance *= np.clip(light.mean() / light, 0.5, 2)
    noise = min(3 * float(np.median(distance[like])), NOISIEST)
    marked = distance[distance > max(noise, FAINTEST / 2)]
    full = float(np.percentile(marked, 90)) if marked.size else 0.0
    if full < max(FAINTEST, 2 * noise):
        return np.zeros_like(distance)
    ink = np.clip((distance - noise) / (0.95 * full - noise), 0, 1)
    # Compression leaves faint ghosts beside strokes; a ramp removes them and keeps what is darker.
    return np.asarray(ink * np.clip(ink / 0.15, 0, 1), np.float32)


def frame(ink: np.ndarray, part: float = 1.0) -> tuple[float, float, float]:
    """The square to look at: left, top and side, in pixels of ``ink`` (H, W); it may reach beyond the edges.

    It is the whole picture unless its ink is much smaller, larger or further off the middle than the drawings
    of Omniglot are; then it is a square around the ink in which it lies as theirs do. ``part`` is the fraction
    of its page that the picture shows.
    """
    height, width = ink.shape
    longest = float(max(height, width))
    left, right = _span(ink.sum(0))
    top, bottom = _span(ink.sum(1))
    extent = max(right - left, bottom - top)
    if extent <= 0:
        return (width - longest) / 2, (height - longest) / 2, longest
    on_page = extent / longest * part
    side = extent / float(np.interp(on_page, EXTENT, FRAMED))
    room = float(np.interp(on_page, EXTENT, OFF_CENTRE))
    return _place(left, right, width, side, room), _place(top, bottom, height, side, room), side


def stroke_width(ink: np.ndarray) -> float:
    """Mean width of the strokes, in pixels: a stroke of width w and length l has area w·l and edges 2·l.

    Central differences measure edges alike in every direction; strokes under 2 pixels come out as 2.
    """
    down, across = np.gradient(np.pad(ink, 2))
    return 2 * float(ink.sum()) / max(float(np.hypot(down, across).sum()), 1e-6)


def _place(low: float, high: float, length: int, side: float, room: float) -> float:
    """Where a frame of ``side`` begins, so that the ink's middle stays where it was if that is usual."""
    middle = (low + high) / 2
    where = (middle - (length - side) / 2) / side if side >= length else middle / length
    return middle - side * float(np.clip(where, 0.5 - room, 0.5 + room))


def _span(profile: np.ndarray) -> tuple[float, float]:
    """First and last pixel that hold ink; specks of less than 0.3 % of it on either side do not count."""
    total = float(profile.sum())
    if total <= 0:
        return 0.0, 0.0
    part = np.cumsum(profile, dtype=np.float64) / total
    return float(np.searchsorted(part, 0.003)), float(np.searchsorted(part, 0.997) + 1)


def _flatten(rgba: np.ndarray) -> np.ndarray:
    """Colours (H, W, 3) of a picture that may be transparent: (H, W, 4) in 0..255."""
    colour, alpha = rgba[..., :3], rgba[..., 3:] / 255
    if alpha.min() > 0.98:
        return colour
    mean = (colour * alpha).sum((0, 1)) / max(float(alpha.sum()), 1e-6)
    spread = np.sqrt(((colour - mean) ** 2 * alpha).sum((0, 1)) / max(float(alpha.sum()), 1e-6))
    if spread.max() < 24:
        # One colour alone: the drawing is in the transparency, be it black or white.
        return np.asarray(np.repeat(255 * (1 - alpha), 3, axis=2), np.float32)
    background = 255.0 if mean.mean() < 160 else 0.0
    return np.asarray(colour * alpha + background * (1 - alpha), np.float32)


def _paper(colour: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The paper's colour everywhere (H, W, 3), and where it shows (H, W)."""
    # A smooth surface is as well found on a coarse grid, and sooner.
    step = max(1, max(colour.shape) // 64)
    coarse, terms = colour[::step, ::step], _terms(*colour.shape[:2])
    edge = _border(*coarse.shape[:2])
    solution, share = _surface(terms[::step, ::step], coarse, edge)
    if share < 1 / 3:
        # A drawing cut out tightly has its ink at the border: then paper is what there is most of.
        solution, _ = _surface(terms[::step, ::step], coarse, np.ones_like(edge))
    paper = np.asarray(terms @ solution, np.float32)
    return paper, np.linalg.norm(colour - paper, axis=2) <= 3 * FAINTEST


def _terms(height: int, width: int) -> np.ndarray:
    """The terms of a quadratic surface, (H, W, 6)."""
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2).astype(np.float32)


def _surface(terms: np.ndarray, colour: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, float]:
    """The surface (6, 3) through the colour that prevails at ``start``, and the share of the picture like it.

    A photographed page is lighter on one side; a quadratic surface follows that, but no stroke.
    """
    surface = np.broadcast_to(np.median(colour[start], axis=0), colour.shape)
    for _ in range(3):
        away = np.linalg.norm(colour - surface, axis=2)
        like = away <= np.clip(3 * float(np.median(away[start])), FAINTEST, 3 * FAINTEST)
        solution = _fit(terms[like], colour[like])
        surface = terms @ solution
    return solution, float(like.mean())


def _border(height: int, width: int) -> np.ndarray:
    """Where paper is looked for: the outer 4 % on every side, one pixel at least."""
    inner = np.zeros((height, width), np.bool_)
    down, across = max(1, round(0.04 * height)), max(1, round(0.04 * width))
    inner[down : height - down, across : width - across] = True
    return ~inner


def _fit(design: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Least squares (6, 3) from N pixels, (N, 6) → (N, 3); few pixels give an even surface."""
    ridge = 1e-3 * max(len(design), 1) * np.eye(design.shape[1], dtype=np.float32)
    ridge[0, 0] = 0
    solution = np.linalg.lstsq(design.T @ design + ridge, design.T @ target, rcond=None)[0]
    return np.asarray(solution, np.float32)


if __name__ == "__main__":
    sys.exit(main())
