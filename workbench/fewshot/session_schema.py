"""What session.json in a session file says, and a reading of it that trusts nothing."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workbench.config import AdaptConfig, ConfigError, knobs_of

FORMAT = 1
MOST_IMAGES, MOST_CLASSES = 5000, 1000
LONGEST_TEXT, LONGEST_NAME = 1000, 250  # characters of a name, and of one of a folder
MODEL_KINDS = ("builtin", "pretrained", "run")
HASH = re.compile(r"[0-9a-f]{64}")
KINDS = {str: "text", list: "a list", dict: "an object", float: "a number"}


class SchemaError(ValueError):
    """session.json is not as it has to be; the message is a clause without a full stop."""


@dataclass(frozen=True)
class ModelRecord:
    """``kind`` is one of MODEL_KINDS; ``name`` that of the shipped model, the backbone or the run's folder.
    ``fingerprint`` is the SHA-256 of its weights' file, empty where there is none. ``title`` is what people call it."""

    kind: str
    name: str
    fingerprint: str = ""
    title: str = ""


@dataclass(frozen=True)
class PictureRecord:
    """``image`` and ``closeup`` are hashes of images in the file; ``closeup`` is empty where there is none."""

    name: str
    image: str
    closeup: str = ""
    part: float = 1.0


@dataclass(frozen=True)
class Record:
    """``classes`` are names with the keys of their pictures, ``queries`` the keys of what is to be recognised."""

    model: ModelRecord
    options: AdaptConfig | None
    reject: float | None
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    queries: tuple[str, ...]
    pictures: Mapping[str, PictureRecord]

    @property
    def images(self) -> set[str]:
        """The hashes of all images that the file has to hold."""
        return {each for picture in self.pictures.values() for each in (picture.image, picture.closeup) if each}


def to_json(record: Record) -> bytes:
    """The content of session.json."""
    classes = [{"name": name, "pictures": list(keys)} for name, keys in record.classes]
    plain = {"format": FORMAT, **asdict(record), "classes": classes}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def from_json(content: bytes) -> Record:
    """Read what `to_json` wrote. Raises SchemaError."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise SchemaError("its session.json is no JSON") from None
    found = _of(data, dict, "session.json")
    _check_format(found.get("format"))
    pictures = {_hash(key, "pictures"): _picture(each) for key, each in _get(found, "pictures", dict).items()}
    check_most(len({each for its in pictures.values() for each in (its.image, its.closeup)}), MOST_IMAGES, "images")
    classes = tuple(_class(each, pictures) for each in _get(found, "classes", list))
    check_most(len(classes), MOST_CLASSES, "classes")
    check_apart([name for name, _ in classes], "classes")
    queries = _keys(found, "queries", pictures)
    return Record(_model(_get(found, "model", dict)), _options(found), _reject(found), classes, queries, pictures)


def _check_format(found: Any) -> None:
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise SchemaError(f"its format is {shown(found)}, which is no number of a format")
    if found > FORMAT:
        raise SchemaError(f"it is of format {found}, but this version reads formats up to {FORMAT}; get a newer one")


def _model(data: Mapping[str, Any]) -> ModelRecord:
    kind, name, fingerprint, title = (_text(data, key) for key in ("kind", "name", "fingerprint", "title"))
    if kind not in MODEL_KINDS:
        raise SchemaError(f"its model is of the kind {shown(kind)}, but must be one of {', '.join(MODEL_KINDS)}")
    # a name that led elsewhere would make another file than the model's be looked at
    if not name or name in (".", "..") or len(name) > LONGEST_NAME or any(mark in name for mark in "/\\:\0"):
        raise SchemaError(f"its model is called {shown(name)}, which cannot be a name")
    return ModelRecord(kind, name, _hash(fingerprint, "fingerprint") if fingerprint else "", title)


def _options(data: Mapping[str, Any]) -> AdaptConfig | None:
    if data.get("options") is None:
        return None
    given, knobs = _get(data, "options", dict), {each.name: each for each in knobs_of(AdaptConfig)}
    if unknown := set(given) - set(knobs):
        raise SchemaError(f"it has an option {shown(min(unknown))}, but there are {', '.join(knobs)}")
    try:
        return AdaptConfig(**{name: knobs[name].check(value) for name, value in given.items()})  # type: ignore[arg-type]
    except ConfigError as error:
        raise SchemaError(f"an option is wrong: {str(error).rstrip('.')}") from None


def _reject(data: Mapping[str, Any]) -> float | None:
    if data.get("reject") is None:
        return None
    return _fraction(data, "reject")


def _class(data: Any, pictures: Mapping[str, PictureRecord]) -> tuple[str, tuple[str, ...]]:
    found = _of(data, dict, "a class")
    name = _text(found, "name")
    if not name.strip():
        raise SchemaError("a class has no name")
    return name, _keys(found, "pictures", pictures)


def _keys(data: Mapping[str, Any], name: str, pictures: Mapping[str, PictureRecord]) -> tuple[str, ...]:
    keys = [_hash(each, name) for each in _get(data, name, list)]
    check_apart(keys, name)
    if missing := next((each for each in keys if each not in pictures), None):
        raise SchemaError(f"it tells nothing of the picture {missing[:12]}… among its {name}")
    return tuple(keys)


def _picture(data: Any) -> PictureRecord:
    found = _of(data, dict, "a picture")
    closeup = _text(found, "closeup")
    image = _hash(_text(found, "image"), "image")
    return PictureRecord(
        _text(found, "name"), image, _hash(closeup, "closeup") if closeup else "", _fraction(found, "part")
    )


def _fraction(data: Mapping[str, Any], name: str) -> float:
    found = data.get(name)
    value = float(found) if isinstance(found, int | float) and not isinstance(found, bool) else math.nan
    if not 0 <= value <= 1:
        raise SchemaError(f"{name} is {shown(found)}, but must be a number from 0 to 1")
    return value


def _text(data: Mapping[str, Any], name: str) -> str:
    text: str = _get(data, name, str)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise SchemaError(f"{name} has characters that are none") from None
    if len(text) > LONGEST_TEXT:
        raise SchemaError(f"{name} has {len(text):,} characters, but may have at most {LONGEST_TEXT:,}")
    return text


def _hash(found: Any, name: str) -> str:
    if not isinstance(found, str) or not HASH.fullmatch(found):
        raise SchemaError(f"{shown(found)} among its {name} is no SHA-256")
    return found


def _get(data: Mapping[str, Any], name: str, kind: type) -> Any:
    if name not in data:
        raise SchemaError(f"its session.json says nothing of {name}")
    return _of(data[name], kind, name)


def _of(found: Any, kind: type, name: str) -> Any:
    if not isinstance(found, kind):
        raise SchemaError(f"{name} is {shown(found)}, but must be {KINDS[kind]}")
    return found


def check_apart(names: Sequence[str], what: str) -> None:
    if len(set(names)) < len(names):
        raise SchemaError(f"one of its {what} comes twice")


def check_most(count: int, most: int, what: str) -> None:
    if count > most:
        raise SchemaError(f"it has {count:,} {what}, but may have at most {most:,}")


def shown(found: Any) -> str:
    """A few characters of what was found, as it may be anything, and as deep."""
    text = KINDS[type(found)] if isinstance(found, list | dict) else repr(found)
    return text if len(text) <= 40 else f"{text[:37]}…"
