"""``workbench datasets add | list | show | remove``: datasets that come with the workbench, and your own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.data.own_entries import cached_bytes
from workbench.data.picture_draw import PICTURES
from workbench.dataset_records import Record, check_name, check_size, read_record, records

SHOWN = 10  # of what was left out, where it is not asked for in full
LISTED = ("name", "title", "needs", "licence", "citation", "split_by")


def add_parser(commands: Any) -> None:
    datasets = commands.add_parser("datasets", help="list the datasets, and add your own pictures under a name")
    actions = datasets.add_subparsers(metavar="ACTION", required=True)
    _add_listing(actions)
    add = _action(actions, "add", "read your own pictures, and give them a name", add_one)
    add.add_argument("name", metavar="NAME", help="what it will be called, in --dataset NAME")
    place = "a folder of class folders, or of pictures with a CSV of labels (file,label), or a .zip of either"
    add.add_argument("path", metavar="PATH", type=Path, help=place)
    add.add_argument("--size", type=int, default=84, help="side of the kept pictures in pixels; by default 84")
    split = 'auto, or a JSON file {"train": [class names], "validation": [...], "test": [...]}'
    add.add_argument("--split", default="auto", metavar="auto|FILE", help=f"{split}; by default auto")
    show = _action(actions, "show", "tell what there is to know of a dataset", show_one)
    show.add_argument("name", metavar="NAME")
    near = "also look for pictures that look the same (your own datasets only)"
    show.add_argument("--near-duplicates", action="store_true", help=near)
    remove = _action(actions, "remove", "forget a dataset of your own; your pictures stay where they are", remove_one)
    remove.add_argument("name", metavar="NAME")


def _add_listing(actions: Any) -> None:
    parser = actions.add_parser("list", help="list the datasets, yours last")
    parser.add_argument("--json", action="store_true", help="print a JSON array of objects")
    parser.set_defaults(func=list_all)


def _action(actions: Any, name: str, words: str, func: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(func=func)
    return parser


def list_all(args: argparse.Namespace) -> int:
    items = [*catalogue().datasets, *({**each.card(), "path": each.path} for each in records().values())]
    if args.json:
        print(json.dumps(items, indent=2))
    else:
        for item in items:
            print(f"{item['name']:20}  {item['title']}: {item['summary']}")
    return 0


def add_one(args: argparse.Namespace) -> int:
    check_name(args.name)
    check_size(args.size)
    if not args.path.expanduser().exists():
        raise ConfigError(f"There is no file or folder {args.path}.")
    if args.split == PICTURES:
        raise ConfigError(f"Pictures are parted when a run begins: train --dataset {args.name} --split {PICTURES}.")
    from workbench.data.added import add_dataset

    split = None if args.split == "auto" else Path(args.split).expanduser()
    record = add_dataset(args.name, args.path, size=args.size, split_file=split, progress=_progress)
    _print(_told(record), args.json)
    return 0


def show_one(args: argparse.Namespace) -> int:
    card = next((each for each in catalogue().datasets if each["name"] == args.name), None)
    if card is not None and args.near_duplicates:
        raise ConfigError(f"--near-duplicates is for datasets of your own, and {args.name} is none.")
    told = _told(read_record(args.name)) if card is None else dict(card)
    if args.near_duplicates:
        from workbench.data.added import alike

        told["near_duplicates"] = alike(read_record(args.name), _progress)
    _print(told, args.json)
    return 0


def remove_one(args: argparse.Namespace) -> int:
    card = next((each for each in catalogue().datasets if each["name"] == args.name), None)
    if card is not None:
        raise ConfigError(f"{args.name} comes with the workbench; only datasets that you added can be removed.")
    from workbench.data.added import remove_dataset

    freed = remove_dataset(args.name)
    if args.json:
        print(json.dumps({"name": args.name, "removed": True, "freed_bytes": freed}))
    else:
        print(f"{args.name} is forgotten, and {freed / 1e6:,.1f} MB are freed; your pictures are untouched.")
    return 0


def _told(record: Record) -> dict[str, Any]:
    """What is known of a dataset of one's own, as plain data."""
    basic = {"name": record.name, "path": record.path, "size": record.size, "colour": record.colour}
    return {**basic, **record.found, "cached_bytes": cached_bytes(record.path)}


def _print(told: Mapping[str, Any], as_json: bool) -> None:
    print(json.dumps(told) if as_json else "\n".join(_lines(told)))


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    """A dataset in words."""
    if "classes" not in told:
        yield f"{told['title']}: {told['summary']}"
        yield from (f"{key.replace('_', ' ')}: {told[key]}" for key in LISTED[2:] if told[key])
        return
    groups = f" in {told['groups']:,} groups" if told["groups"] else ""
    kept = f"{told['size']} × {told['size']} pixels, {told['cached_bytes'] / 1e6:,.1f} MB decoded"
    yield f"{told['name']}: {told['images']:,} pictures of {told['classes']:,} classes{groups}, {kept}"
    yield f"from {told['path']} ({told['layout']})"
    parts = {"train": "training"}
    yield "split: " + ", ".join(
        f"{count:,} classes for {parts.get(part, part)}" for part, count in told["split"].items()
    )
    yield from told["told"]
    yield from _left_out(told)
    if told["few"]:
        yield told["few"]["sentence"]
        yield from (f"  {each['sentence']}" for each in told["few"]["instead"])
    for pair in told.get("near_duplicates", ()):
        yield f"looks the same: {pair['first']} and {pair['second']}"


def _left_out(told: Mapping[str, Any]) -> Iterator[str]:
    if told["skipped"]:
        yield f"left out: {len(told['skipped']):,}"
        yield from (f"  {each['reason']}" for each in told["skipped"][:SHOWN])
        if len(told["skipped"]) > SHOWN:
            yield f"  and {len(told['skipped']) - SHOWN:,} more; --json lists them all"


def _progress(sentence: str, fraction: float) -> None:
    if sys.stderr.isatty():
        end = "\n" if fraction >= 1 else "\r"
        known = f" {fraction:.0%}" if fraction >= 0 else "…"
        print(f"{sentence}{known}", end=end, file=sys.stderr, flush=True)
