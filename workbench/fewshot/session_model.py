"""The model of a session file: which it was, and its weights, where another computer would lack them.

Weights of a run go into the file without what only a continued run needs, and without the folders of whoever trained
it. Where that run is not here, they are unpacked into the cache, where they look like a run. Free of torch.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.numpy import save as to_bytes

from workbench.engine.references import BUILTIN as BUILTIN
from workbench.engine.references import PRETRAINED as PRETRAINED
from workbench.fewshot.folder_names import fit
from workbench.fewshot.session_pictures import digest
from workbench.fewshot.session_schema import ModelRecord
from workbench.folders import cache_folder, runs_folder
from workbench.resources import resources

PATHS = (("data",), ("split", "split_file"), ("net", "weights_file"))  # in a run's config


class WeightsError(ValueError):
    """The weights of a session's model cannot be read; the message is a clause without a full stop."""


def described(ref: str, title: str = "") -> tuple[ModelRecord, bytes]:
    """A model as it is recorded, and what of it goes into the file: the weights of a run, of others nothing.

    ``title`` is what people call it. Raises WeightsError: its weights cannot be read.
    """
    if ref.startswith(PRETRAINED):
        return _pretrained(*ref.removeprefix(PRETRAINED).partition("=")[::2], title), b""
    if ref.startswith(BUILTIN):
        shipped = ref.removeprefix(BUILTIN)
        return ModelRecord("builtin", shipped, digest(_read(resources() / "models" / shipped)), title), b""
    weights = _weights(Path(ref))
    return ModelRecord("run", run_name(ref), digest(weights), title), weights


def found_here(model: ModelRecord, weights: bytes) -> tuple[str, str]:
    """The reference by which the model can be used on this computer, and what must be said of it, in a sentence.

    The reference is empty where there is no such model. Raises WeightsError: the weights are damaged, or cannot be
    written into the cache.
    """
    if model.kind == "pretrained":
        return _pretrained_here(model)
    if model.kind == "builtin":
        return _shipped(model)
    here = runs_folder() / model.name
    if here.is_dir() and _is_same(here, model.fingerprint):
        return str(here), ""
    if not weights:
        return "", f"The model {model.name} is neither in the file nor on this computer; choose another."
    return str(_unpacked(model, weights)), ""


def run_name(ref: str) -> str:
    """What the folder of a run is called, without what cannot be in the name of one elsewhere."""
    return re.sub(r"[/\\:\0]", "_", Path(ref).resolve().name) or "_"


def _pretrained(name: str, file: str, title: str) -> ModelRecord:
    """A network of torchvision. Which weights of the user's own it has goes into the session, but not where they lie:
    that is kept on this computer."""
    if not file:
        return ModelRecord("pretrained", name, title=title)
    path = Path(file).expanduser().absolute()
    try:
        with path.open("rb") as weights:
            fingerprint = hashlib.file_digest(weights, "sha256").hexdigest()
        _write(_place_of(fingerprint), str(path).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise WeightsError(f"the weights {path} cannot be read: {error.strerror or error}") from error
    return ModelRecord("pretrained", name, fingerprint, title)


def _pretrained_here(model: ModelRecord) -> tuple[str, str]:
    plain = f"{PRETRAINED}{model.name}"
    if not model.fingerprint:
        return plain, ""
    try:
        path = Path(_place_of(model.fingerprint).read_bytes().decode("utf-8", "surrogateescape"))
        with path.open("rb") as weights:
            same = hashlib.file_digest(weights, "sha256").hexdigest() == model.fingerprint
    except (OSError, ValueError):
        same = False
    if same:
        return f"{plain}={path}", ""
    return "", f"The session used {model.name} with weights from a file that is not where it was; choose that file."


def _place_of(fingerprint: str) -> Path:
    """The file that says where weights of the user's own lie on this computer."""
    return cache_folder() / "session-models" / f"{fingerprint[:32]}.txt"


def _shipped(model: ModelRecord) -> tuple[str, str]:
    folder = resources() / "models" / model.name
    if not folder.is_dir():
        return "", f"This version ships no model named {model.name}; choose another."
    same = digest(_read(folder)) == model.fingerprint
    said = f"The shipped model {model.name} has changed since the session was saved: answers may differ a little."
    return f"{BUILTIN}{model.name}", "" if same else said


def _is_same(run_dir: Path, fingerprint: str) -> bool:
    """Whether a run still has the weights it had; one that went on training, or is damaged, has not."""
    try:
        return digest(_weights(run_dir)) == fingerprint
    except WeightsError:
        return False


def _read(folder: Path) -> bytes:
    best = folder / "checkpoints" / "best.safetensors"
    path = best if best.is_file() else best.with_name("last.safetensors")
    try:
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(f"the model's weights in {folder} cannot be read: {error.strerror or error}") from error


def _weights(run_dir: Path) -> bytes:
    """The weights of a run's model alone, the same bytes every time."""
    content = _read(run_dir)
    try:
        tensors, info = _parts(content)
    except (OSError, SafetensorError, KeyError, ValueError, TypeError) as error:
        raise WeightsError(f"the model's weights in {run_dir} are damaged: {error}") from error
    model = {name: each for name, each in tensors.items() if name.startswith("model/")}
    return to_bytes(model, metadata={"workbench": json.dumps(_without_paths(info))})


def _parts(content: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The tensors of a checkpoint as arrays, and its record."""
    with tempfile.TemporaryDirectory() as folder:  # the library reads what stands before the tensors from files alone
        path = Path(folder) / "model.safetensors"
        path.write_bytes(content)
        with safe_open(path, framework="numpy") as file:
            info = json.loads((file.metadata() or {})["workbench"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
    if not isinstance(info, dict):
        raise ValueError("its record is no object")
    return tensors, info


def _without_paths(info: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the names of files in place of their whole paths, which tell of whoever trained the model."""
    plain: dict[str, Any] = json.loads(json.dumps(info))
    for *sections, name in PATHS:
        place: Any = plain.get("config")
        for section in sections:
            place = place.get(section) if isinstance(place, dict) else None
        if isinstance(place, dict) and isinstance(place.get(name), str):
            place[name] = PureWindowsPath(place[name]).name  # which knows both kinds of slashes
    return plain


def _unpacked(model: ModelRecord, weights: bytes) -> Path:
    """A folder in the cache that looks like the run of these weights, and is called as it was."""
    folder = cache_folder() / "session-models" / model.fingerprint[:32] / fit(model.name)
    target = folder / "checkpoints" / "best.safetensors"
    try:
        if not target.is_file() or digest(target.read_bytes()) != model.fingerprint:
            config = _parts(weights)[1]["config"]
            _write(folder / "config.json", json.dumps(config).encode())
            _write(target, weights)
    except OSError as error:
        raise WeightsError(f"its model cannot be unpacked into {folder}: {error.strerror or error}") from error
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise WeightsError(f"its model.safetensors is damaged: {_one_line(error)}") from error
    return folder


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _one_line(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error))[:200]
