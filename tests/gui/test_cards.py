"""What is said of algorithms, networks and final classifiers."""

from __future__ import annotations

import pytest

from workbench.gui.models.cards import (
    ONE_BY_ONE,
    PRETRAINED,
    UNTRAINED,
    algorithm_card,
    head_cards,
    is_one_by_one,
    network_cards,
    paper_ref,
    parameter_words,
    size_words,
)

PAPER = {"authors": "He, Zhang, Ren & Sun", "year": 2016, "title": "Deep Residual Learning", "arxiv": "1512.03385"}
OWN = {"name": "conv4", "title": "Conv4", "summary": "Four layers.", "advice": "First.", "parameters": 111680}
OWN |= {"paper": PAPER, "pretrained": False, "download_mb": 0}
LOADED = OWN | {"name": "resnet18", "title": "ResNet-18", "parameters": 11176512, "pretrained": True, "download_mb": 47}


def test_a_paper_is_found_by_its_address_or_else_on_arxiv() -> None:
    assert paper_ref(PAPER).url == "https://arxiv.org/abs/1512.03385"
    assert paper_ref(PAPER | {"arxiv": "", "url": "https://cmu.edu/a.pdf"}).url == "https://cmu.edu/a.pdf"
    assert paper_ref(PAPER | {"arxiv": ""}) is None
    assert paper_ref(None) is None


@pytest.mark.parametrize(
    ("authors", "short"),
    [("He, Zhang, Ren & Sun", "He et al. 2016"), ("Fei & Li", "Fei & Li 2016"), ("Koch", "Koch 2016")],
)
def test_many_authors_are_shortened(authors: str, short: str) -> None:
    assert paper_ref(PAPER | {"authors": authors}).short == short


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (950, "950 parameters"),
        (111680, "112 thousand parameters"),
        (999_400, "999 thousand parameters"),
        (999_600, "1 million parameters"),
        (11176512, "11.2 million parameters"),
    ],
)
def test_parameters_are_counted_in_words(count: int, words: str) -> None:
    assert parameter_words(count) == words


def test_a_download_is_announced_where_there_is_one() -> None:
    assert size_words(OWN) == "112 thousand parameters"
    assert size_words(LOADED) == "11.2 million parameters; 47 MB to download once"


def test_networks_stand_apart_by_whether_they_are_pretrained() -> None:
    cards = network_cards([LOADED, OWN])
    assert [(each.key, each.group) for each in cards] == [("conv4", UNTRAINED), ("resnet18", PRETRAINED)]
    facts = [dict(each.facts) for each in cards]
    assert facts[0]["Size"] == "112 thousand parameters."
    assert ONE_BY_ONE[1:] in facts[1]["When to use it"]
    assert ONE_BY_ONE[1:] not in facts[0]["When to use it"]


def test_the_entry_itself_may_say_whether_tasks_are_one_computation() -> None:
    assert not is_one_by_one(OWN)
    assert is_one_by_one(LOADED)
    assert is_one_by_one(OWN | {"one_computation": False})
    assert not is_one_by_one(LOADED | {"one_computation": True})


def test_an_algorithms_card_says_its_cost_and_a_heads_card_has_no_heading() -> None:
    entry = OWN | {"family": "Comparing pictures", "paper": PAPER}
    card = algorithm_card(entry, "About 3 minutes.")
    assert dict(card.facts)["Cost on this computer"] == "About 3 minutes."
    assert (card.group, card.note) == ("Comparing pictures", "2016")
    assert head_cards([OWN])[0].group == ""


def test_every_typed_word_has_to_match() -> None:
    card = network_cards([LOADED])[0]
    assert card.matches("he 2016")
    assert card.matches("RESIDUAL")
    assert not card.matches("he 2017")
    assert [card.likeness(each) for each in ("ResNet-18", "resn", "net", "x")] == [3, 2, 1, 0]
