"""Numbers as the window's locale writes them, both ways: 1,234.5 here, 1 234,5 or 1.234,5 elsewhere.

What machines read, such as settings, tables as CSV and command lines, is written by Python itself.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from unicodedata import normalize

from PySide6.QtCore import QLocale

from workbench.knobs import all_digits

WRITTEN = re.compile(r"(?P<whole>\d[\d,]*)(?:\.(?P<fraction>\d+))?")
# In a finished English sentence: thousands, and decimals where the words beside them tell that they are no version, no
# address and no part of a name. One with three decimals might be taken for thousands when it is read a second time.
DECIMAL = r"(?:0\.\d+|\d+\.(?!\d{3}\b)\d+)"
SAID = re.compile(
    rf"(?<![\w.,/\\-])(?:[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?|{DECIMAL}(?= (?:%|±|[kMG]B\b))"
    rf"|(?<=: ){DECIMAL}(?= instead of )|(?:(?<= is )|(?<= least )|(?<= most )|(?<= instead of )){DECIMAL})"
    r"(?![\w/\\]|[.,]\w)"
)
# A sign, the whole part, the mark and what follows it, a power of ten. No number that is meant has more digits.
TYPED = r"([+-]?)([\d{parts}]{{0,40}})(?:[{point}](\d{{0,40}}))?(e[+-]?\d{{1,3}})?"
MOST_DIGITS = 18  # that Qt groups
MINUS = "\u2212"
BOTH = ".,"


def written(value: float | Decimal, spec: str = ",") -> str:
    """A number by a format of Python's, with the locale's marks: 1234.5 by ",.2f" → 1,234.50 or 1.234,50."""
    return WRITTEN.sub(_in_locale, format(value, spec), count=1)


def exact(value: float) -> str:
    """A number so that the same is read again, however many digits that takes."""
    return WRITTEN.sub(_in_locale, all_digits(value), count=1)


def read(text: str, decimal: str = BOTH) -> float | None:
    """The number that was typed; None where it is none.

    A mark is understood as the locale does: one that parts thousands there must part thousands. Any other of the
    marks in ``decimal`` stands before the decimals, so that 0.01 can be typed where 0,01 is written.
    """
    locale = QLocale()
    plain = _plain(text).strip()
    for point in dict.fromkeys((locale.decimalPoint(), *decimal)):
        for parts in (_plain(locale.groupSeparator()), " "):
            if parts != point and (found := _typed(plain, parts, point)) is not None:
                return found
    return None


def in_locale(sentence: str) -> str:
    """An English sentence that was made outside the window, with its figures as the locale writes them."""
    return SAID.sub(lambda found: WRITTEN.sub(_in_locale, found[0]), sentence)


def _in_locale(found: re.Match[str]) -> str:
    whole, fraction = found["whole"], found["fraction"]
    if "," in whole:
        whole = _parted(whole.replace(",", ""))
    return f"{whole}{QLocale().decimalPoint()}{fraction}" if fraction else whole


def _parted(digits: str) -> str:
    """By hundreds and thousands, by thousands, or not at all, as the locale has it."""
    if len(digits) > MOST_DIGITS:
        return f"{int(digits):,}".replace(",", QLocale().groupSeparator())
    return QLocale().toString(int(digits))


def _plain(text: str) -> str:
    """With every kind of blank and of minus as one, and the wide characters of Chinese as the narrow ones."""
    return normalize("NFKC", text).replace(MINUS, "-")


def _typed(text: str, parts: str, point: str) -> float | None:
    pattern = TYPED.format(parts=re.escape(parts), point=re.escape(point))
    if not (found := re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII)):
        return None
    sign, whole, fraction, power = (each or "" for each in found.groups())
    digits = whole.replace(parts, "")
    if not digits + fraction or not _is_parted(whole, digits, parts):
        return None
    value = float(f"{sign}{digits or 0}.{fraction or 0}{power}")
    return value if math.isfinite(value) else None


def _is_parted(whole: str, digits: str, parts: str) -> bool:
    """Whether marks stand nowhere but between thousands, or where the locale puts them."""
    if whole == digits:
        return True
    return bool(digits) and whole in (f"{int(digits):,}".replace(",", parts), _plain(_parted(digits)))
