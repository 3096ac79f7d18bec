"""Weights of pretrained networks: downloaded from a server on this machine, or read from a file; checked either way."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor
from torchvision.models import mobilenet_v3_small, resnet18

from workbench.config import ConfigError, NetConfig, RunConfig
from workbench.data.errors import DataError
from workbench.engine import setup
from workbench.nets import build_net, preprocessing_for, weights
from workbench.nets.backbone import Backbone
from workbench.nets.preprocessing import VIT_PATCH
from workbench.nets.weights import fetch_weights, load_weights, weights_here

BACKBONE = "mobilenet_v3_small"
State = dict[str, Tensor]


class Handler(BaseHTTPRequestHandler):
    """Serves ``body``, broken off after ``sent`` bytes; names that hold "missing" are not found."""

    body = b""
    sent: int | None = None
    asked: list[str] = []

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self.asked.append(name)
        if "missing" in name:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body[: self.sent])

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def state() -> State:
    """As torchvision publishes them: with the head; random, the running statistics too."""
    torch.manual_seed(3)
    made = mobilenet_v3_small().state_dict()
    return {name: torch.rand_like(each) if each.is_floating_point() else each for name, each in made.items()}


@pytest.fixture(scope="module")
def body(state: State) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: bytes) -> Iterator[str]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name, value in {"body": body, "sent": None, "asked": []}.items():
        monkeypatch.setattr(Handler, name, value)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def publish(monkeypatch: pytest.MonkeyPatch, server: str, body: bytes, name: str = BACKBONE) -> None:
    """Let torchvision's address be one of the server's, with the beginning of the body's SHA-256 in its name."""
    digest = hashlib.sha256(body).hexdigest()[:8]
    monkeypatch.setattr(weights, "published", lambda backbone: f"{server}/models/{name}-{digest}.pth")


def new_net(backbone: str = BACKBONE, size: int = 32, **settings: str) -> tuple[Backbone, NetConfig]:
    config = NetConfig(backbone=backbone, image_size=size, **settings)  # type: ignore[arg-type]
    return build_net(config, preprocessing_for(config)), config


def assert_filled(net: Backbone, state: State) -> None:
    for name, value in net.body.state_dict().items():
        assert torch.equal(value, state[name]), name


def test_weights_are_downloaded_once_with_progress(
    server: str, body: bytes, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(monkeypatch, server, body)
    told: list[tuple[str, float]] = []
    net, config = new_net()
    assert weights_here(BACKBONE) is None
    load_weights(net, config, download=True, progress=lambda *words: told.append(words))
    assert_filled(net, state)
    here = weights_here(BACKBONE)
    assert here is not None and here.read_bytes() == body
    assert list(here.parent.iterdir()) == [here]
    assert told[0][0] == f"Downloading {here.name}" and told[-1][1] == 1.0 and len(told) > 3
    again, _ = new_net()
    load_weights(again, config, download=True)
    load_weights(again, config, download=False)
    assert_filled(again, state)
    assert Handler.asked == [here.name]


def test_a_damaged_file_is_fetched_again(server: str, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, server, body)
    path = fetch_weights(BACKBONE)
    path.write_bytes(body[:-1])
    assert fetch_weights(BACKBONE).read_bytes() == body
    assert len(Handler.asked) == 2


@pytest.mark.parametrize(
    ("name", "sent", "hashed", "words"),
    [
        ("other", None, b"other", r"arrived damaged: its SHA-256 is \w{8} instead of d9298a10"),
        ("truncated", 300_000, None, "ended after 300,000 of"),
        ("missing", None, None, "could not be downloaded: Not Found"),
    ],
)
def test_a_failed_download_says_why_and_leaves_no_weights(
    server: str,
    body: bytes,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    sent: int | None,
    hashed: bytes | None,
    words: str,
) -> None:
    publish(monkeypatch, server, hashed or body, name)
    monkeypatch.setattr(Handler, "sent", sent)
    net, config = new_net()
    before = {key: value.clone() for key, value in net.state_dict().items()}
    with pytest.raises(DataError, match=words):
        load_weights(net, config, download=True)
    assert not list(weights.weights_folder().glob("*.pth"))
    assert all(torch.equal(value, before[key]) for key, value in net.state_dict().items())


def test_cancelling_leaves_nothing(server: str, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, server, body)

    def cancel(sentence: str, fraction: float) -> None:
        if fraction > 0.3:
            raise InterruptedError(sentence)

    with pytest.raises(InterruptedError):
        fetch_weights(BACKBONE, cancel)
    assert weights_here(BACKBONE) is None
    assert not list(weights.weights_folder().glob("*.pth"))


def test_nothing_is_downloaded_without_leave(server: str, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, server, body)
    net, config = new_net()
    with pytest.raises(ConfigError, match=r"mobilenet_v3_small are not on this computer; let them .* \(10 MB\)"):
        load_weights(net, config, download=False)
    assert Handler.asked == []


def test_the_published_address_is_that_of_torchvision() -> None:
    assert weights.published("resnet18").endswith("/resnet18-f37072fd.pth")


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
@pytest.mark.parametrize("head", [True, False])
def test_a_file_fills_the_network_with_the_head_or_without(
    state: State, tmp_path: Path, suffix: str, head: bool
) -> None:
    file = tmp_path / f"my{suffix}"
    save(file, state if head else {name: each for name, each in state.items() if not name.startswith("classifier.")})
    net, config = new_net(weights="file", weights_file=str(file))
    load_weights(net, config)
    assert_filled(net, state)


def save(file: Path, state: State) -> None:
    if file.suffix == ".safetensors":
        save_file(state, file)
    else:
        torch.save(state, file)


def test_what_does_not_fit_is_told_by_the_file(state: State, tmp_path: Path) -> None:
    file = tmp_path / "my.safetensors"
    first = "features.0.0.weight"
    wrong = {name: each for name, each in state.items() if not name.startswith("features.1.")}
    save(file, {**wrong, first: torch.zeros(16, 1, 3, 3), "features.99.bias": torch.zeros(2)})
    net, config = new_net(weights="file", weights_file=str(file))
    before = {name: value.clone() for name, value in net.state_dict().items()}
    words = (
        r"my\.safetensors does not fit mobilenet_v3_small: \d+ tensors are missing, such as features\.1\.\S+; "
        r"1 are unknown, such as features\.99\.bias; features\.0\.0\.weight is 16×1×3×3 instead of 16×3×3×3\."
    )
    with pytest.raises(ConfigError, match=words):
        load_weights(net, config)
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    torch.save(resnet18().state_dict(), tmp_path / "other.pth")
    net, config = new_net(weights="file", weights_file=str(tmp_path / "other.pth"))
    with pytest.raises(ConfigError, match=r"other\.pth does not fit mobilenet_v3_small"):
        load_weights(net, config)


class Evil:
    """Unpickled, it would write a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.target,)


def test_no_code_of_a_file_is_run(tmp_path: Path) -> None:
    torch.save({"weight": Evil(tmp_path / "written")}, tmp_path / "evil.pth")
    net, config = new_net(weights="file", weights_file=str(tmp_path / "evil.pth"))
    with pytest.raises(ConfigError, match=r"evil\.pth is damaged, or is not a file of weights"):
        load_weights(net, config)
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize(
    "name", ["noise.pth", "noise.safetensors", "empty.pth", "short.pth", "number.pth", "named.pth"]
)
def test_what_is_no_file_of_weights_is_refused(name: str, body: bytes, tmp_path: Path) -> None:
    contents = {"noise": b"no weights at all" * 9, "empty": b"", "short": body[: len(body) // 2]}
    objects: dict[str, object] = {"number": 3, "named": {1: torch.zeros(2)}}
    file = tmp_path / name
    if file.stem in objects:
        torch.save(objects[file.stem], file)
    else:
        file.write_bytes(contents[file.stem])
    net, config = new_net(weights="file", weights_file=str(file))
    with pytest.raises(ConfigError, match=rf"{file.stem}\{file.suffix} (is damaged|does not hold a state dict)"):
        load_weights(net, config)


def test_a_file_must_be_named_and_there(tmp_path: Path) -> None:
    net, config = new_net(weights="file")
    with pytest.raises(ConfigError, match=r"choose a \.safetensors or \.pth file for mobilenet_v3_small"):
        load_weights(net, config)
    for suffix in (".pth", ".safetensors"):
        net, config = new_net(weights="file", weights_file=str(tmp_path / f"absent{suffix}"))
        with pytest.raises(ConfigError, match=rf"absent\{suffix} cannot be read: No such file"):
            load_weights(net, config)


def test_positions_of_a_transformer_are_brought_to_the_size_of_the_images(tmp_path: Path) -> None:
    from torchvision.models import vit_b_16

    torch.manual_seed(0)
    given = {name: each for name, each in vit_b_16(image_size=64).state_dict().items() if "heads" not in name}
    key = "encoder.pos_embedding"
    column = torch.arange(4.0).expand(4, 4)  # each position says in which column it lies
    given[key] = torch.cat([torch.full((1, 1), 7.0), column.reshape(16, 1)])[None].expand(1, 17, 768).contiguous()
    save_file(given, tmp_path / "vit.safetensors")
    net, config = new_net("vit_b_16", 2 * VIT_PATCH, weights="file", weights_file=str(tmp_path / "vit.safetensors"))
    load_weights(net, config)
    found = net.body.state_dict()[key][0, :, 0]
    assert found.shape == (5,)
    assert found[0] == 7.0
    left, right = found[1::2], found[2::2]
    assert left[0] == left[1] and right[0] == right[1]
    torch.testing.assert_close(left + right, torch.tensor([3.0, 3.0]))
    assert (left < right).all()


def test_our_own_networks_are_left_as_they_are() -> None:
    net, config = new_net("conv4")
    before = {name: value.clone() for name, value in net.state_dict().items()}
    load_weights(net, config)
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())


def test_missing_weights_are_told_before_any_picture_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """At a pretrained network's size, opening takes minutes and gigabytes."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setattr(setup, "open_images", lambda *_: pytest.fail("the pictures were opened"))
    with pytest.raises(ConfigError, match=r"not on this computer; let them be downloaded \(\d+ MB\) with --download"):
        setup.set_up(RunConfig(net=NetConfig(backbone=BACKBONE)))
    with pytest.raises(ConfigError, match=r"There is no file of weights .*none\.pth"):
        settings = {"weights": "file", "weights_file": str(tmp_path / "none.pth")}
        setup.set_up(RunConfig(net=NetConfig(backbone=BACKBONE, **settings)))
