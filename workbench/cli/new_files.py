"""Files that a command is asked to write: none that is there already is replaced but with ``--overwrite``, and each is
named as what will stand in it. Asked before torch is loaded, which takes seconds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from workbench.config import ConfigError
from workbench.fewshot.places import check_file


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """The flag with which `check_new` lets files be replaced."""
    parser.add_argument("--overwrite", action="store_true", help="replace files that are there already")


def check_new(files: Iterable[Path], overwrite: bool) -> None:
    """Raises ConfigError, DataError: a file cannot be made, or would be lost."""
    for each in files:
        check_file(each)
        if each.exists() and not overwrite:
            raise ConfigError(f"{each} is there already: name another file, or replace it with --overwrite.")


def check_ending(flag: str, path: Path, *endings: str) -> None:
    """Raises ConfigError: the file would be named as something that it is not."""
    if path.suffix.lower() not in endings:
        raise ConfigError(f"{flag} {path} must be a name that ends in {' or '.join(endings)}.")
