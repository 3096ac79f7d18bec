"""Figures in words: accuracies in percent with the decimals that they deserve, and an en dash where there is none."""

from __future__ import annotations

import re

from workbench.reproduce.band import ABOVE, BELOW, FAILED, INSIDE, NO_VALUE, NOT_COMPARABLE, NOT_RUN, Band
from workbench.reproduce.published import Figure
from workbench.reproduce.rows import Row
from workbench.reproduce.slope import Slope

NONE = "–"
# Beside the word, never in its place; none of them is drawn as a coloured picture.
ICONS = {INSIDE: "✓", BELOW: "▼", ABOVE: "▲", NOT_COMPARABLE: "≠", NO_VALUE: "○", NOT_RUN: "◌", FAILED: "✕"}
LONG = 180  # minutes, from which on hours are easier to read
PLANNED = re.compile(r"fewer iterations: [\d,]+ of (?P<tasks>[\d,]+) ")  # the badge that says so


def ours(row: Row) -> str:
    """What was measured, such as "98.70 ± 0.40"."""
    if row.accuracy is None or row.ci95 is None:
        return NONE
    return f"{row.accuracy:.2f} ± {row.ci95:.2f}"


def reported(figure: Figure) -> str:
    """A figure with as many decimals as its source gives, such as "98.7 ± 0.4"; in brackets if it does not count."""
    values = [value for value in (figure.accuracy, figure.ci95) if value is not None]
    decimals = max(map(_decimals, values))
    text = " ± ".join(f"{value:.{decimals}f}" for value in values)
    return f"({text})" if figure.aside else text


def between(band: Band | None) -> str:
    """A band, such as "97.40–99.60"; a single value where it has no width."""
    return "–".join(dict.fromkeys(f"{end:.2f}" for end in (band.low, band.high))) if band else NONE


def rise(slope: Slope | None) -> str:
    """A slope with its sign, such as "+1.20 ± 0.31"."""
    return f"{slope.value:+.2f} ± {slope.ci95:.2f}".replace("-", "\N{MINUS SIGN}") if slope else NONE


def practised(row: Row) -> str:
    """Tasks and time of practice, such as "5,230 in 4.9 min"."""
    if row.accuracy is None:
        return NONE
    return f"{row.episodes:,} in {duration(row.seconds)}" if row.episodes else "needs none"


def planned(row: Row) -> str:
    """How many tasks the paper practises, where ours were fewer; otherwise empty."""
    found = next(filter(None, map(PLANNED.match, row.badges)), None)
    return found["tasks"] if found else ""


def duration(seconds: float) -> str:
    """A time in minutes, or in hours from three on."""
    minutes = seconds / 60
    if minutes >= LONG:
        return f"{minutes / 60:.1f} h"
    return f"{minutes:.0f} min" if minutes >= 10 else f"{minutes:.1f} min"


def judged(row: Row) -> str:
    """The verdict, with its icon."""
    return f"{ICONS[row.verdict]} {row.verdict}"


def name(row: Row) -> str:
    """The row in short, such as "MAML 5w1s"."""
    return f"{row.title} {row.column}"


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _decimals(value: float) -> int:
    """How many a source gave: one at least, and no more than make sense of a percentage."""
    return max(len(f"{value:.3f}".rstrip("0").partition(".")[2]), 1)
