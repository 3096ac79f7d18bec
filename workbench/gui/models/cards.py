"""What a chooser shows of each choice: algorithms, networks and final classifiers, from the catalogue's entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.gui.language import mark, say

ARXIV = "https://arxiv.org/abs/"
WHEN, COST, SIZE = mark("When to use it"), mark("Cost on this computer"), mark("Size")
SLOW = mark(" With methods that learn by gradient descent: tasks are computed one after another with this network.")
ONE_BY_ONE = mark("Tasks are computed one after another with this network.")
PRETRAINED, UNTRAINED = mark("Pretrained on photographs"), mark("Trained from scratch")


@dataclass(frozen=True)
class PaperRef:
    """A paper in words, and where it can be read."""

    words: str
    title: str
    url: str

    @property
    def short(self) -> str:
        """Of more than two authors the first: Vinyals et al. 2016."""
        authors, _, year = self.words.rpartition(" ")
        first, comma, _ = authors.partition(",")
        return f"{first} et al. {year}" if comma else self.words


@dataclass(frozen=True)
class Card:
    """One choice. ``group`` is the heading it stands under, ``note`` what stands beside it in a list.

    ``facts`` are headings with their words, in reading order.
    """

    key: str
    title: str
    group: str = ""
    note: str = ""
    summary: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    paper: PaperRef | None = None

    def matches(self, typed: str) -> bool:
        """Whether every typed word is part of a name, the group or the paper."""
        paper = f"{self.paper.words} {self.paper.title}" if self.paper else ""
        said = f"{self.key} {self.title} {self.group} {paper}".casefold()
        return all(word in said for word in typed.casefold().split())

    def mentions(self, typed: str) -> bool:
        """Whether every typed word is part of anything that is said of it."""
        facts = " ".join(words for _, words in self.facts)
        said = f"{self.key} {self.title} {self.group} {self.summary} {facts}".casefold()
        return all(word in said for word in typed.casefold().split())

    def likeness(self, typed: str) -> int:
        """How much of the name was typed: 3 for all of it, 2 for its beginning, 1 for a part, else 0."""
        typed, names = typed.casefold().strip(), (self.key.casefold(), self.title.casefold())
        if typed in names:
            return 3
        return 2 if any(each.startswith(typed) for each in names) else int(any(typed in each for each in names))


def algorithm_card(entry: Mapping[str, Any], cost: str) -> Card:
    """``cost`` says in words how long it takes here."""
    return Card(
        key=entry["name"],
        title=say(entry["title"]),
        group=say(entry["family"]),
        note=str(entry["paper"]["year"]),
        summary=say(entry["summary"]),
        facts=((say(WHEN), say(entry["advice"])), (say(COST), cost)),
        paper=paper_ref(entry["paper"]),
    )


def network_cards(entries: Sequence[Mapping[str, Any]]) -> tuple[Card, ...]:
    """Networks to train from scratch, then pretrained ones."""
    return tuple(_network_card(each) for each in sorted(entries, key=lambda each: bool(each["pretrained"])))


def head_cards(entries: Sequence[Mapping[str, Any]]) -> tuple[Card, ...]:
    return tuple(
        Card(each["name"], say(each["title"]), "", "", say(each["summary"]), _advice(each)) for each in entries
    )


def paper_ref(paper: Mapping[str, Any] | None) -> PaperRef | None:
    """None where an entry names no paper, or none that can be read somewhere."""
    if not paper:
        return None
    url = paper.get("url") or (f"{ARXIV}{paper['arxiv']}" if paper.get("arxiv") else "")
    return PaperRef(f"{paper['authors']} {paper['year']}", paper["title"], url) if url else None


def parameter_words(count: int) -> str:
    """111936 → 112 thousand parameters; 11176512 → 11.2 million parameters."""
    return say("{number} parameters", number=_rounded(count))


def _rounded(count: int) -> str:
    """111936 → 112 thousand."""
    if count < 1000:
        return str(count)
    if count < 999_500:
        return say("{thousands:.3g} thousand", thousands=count / 1000)
    return say("{millions:.3g} million", millions=count / 1_000_000)


def size_words(network: Mapping[str, Any]) -> str:
    """How large a network is, and what has to be downloaded for it."""
    words = parameter_words(int(network["parameters"]))
    size = network.get("download_mb")
    return say("{parameters}; {megabytes:g} MB to download once", parameters=words, megabytes=size) if size else words


def is_one_by_one(network: Mapping[str, Any]) -> bool:
    """Whether methods that change the network for a task must compute task after task."""
    return not network.get("one_computation", not network["pretrained"])


def _network_card(entry: Mapping[str, Any]) -> Card:
    when = say(entry["advice"]) + (say(SLOW) if is_one_by_one(entry) else "")
    return Card(
        key=entry["name"],
        title=say(entry["title"]),
        group=say(PRETRAINED) if entry["pretrained"] else say(UNTRAINED),
        note=_rounded(int(entry["parameters"])),
        summary=say(entry["summary"]),
        facts=((say(WHEN), when), (say(SIZE), say("{size}.", size=size_words(entry)))),
        paper=paper_ref(entry.get("paper")),
    )


def _advice(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return ((say(WHEN), say(entry["advice"])),) if entry.get("advice") else ()
