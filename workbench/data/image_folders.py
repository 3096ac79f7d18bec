"""Classes as folders of pictures within one folder named images: ``images/CLASS/1.jpg``, all parts together."""

from __future__ import annotations

import re

from workbench.data.class_folders import is_picture
from workbench.data.shelf import Shelf

PLACE = re.compile(r"(?P<root>(?:.*/)?)images/(?P<label>[^/]+)/[^/]+")


def images_by_class(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Class → its pictures by name, of the outermost folder named images that holds folders of pictures."""
    found = [place for name in shelf.names if is_picture(name) and (place := PLACE.fullmatch(name))]
    outermost = min((place["root"] for place in found), key=len, default="")
    classes = dict[str, list[str]]()
    for place in found:
        if place["root"] == outermost:
            classes.setdefault(place["label"], []).append(place.string)
    return {label: tuple(sorted(files)) for label, files in sorted(classes.items())}
