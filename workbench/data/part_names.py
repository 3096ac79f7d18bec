"""The names that datasets give to their parts."""

from __future__ import annotations

PARTS = ("training", "validation", "test")
PART = {
    **dict.fromkeys(("train", "training", "meta-train"), 0),
    **dict.fromkeys(("val", "valid", "validation", "meta-val"), 1),
    **dict.fromkeys(("test", "testing", "meta-test"), 2),
}
