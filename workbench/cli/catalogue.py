"""``workbench algorithms | networks | heads | models``: what there is, from the catalogue, at once."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.catalogue import catalogue


def add_parser(commands: Any) -> None:
    for kind in ("algorithms", "networks", "heads", "models"):
        _listing(commands, kind, f"list the {kind}")


def _listing(commands: Any, name: str, words: str) -> None:
    parser = commands.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="print a JSON array of objects")
    parser.set_defaults(func=run, kind=name)


def run(args: argparse.Namespace) -> int:
    items: Iterable[Mapping[str, Any]] = getattr(catalogue(), args.kind)
    if args.json:
        print(json.dumps(list(items), indent=2))
        return 0
    family = ""
    for item in items:
        if item.get("family", "") != family:
            family = item["family"]
            print(family)
        print(f"{item['name']:20}  {item['title']}: {item['summary']}")
    return 0
