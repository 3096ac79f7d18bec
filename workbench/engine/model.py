"""A model by its reference: a run folder, one that is shipped (``builtin:NAME``), or prototypes on a network of
torchvision (``pretrained:NAME``, or ``pretrained:NAME=FILE`` for weights of the user's own)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms import algorithm_class, build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.config import AdaptConfig, ConfigError, NetConfig, RunConfig, knobs_of
from workbench.data.sources import Progress, ignore
from workbench.data.splits import Split
from workbench.engine.calibration import ModelCalibration, calibration_of
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.references import BUILTIN as BUILTIN
from workbench.engine.references import PRETRAINED as PRETRAINED
from workbench.nets import build_net, preprocessing_for
from workbench.nets.imagenet import DOWNLOAD_MB
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.weights import fetch_weights, load_weights, weights_here
from workbench.resources import resources
from workbench.sections.net import PRETRAINED as PRETRAINED_NETWORKS

TURNS = 4  # a class, and it turned by 90, 180 and 270 degrees


@dataclass(frozen=True)
class Model:
    """A meta-trained algorithm, ready to adapt. ``info`` is the checkpoint's record (steps, split, data);
    ``calibration`` is None where it was never calibrated."""

    ref: str
    algorithm: Algorithm
    config: RunConfig
    preprocessing: Preprocessing
    info: Mapping[str, Any]
    calibration: ModelCalibration | None = None

    def calibrated_for(self, options: AdaptConfig) -> ModelCalibration | None:
        """The calibration, which holds only for the way of adapting that it was made with."""
        found = self.calibration
        return None if found is None or found.options != options else found

    def never_rejects(self, options: AdaptConfig) -> str:
        """Why no picture is taken for none of the classes by ``options``, in a sentence; empty where some may be."""
        found = self.calibration
        if found is None or found.rejection is None:
            return f"{self.ref} was not calibrated to tell other pictures, so none is rejected."
        asked, measured = asdict(options), asdict(found.options)
        other = [
            f"{each.flag} {asked[each.name]}"
            for each in knobs_of(AdaptConfig)
            if asked[each.name] != measured[each.name]
        ]
        return f"{self.ref} was not calibrated with {', '.join(other)}, so no picture is rejected." if other else ""


def build(config: RunConfig, preprocessing: Preprocessing, classes: int = 0) -> Algorithm:
    """A fresh algorithm with its network; weights from torch's global generator, so seed it first.

    ``classes`` is how many classes there are to practise on, which some methods tell apart all at once.
    """
    net = build_net(config.net, preprocessing)
    at_once = algorithm_class(config.algorithm).stream == "class_batches"
    ways = classes if at_once else config.task.train_ways or config.task.ways
    algorithm = build_algorithm(config.algorithm, net, ways, config.settings)
    algorithm.label_smoothing = config.train.label_smoothing
    algorithm.batch_norm = config.task.batch_norm
    algorithm.asked_at_once = config.train.tasks_at_once
    return algorithm


def practised_classes(config: RunConfig, split: Split) -> int:
    """How many classes a run practises on, turned ones included."""
    return len(split.train) * (TURNS if config.split.rotations else 1)


def model_folder(ref: str) -> Path:
    """The folder behind a reference.

    Raises:
        CheckpointError: there is no such model.
    """
    if not ref.startswith(BUILTIN):
        return Path(ref)
    models = resources() / "models"
    name = ref.removeprefix(BUILTIN)
    shipped = sorted(path.name for path in models.iterdir() if path.is_dir()) if models.is_dir() else []
    if name not in shipped:
        raise CheckpointError(f"There is no model {ref}; shipped are {', '.join(BUILTIN + s for s in shipped)}.")
    return models / name


def model_file(ref: str) -> Path:
    """The best checkpoint of a run (the last one where none is best), that of a shipped model, or a pretrained
    network's weights.

    Raises:
        CheckpointError: there is no such model.
    """
    if ref.startswith(PRETRAINED):
        return _pretrained_file(*pretrained_parts(ref))
    folder = model_folder(ref)
    if not folder.is_dir():
        raise CheckpointError(_no_run(folder))
    best = folder / "checkpoints" / "best.safetensors"
    return best if best.is_file() else best.with_name("last.safetensors")


def _no_run(path: Path) -> str:
    if path.suffix == ".fewshot" and path.is_file():
        return (
            f"{path} is a saved session, not a run: workbench classify recognises pictures by it, workbench export "
            f"writes it as ONNX, and workbench {path.name} opens it in the window."
        )
    if path.exists():
        return f"{path} is a file, but a model is a run folder, {BUILTIN}NAME or {PRETRAINED}NAME."
    return f"There is no run at {path}."


def model_mark(ref: str) -> tuple[str, int, int]:
    """Changes whenever ``ref`` comes to stand for another checkpoint, as when its run goes on training.

    Raises:
        CheckpointError: there is no such model.
    """
    path = model_file(ref)
    try:
        found = path.stat()
    except OSError as error:
        raise CheckpointError(f"There is no checkpoint at {path}.") from error
    return path.name, found.st_ino, found.st_mtime_ns


def load_model(ref: str, device: torch.device | str = "cpu") -> Model:
    """Load the model behind ``ref``, see `model_file`.

    Raises:
        CheckpointError: the model is missing or damaged.
    """
    path = model_file(ref)
    if ref.startswith(PRETRAINED):
        return _pretrained(ref, path, device)
    checkpoint = load_checkpoint(path)
    try:
        config = RunConfig.from_json(checkpoint.info["config"])
        preprocessing = Preprocessing(**checkpoint.info["preprocessing"])
        classes = practised_classes(config, Split.from_json(checkpoint.info["split"]))
        algorithm = _filled(config, preprocessing, classes, checkpoint.part("model"))
        calibration = calibration_of(checkpoint.info)
    except (ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise CheckpointError(f"The model {path} cannot be used: {error}") from error
    algorithm.to(device).eval().requires_grad_(False)
    return Model(ref, algorithm, config, preprocessing, checkpoint.info, calibration)


def pretrained_parts(ref: str) -> tuple[str, str]:
    """The network of ``pretrained:NAME`` or ``pretrained:NAME=FILE``, and the file or nothing.

    Raises:
        CheckpointError: there is no such network.
    """
    name, _, file = ref.removeprefix(PRETRAINED).partition("=")
    if name not in PRETRAINED_NETWORKS:
        known = ", ".join(PRETRAINED + each for each in PRETRAINED_NETWORKS)
        raise CheckpointError(f"There is no model {PRETRAINED}{name}; pretrained are {known}.")
    return name, file


def fetch_pretrained(ref: str, progress: Progress = ignore) -> None:
    """Download the weights of ``pretrained:NAME``, unless they are here; nothing for any other model.

    Raises:
        CheckpointError, DataError: there is no such network, or its weights cannot be had.
    """
    if ref.startswith(PRETRAINED):
        name, file = pretrained_parts(ref)
        if not file:
            fetch_weights(name, progress)


def _pretrained_file(name: str, file: str) -> Path:
    """Where the weights are. Raises CheckpointError when they are not on this computer."""
    try:
        path = Path(file).expanduser() if file else weights_here(name)
    except ConfigError as error:
        raise CheckpointError(str(error)) from error
    if path is None:
        raise CheckpointError(
            f"The weights of {name} are not on this computer: download them (--download, {DOWNLOAD_MB[name]} MB), or "
            f"name a file of your own as {PRETRAINED}{name}=FILE."
        )
    if not path.is_file():
        raise CheckpointError(f"There is no file of weights {path}.")
    return path


def _pretrained(ref: str, path: Path, device: torch.device | str) -> Model:
    """Prototypes on a network that stays as it is. They are compared by angle: how long features are tells of a
    picture's contrast rather than of what it shows."""
    name, _ = pretrained_parts(ref)
    net = NetConfig(backbone=name, weights="file", weights_file=str(path), freeze=True)
    config = RunConfig(dataset="", algorithm="protonet", net=net, settings={"distance": "cosine"})
    preprocessing = preprocessing_for(net, photo=True)
    with torch.device("meta"):  # nothing is drawn, see `_filled`
        algorithm = build(config, preprocessing)
    algorithm.to_empty(device="cpu")
    try:
        load_weights(algorithm.net, net)
    except ConfigError as error:
        raise CheckpointError(str(error)) from error
    algorithm.to(device).eval().requires_grad_(False)
    record = {"config": config.to_json(), "preprocessing": asdict(preprocessing), "step": 0, "episodes": 0}
    return Model(ref, algorithm, config, preprocessing, {**record, "split": Split((), (), (), "all", 0).to_json()})


def _filled(config: RunConfig, preprocessing: Preprocessing, classes: int, weights: Mapping[str, Tensor]) -> Algorithm:
    """An algorithm with these weights. Nothing is drawn: a run that begins in another thread draws from the same
    global generator, and must not depend on what is tried out meanwhile."""
    with torch.device("meta"):
        algorithm = build(config, preprocessing, classes)
    try:
        algorithm.load_state_dict({name: weight.clone() for name, weight in weights.items()}, assign=True)
    except RuntimeError as error:  # lists every tensor, line by line
        title = algorithm.card.title
        raise ValueError(f"its weights do not fit {title} as this version has it; train it again.") from error
    return algorithm
