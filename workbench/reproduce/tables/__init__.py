"""The tables that can be reproduced: one file each, with a `Table` named TABLE, found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from workbench.reproduce.published import Table


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in alphabetical order of the names."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = [table for module in modules if isinstance(table := getattr(module, "TABLE", None), Table)]
    return {table.name: table for table in sorted(found, key=lambda each: each.name)}
