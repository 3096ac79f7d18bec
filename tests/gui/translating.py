"""What builds the translations, and what they hold, for the tests of them."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
sys.path.insert(0, str(ROOT / "packaging"))

import write_translations as write_translations  # noqa: E402 - lies where the line above says
from collect_sentences import every_sentence as every_sentence  # noqa: E402
from collect_sentences import texts_of_call as texts_of_call  # noqa: E402
from string_scopes import assigned as assigned  # noqa: E402

from workbench.gui.told_forms import SentenceForm, shipped  # noqa: E402


def shipped_forms() -> list[SentenceForm]:
    """All that the program ships, in order."""
    return list(shipped().every)


def messages(language: str) -> list[tuple[str, str, str]]:
    """Source, translation and state of each message of a .ts file; the state of a finished one is empty."""
    found = ET.parse(FOLDER / f"workbench_{language}.ts").getroot().iter("message")
    both = ((each.findtext("source", ""), each.find("translation")) for each in found)
    return [(source, at.text or "", at.get("type", "")) for source, at in both if at is not None]
