"""Knobs: hyperparameters declared once, as fields of frozen dataclasses.

From one line such as ``inner_lr: float = knob(0.01, low=1e-5, high=1.0, log=True, help="...")`` come the field in
the window's form, the command-line flag, the validation with its message, and the record in the run folder.
Free of torch and Qt, so that both the window and the engine can read it.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

Value = bool | int | float | str
T = TypeVar("T")
OWN_HEADING = "Algorithm"  # of the knobs that only one algorithm has
KINDS: dict[type, str] = {bool: "bool", int: "int", float: "float", str: "str"}
KIND_WORDS = {"bool": "true or false", "int": "a whole number", "float": "a number", "str": "text"}


class ConfigError(ValueError):
    """A setting is out of bounds or unknown; the message is one sentence that a person can act on."""


@dataclass(frozen=True)
class Knob:
    """One setting: its name, type, default, bounds (inclusive) and the words that explain it.

    ``kind`` is one of ``bool int float str``; ``label`` is the plain wording, ``term`` the field's term, ``unit``
    what a number counts; ``advanced`` knobs are folded away in the window, under their ``heading``. A knob that
    matters only for some choices of another says so in ``needs``, such as "schedule=step" or "backbone=conv4|mlp".
    Where 0 is no number but stands for something, ``zero`` says what in a word: "same", "never".
    """

    name: str
    kind: str
    default: Value
    help: str
    label: str
    term: str = ""
    low: float | None = None
    high: float | None = None
    log: bool = False
    choices: tuple[str, ...] = ()
    advanced: bool = False
    heading: str = ""
    needs: str = ""
    unit: str = ""
    zero: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Knob:
        return cls(**{**data, "choices": tuple(data.get("choices", ()))})

    def to_json(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "choices": list(self.choices)}

    @property
    def flag(self) -> str:
        """The command-line flag, ``--inner-lr`` for ``inner_lr``."""
        return "--" + self.name.replace("_", "-")

    def matters(self, values: Mapping[str, Any]) -> bool:
        """Whether this knob has an effect beside ``values``, as far as they say."""
        name, _, wanted = self.needs.partition("=")
        return name not in values or str(values[name]) in wanted.split("|")

    def check(self, value: Any) -> Value:
        """Return ``value`` in this knob's type.

        Raises:
            ConfigError: the type is wrong, or the value lies outside the bounds or the choices.
        """
        value = self._typed(value)
        if self.choices and value not in self.choices:
            raise ConfigError(f"{self.flag} is {value!r}, but must be one of {', '.join(self.choices)}.")
        if self.low is not None and value < self.low:
            raise ConfigError(f"{self.flag} is {all_digits(value)}, but must be at least {all_digits(self.low)}.")
        if self.high is not None and value > self.high:
            raise ConfigError(f"{self.flag} is {all_digits(value)}, but must be at most {all_digits(self.high)}.")
        return cast(Value, value)

    def parse(self, text: str) -> Value:
        """Read a value as written on a command line. Raises ConfigError when it does not read."""
        if self.kind == "bool":
            words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
            if text.lower() not in words:
                raise ConfigError(f"{self.flag} is {text!r}, but must be true or false.")
            return words[text.lower()]
        try:
            return self.check({"int": int, "float": float, "str": str}[self.kind](text))
        except ConfigError:
            raise
        except ValueError:
            raise ConfigError(f"{self.flag} is {text!r}, but must be {KIND_WORDS[self.kind]}.") from None

    def _typed(self, value: Any) -> Any:
        if self.kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if KINDS.get(type(value)) != self.kind:
            raise ConfigError(f"{self.flag} is {value!r}, but must be {KIND_WORDS[self.kind]}.")
        if self.kind == "float" and not math.isfinite(value):
            raise ConfigError(f"{self.flag} is {value}, but must be a finite number.")
        return value


def all_digits(number: float) -> str:
    """A number with as many digits as tell it from every other: what reads them gets the same number."""
    return str(int(number)) if isinstance(number, int) or number.is_integer() else repr(number)


def knob(
    default: T,
    *,
    help: str,
    label: str = "",
    term: str = "",
    low: float | None = None,
    high: float | None = None,
    log: bool = False,
    choices: tuple[str, ...] = (),
    advanced: bool = False,
    heading: str = "",
    needs: str = "",
    unit: str = "",
    zero: str = "",
) -> T:
    """Declare a dataclass field as a knob; see `Knob` for the meaning of the arguments."""
    words = {"help": help, "label": label, "term": term, "low": low, "high": high, "log": log}
    words |= {"heading": heading, "needs": needs, "unit": unit, "zero": zero}
    return field(default=default, metadata={"knob": {**words, "choices": choices, "advanced": advanced}})


def knobs_of(section: type) -> tuple[Knob, ...]:
    """The knobs of a config dataclass, in the order of their declaration; its HEADING stands over them."""
    return _knobs_of(section)


@cache
def _knobs_of(section: type) -> tuple[Knob, ...]:
    hints, heading = get_type_hints(section), getattr(section, "HEADING", OWN_HEADING)
    return tuple(
        Knob(
            name=f.name,
            kind=KINDS[hints[f.name]],
            default=f.default,  # type: ignore[arg-type]
            **_with_words(f.name, f.metadata["knob"], heading),
        )
        for f in dataclasses.fields(section)
        if "knob" in f.metadata
    )


def _with_words(name: str, given: Mapping[str, Any], heading: str) -> dict[str, Any]:
    return {**given, "label": given["label"] or _words(name), "heading": given["heading"] or heading}


def _words(name: str) -> str:
    return name.replace("_", " ").replace(" lr", " learning rate").capitalize()


def check_section(section: Any) -> None:
    """Validate every knob of a config instance. Raises ConfigError for the first that is wrong."""
    for each in knobs_of(type(section)):
        each.check(getattr(section, each.name))
