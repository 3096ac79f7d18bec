"""Where the figures of a table come from, with links to the papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.catalogue import catalogue
from workbench.reproduce.published import Figure
from workbench.reproduce.rows import Row

ARXIV = "https://arxiv.org/abs/"
# an arXiv id, or an address up to what ends it in a sentence
LINK = re.compile(r"\b(?P<arxiv>\d{4}\.\d{4,5})\b|(?P<address>https?://[^\s<>\"]*[^\s<>\".,;:)])")


@dataclass(frozen=True)
class Text:
    """A piece of text; ``url`` is what it links to, or empty."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Source:
    """A method's paper, and who reports the figures that a table has of it."""

    title: str
    pieces: tuple[Text, ...]


def sources(rows: Sequence[Row]) -> list[Source]:
    """One for each method, in the order of the rows."""
    of_method: dict[str, list[Row]] = {}
    for row in rows:
        of_method.setdefault(row.method, []).append(row)
    return [_source(method, of) for method, of in of_method.items()]


def linked(text: str) -> Iterator[Text]:
    """``text`` in pieces, with a link for every arXiv id and every address."""
    end = 0
    for found in LINK.finditer(text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        if found["arxiv"]:
            yield Text(f"arXiv:{found[0]}", ARXIV + found[0])
        else:
            yield Text(found[0], found[0])
        end = found.end()
    if end < len(text):
        yield Text(text[end:])


def _source(method: str, of: Sequence[Row]) -> Source:
    paper = catalogue().algorithm(method)["paper"]
    figures = list(dict.fromkeys(figure for row in of for figure in row.figures))
    text = " ".join([_paper(paper), *_reported(paper, figures)])
    return Source(of[0].title, tuple(linked(text)))


def _paper(paper: dict[str, Any]) -> str:
    where = paper["arxiv"] or paper["url"]
    return f"{paper['authors']} {paper['year']}, “{paper['title']}”{', ' if where else ''}{where}."


def _reported(paper: dict[str, Any], figures: Sequence[Figure]) -> Iterator[str]:
    if not figures:
        yield "No accuracy is known to be published for these tasks."
    # a figure of the method's own paper needs no more words
    elsewhere = [each for each in figures if not each.rerun and (each.remark or not _in_paper(each, paper))]
    if said := _origins(elsewhere):
        yield f"Published: {said}."
    if said := _origins(each for each in figures if each.rerun):
        yield f"Re-run: {said}."


def _in_paper(figure: Figure, paper: dict[str, Any]) -> bool:
    return bool(paper["arxiv"]) and paper["arxiv"] in figure.source


def _origins(figures: Iterable[Figure]) -> str:
    """Who reports figures, each with what distinguishes them, in the order in which a row shows them."""
    remarks: dict[str, list[str]] = {}
    for each in figures:
        known = remarks.setdefault(each.source, [])
        if each.remark and each.remark not in known:
            known.append(each.remark)
    return "; ".join(f"{who} ({'; '.join(of)})" if of else who for who, of in remarks.items() if who)
