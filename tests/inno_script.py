"""An Inno Setup script read as far as its tests need it: sections, and the parameters of an entry."""

from __future__ import annotations

import re
from pathlib import Path

PARAMETER = re.compile(r'(\w+):\s*((?:"(?:[^"]|"")*"|[^;"])+)')
NAMED = re.compile(r"\{#([^}]+)\}")


def sections(script: Path) -> dict[str, list[str]]:
    """The lines of each section that are neither empty nor comments nor the preprocessor's."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in script.read_text(encoding="utf-8-sig").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            name = heading[1]
        elif name and line and line[0] not in ";#":
            found.setdefault(name, []).append(line)
    return found


def directives(lines: list[str]) -> dict[str, str]:
    """``Key=value`` lines, as [Setup] and [Messages] have."""
    return dict(line.split("=", 1) for line in lines)


def entries(lines: list[str]) -> list[dict[str, str]]:
    """``Key: value; Key: value`` lines, as [Files] has."""
    return [{key: unquoted(value) for key, value in PARAMETER.findall(line)} for line in lines]


def unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].replace('""', '"') if value.startswith('"') else value


def definitions(script: Path) -> dict[str, str]:
    """What the script's ``#define`` lines say, where that is a text alone."""
    text = script.read_text(encoding="utf-8-sig")
    return dict(re.findall(r'^#define (\w+) "([^"]*)"$', text, re.MULTILINE))


def filled(text: str, names: dict[str, str]) -> str:
    """``{#Name}`` replaced; raises KeyError where the script does not define it."""
    return NAMED.sub(lambda match: names[match[1]], text)
