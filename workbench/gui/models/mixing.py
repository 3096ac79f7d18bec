"""Which datasets a run practises on and how often, as rows to choose from and as the setting that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.catalogue import catalogue
from workbench.config import ConfigError, MixtureConfig
from workbench.dataset_records import record_cards
from workbench.gui.language import mark, plural, say
from workbench.gui.models.gallery import OWN, gallery_items, is_at_hand
from workbench.knobs import all_digits

NONE = mark("None")


@dataclass(frozen=True)
class Part:
    """A dataset that can be practised on; ``weight`` says how often beside the others, 0 not at all."""

    name: str
    title: str
    weight: float


def weights_in(text: str, own: str) -> dict[str, float]:
    """The datasets of a mixture and the weights that were typed, that of the run's own first.

    Text that does not read names no other dataset.
    """
    try:
        MixtureConfig(text).weights(own)
    except ConfigError:
        return {own: 1.0}
    typed = (each.partition(":") for each in text.split(",") if each.strip())
    given = {name.strip(): float(number) if number.strip() else 1.0 for name, _, number in typed}
    return {own: 1.0, **given}


def text_of(weights: Mapping[str, float], own: str) -> str:
    """The setting that says this; empty where the run's own dataset is the only one."""
    others = {name: weight for name, weight in weights.items() if weight > 0 and name != own}
    if not others:
        return ""
    its = {own: weights[own]} if weights.get(own, 1.0) != 1.0 else {}
    given = {**its, **others}
    return ", ".join(name if weight == 1.0 else f"{name}:{all_digits(weight)}" for name, weight in given.items())


def shares_of(weights: Mapping[str, float]) -> dict[str, float]:
    """How much of practice comes from each."""
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def parts(text: str, own: str) -> list[Part]:
    """The run's own dataset, then the others that are on this computer or that the setting names."""
    weights = weights_in(text, own)
    items = [each for each in gallery_items(catalogue().datasets, record_cards()) if each.key != OWN]
    found = {each.key: each.title for each in items if is_at_hand(each) or each.key in weights}
    titles = {own: title_of(own), **found, **{name: title_of(name) for name in weights if name not in found}}
    return [Part(name, title, weights.get(name, 0.0)) for name, title in titles.items()]


def field_words(text: str, own: str) -> str:
    """What a field of a few letters says of the setting."""
    others = [name for name in weights_in(text, own) if name != own]
    if len(others) == 1:
        return title_of(others[0])
    return plural(len(others), "dataset") if others else say(NONE)


def shares_words(text: str, own: str) -> str:
    """How much of practice comes from each of several datasets; empty where there is one."""
    weights = weights_in(text, own)
    told = [f"{title_of(name)} {100 * share:.0f} %" for name, share in shares_of(weights).items()]
    return say("Practises on {shares}", shares=say(", ").join(told)) if len(told) > 1 else ""


def missing(parts_: Sequence[Part]) -> bool:
    """Whether there are datasets that would have to be fetched before they could be practised on."""
    return bool({str(each["name"]) for each in catalogue().datasets} - {OWN} - {each.name for each in parts_})


def title_of(name: str) -> str:
    """A dataset's title; the name of one that the user added, or that is not known any more."""
    return next((say(str(each["title"])) for each in catalogue().datasets if each["name"] == name), name)
