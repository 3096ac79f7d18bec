"""Names of folders and files that every system can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LONGEST = 60  # characters of a folder's name, of which one may take four bytes of the 255 that there are
UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # on Windows


def folder_names(names: Sequence[str]) -> dict[str, str]:
    """For each class the name of a folder that every system can hold; no two are alike, whatever the case."""
    found: dict[str, str] = {}
    for name in names:
        stem = fit(name)
        taken = {each.casefold() for each in found.values()}
        found[name] = next(each for each in numbered(stem, "") if each.casefold() not in taken)
    return found


def fit(name: str) -> str:
    """The name, but for what some system takes amiss."""
    made = UNFIT.sub("_", name)[:LONGEST].strip().rstrip(".").rstrip()
    if not made or made.startswith(".") or RESERVED.fullmatch(made):
        return f"_{made}"
    return made


def numbered(stem: str, suffix: str) -> Iterator[str]:
    """ "a.png", "a (2).png", "a (3).png" and so on."""
    yield f"{stem}{suffix}"
    number = 2
    while True:
        yield f"{stem} ({number}){suffix}"
        number += 1
