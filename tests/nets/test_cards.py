"""What is said of the networks is true."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torchvision.models import get_model_weights

from workbench.config import NetConfig
from workbench.nets import build_net, network_cards, preprocessing_for
from workbench.sections.net import OWN, PRETRAINED


@pytest.mark.parametrize("card", network_cards(), ids=lambda card: card["name"])
def test_what_a_card_says_of_the_network_is_true(card: dict[str, Any]) -> None:
    config = NetConfig(backbone=card["name"])
    with torch.device("meta"):
        net = build_net(config, preprocessing_for(config))
    assert card["parameters"] == sum(p.numel() for p in net.parameters())
    assert card["one_computation"] == net.one_computation


@pytest.mark.parametrize("card", network_cards(), ids=lambda card: card["name"])
def test_a_card_says_what_it_should(card: dict[str, Any]) -> None:
    words, facts = {"name", "title", "summary", "advice", "paper"}, {"pretrained", "parameters", "download_mb"}
    assert set(card) == words | facts | {"one_computation"}
    assert card["summary"].count(".") == 2
    assert set(card["paper"]) == {"authors", "year", "title", "arxiv", "url"}
    assert card["paper"]["url"].endswith(card["paper"]["arxiv"] or "oneshot1.pdf")


def test_there_is_a_card_for_each_network() -> None:
    assert tuple(card["name"] for card in network_cards()) == OWN + PRETRAINED
    assert tuple(card["name"] for card in network_cards() if card["pretrained"]) == PRETRAINED


@pytest.mark.parametrize("card", network_cards(), ids=lambda card: card["name"])
def test_the_download_is_as_large_as_torchvision_says(card: dict[str, Any]) -> None:
    mebibytes = get_model_weights(card["name"]).DEFAULT.meta["_file_size"] if card["pretrained"] else 0
    assert card["download_mb"] == round(mebibytes * 2**20 / 10**6)
