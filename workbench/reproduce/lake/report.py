"""Lake's table as Markdown, JSON and one HTML page that needs nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from workbench.reproduce.lake.table import LakeTable, Row, shown
from workbench.resources import version

TITLE = "Lake's 20-way one-shot task within alphabets"
HEADINGS = ("Classifier", "Error, %", "Source", "Notes", "Verdict")
HOW = (
    "Each run is learned from one picture of each class, and each test picture answered by itself. "
    "± is half the 95 % interval over the runs, by Student's t. "
    "Tasks whose classes come from unlike alphabets are far easier: never compare the two."
)
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.35rem .8rem;"
    "border-bottom:1px solid #8886}td:nth-child(2){white-space:nowrap;font-variant-numeric:tabular-nums}"
    "tr.here td{font-weight:600}"
)


def write_table(table: LakeTable, out: Path) -> None:
    """Write table.md, table.json and table.html into ``out``. Raises OSError."""
    record = {"version": version(), **table.to_json()}
    texts = {"md": as_markdown(table), "json": json.dumps(record, indent=1) + "\n", "html": as_html(table)}
    for suffix, text in texts.items():
        (out / f"table.{suffix}").write_text(text, encoding="utf-8", newline="\n")


def as_markdown(table: LakeTable) -> str:
    """The table under a heading, with what must be said of the runs."""
    lines = [f"# {TITLE}", "", _about(table), "", _line(HEADINGS), _line(["---"] * len(HEADINGS))]
    lines += [_line([_plain(cell) for cell in _cells(row)]) for row in _rows(table)]
    return "\n".join([*lines, "", HOW, ""])


def as_html(table: LakeTable) -> str:
    """A page of its own; rows that were measured here stand out."""
    head = "".join(f"<th>{escape(each)}</th>" for each in HEADINGS)
    body = "\n".join(_html_row(row) for row in _rows(table))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(TITLE)}</title>'
        f"<style>{STYLE}</style></head>\n<body><h1>{escape(TITLE)}</h1><p>{escape(_about(table))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>\n"
        f"<p>{escape(HOW)}</p></body></html>\n"
    )


def _html_row(row: Row) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in _cells(row))
    return f'<tr class="{"here" if row.score else "published"}">{cells}</tr>'


def _rows(table: LakeTable) -> Iterator[Row]:
    yield from table.measured
    yield from table.published


def _cells(row: Row) -> tuple[str, ...]:
    return row.name, shown(row), row.source or "measured here", "; ".join(row.badges), row.verdict or "published"


def _about(table: LakeTable) -> str:
    return "; ".join(table.badges or [f"{len(table.runs)} runs of {table.trials[0]} trials"]) + "."


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(cell: str) -> str:
    """Names of files and models may hold what Markdown would read as marks."""
    for mark in "\\|*_`<[]":
        cell = cell.replace(mark, f"\\{mark}")
    return " ".join(cell.split())
