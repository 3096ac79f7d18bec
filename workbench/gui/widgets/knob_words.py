"""What a knob is, in words: its name, what it does, and which values it takes."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.told import paragraph
from workbench.gui.widgets.fields import choice_words
from workbench.knobs import Knob

IN_PAPERS, IN_UNIT = mark("In papers: {term}."), mark("In {unit}.")
BOUNDS, AT_LEAST, AT_MOST = mark("{low} to {high}"), mark("At least {low}"), mark("At most {high}")
USUALLY, ZERO = mark("{range}, usually {usual}."), mark("0 stands for “{meaning}”.")
CHOICES = mark("One of: {choices}; usually {usual}.")
SWITCH_ON, SWITCH_OFF = mark("On or off, usually on."), mark("On or off, usually off.")
BETWEEN = mark(", ")


def what_is(knob: Knob) -> str:
    """For What's This, as rich text."""
    sentences = [say(knob.help), values_of(knob)]
    names = [
        say(IN_PAPERS, term=say(knob.term)) if knob.term else "",
        say(IN_UNIT, unit=say(knob.unit)) if knob.unit else "",
    ]
    told = "".join(f"<p>{escape(each)}</p>" for each in [*sentences, paragraph(*names)] if each)
    return f'<p style="font-weight: 600">{escape(say(knob.label))}</p>{told}'


def values_of(knob: Knob) -> str:
    """Which values it takes, and which it has at first; empty where anything may be typed."""
    if knob.choices:
        words = say(BETWEEN).join(choice_words(each) for each in knob.choices)
        return say(CHOICES, choices=words, usual=choice_words(str(knob.default)))
    if knob.kind == "bool":
        return say(SWITCH_ON if knob.default else SWITCH_OFF)
    return _numbers(knob) if knob.kind in ("int", "float") else ""


def _numbers(knob: Knob) -> str:
    usual = say(knob.zero) if knob.zero and not knob.default else number(knob.default)
    zero = f" {say(ZERO, meaning=say(knob.zero))}" if knob.zero else ""
    return say(USUALLY, range=_range(knob), usual=usual) + zero


def _range(knob: Knob) -> str:
    if knob.low is not None and knob.high is not None:
        return say(BOUNDS, low=number(knob.low), high=number(knob.high))
    if knob.low is not None:
        return say(AT_LEAST, low=number(knob.low))
    return say(AT_MOST, high=number(knob.high)) if knob.high is not None else say("Any number")


def number(value: object) -> str:
    """With all its digits, never as a power of ten: 0.00001."""
    return written(Decimal(format(value, ".15g")), ",f")
