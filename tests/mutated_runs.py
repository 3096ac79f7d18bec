"""Run folders with something wrong in them, as a failing disk or a stranger might hand them over."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from workbench.engine.checkpoint import HASH, INFO, fingerprint

CHECKPOINTS = tuple(f"checkpoints/{name}.safetensors" for name in ("last", "previous", "best"))
JSONS = ("config.json", "events.jsonl", "environment.json", "split.json", "about.json", "evaluations.jsonl")
ODD: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 7, 1e300, -0.0, float("nan"), float("inf"), 10**30, int("9" * 4000), 2**63),
    *(
        "",
        "x" * 50_000,
        "../../etc/passwd",
        "/etc/passwd",
        "\ud800",
        "a\nb\0c",
        "1e5",
        [],
        [[]],
        {},
        {"": 1},
        [None] * 9,
    ),
)
DEEP = '{"a":' * 100_000


def mutate(run_dir: Path, number: int) -> str:
    """Change the folder in one of many ways, the same for the same ``number``; says what was done."""
    rng = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    return f"{number}: {kind.__name__} {kind(run_dir, rng)}"


def _any_file(run_dir: Path, rng: random.Random) -> Path:
    return rng.choice([path for name in (*JSONS, *CHECKPOINTS) if (path := run_dir / name).is_file()])


def _some_json(run_dir: Path, rng: random.Random) -> Path:
    return rng.choice([path for name in JSONS if (path := run_dir / name).is_file()])


def _checkpoint(run_dir: Path, rng: random.Random) -> Path:
    return run_dir / rng.choice(CHECKPOINTS)


def bytes_changed(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    made = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 4, 40))):
        made[rng.randrange(len(made))] = rng.randrange(256)
    path.write_bytes(made)
    return path.name


def header_changed(run_dir: Path, rng: random.Random) -> str:
    """In the first bytes of a checkpoint: its size, names, kinds, shapes and places."""
    path = _checkpoint(run_dir, rng)
    made = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 3))):
        made[rng.randrange(8 if rng.random() < 0.3 else 3000)] = rng.randrange(256)
    path.write_bytes(made)
    return path.name


def cut_off(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    os.truncate(path, rng.randrange(path.stat().st_size))
    return path.name


def lengthened(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    with path.open("ab") as file:
        file.write(rng.choice((b"\0" * 4096, rng.randbytes(500), b'{"torn": ', b"[]\n", b"null\n", b"\n\n")))
    return path.name


def swapped(run_dir: Path, rng: random.Random) -> str:
    one, other = _any_file(run_dir, rng), _any_file(run_dir, rng)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return f"{one.name} and {other.name}"


def value_changed(run_dir: Path, rng: random.Random) -> str:
    """One value of a JSON file, or of one of its lines, is another."""
    path = _some_json(run_dir, rng)
    lines = [path.read_text()] if path.suffix == ".json" else path.read_text().splitlines()
    at = rng.randrange(len(lines))
    data = json.loads(lines[at])
    words = _replaced(data, rng)
    lines[at] = json.dumps(data)
    path.write_text("\n".join(lines) + "\n")
    return f"{path.name} {words}"


def _replaced(data: Any, rng: random.Random) -> str:
    """Put an odd value in place of one somewhere in ``data``, take one out, or add one."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return "nothing"
        key = rng.choice(keys)
        if isinstance(data[key], dict | list) and data[key] and rng.random() < 0.8:
            data = data[key]
            continue
        what = rng.random()
        if what < 0.1:
            del data[key]
            return f"without {key}"
        if what < 0.2 and isinstance(data, dict):
            data["surprise"] = data[key]
            return "with a surprise"
        data[key] = rng.choice(ODD)
        return f"{key} is {str(data[key])[:20]!r}"


def text_replaced(run_dir: Path, rng: random.Random) -> str:
    path = _some_json(run_dir, rng)
    path.write_text(
        rng.choice((DEEP, "[" * 100_000, "", "\n", "null", "NaN", "{}", "[]", '"a"', "1" * 10_000, "{'a': 1}"))
    )
    return path.name


def lines_changed(run_dir: Path, rng: random.Random) -> str:
    path = run_dir / "events.jsonl"
    lines = path.read_text().splitlines()
    what = rng.choice(("shuffled", "twice", "without some", "from the future", "deep"))
    if what == "shuffled":
        rng.shuffle(lines)
    elif what == "twice":
        lines += lines
    elif what == "without some":
        lines = [each for each in lines if rng.random() < 0.7]
    else:
        new = '{"event": "Teleported", "step": 1, "episodes": 2}' if what == "from the future" else DEEP
        lines.insert(rng.randrange(len(lines)), new)
    path.write_text("\n".join(lines) + "\n")
    return what


def missing(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    path.unlink()
    if rng.random() < 0.3:
        shutil.rmtree(run_dir / "checkpoints")
    return path.name


def a_folder_instead(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    path.unlink()
    path.mkdir()
    if rng.random() < 0.5:
        (path / "inside").write_text("x")
    return path.name


def a_link_instead(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    target = rng.choice(("/dev/zero", "/dev/null", "nowhere", path.name, "../run", str(_any_file(run_dir, rng))))
    path.unlink()
    path.symlink_to(target)
    return f"{path.name} to {target}"


def a_pipe_instead(run_dir: Path, rng: random.Random) -> str:
    path = _any_file(run_dir, rng)
    path.unlink()
    os.mkfifo(path)
    return path.name


def a_file_instead(run_dir: Path, rng: random.Random) -> str:
    """Of the folder of checkpoints."""
    shutil.rmtree(run_dir / "checkpoints")
    (run_dir / "checkpoints").write_bytes(rng.randbytes(100))
    return "of a folder"


def record_changed(run_dir: Path, rng: random.Random) -> str:
    """A checkpoint that is whole, by its hash or without one, but says something else in its record."""
    path = _checkpoint(run_dir, rng)
    words = ""

    def change(tensors: dict[str, torch.Tensor], info: dict[str, Any]) -> None:
        nonlocal words
        words = _replaced(info, rng)

    _rewritten(path, change, rng)
    return f"{path.name} {words}"


def tensors_changed(run_dir: Path, rng: random.Random) -> str:
    """A checkpoint that is whole, by its hash or without one, but holds other tensors."""
    path = _checkpoint(run_dir, rng)
    words = ""

    def change(tensors: dict[str, torch.Tensor], info: dict[str, Any]) -> None:
        nonlocal words
        name = rng.choice(list(tensors))
        words = f"{name} {rng.choice(('gone', 'empty', 'renamed', 'longer', 'text', 'huge', 'double'))}"
        _spoil(tensors, name, words.split()[-1])

    _rewritten(path, change, rng)
    return f"{path.name} {words}"


def _spoil(tensors: dict[str, torch.Tensor], name: str, how: str) -> None:
    old = tensors.pop(name)
    made = {
        "empty": torch.empty(0),
        "longer": torch.cat([old.reshape(-1), old.reshape(-1)]),
        "text": torch.zeros(5, dtype=torch.uint8),
        "huge": torch.full_like(old, 255 if old.dtype is torch.uint8 else 1e6),
        "double": old.double(),
    }
    if how == "renamed":
        tensors[f"{name}/../../x"] = old
    elif how != "gone":
        tensors[name] = made[how]


def _rewritten(
    path: Path, change: Callable[[dict[str, torch.Tensor], dict[str, Any]], None], rng: random.Random
) -> None:
    with safe_open(path, framework="pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        info = json.loads(file.metadata()[INFO])
    change(tensors, info)
    text = json.dumps(info)
    save_file(tensors, path, {INFO: text, **({HASH: fingerprint(tensors, text)} if rng.random() < 0.5 else {})})


KINDS: tuple[Callable[[Path, random.Random], str], ...] = (
    *(value_changed, bytes_changed, record_changed, tensors_changed, header_changed, cut_off, value_changed),
    *(lines_changed, record_changed, missing, a_folder_instead, a_link_instead, tensors_changed, swapped),
    *(text_replaced, lengthened, a_pipe_instead, a_file_instead, value_changed, record_changed),
)
