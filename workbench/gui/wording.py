"""Numbers, times, intervals and settings as the window writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from workbench.config import Knob
from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.told import told

# Metrics that are fractions of 1 and read best in per cent; any other is written as it is.
PERCENT = frozenset({"accuracy", "class accuracy", "pair accuracy", "probability"})
HEADINGS = (mark("Accuracy"), mark("Class accuracy"), mark("Pair accuracy"))


def count(number: float) -> str:
    """38400 → 38,400."""
    return written(round(number))


def duration(seconds: float) -> str:
    """181 → 3 min 01 s; seconds alone below a minute, hours and minutes above an hour."""
    if not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole < 60:
        return say("{seconds} s", seconds=whole)
    if whole < 3600:
        return say("{minutes} min {seconds:02d} s", minutes=whole // 60, seconds=whole % 60)
    return say("{hours} h {minutes:02d} min", hours=whole // 3600, minutes=whole % 3600 // 60)


def clock(seconds: float) -> str:
    """181 → 3:01; 3661 → 1:01:01."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def value(number: float, metric: str = "") -> str:
    """93.8 % for a metric in per cent; three significant figures for any other."""
    if metric in PERCENT:
        return f"{written(100 * number, '.1f')} %"
    return written(number, ".2f" if 0.1 <= abs(number) < 100 else ".3g")


def plus_minus(interval: Interval, metric: str = "") -> str:
    """91.8 ± 1.9 %."""
    if metric in PERCENT:
        return f"{written(100 * interval.value, '.1f')} ± {written(100 * interval.ci95, '.1f')} %"
    spec = ".2f" if 0.1 <= abs(interval.value) < 100 else ".3f"
    return f"{written(interval.value, spec)} ± {written(interval.ci95, spec)}"


def span(interval: Interval, metric: str = "") -> str:
    """The value with the ends of its interval: 90.5 % (88.6–92.5 %)."""
    low, high = interval.value - interval.ci95, interval.value + interval.ci95
    if metric in PERCENT:
        ends = (written(100 * each, ".1f") for each in (max(low, 0), min(high, 1)))
        return say("{figure} ({span})", figure=value(interval.value, metric), span=f"{'–'.join(ends)} %")
    return say("{figure} ({span})", figure=value(interval.value), span=f"{value(low)}–{value(high)}")


def memory(size: int) -> str:
    """Bytes as 180 MB or 1.9 GB."""
    return f"{written(size / 1e6, '.0f')} MB" if size < 1e9 else f"{written(size / 1e9, '.1f')} GB"


def title(name: str) -> str:
    """A metric's or a setting's name as a heading: top_5 → Top 5."""
    return told(name.replace("_", " ").capitalize())


def in_labels(sentence: str, knobs: Iterable[Knob]) -> str:
    """A sentence that was written for the command line, with the window's labels in place of its flags."""
    labels = {knob.flag: f"“{say(knob.label)}”" for knob in knobs}
    return re.sub(r"--[a-z][a-z-]*", lambda flag: labels.get(flag[0], flag[0]), told(sentence))
