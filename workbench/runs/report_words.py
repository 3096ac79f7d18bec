"""Numbers, times and states as a report writes them, for people who were not there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.engine.events import Interval
from workbench.knobs import all_digits
from workbench.runs.log import RunState
from workbench.runs.report_wording import date, mark, say, tell
from workbench.runs.svg_scale import is_fraction

STATES = {
    RunState.IDLE: mark("Not begun"),
    RunState.RUNNING: mark("In training"),
    RunState.PAUSED: mark("Paused"),
    RunState.COMPLETED: mark("Done"),
    RunState.STOPPED: mark("Stopped"),
    RunState.FAILED: mark("Failed"),
    RunState.INTERRUPTED: mark("Interrupted"),
}
NONE = "–"


def value(number: float, metric: str = "") -> str:
    """93.8 % for a metric in per cent; three significant figures for any other."""
    if not math.isfinite(number):
        return NONE
    if is_fraction(metric):
        return f"{100 * number:.1f} %"
    return f"{number:.2f}" if 0.1 <= abs(number) < 100 else f"{number:.3g}"


def plus_minus(interval: Interval, metric: str = "") -> str:
    """91.8 ± 1.9 %; the value alone where its interval is not known."""
    if not math.isfinite(interval.ci95) or not math.isfinite(interval.value):
        return value(interval.value, metric)
    if is_fraction(metric):
        return f"{100 * interval.value:.1f} ± {100 * interval.ci95:.1f} %"
    digits = 2 if 0.1 <= abs(interval.value) < 100 else 3
    return f"{interval.value:.{digits}f} ± {interval.ci95:.{digits}f}"


def duration(seconds: float) -> str:
    """181 → 3 min 01 s; seconds alone below a minute, hours and minutes above an hour."""
    if not math.isfinite(seconds) or seconds < 0:
        return NONE
    whole = round(seconds)
    if whole < 60:
        return say("{seconds} s", seconds=whole)
    if whole < 3600:
        return say("{minutes} min {seconds:02d} s", minutes=whole // 60, seconds=whole % 60)
    return say("{hours} h {minutes:02d} min", hours=whole // 3600, minutes=whole % 3600 // 60)


def size(number: float) -> str:
    """Bytes as 12 kB, 180 MB or 1.9 GB."""
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if number >= unit:
            return f"{number / unit:.1f} {name}"
    return say("{n} bytes", n=f"{number:.0f}")


def moment(seconds: float) -> str:
    """Seconds since 1970 as 21 November 2026, 18:04 UTC; empty for 0."""
    if seconds <= 0:
        return ""
    when = datetime.fromtimestamp(seconds, UTC)
    return _stamp(when, f"{when.day} {when:%B %Y}")


def short_moment(when: datetime) -> str:
    """21 Nov 2026, 18:04 UTC."""
    when = when.astimezone(UTC)
    return _stamp(when, f"{when.day} {when:%b %Y}")


def _stamp(when: datetime, day: str) -> str:
    return say("{day}, {time} UTC", day=date(when, day), time=f"{when:%H:%M}")


def setting(value: object) -> str:
    """A setting's value: yes and no, numbers without needless digits, and a word for an empty text."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, float):
        return all_digits(value)
    return str(value) if value != "" else say("none")


def heading(metric: str) -> str:
    """What stands over the figures of a metric, or of the loss: "Accuracy", "Accuracy on glyphs"."""
    return tell(metric.capitalize())


def card_of(kind: str, name: str) -> Mapping[str, object]:
    """What the catalogue says of a dataset, an algorithm or a network; nothing of one that it does not know."""
    try:
        if kind == "dataset":
            return catalogue().dataset(name)
        if kind == "algorithm":
            return catalogue().algorithm(name)
    except ConfigError:
        return {}
    return next((each for each in catalogue().networks if each["name"] == name), {})


def title_of(kind: str, name: str) -> str:
    """The title of a dataset, an algorithm or a network, or its bare name."""
    return tell(str(card_of(kind, name).get("title", name)))
