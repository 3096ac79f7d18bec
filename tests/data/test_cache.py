"""The cache: built once, mapped, never half-written, and rebuilt when it cannot be trusted."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import torch

from workbench.data.cache import cached, stat_fingerprint
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint
from workbench.folders import cache_folder

IDENTITY = {"name": "squares", "size": 8}


class Builder:
    """Builds a small image set, and counts how often."""

    def __init__(self, shade: int = 3, grouped: bool = True) -> None:
        self.calls, self.shade, self.grouped = 0, shade, grouped

    def __call__(self) -> ImageSet:
        self.calls += 1
        images = torch.full((6, 1, 8, 8), self.shade, dtype=torch.uint8)
        group = torch.tensor([0, 1]) if self.grouped else None
        names = ("north", "süd") if self.grouped else ()
        return ImageSet(images, torch.tensor([0, 2, 6]), ("a", "ß"), group, names)


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


def only_file() -> Path:
    (found,) = cache_folder().iterdir()
    return found


@pytest.mark.parametrize("grouped", [True, False])
def test_the_second_opening_reads_what_the_first_built(grouped: bool) -> None:
    build = Builder(grouped=grouped)
    first, second = cached(IDENTITY, "v1", build), cached(IDENTITY, "v1", build)
    assert build.calls == 1
    assert fingerprint(first) == fingerprint(second) == fingerprint(Builder(grouped=grouped)())
    assert second.class_names == ("a", "ß") and (second.class_group is None) is not grouped
    assert only_file().suffix == ".safetensors"


def test_opening_warns_of_nothing_and_writing_to_the_images_leaves_the_file_alone() -> None:
    cached(IDENTITY, "v1", Builder())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        opened = cached(IDENTITY, "v1", Builder())
    before = only_file().read_bytes()
    opened.images.fill_(200)
    assert only_file().read_bytes() == before
    assert cached(IDENTITY, "v1", Builder()).images.max() == 3


def test_changed_sources_replace_the_file() -> None:
    cached(IDENTITY, "v1", Builder(3))
    again = Builder(4)
    assert cached(IDENTITY, "v2", again).images.max() == 4
    assert again.calls == 1 and only_file().is_file()


def test_what_was_asked_for_is_kept_apart() -> None:
    cached(IDENTITY, "v1", Builder(3))
    cached({**IDENTITY, "size": 9}, "v1", Builder(4))
    assert len(list(cache_folder().iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: b"\xff" * len(data),
        lambda data: data.replace(b"stamp", b"stomp"),
        lambda data: data.replace(b"class_names", b"class_namen"),
        lambda data: data.replace(b'"images"', b'"imoges"'),
        lambda data: data + b"more",
    ],
)
def test_a_damaged_file_is_rebuilt(damage: object) -> None:
    cached(IDENTITY, "v1", Builder())
    whole = only_file().read_bytes()
    only_file().write_bytes(damage(whole))  # type: ignore[operator]
    build = Builder()
    assert cached(IDENTITY, "v1", build).images.max() == 3
    assert build.calls == 1
    assert only_file().read_bytes() == whole


def test_a_failed_build_leaves_nothing() -> None:
    def fail() -> ImageSet:
        raise InterruptedError("cancelled")

    with pytest.raises(InterruptedError):
        cached(IDENTITY, "v1", fail)
    assert not cache_folder().exists()


def test_a_failed_write_leaves_nothing_and_the_data_is_used_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("workbench.data.cache._save", full)
    assert cached(IDENTITY, "v1", Builder()).images.max() == 3
    assert "No space left" in caplog.text
    assert list(cache_folder().iterdir()) == []


def test_a_replaced_source_file_has_another_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "source"
    file.write_bytes(b"one")
    before = stat_fingerprint([file])
    assert stat_fingerprint([file]) == before
    file.write_bytes(b"three")
    assert stat_fingerprint([file]) != before
