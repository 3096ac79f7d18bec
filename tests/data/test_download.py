"""Downloading, from a server on this machine: progress, checks, and never half a file."""

from __future__ import annotations

import errno
import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from workbench.data import omniglot
from workbench.data.download import download
from workbench.data.errors import DataError
from workbench.data.sources import ignore, open_dataset
from workbench.folders import data_folder

BODY = bytes(range(256)) * 4096


class Handler(BaseHTTPRequestHandler):
    """Serves `BODY`, and under other names what can go wrong."""

    served: dict[str, bytes] = {}
    asked: list[str] = []

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self.asked.append(name)
        body = self.served.get(name, BODY)
        if name == "missing.zip":
            self.send_error(404)
            return
        self.send_response(200)
        if name != "unknown-length.zip":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:300_000] if name == "truncated.zip" else body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(Handler, "served", {})
    monkeypatch.setattr(Handler, "asked", [])
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("name", ["whole.zip", "unknown-length.zip"])
def test_a_file_arrives_whole_with_progress(server: str, name: str, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    target = tmp_path / "new folder" / name
    download(f"{server}/{name}", target, lambda *words: told.append(words), md5=md5(BODY))
    assert target.read_bytes() == BODY
    assert list(target.parent.iterdir()) == [target]
    fractions = [fraction for _, fraction in told]
    assert all(sentence == f"Downloading {name}" for sentence, _ in told) and len(told) > 3
    if name == "whole.zip":
        assert fractions == sorted(fractions) and fractions[0] == 0 and fractions[-1] == 1
    else:
        assert set(fractions) == {-1.0}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("truncated.zip", "truncated.zip ended after 300,000 of 1,048,576 bytes"),
        ("missing.zip", "missing.zip could not be downloaded: Not Found"),
        ("other.zip", "other.zip arrived damaged: its MD5 is"),
    ],
)
def test_a_failed_download_says_why_and_leaves_nothing(server: str, name: str, words: str, tmp_path: Path) -> None:
    target = tmp_path / "to" / name
    with pytest.raises(DataError, match=words):
        download(f"{server}/{name}", target, ignore, md5=md5(b"another body"))
    assert list(target.parent.iterdir()) == []


def test_an_unreachable_server_is_named_by_the_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.zip could not be downloaded: no connection to 127\.0\.0\.1\. Choose"):
        download("http://127.0.0.1:9/a.zip", tmp_path / "a.zip", ignore)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_nothing(server: str, tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        if fraction > 0.3:
            raise InterruptedError(sentence)

    with pytest.raises(InterruptedError):
        download(f"{server}/a.zip", tmp_path / "a.zip", cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_by_the_file(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("workbench.data.download.os.fsync", full)
    with pytest.raises(DataError, match=r"a\.zip cannot be saved: No space left on device"):
        download(f"{server}/a.zip", tmp_path / "a.zip", ignore)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match=r"a\.zip cannot be saved in"):
        download(f"{server}/a.zip", tmp_path / "file" / "a.zip", ignore)


def test_a_file_that_is_there_is_kept_and_a_damaged_one_is_fetched_again(server: str, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(BODY)
    download(f"{server}/a.zip", target, ignore, md5=md5(BODY))
    assert Handler.asked == []
    target.write_bytes(b"damaged")
    download(f"{server}/a.zip", target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY


def test_the_beginning_of_a_sha256_is_enough(server: str, tmp_path: Path) -> None:
    target, whole = tmp_path / "a.zip", hashlib.sha256(BODY).hexdigest()
    download(f"{server}/a.zip", target, ignore, sha256=whole[:8])
    download(f"{server}/a.zip", target, ignore, sha256=whole, md5=md5(BODY))
    assert target.read_bytes() == BODY and Handler.asked == ["a.zip"]
    with pytest.raises(DataError, match=rf"a\.zip arrived damaged: its SHA-256 is {whole[:4]} instead of beef\."):
        download(f"{server}/a.zip", target, ignore, sha256="beef")
    assert target.read_bytes() == BODY


def archive(alphabet: str) -> bytes:
    picture, buffer = io.BytesIO(), io.BytesIO()
    Image.fromarray(np.eye(30, dtype=bool)).save(picture, "PNG")
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(f"images/{alphabet}/character01/0001_01.png", picture.getvalue())
    return buffer.getvalue()


def test_omniglot_downloads_on_request_and_is_found_afterwards(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Handler.served = {"one.zip": archive("Greek"), "two.zip": archive("Tengwar")}
    sums = {name.removesuffix(".zip"): md5(body) for name, body in Handler.served.items()}
    monkeypatch.setattr(omniglot, "published", lambda: (server + "/", sums))
    assert open_dataset("omniglot", download=True).group_names == ("Greek", "Tengwar")
    assert sorted(path.name for path in (data_folder() / "omniglot").iterdir()) == ["one.zip", "two.zip"]
    assert open_dataset("omniglot").n_classes == 2
    assert Handler.asked == ["one.zip", "two.zip"]


def test_the_published_archives_are_those_of_torchvision() -> None:
    base, sums = omniglot.published()
    assert base.startswith("https://")
    assert set(sums) == {"images_background", "images_evaluation"} and all(len(each) == 32 for each in sums.values())
