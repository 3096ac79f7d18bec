"""Write resources/catalogue.json from the registries of datasets and algorithms, and the shipped models.

Run it with ``make catalogue`` after a change; a test fails while the file is stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbench.algorithms import algorithm_cards
from workbench.algorithms.head_cards import head_cards
from workbench.data.sources import source_cards
from workbench.nets import network_cards

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def shipped_models() -> list[dict[str, Any]]:
    """The card of every folder under resources/models."""
    cards = sorted((RESOURCES / "models").glob("*/card.json"))
    return [json.loads(card.read_text(encoding="utf-8")) for card in cards]


def catalogue_text() -> str:
    """The catalogue as it should stand on disk."""
    data = {
        "datasets": source_cards(),
        "algorithms": algorithm_cards(),
        "networks": network_cards(),
        "heads": head_cards(),
        "models": shipped_models(),
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (RESOURCES / "catalogue.json").write_text(catalogue_text(), encoding="utf-8")
