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
PIECE = 300_000


class Handler(BaseHTTPRequestHandler):
    """Serves `BODY`, and under other names what can go wrong.

    Names that begin with "dropped" break off after `PIECE` bytes of each answer. Ranges are answered for names that
    hold "range": as asked, but by those that hold "lie" with another part, and by "crooked" with other bytes.
    """

    served: dict[str, bytes] = {}
    asked: list[str] = []
    ranges: list[str] = []

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self.asked.append(name)
        body, asked = self.served.get(name, BODY), self.headers.get("Range", "")
        self.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and "range" in name else 0
        if name == "missing.zip":
            self.send_error(404)
            return
        if start >= len(body):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.end_headers()
            return
        self._answer(name, body, start)

    def _answer(self, name: str, body: bytes, start: int) -> None:
        given = start // 2 if "lie" in name else start
        rest = bytes(len(body) - given) if start and "crooked" in name else body[given:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {given}-{len(body) - 1}/{len(body)}")
        if "unknown-length" not in name:
            self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[:PIECE] if name.startswith("dropped") else rest)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name, value in (("served", {}), ("asked", []), ("ranges", [])):
        monkeypatch.setattr(Handler, name, value)
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
    ("name", "words", "left"),
    [
        ("dropped.zip", r"dropped.zip ended after 300,000 of 1,048,576 bytes", [("dropped.zip.part", PIECE)]),
        ("missing.zip", "missing.zip could not be downloaded: Not Found. Fetch http.*missing.zip .* put it into", []),
        ("other.zip", "other.zip arrived damaged: its MD5 is", []),
    ],
)
def test_a_failed_download_says_why(
    server: str, name: str, words: str, left: list[tuple[str, int]], tmp_path: Path
) -> None:
    target = tmp_path / "to" / name
    with pytest.raises(DataError, match=words):
        download(f"{server}/{name}", target, ignore, md5=md5(b"another body"))
    assert [(path.name, path.stat().st_size) for path in target.parent.iterdir()] == left


def test_an_unreachable_server_is_named_and_so_is_what_can_be_done(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.zip could not be downloaded: no connection to 127\.0\.0\.1\.") as caught:
        download("http://127.0.0.1:9/a.zip", tmp_path / "a.zip", ignore)
    assert f"Fetch http://127.0.0.1:9/a.zip in another way and put it into {tmp_path}, or" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_is_put_there_by_hand_is_taken(server: str, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(BODY)
    download("http://127.0.0.1:9/a.zip", target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY


def test_a_connection_that_breaks_off_is_taken_up_again(server: str, tmp_path: Path) -> None:
    told: list[float] = []
    target = tmp_path / "dropped-range.zip"
    download(f"{server}/{target.name}", target, lambda _, fraction: told.append(fraction), md5=md5(BODY))
    assert target.read_bytes() == BODY and list(tmp_path.iterdir()) == [target]
    assert Handler.ranges == ["", "bytes=300000-", "bytes=600000-", "bytes=900000-"]
    assert told == sorted(told) and told[-1] == 1


def test_a_cancelled_download_goes_on_later(server: str, tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        if fraction > 0.3:
            raise InterruptedError(sentence)

    target = tmp_path / "range.zip"
    with pytest.raises(InterruptedError):
        download(f"{server}/range.zip", target, cancel)
    kept = (tmp_path / "range.zip.part").stat().st_size
    assert list(tmp_path.iterdir()) == [tmp_path / "range.zip.part"] and kept > 0.3 * len(BODY)
    download(f"{server}/range.zip", target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY and Handler.ranges == ["", f"bytes={kept}-"]


@pytest.mark.parametrize(
    ("name", "ranges"),
    [
        ("a.zip", ["bytes=5000-"]),
        ("range-lie.zip", ["bytes=5000-", ""]),
        ("range-crooked.zip", ["bytes=5000-", ""]),
    ],
)
def test_a_server_without_ranges_or_with_false_ones_gives_the_whole(
    server: str, name: str, ranges: list[str], tmp_path: Path
) -> None:
    target = tmp_path / name
    target.with_name(f"{name}.part").write_bytes(BODY[:5000])
    download(f"{server}/{name}", target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY and list(tmp_path.iterdir()) == [target]
    assert Handler.ranges == ranges


def test_what_is_left_of_another_file_is_fetched_anew(server: str, tmp_path: Path) -> None:
    target = tmp_path / "range.zip"
    for left in (b"of an older file", BODY + b"more"):
        target.with_name("range.zip.part").write_bytes(left)
        download(f"{server}/range.zip", target, ignore, md5=md5(BODY))
        assert target.read_bytes() == BODY and list(tmp_path.iterdir()) == [target]
        target.unlink()


@pytest.mark.parametrize("name", ["a.zip", "range.zip"])
def test_of_a_longer_part_of_another_file_nothing_is_left_where_no_sum_is_known(
    server: str, name: str, tmp_path: Path
) -> None:
    target = tmp_path / name
    target.with_name(f"{name}.part").write_bytes(bytes(len(BODY) + 1000))
    download(f"{server}/{name}", target, ignore)
    assert target.read_bytes() == BODY and list(tmp_path.iterdir()) == [target]


def test_a_part_that_is_whole_is_only_checked(server: str, tmp_path: Path) -> None:
    target = tmp_path / "range.zip"
    target.with_name("range.zip.part").write_bytes(BODY)
    download(f"{server}/range.zip", target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY and Handler.ranges == [f"bytes={len(BODY)}-"]


def test_a_mirror_takes_the_place_of_the_address(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere, target = "http://127.0.0.1:9/a.zip", tmp_path / "mnist" / "a b.zip"
    monkeypatch.setenv("WORKBENCH_MIRROR", f"{server}/copies/")
    download(nowhere, target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY and Handler.asked == ["a%20b.zip"]
    mirror = tmp_path / "my mirror"
    (mirror / "mnist").mkdir(parents=True)
    target.rename(mirror / "mnist" / "a b.zip")
    monkeypatch.setenv("WORKBENCH_MIRROR", mirror.as_uri())
    download(nowhere, target, ignore, md5=md5(BODY))
    assert target.read_bytes() == BODY
    with pytest.raises(
        DataError, match=r"c\.zip could not be downloaded: there is no .*mnist/c\.zip\. Fetch http://127"
    ):
        download(nowhere, target.with_name("c.zip"), ignore)


def test_a_mirror_must_be_an_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_MIRROR", "my-server/data")
    with pytest.raises(DataError, match="WORKBENCH_MIRROR is my-server/data, but must begin with http://"):
        download("http://127.0.0.1:9/a.zip", tmp_path / "a.zip", ignore)


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


def test_without_a_download_omniglot_says_what_to_put_where(server: str) -> None:
    with pytest.raises(
        DataError, match=r"allow its download \(--download\), or put images_background\.zip and"
    ) as caught:
        open_dataset("omniglot")
    assert str(caught.value).endswith(f" into {data_folder() / 'omniglot'}.")
    assert Handler.asked == []


def test_the_published_archives_are_those_of_torchvision() -> None:
    base, sums = omniglot.published()
    assert base.startswith("https://") and tuple(f"{name}.zip" for name in sums) == omniglot.ARCHIVES
    assert all(len(each) == 32 for each in sums.values())
