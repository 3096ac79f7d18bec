"""What is wrong with a text that should be Chinese, as far as that can be told without reading it."""

from __future__ import annotations

import re
from collections.abc import Iterable

CHINESE = "[\u3400-\u9fff]"
WIDE = "，。；：？！、"
TAG = re.compile("<[^>]*>")
HOLE = re.compile("{[^{}]*}")
KEY = re.compile(r"\(&\w\)|\(&{\w+}\)|\({\w+}\)")  # of a menu, and what a hole holds
FAULTS = {
    "a half-width mark": rf"{CHINESE}[”’]?[,.;:?!](?=\s|$|{CHINESE})|[,;:?!] ?{CHINESE}|#[,;:?!](?=\s|$)",
    "half-width brackets": rf"\([^()]*{CHINESE}[^()]*\)|{CHINESE}\(|\){CHINESE}",
    "a blank between characters": rf"{CHINESE} +{CHINESE}",
    "a blank beside a wide mark": rf"[{WIDE}）”’] +[{CHINESE[1:-1]}{WIDE}（“‘）]|{CHINESE} +[{WIDE}（“‘）”’]",
    "straight quotes": rf'"(?={CHINESE})|{CHINESE}"',
    "two marks in a row": f"[{WIDE}][{WIDE}]",
}
# Several words in a row that stay English: what is typed, and names.
STAY_ENGLISH = (
    "workbench runs list", "workbench runs restore", "workbench reproduce", "workbench train", "workbench classify",
    "workbench export", "pip install tensorboard", "datasets add", "split file", "split all", "weights file",
    "state dict", "python packaging/calibrate_model.py omniglot --data DIR --tasks", "--weights-file PATH",
    "SIL Open Font License", "Special Database", "inner loop", "outer loop", "--trash --folder",
)  # fmt: skip
SEVERAL = re.compile(r"(?<![\w-])[A-Za-z'’-]{2,}(?: [A-Za-z'’-]{2,})+")


def faults(text: str, names: Iterable[str] = ()) -> list[str]:
    """Each fault of a text; ``names`` may stay English in it."""
    plain = HOLE.sub("#", KEY.sub("", TAG.sub("", text)))
    found = [what for what, pattern in FAULTS.items() if re.search(pattern, plain)]
    found += [f"the traditional character {each}" for each in traditional(plain)]
    return found + [f"the English words “{words}”" for words in english(plain, names)]


def is_chinese(text: str) -> bool:
    return bool(re.search(CHINESE, text))


def english(text: str, names: Iterable[str] = ()) -> list[str]:
    """Where several English words stand in a row, but for those that stay."""
    for each in sorted((*STAY_ENGLISH, *names), key=len, reverse=True):
        text = text.replace(each, "#")
    return SEVERAL.findall(text)


def traditional(text: str) -> list[str]:
    """The characters that are not in the simplified set, GB 2312."""
    return [each for each in re.findall(CHINESE, text) if not each.encode("gb2312", "ignore")]
