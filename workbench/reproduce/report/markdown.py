"""A table as Markdown that reads well both as it is and when it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.reproduce.cells import Cell
from workbench.reproduce.published import Table
from workbench.reproduce.report.foot import Section, foot
from workbench.reproduce.report.notes import Note, notes, numbers
from workbench.reproduce.report.sources import Source, Text, sources
from workbench.reproduce.report.words import NONE, between, judged, ours, planned, practised, reported, rise
from workbench.reproduce.rows import Row, rows

HEADS = ("Method", "Task", "Published", "Re-run", "Ours ± 95 %", "Band", "Verdict", "Slope", "Practised", "Notes")
# what would be read as markup: anywhere, and where it begins an entity such as &lt;
MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")


def markdown(table: Table, cells: Sequence[Cell]) -> str:
    """The whole file."""
    shown = rows(table, cells)
    legend = notes(shown)
    parts = [f"# {plain(table.title)}: what the papers report, and what comes out here"]
    parts += ["\n".join(_table(shown, legend))] if shown else ["Nothing has been run yet."]
    if legend:
        parts += ["## Notes", "\n".join(f"{note.number}. {_sentence(plain(note.text))}" for note in legend)]
    parts += [part for section in foot(table, cells) for part in _section(section)]
    if shown:
        parts += ["## Sources", "\n".join(_source(each) for each in sources(shown))]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """``text`` on one line, such that nothing in it is read as markup."""
    return MARKUP.sub(_escaped, " ".join(text.split()))


def _escaped(found: re.Match[str]) -> str:
    # a backslash before "<" does not keep every reader from seeing a tag
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(found[0], f"\\{found[0]}")


def _table(shown: Sequence[Row], legend: Sequence[Note]) -> Iterator[str]:
    body = [[plain(text) for text in _texts(row, legend)] for row in shown]
    widths = [max(map(len, column)) for column in zip(HEADS, *body, strict=True)]
    yield _line(HEADS, widths)
    yield _line(["-" * width for width in widths], widths)
    yield from (_line(texts, widths) for texts in body)


def _texts(row: Row, legend: Sequence[Note]) -> Iterator[str]:
    yield row.title
    yield row.column
    yield _figures(row, rerun=False)
    yield _figures(row, rerun=True)
    yield ours(row)
    yield between(row.band)
    yield judged(row)
    yield rise(row.slope)
    yield _practised(row)
    yield ", ".join(map(str, numbers(row, legend)))


def _practised(row: Row) -> str:
    of = planned(row)
    return practised(row).replace(" in ", f" of {of} in ") if of else practised(row)


def _figures(row: Row, rerun: bool) -> str:
    return "; ".join(reported(each) for each in row.figures if each.rerun == rerun) or NONE


def _line(texts: Iterable[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(text.ljust(width) for text, width in zip(texts, widths, strict=True)) + " |"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield from map(plain, section.paragraphs)
    if section.commands:
        yield "\n".join(["```sh", *section.commands, "```"])


def _source(source: Source) -> str:
    return f"- **{plain(source.title)}**: " + "".join(map(_piece, source.pieces))


def _piece(text: Text) -> str:
    if text.url == text.words:
        return f"<{text.url}>"
    words = MARKUP.sub(_escaped, text.words)
    return f"[{words}](<{text.url}>)" if text.url else words


def _sentence(text: str) -> str:
    """With a capital at its beginning and a full stop at its end."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
