"""The README leads nowhere that is not there, and every picture beside it can be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

TOP = Path(__file__).parents[1]
TEXT = (TOP / "README.md").read_text("utf-8")
PICTURES = sorted((TOP / "resources" / "screenshots").glob("*.png"))
LINK = re.compile(r"""\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)\"""")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OTHERS = ("-zh.png", "dark.png")  # the same in another language or theme
LARGEST = 120_000  # bytes


def links() -> list[str]:
    return [first or second for first, second in LINK.findall(TEXT)]


def anchor(heading: str) -> str:
    """As GitHub names it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("link", sorted({each for each in links() if not each.startswith("http")}))
def test_every_link_within_the_repository_leads_somewhere(link: str) -> None:
    file, _, part = link.partition("#")
    target = TOP / file if file else TOP / "README.md"
    assert target.exists()
    if part:
        assert part in {anchor(each) for each in HEADING.findall(target.read_text("utf-8"))}


def test_every_picture_is_shown_or_is_the_same_as_one_that_is() -> None:
    shown = {Path(each).name for each in links()}
    unseen = [each.name for each in PICTURES if each.name not in shown and not each.name.endswith(OTHERS)]
    assert PICTURES and not unseen


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_pictures_are_small_and_there_in_both_languages(picture: Path) -> None:
    english = picture.name.replace("-zh.png", ".png")
    assert picture.with_name(english).exists()
    assert picture.with_name(english.replace(".png", "-zh.png")).exists()
    assert picture.stat().st_size <= LARGEST
    with Image.open(picture) as image:
        assert min(image.size) >= 300
