"""What pictures were recognised as, as a table that spreadsheets open: CSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.engine.replies import Prediction

NONE = "none of these"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # with which a cell begins that a spreadsheet would carry out


@dataclass(frozen=True)
class Row:
    """``file`` is relative to the folder; ``sorted_to`` is where it goes, relative to the place of sorted files."""

    file: str
    prediction: Prediction
    rejected: bool
    sorted_to: str = ""

    @property
    def label(self) -> str:
        return NONE if self.rejected else self.prediction.label


def table(rows: Sequence[Row], names: Sequence[str], is_sorted: bool, *, tells_strangers: bool = True) -> bytes:
    """A row for each file: its label, confidence and ``known`` in 0..1, and the score of every class of ``names``.

    UTF-8 with a byte order mark, without which Excel takes Chinese names for something else. Text that a spreadsheet
    would carry out as a formula has an apostrophe before it. ``known`` is empty where the model does not tell.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    more = ["sorted_to"] if is_sorted else []
    writer.writerow(["file", "label", "confidence", "rejected", "known", *(f"score {name}" for name in names), *more])
    for row in rows:
        its = row.prediction
        numbers = [its.confidence, known_or_none(its, tells_strangers), *(its.scores[name] for name in names)]
        confidence, known, *scores = ("" if each is None else f"{each:.6f}" for each in numbers)
        cells = [_safe(row.file), _safe(row.label), confidence, str(row.rejected).lower(), known, *scores]
        writer.writerow([*cells, _safe(row.sorted_to)] if is_sorted else cells)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def known_or_none(prediction: Prediction, tells_strangers: bool) -> float | None:
    """`Prediction.known`, but None where that 1 is no estimate: of a model that never learned to tell."""
    return None if prediction.known == 1 and not tells_strangers else prediction.known


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
