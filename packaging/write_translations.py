"""Collects every sentence that the window shows, and builds what translates them (``make translations``).

    python packaging/write_translations.py [--take FILE.json…]

``resources/translations/workbench_zh_CN.ts`` is what people translate in, with Qt Linguist: sentences that are new are
added as unfinished, those that nothing says any more go. FILE.json, an object of sentences and their translations, is
taken over into it. The .qm beside it is what the program loads; Qt's own lrelease makes it. ``forms.json`` are the
forms of sentences that are made outside the window, by which it knows them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from collect_sentences import LACKING_IN_QT, WORKBENCH, every_sentence
from sentence_forms import forms

from workbench.gui.language import CONTEXT, TRANSLATED
from workbench.gui.told_forms import NAME

FOLDER = Path(__file__).parent.parent / "resources" / "translations"


def ts_path(language: str) -> Path:
    return FOLDER / f"workbench_{language}.ts"


def read(path: Path) -> dict[str, str]:
    """Source → translation of the finished messages of a .ts file."""
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    found = ((each.findtext("source", ""), each.find("translation")) for each in messages)
    return {source: at.text or "" for source, at in found if at is not None and at.get("type") != "unfinished"}


def as_ts(language: str, sources: Iterable[str], known: Mapping[str, str]) -> str:
    """A .ts file with these sources in order; those without a translation are unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for source in sources:
        name = LACKING_IN_QT.get(source, CONTEXT)
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message")
        ET.SubElement(message, "source").text = source
        at = ET.SubElement(message, "translation")
        at.text = known.get(source, "")
        if not at.text:
            at.set("type", "unfinished")
    ET.indent(root, "    ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def write(language: str, more: Mapping[str, str]) -> int:
    """Write the .ts and the .qm of a language; how many sentences have no translation yet."""
    sources = every_sentence()
    known = {**read(ts_path(language)), **more}
    ts_path(language).write_text(as_ts(language, sources, known), encoding="utf-8")
    release(ts_path(language), ts_path(language).with_suffix(".qm"))
    return sum(source not in known for source in sources)


def forms_as_json() -> str:
    """Each form, and which of its holes are phrases of the program's own."""
    return json.dumps({each.text: each.told for each in forms(WORKBENCH)}, ensure_ascii=False, indent=0) + "\n"


def release(ts: Path, qm: Path) -> None:
    """Build the .qm that the program loads. Raises CalledProcessError.

    It takes the place of the other at once: a window that is open reads on in that one, and would crash in one that
    shrinks."""
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    made = qm.with_suffix(".new")
    subprocess.run([lrelease, "-silent", ts, "-qm", made], check=True)
    made.replace(qm)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", nargs="+", type=Path, default=[], metavar="FILE.json")
    more: dict[str, str] = {}
    for path in parser.parse_args().take:
        more.update(json.loads(path.read_text(encoding="utf-8")))
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / NAME).write_text(forms_as_json(), encoding="utf-8")
    for language in TRANSLATED:
        print(f"{language}: {write(language, more)} of {len(every_sentence())} sentences without a translation")


if __name__ == "__main__":
    main()
