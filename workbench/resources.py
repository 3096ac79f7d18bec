"""Where shipped files lie: alike from a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata
from pathlib import Path

DOWNLOAD_PAGE = "download_page.txt"  # written when the program is packed


@cache
def resources() -> Path:
    """The folder of shipped files.

    Raises:
        FileNotFoundError: the installation is incomplete; the message names every place that was looked at.
    """
    here = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", here)) / "resources"
    places = [frozen, here / "_resources", here.parent / "resources"]
    for place in places:
        if (place / "catalogue.json").is_file():
            return place
    raise FileNotFoundError(f"The shipped files were not found in {', '.join(map(str, places))}.")


def download_page() -> str:
    """The address from which newer versions come; "" where whoever packed this installation named none."""
    try:
        return (resources() / DOWNLOAD_PAGE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def version() -> str:
    """The version of this installation."""
    return metadata.version("metalearning-workbench")
