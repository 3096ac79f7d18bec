"""Remembers plain values in the settings as JSON, and forgets what no longer reads."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QSettings


def remember(settings: QSettings, key: str, value: Any) -> None:
    """Store a value that JSON can hold."""
    settings.setValue(key, json.dumps(value))


def recall(settings: QSettings, key: str, default: Any) -> Any:
    """What was stored under ``key``, or ``default`` where nothing was or it is damaged."""
    try:
        return json.loads(str(settings.value(key, "")))
    except json.JSONDecodeError:
        return default
