"""Where the weights of a pretrained network come from: ImageNet's, downloaded once, or a file of the user's."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from workbench.config import ConfigError, NetConfig
from workbench.data.download import download as download_file
from workbench.data.sources import Progress, ignore
from workbench.nets.backbone import Backbone
from workbench.nets.imagenet import DOWNLOAD_MB, weights_folder, weights_here
from workbench.nets.preprocessing import VIT_PATCH
from workbench.nets.pretrained import HEADS, Pretrained
from workbench.sections.net import PRETRAINED

__all__ = ["check_weights", "fetch_weights", "load_weights", "published", "weights_here"]

COUNTER = "num_batches_tracked"  # old files lack these, and nothing here uses them
POSITIONS = "encoder.pos_embedding"


def fetch_weights(backbone: str, progress: Progress = ignore) -> Path:
    """Download the ImageNet weights of ``backbone`` as torchvision publishes them, unless they are here and whole.

    What ``progress`` raises cancels the download.

    Raises:
        DataError: they cannot be had, or do not arrive as they were published.
        ConfigError: the folder chosen for them is not there.
    """
    weights_here(backbone)
    url = published(backbone)
    name = url.rpartition("/")[2]
    found = re.search(r"-([0-9a-f]{8,})\.pth$", name)
    if found is None:
        raise ValueError(f"torchvision's {name} does not say its SHA-256 in its name.")
    download_file(url, weights_folder() / name, progress, sha256=found[1])
    return weights_folder() / name


def published(backbone: str) -> str:
    """The address of torchvision's default weights; the file's name ends in the beginning of its SHA-256."""
    from torchvision.models import get_model_weights  # takes seconds

    url: str = get_model_weights(backbone).DEFAULT.url
    return url


def check_weights(config: NetConfig, download: bool = False) -> None:
    """See that a network's weights can be had, without reading them: before anything that takes long.

    Raises:
        ConfigError: they are not here and may not be downloaded, or the disk that they should be on is not there.
    """
    if config.backbone not in PRETRAINED:
        return
    if config.weights == "file":
        path = _chosen(config)
        if not path.is_file():
            raise ConfigError(f"There is no file of weights {path}.")
    elif weights_here(config.backbone) is None and not download:
        _imagenet(config.backbone, False, None)


def load_weights(net: Backbone, config: NetConfig, download: bool = False, progress: Progress | None = None) -> None:
    """Fill a pretrained network with the weights that ``config`` asks for; of another network nothing changes.

    Raises:
        ConfigError: the weights are not here and may not be downloaded, or the file does not fit the network.
        DataError: the download failed.
    """
    if isinstance(net, Pretrained):
        path = _chosen(config) if config.weights == "file" else _imagenet(config.backbone, download, progress)
        net.body.load_state_dict(_fitting(_read(path), net, path.name), strict=False)


def _chosen(config: NetConfig) -> Path:
    if not config.weights_file:
        raise ConfigError(f"--weights is file, so choose a .safetensors or .pth file for {config.backbone}.")
    return Path(config.weights_file).expanduser()


def _imagenet(backbone: str, download: bool, progress: Progress | None) -> Path:
    if download:
        return fetch_weights(backbone, progress or ignore)
    path = weights_here(backbone)
    if path is None:
        raise ConfigError(
            f"The ImageNet weights of {backbone} are not on this computer; "
            f"let them be downloaded ({DOWNLOAD_MB[backbone]} MB) with --download, or choose a file of your own "
            "(--weights file --weights-file PATH)."
        )
    return path


def _read(path: Path) -> dict[str, Tensor]:
    """The tensors of a file by name. Raises ConfigError when it is missing, or is no file of weights."""
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise ConfigError(f"The weights {path} cannot be read: {error.strerror or error}.") from error
    except (SafetensorError, pickle.UnpicklingError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise ConfigError(f"{path.name} is damaged, or is not a file of weights (.safetensors or .pth).") from error
    if not isinstance(state, dict) or not all(_is_named_tensor(*each) for each in state.items()):
        raise ConfigError(f"{path.name} does not hold a state dict: names with a tensor each.")
    return state


def _is_named_tensor(name: object, value: object) -> bool:
    return isinstance(name, str) and isinstance(value, Tensor)


def _fitting(state: dict[str, Tensor], net: Pretrained, file: str) -> dict[str, Tensor]:
    """The tensors for ``net`` without the head. Raises ConfigError, naming the file, when some do not fit."""
    head = HEADS[net.backbone] + "."
    given = {name: each for name, each in state.items() if not name.startswith(head)}
    given = _with_positions(given, net)
    wanted = {name: each for name, each in net.body.state_dict().items() if not name.endswith(COUNTER)}
    faults = _faults(given, wanted)
    if faults:
        raise ConfigError(f"{file} does not fit {net.backbone}: {'; '.join(faults)}.")
    return given


def _with_positions(given: dict[str, Tensor], net: Pretrained) -> dict[str, Tensor]:
    """A transformer's embedding of positions, brought to the size of the images where it was learned at another."""
    own = net.body.state_dict().get(POSITIONS)
    if own is None or POSITIONS not in given or given[POSITIONS].shape == own.shape:
        return given
    from torchvision.models.vision_transformer import interpolate_embeddings

    try:
        return dict(interpolate_embeddings(net.preprocessing.size, VIT_PATCH, given))
    except ValueError:
        return given  # no grid of positions at all: that is then told as a shape that does not fit


def _faults(given: dict[str, Tensor], wanted: dict[str, Tensor]) -> list[str]:
    missing = [name for name in wanted if name not in given]
    unknown = [name for name in given if name not in wanted and not name.endswith(COUNTER)]
    unlike = [name for name in wanted if name in given and given[name].shape != wanted[name].shape]
    faults = [f"{len(missing)} tensors are missing, such as {missing[0]}"] if missing else []
    if unknown:
        faults.append(f"{len(unknown)} are unknown, such as {unknown[0]}")
    if unlike:
        name = unlike[0]
        faults.append(f"{name} is {_shape(given[name])} instead of {_shape(wanted[name])}")
    return faults


def _shape(tensor: Tensor) -> str:
    return "×".join(map(str, tensor.shape)) or "a number"
