"""The datasets as they stand in the gallery: what each looks like, what it needs, and whose split it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.folders import cache_folder
from workbench.gui.language import mark, say
from workbench.gui.models.class_figures import split_owner
from workbench.gui.models.downloads import is_downloaded, size_words
from workbench.resources import resources

OWN = "folder"  # the dataset that is any folder of one's own
EVERY, DRAWINGS, PHOTOGRAPHS, YOURS = "every", "drawings", "photographs", "yours"
HANDIEST = ("nothing", "download", "path")  # what a dataset needs before it can be used, the least first
# Where there are no pictures to show yet: a drawing of what they are of.
EMBLEMS = {
    "mnist": "digits",
    "emnist": "letters",
    "kmnist": "kana",
    "fashion_mnist": "clothing",
    "cifar_fs": "mosaic",
    "fc100": "mosaic",
    "mini_imagenet": "photos",
    "tiered_imagenet": "photos",
    "cub": "bird",
    "aircraft": "aeroplane",
    "flowers": "flower",
    "dtd": "fabric",
    OWN: "own-photos",
}
OTHER_DRAWINGS, OTHER_PHOTOGRAPHS = "letters", "photos"
OURS = mark("ours, drawn by chance")


@dataclass(frozen=True)
class GalleryItem:
    """A dataset in the gallery.

    Attributes:
        key: its name in the catalogue.
        title, summary: what it is.
        kind: DRAWINGS, PHOTOGRAPHS or YOURS.
        needs: "nothing", "download" or "path"; ``needed`` says it in a few words.
        facts: (label, words) of what else there is to know.
        pictures: a file with a row of square pictures, or None.
        emblem: the drawing that stands for it.
        is_added: whether the user added it, and can remove it.
    """

    key: str
    title: str
    summary: str
    kind: str
    needs: str
    needed: str
    facts: tuple[tuple[str, str], ...]
    pictures: Path | None
    emblem: str
    is_added: bool = False


def gallery_items(cards: Sequence[Mapping[str, Any]], added: Sequence[Mapping[str, Any]] = ()) -> list[GalleryItem]:
    """The datasets of the catalogue and those that the user ``added``, the handiest first: what is made here, what is
    the user's, what can be downloaded, and what must be had already."""
    items = [*(_item(each, False) for each in cards), *(_item(each, True) for each in added)]
    return sorted(items, key=lambda each: (_effort(each), each.is_added, each.title.casefold()))


def _effort(item: GalleryItem) -> int:
    return 1 if item.kind == YOURS else 2 * HANDIEST.index(item.needs)


def matching(items: Sequence[GalleryItem], typed: str, kind: str, at_hand: bool) -> list[GalleryItem]:
    """Those that have all words that were typed; ``at_hand`` keeps only what needs no download any more."""
    words = typed.casefold().split()
    found = [each for each in items if all(word in _searched(each) for word in words)]
    found = [each for each in found if kind in (EVERY, each.kind)]
    return [each for each in found if not at_hand or is_at_hand(each)]


def is_at_hand(item: GalleryItem) -> bool:
    """Whether a dataset can be used without the network: it is made here, has been fetched, or is the user's."""
    return item.needs == "nothing" or item.kind == YOURS or (item.needs == "download" and is_downloaded(item.key))


def kept_pictures(name: str) -> Path:
    """Where a row of pictures of a dataset is kept once it has been opened."""
    return cache_folder() / "pictures" / f"{name}.png"


def _item(card: Mapping[str, Any], is_added: bool) -> GalleryItem:
    name, other = str(card["name"]), OTHER_DRAWINGS if card["drawings"] else OTHER_PHOTOGRAPHS
    drawn = card["drawings"] or card["needs"] == "nothing"  # what is made here is no photograph
    kind = YOURS if is_added or name == OWN else DRAWINGS if drawn else PHOTOGRAPHS
    return GalleryItem(
        key=name,
        title=_read(card, "title", is_added),
        summary=_read(card, "summary", is_added),
        kind=kind,
        needs=str(card["needs"]),
        needed=_needed(name, str(card["needs"]), is_added),
        facts=_facts(card),
        pictures=_pictures(name),
        emblem=EMBLEMS.get(name, EMBLEMS[OWN] if is_added else other),
        is_added=is_added,
    )


def _read(card: Mapping[str, Any], key: str, is_added: bool) -> str:
    """Translated, unless it is the user's own."""
    return str(card[key]) if is_added else say(str(card[key]))


def _needed(name: str, needs: str, is_added: bool) -> str:
    if is_added:
        return say("Added by you")
    if name == OWN:
        return say("Choose or drop a folder or .zip")
    if needs == "download":
        return _to_download(name)
    return say("Needs your own copy") if needs == "path" else say("No download needed")


def _to_download(name: str) -> str:
    if is_downloaded(name):
        return say("Already downloaded")
    size = size_words(name)
    return say("Download of {size}", size=size) if size else say("Needs a download")


def _facts(card: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    size = say("{size} × {size} pixels", size=card["size"]) if card["size"] else say("as the network wants them")
    colour = say("in colour") if card["colour"] else say("in grey")
    split = split_owner(str(card["split_by"])) or say(OURS)
    facts = (
        (say("Citation"), str(card["citation"])),
        (say("Licence"), say(str(card["licence"]))),
        (say("Split"), split),
        (say("Pictures"), say("{size}, {colour}", size=size, colour=colour)),
    )
    return tuple((label, words) for label, words in facts if words)


def _pictures(name: str) -> Path | None:
    places = (resources() / "datasets" / f"{name}.png", kept_pictures(name))
    return next((each for each in places if each.is_file()), None)


def _searched(item: GalleryItem) -> str:
    return " ".join((item.key, item.title, item.summary, item.kind, *(words for _, words in item.facts))).casefold()
