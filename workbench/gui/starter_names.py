"""What the classes of the shipped drawings are called in the window's language."""

from __future__ import annotations

from pathlib import Path

from workbench.gui.language import mark, say
from workbench.resources import resources

NAMES = {"gate": mark("gate"), "kite": mark("kite"), "sail": mark("sail"), "snail": mark("snail")}


def class_name(name: str, folder: Path) -> str:
    """What a class is called whose pictures lie in ``folder`` or in a folder ``name`` within: ``name``, unless the
    drawings are those that are shipped."""
    is_shipped = resources() / "starters" / "classes" in (folder, folder.parent)
    return say(NAMES[name]) if is_shipped and name in NAMES else name
