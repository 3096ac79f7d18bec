"""An SVG drawing that opens anywhere: colours stand in its elements, and a page may replace them by their classes."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from xml.etree import ElementTree

from workbench.runs.log import Floats

NAMESPACE = "http://www.w3.org/2000/svg"
FONT = "Inter, 'Noto Sans', system-ui, 'Noto Sans CJK SC', sans-serif"
EM = 0.56  # the mean width of a letter, of its size; of a Chinese character 1
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML

SURFACE, LINE, CONTROL, TEXT, TEXT2 = "#FFFFFF", "#D9DFE3", "#7C8892", "#182026", "#52606B"
TRAIN, VALIDATION = "#0072B2", "#D55E00"
# Several runs are told apart by colour, as in the window, and by the pattern of their lines.
SERIES = ("#0072B2", "#D55E00", "#4D8C7C", "#4D0A14", "#1E1EDC")
DASHES = ("none", "8 4", "8 3 2 3")

STYLES: dict[str, dict[str, str]] = {
    "paper": {"fill": SURFACE},
    "grid": {"stroke": LINE, "stroke-width": "1"},
    "raw": {"fill": "none", "stroke": TRAIN, "stroke-width": "1", "stroke-opacity": "0.28"},
    "train": {"fill": "none", "stroke": TRAIN, "stroke-width": "2"},
    "kin": {"fill": "none", "stroke": TRAIN, "stroke-width": "1.5", "stroke-dasharray": "6 3"},
    "band": {"fill": VALIDATION, "fill-opacity": "0.24", "stroke": "none"},
    "validation": {"fill": "none", "stroke": VALIDATION, "stroke-width": "2"},
    "dot": {"fill": VALIDATION, "stroke": SURFACE, "stroke-width": "1"},
    "best": {"fill": "none", "stroke": TEXT, "stroke-width": "1.5"},
    "guessing": {"stroke": TEXT2, "stroke-width": "1", "stroke-dasharray": "1.5 2.5"},
    "mark": {"stroke": CONTROL, "stroke-width": "1", "stroke-dasharray": "4 3"},
    "label": {"fill": TEXT2, "font-size": "11"},
    "words": {"fill": TEXT2, "font-size": "12"},
    "value": {"fill": TEXT, "font-size": "12", "font-weight": "600"},
    "heading": {"fill": TEXT, "font-size": "13", "font-weight": "600"},
    **{
        f"run{number}": {
            "fill": "none",
            "stroke": SERIES[number % len(SERIES)],
            "stroke-width": "2",
            "stroke-dasharray": DASHES[number // len(SERIES)],
        }
        for number in range(len(SERIES) * len(DASHES))
    },
}
STYLES |= {  # the interval of each run
    f"area{number}": {"fill": SERIES[number % len(SERIES)], "fill-opacity": "0.14", "stroke": "none"}
    for number in range(len(SERIES) * len(DASHES))
}
DRAWN_AT_MOST = len(SERIES) * len(DASHES)


def writable(text: str) -> str:
    """Without what no XML may hold, such as a NUL in a name."""
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def width_of(words: str, size: float = 12) -> float:
    """About how wide words are, in pixels; nothing here measures a font."""
    return sum(size if unicodedata.east_asian_width(each) in "WF" else EM * size for each in words)


def shortened(words: str, room: float, size: float = 12) -> str:
    """Words cut so that they take no more than about ``room`` pixels."""
    if width_of(words, size) <= room:
        return words
    while words and width_of(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


class Sheet:
    """A drawing of ``width`` × ``height`` pixels. Every shape has a class, which is one of STYLES."""

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        box = f"0 0 {width:g} {height:g}"
        size = {"width": f"{width:g}", "height": f"{height:g}", "viewBox": box}
        self._root = ElementTree.Element(
            "svg", {"xmlns": NAMESPACE, **size, "role": "img", "font-family": FONT, "stroke-linejoin": "round"}
        )
        for name, words in (("title", title), ("desc", description)):
            ElementTree.SubElement(self._root, name).text = writable(words)
        self.add("rect", "paper", width=f"{width:g}", height=f"{height:g}")

    def add(self, shape: str, style: str, **attributes: str) -> ElementTree.Element:
        """One shape in one style."""
        given = {name.replace("_", "-"): value for name, value in attributes.items()}
        return ElementTree.SubElement(self._root, shape, {"class": style, **STYLES[style], **given})

    def line(self, style: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x1, y1), (x2, y2) = start, end
        self.add("line", style, x1=_number(x1), y1=_number(y1), x2=_number(x2), y2=_number(y2))

    def path(self, style: str, x: Floats | Sequence[float], y: Floats | Sequence[float], **attributes: str) -> None:
        """A line through (n,) points; it is broken where a value is no number."""
        pieces, pen = [], "M"
        for a, b in zip(x, y, strict=True):
            if math.isfinite(a) and math.isfinite(b):
                pieces.append(f"{pen}{_number(a)} {_number(b)}")
                pen = "L"
            else:
                pen = "M"
        if pieces:
            self.add("path", style, d="".join(pieces), **attributes)

    def area(self, style: str, x: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
        """What lies between two lines over the same (n,) places."""
        corners = [*zip(x, high, strict=True), *reversed(list(zip(x, low, strict=True)))]
        points = " ".join(f"{_number(a)},{_number(b)}" for a, b in corners if math.isfinite(a) and math.isfinite(b))
        if points:
            self.add("polygon", style, points=points)

    def dot(self, style: str, x: float, y: float, radius: float = 3.5) -> None:
        if math.isfinite(x) and math.isfinite(y):
            self.add("circle", style, cx=_number(x), cy=_number(y), r=_number(radius))

    def text(self, style: str, x: float, y: float, words: str, anchor: str = "start", strong: str = "") -> None:
        """Words on one line, and after them such as stand out."""
        text = self.add("text", style, x=_number(x), y=_number(y), text_anchor=anchor)
        text.text = writable(words)
        if strong:
            ElementTree.SubElement(text, "tspan", {"class": "value", **STYLES["value"]}).text = writable(strong)

    def to_text(self) -> str:
        """The drawing as one SVG element; for a file of its own put the XML declaration before it."""
        return ElementTree.tostring(self._root, encoding="unicode")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
