"""What the workbench keeps on the disk and can do without, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate

from workbench.data.cache_entries import Entry, entries, free_bytes
from workbench.data.kept_downloads import Fetched, fetched
from workbench.folders import cache_folder, data_folder, runs_folder, weights_folder
from workbench.gui.language import language, locale, mark, plural, say
from workbench.gui.models.downloads import KNOWN
from workbench.gui.models.kept_weights import Weights, kept_weights
from workbench.gui.models.mixing import title_of
from workbench.gui.wording import memory
from workbench.runs.about import read_about
from workbench.runs.errors import RunError
from workbench.runs.store import TRASH
from workbench.runs.trash import Trashed, trashed

DATE = mark("d MMMM yyyy")  # as Qt has it
PREPARED = mark("{pictures} of {classes}, {size} × {size} {colour} · used {day}")


@dataclass(frozen=True)
class Stored:
    """Something that can be removed; ``what`` is the entry itself."""

    title: str
    note: str
    bytes: int
    what: Entry | Fetched | Weights | Trashed


@dataclass(frozen=True)
class Shelf:
    """All that is stored: datasets that were prepared, downloads, weights of pretrained networks, and deleted runs.
    ``free`` is what the disk has left, in bytes."""

    prepared: tuple[Stored, ...]
    downloads: tuple[Stored, ...]
    weights: tuple[Stored, ...]
    deleted: tuple[Stored, ...]
    free: int

    @property
    def places(self) -> tuple[Path, Path, Path, Path]:
        """Where the four kinds lie."""
        return cache_folder(), data_folder(), weights_folder(), runs_folder() / TRASH

    @property
    def kinds(self) -> tuple[tuple[Stored, ...], ...]:
        return self.prepared, self.downloads, self.weights, self.deleted


def shelf(today: datetime | None = None) -> Shelf:
    """Look at the disk; takes a while where there are many files. Raises OSError."""
    now = today or datetime.now().astimezone()
    prepared = tuple(_prepared(each, now) for each in entries())
    downloads = tuple(_download(each, now) for each in fetched(each.folder for each in KNOWN.values()))
    weights = tuple(_network(each, now) for each in kept_weights())
    deleted = tuple(_deleted(each, now) for each in trashed())
    return Shelf(prepared, downloads, weights, deleted, free_bytes())


def total(stored: Iterable[Stored]) -> int:
    """What they take together, in bytes."""
    return sum(each.bytes for each in stored)


def size(count: int) -> str:
    """Bytes in words, such as "180 MB"."""
    return memory(count) if count >= 1e6 else say("under 1 MB")


def remove(stored: Iterable[Stored]) -> int:
    """Delete them. → bytes that were freed. Raises OSError or RunError; what was not deleted is still listed."""
    freed = 0
    for each in stored:
        each.what.remove()
        freed += each.bytes
    return freed


def day(seconds: float, now: datetime) -> str:
    """A time as "today", "yesterday", "5 days ago" or "on 3 March 2026"."""
    then = datetime.fromtimestamp(seconds, now.tzinfo)
    days = (now.date() - then.date()).days
    if days < 1:
        return say("today")
    if days < 2:
        return say("yesterday")
    if days < 14:
        return say("{days} days ago", days=days)
    date = locale(language().code).toString(QDate(then.year, then.month, then.day), say(DATE))
    return say("on {date}", date=date)


def _prepared(entry: Entry, now: datetime) -> Stored:
    name, _, place = entry.title.partition(" · ")
    note = say(
        PREPARED,
        pictures=plural(entry.n_images, "picture"),
        classes=plural(entry.n_classes, "class"),
        size=entry.size,
        colour=say("in colour") if entry.channels == 3 else say("grey"),
        day=day(entry.used, now),
    )
    note = say("{note} · from {place}", note=note, place=place) if place else note
    return Stored(title_of(name), note, entry.bytes, entry)


def _download(each: Fetched, now: datetime) -> Stored:
    titles = [title_of(name) for name, download in KNOWN.items() if download.folder == each.folder.name]
    return Stored(say(" and ").join(titles), _came(each, now), each.bytes, each)


def _network(each: Weights, now: datetime) -> Stored:
    return Stored(say(each.title), _came(each, now), each.bytes, each)


def _deleted(each: Trashed, now: datetime) -> Stored:
    try:
        title = read_about(each.path).title
    except RunError:  # it may be deleted all the same
        title = ""
    return Stored(title or each.name, say("Deleted {day}", day=day(each.when, now)), each.size, each)


def _came(each: Fetched | Weights, now: datetime) -> str:
    when = day(each.changed, now)
    return say("Downloaded {when}", when=when) if each.is_whole else say("Begun {when}, not whole yet", when=when)


def words(stored: Iterable[Stored], noun: str = "dataset") -> str:
    """How many, and what they take together: "3 datasets, 180 MB"."""
    them = list(stored)
    return (
        say("{things}, {size}", things=plural(len(them), noun), size=size(total(them))) if them else say("nothing yet")
    )
