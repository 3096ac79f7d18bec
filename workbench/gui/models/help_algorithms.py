"""What the help says of algorithms: everything that the catalogue knows of them, so that none can be missing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from workbench.catalogue import catalogue
from workbench.gui.language import mark, say
from workbench.gui.models.cards import PaperRef, paper_ref

# Where a page names the algorithms of its family, and where one names all the families.
ALGORITHMS, FAMILIES = "<!-- algorithms -->", "<!-- families -->"
ADVICE, PAPER = mark("When to choose it:"), mark("The paper:")
OPENS = mark("Opens {url} in the browser.")


def page_of_family(family: str) -> str:
    """Baselines → baselines."""
    return family.lower().replace(" ", "-")


def page_of_algorithm(name: str) -> str:
    """Where an algorithm is explained: maml → learning-by-gradient-descent#maml."""
    return f"{page_of_family(catalogue().algorithm(name)['family'])}#{name}"


def algorithms_of(page: str) -> str:
    """The algorithms of a family's page, as HTML; empty for any other page."""
    return "".join(_algorithm(each) for each in catalogue().algorithms if page_of_family(each["family"]) == page)


def families() -> str:
    """Every family with its algorithms, as HTML, each of them a link."""
    return "".join(_family(each) for each in catalogue().families)


def _family(family: str) -> str:
    page = page_of_family(family)
    listed = [each for each in catalogue().algorithms if each["family"] == family]
    links = " · ".join(f'<a href="{page}#{each["name"]}">{escape(say(each["title"]))}</a>' for each in listed)
    return f'<p><a href="{page}"><b>{escape(say(family))}</b></a><br>{links}</p>'


def _algorithm(entry: Mapping[str, Any]) -> str:
    paper, advice = paper_ref(entry["paper"]), escape(say(entry["advice"]))
    return (
        f'<h2><a name="{entry["name"]}"></a>{escape(say(entry["title"]))}</h2>'
        f"<p>{escape(say(entry['summary']))}</p>"
        f"<p><b>{escape(say(ADVICE))}</b> {advice}</p>"
        f'<p class="paper"><b>{escape(say(PAPER))}</b> {_link(paper) if paper else ""}</p>'
    )


def _link(paper: PaperRef) -> str:
    """Opens in the browser, as its tool tip says."""
    tip = escape(say(OPENS, url=paper.url))
    return f'{escape(paper.words)}. <a href="{escape(paper.url)}" title="{tip}">{escape(paper.title)}</a>'
