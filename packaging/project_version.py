"""project_version.py [TAG]: prints the version of pyproject.toml, or refuses a tag that does not name it."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


def version() -> str:
    """The version in pyproject.toml, the one place that names it."""
    return str(tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def check_tag(tag: str) -> None:
    """Raises ValueError: the tag is not v and the version."""
    if tag != f"v{version()}":
        raise ValueError(f"The tag is {tag}, but pyproject.toml has version {version()}: its tag is v{version()}.")


if __name__ == "__main__":
    try:
        for tag in sys.argv[1:]:
            check_tag(tag)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    print(version())
