"""The pages of the help: what they say in the window's language, in which order they stand, and what is found in them.

Each is a file of HTML in ``resources/help/<language>``; what there is to say of algorithms comes from the catalogue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from workbench.catalogue import catalogue
from workbench.gui.models.help_algorithms import ALGORITHMS, FAMILIES, algorithms_of, families, page_of_family
from workbench.resources import resources

FIRST = "meta-learning"
GUIDE = (FIRST, "tasks", "inner-loop", "curves", "try-it", "own-pictures", "runs", "export", "keyboard", "words")
CHOOSING = "choosing"
KEYS = "<!-- keys -->"  # where the table of keys stands
HEADINGS = ("h1", "h2", "h3")
SHOWN = 60  # characters around what was found


@dataclass
class Section:
    """What stands below one heading. anchor: its name within the page, "" for the page's own heading."""

    page: str
    anchor: str
    heading: str = ""
    text: str = ""

    @property
    def address(self) -> str:
        """Where it is, as links in the pages name it."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page

    def mentions(self, words: list[str]) -> bool:
        """Whether each of some words, in small letters, stands in it."""
        said = f"{self.heading} {self.text}".casefold()
        return all(word in said for word in words)


def folder() -> Path:
    return resources() / "help"


def pages() -> tuple[str, ...]:
    """The names of all pages, in order."""
    return (*GUIDE, CHOOSING, *(page_of_family(each) for each in catalogue().families))


def page(name: str, code: str, keys: str = "") -> str:
    """A page as HTML in a language; ``keys`` is the table of keys. Raises FileNotFoundError."""
    html = (folder() / code / f"{name}.html").read_text(encoding="utf-8")
    return html.replace(ALGORITHMS, algorithms_of(name)).replace(FAMILIES, families()).replace(KEYS, keys)


def title(name: str, code: str) -> str:
    """What stands above a page."""
    return sections(name, code)[0].heading


def sections(name: str, code: str, keys: str = "") -> list[Section]:
    """The parts of a page, in order."""
    reader = _Sections(name)
    reader.feed(page(name, code, keys))
    reader.close()
    return reader.found


def search(typed: str, every: list[Section]) -> list[Section]:
    """The parts in which every typed word stands, those first whose heading has one."""
    words = typed.casefold().split()
    found = [each for each in every if words and each.mentions(words)]
    return sorted(found, key=lambda each: not any(word in each.heading.casefold() for word in words))


def excerpt(section: Section, typed: str) -> str:
    """The words around the first that was typed."""
    text = section.text
    at = next((place for word in typed.casefold().split() if (place := text.casefold().find(word)) >= 0), 0)
    start = max(at - SHOWN // 2, 0)
    return f"{'…' if start else ''}{text[start : start + SHOWN].strip()}…"


class _Sections(HTMLParser):
    """Reads a page: every heading begins a part, whose anchor stands within the heading."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page, self._in_heading = page, False
        self.found: list[Section] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._in_heading = True
            self.found.append(Section(self._page, ""))
        elif tag == "a" and self._in_heading:
            self.found[-1].anchor = dict(attrs).get("name") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self.found and self._in_heading:
            self.found[-1].heading += data
        elif self.found:
            self.found[-1].text = re.sub(r"\s+", " ", f"{self.found[-1].text} {data}").strip()
